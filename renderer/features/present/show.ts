import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CellId } from '#renderer/session/window-state.ts'
import { assertNever } from '#shared/base/result.ts'
import type { Deck, Order, PartSlide, Slide } from './deck/deck.ts'

/** Where a presentation is. */
export interface ShowState {
  readonly order: Order
  /** The slide that is shown; `index` says where it stood, in case it is gone after an edit. */
  readonly at: { readonly id: string; readonly index: number }
  /** Whether all but one cell is dimmed. */
  readonly spotlight: boolean
  /** The cell in the light. */
  readonly cell: CellId | null
  /** The card that is shown alone. */
  readonly cardId: string | null
  /** Nothing is shown, so that people look at whoever speaks. */
  readonly blank: boolean
}

/** What a presenter does, by hand, key, clicker or from the second window. */
export type Act =
  | { readonly kind: 'move'; readonly by: 1 | -1 }
  | { readonly kind: 'go'; readonly id: string }
  | { readonly kind: 'end'; readonly which: 'first' | 'last' }
  | { readonly kind: 'chapter'; readonly number: number }
  | { readonly kind: 'walk'; readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1 }
  | { readonly kind: 'spotlight'; readonly cell?: CellId }
  | { readonly kind: 'card'; readonly cardId: string | null }
  | { readonly kind: 'closer' }
  | { readonly kind: 'order' }
  | { readonly kind: 'blank' }

export type ShowStore = StoreApi<ShowState>

export const createShow = (order: Order): ShowStore =>
  createStore<ShowState>(() => ({
    order,
    at: { id: 'title', index: 0 },
    spotlight: false,
    cell: null,
    cardId: null,
    blank: false,
  }))

/** The slide that a state shows: that of its id, else the one nearest to where it was. */
export function slideAt({ slides }: Deck, { at }: Pick<ShowState, 'at'>): { slide: Slide; index: number } {
  const found = slides.findIndex(({ id }) => id === at.id)
  const index = found >= 0 ? found : Math.min(at.index, slides.length - 1)
  return { slide: slides[index] as Slide, index }
}

/** The state after an act; the same state where there is nothing to do. */
export function reduce(state: ShowState, act: Act, deck: Deck): ShowState {
  const { slide, index } = slideAt(deck, state)
  // A blank screen comes back with whatever is done next, and that is all that key does.
  if (state.blank) return { ...state, blank: false }
  switch (act.kind) {
    case 'move':
      return goTo(state, deck, index + act.by)
    case 'go':
      return goTo(
        state,
        deck,
        deck.slides.findIndex(({ id }) => id === act.id),
      )
    case 'end':
      return goTo(state, deck, act.which === 'first' ? 0 : deck.slides.length - 1)
    case 'chapter':
      return goTo(state, deck, chapterStarts(deck)[act.number - 1] ?? -1)
    case 'walk':
      return state.cardId === null ? walk(state, deck, slide, act) : walkCards(state, deck, act.x || act.y)
    case 'spotlight':
      return light(state, slide, act.cell)
    case 'card':
      return { ...state, cardId: act.cardId }
    case 'closer':
      return closer(state, deck)
    case 'order':
      return otherOrder(state, deck, index)
    case 'blank':
      return { ...state, blank: true }
    default:
      return assertNever(act)
  }
}

/** One step back out: from a card to its cell, from the cell to the slide. `null` from there: out of the presentation. */
export function stepOut(state: ShowState): ShowState | null {
  if (state.blank) return { ...state, blank: false }
  if (state.cardId !== null) return { ...state, cardId: null }
  return state.spotlight ? { ...state, spotlight: false, cell: null } : null
}

/** A slide that is asked for and there; the light falls on the same lane there, else on the first. */
function goTo(state: ShowState, { slides }: Deck, index: number): ShowState {
  const slide = slides[index]
  if (!slide) return state
  const cell = state.spotlight ? firstCell(slide, state.cell) : null
  return { ...state, at: { id: slide.id, index }, cell, cardId: null }
}

/** The indexes at which stages, or lanes, begin. */
export function chapterStarts({ slides }: Deck): readonly number[] {
  return slides.flatMap((slide, index) => {
    const before = slides[index - 1]
    if (slide.kind !== 'part') return []
    return before?.kind === 'part' && before.about === slide.about ? [] : [index]
  })
}

function firstCell(slide: Slide, near: CellId | null): CellId | null {
  if (slide.kind !== 'part') return null
  const { steps, lanes } = slide.laid.part
  const lane = lanes.find(({ id }) => id === near?.laneId) ?? lanes[0]
  return lane && steps[0] ? { laneId: lane.id, stepId: steps[0].id } : null
}

function light(state: ShowState, slide: Slide, wanted: CellId | undefined): ShowState {
  if (wanted) return { ...state, spotlight: true, cell: wanted, cardId: null }
  if (state.spotlight) return { ...state, spotlight: false, cell: null, cardId: null }
  const cell = firstCell(slide, null)
  return cell ? { ...state, spotlight: true, cell } : state
}

const parts = ({ slides }: Deck): PartSlide[] => slides.filter((slide) => slide.kind === 'part')

const shows = ({ laid: { part } }: PartSlide, { laneId, stepId }: CellId): boolean =>
  part.lanes.some(({ id }) => id === laneId) && part.steps.some(({ id }) => id === stepId)

/** To the next cell of the map that is on a slide, on whichever it is; lanes that have nothing to say to a stage are not. */
function walk(
  state: ShowState,
  deck: Deck,
  slide: Slide,
  { x, y }: { readonly x: number; readonly y: number },
): ShowState {
  if (!state.cell || slide.kind !== 'part') return state
  const { lanes, steps } = deck.view
  let lane = lanes.findIndex(({ id }) => id === state.cell?.laneId)
  let step = steps.findIndex(({ id }) => id === state.cell?.stepId)
  for (;;) {
    lane += y
    step += x
    const [laneId, stepId] = [lanes[lane]?.id, steps[step]?.id]
    if (laneId === undefined || stepId === undefined) return state
    const cell = { laneId, stepId }
    if (shows(slide, cell)) return { ...state, cell }
    const index = deck.slides.findIndex((other) => other.kind === 'part' && shows(other, cell))
    const next = deck.slides[index]
    if (next) return { ...state, cell, at: { id: next.id, index } }
  }
}

/** The cards of the cell in the light, in order. */
export function cardsInLight(deck: Deck, state: Pick<ShowState, 'cell'>): readonly string[] {
  const { cell } = state
  if (!cell) return []
  return parts(deck)
    .filter((slide) => shows(slide, cell))
    .flatMap(({ laid }) => laid.layout.cards.map(({ card }) => card))
    .filter(({ place }) => place[0] === cell.laneId && place[1] === cell.stepId)
    .map(({ id }) => id)
}

function closer(state: ShowState, deck: Deck): ShowState {
  if (!state.spotlight) return state
  if (state.cardId !== null) return walkCards(state, deck, 1)
  const [first] = cardsInLight(deck, state)
  return first === undefined ? state : { ...state, cardId: first }
}

/** To the cell's next card; beyond the last one back to the cell. */
function walkCards(state: ShowState, deck: Deck, by: number): ShowState {
  const cards = cardsInLight(deck, state)
  const at = cards.indexOf(state.cardId ?? '')
  return { ...state, cardId: cards[at + by] ?? null }
}

/** What stood in the light stays in it. */
function otherOrder(state: ShowState, deck: Deck, index: number): ShowState {
  if (deck.view.map.kind === 'empathy') return state
  const order = state.order === 'stages' ? 'lanes' : 'stages'
  const inside = deck.slides[index]?.kind === 'part'
  const first = chapterStarts(deck)[0] ?? 0
  return {
    ...state,
    order,
    at: inside ? { id: '', index: first } : state.at,
    spotlight: false,
    cell: null,
    cardId: null,
  }
}
