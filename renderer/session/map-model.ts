import { createStore, type StoreApi } from 'zustand/vanilla'
import { NOTHING_OWN, type OwnView } from '#renderer/room/activities.ts'
import { withCounterpart } from '#shared/analysis/counterpart.ts'
import { dimmedIds, filterView, isIdle } from '#shared/analysis/filter.ts'
import { keepSame } from '#shared/base/keep-same.ts'
import { remember } from '#shared/base/remember.ts'
import { curveMarks } from '#shared/formats/export/drawing-of-map.ts'
import { type CardContexts, cardContexts } from '#shared/layout/drawing/draw-map.ts'
import type { CurveMark } from '#shared/layout/drawing/draw-sentiment.ts'
import { layoutMap, type MapLayout } from '#shared/layout/map-layout.ts'
import type { Card } from '#shared/model/card.ts'
import { type Filter, type FilterMode, NO_FILTER } from '#shared/model/filter.ts'
import { type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { patternSettings, showsPatterns } from './pattern-settings.ts'
import type { WindowState, WindowStore } from './window-state.ts'
import { unseen, withOwn, withSharedLine } from './with-own.ts'

/** What a filter makes of the shown map. */
export interface Filtering {
  /** Of all cards and step values, how many pass. */
  readonly passing: number
  readonly total: number
  /** What does not pass: cards, step values, and the connectors that lead to one of them. */
  readonly outside: ReadonlySet<string>
  /** Cards that stay in sight only because they are in hand: selected or typed into. */
  readonly kept: ReadonlySet<string>
}

/** The map that the window shows, laid out. Recomputed when what it is made of changes, and only then. */
export interface MapModel {
  /** The document, and nothing but it. */
  readonly snapshot: Snapshot
  /** Cards as this window shows them: with those that nobody else sees, see {@link OwnView}. */
  readonly cards: Readonly<Record<string, Card>>
  /** Which of them are private. */
  readonly privateIds: ReadonlySet<string>
  /** The map as it is shown: with one's own, and where a filter hides what does not pass, without that. */
  readonly view: MapView
  /** All of the map as it is in the document, whatever the filter. */
  readonly whole: MapView
  readonly layout: MapLayout
  readonly marks: readonly CurveMark[]
  readonly contexts: CardContexts
  /** What a filter fades: cards, points of sentiment lines, connectors. */
  readonly dimmed: ReadonlySet<string>
  /** `null` while nothing is filtered. */
  readonly filtering: Filtering | null
}

/** What a model shows of a map. */
export interface Sieve {
  readonly filter: Filter
  readonly mode: FilterMode
  /** Cards that stay in sight whether they pass or not. */
  readonly inHand: ReadonlySet<string>
}

const NONE: ReadonlySet<string> = new Set()
const NO_MARKS: readonly CurveMark[] = []
const OPEN_SIEVE: Sieve = { filter: NO_FILTER, mode: 'dim', inHand: NONE }

type LaidOut = Pick<MapModel, 'view' | 'layout' | 'marks' | 'contexts'>
type Shown = Pick<MapModel, 'cards' | 'privateIds'> & { readonly all: MapView }

/** Lays out one view after the other; parts of the layout that come out the same keep their identity. */
function createLayouter(): (view: MapView, own: OwnView) => LaidOut {
  let before: MapLayout | undefined
  return (view, { rating }) => {
    const layout = keepSame(before, layoutMap(view))
    before = layout
    return {
      view,
      layout,
      marks: curveMarks(layout).filter((mark) => !isRated(mark, rating)),
      contexts: cardContexts(view),
    }
  }
}

/** A line that is being rated is one's own and half done: naming its peaks would only disturb. */
const isRated = ({ laneId, personaId }: CurveMark, rating: OwnView['rating']): boolean =>
  laneId === rating?.laneId && personaId === rating.personaId

/** Lays a map out; `null` where the project has no such map. */
export const modelOf = (
  snapshot: Snapshot,
  mapId: string | null,
  sieve: Sieve = OPEN_SIEVE,
): MapModel | null => createModelMaker()(snapshot, mapId, sieve, NOTHING_OWN)

/**
 * Makes models one after the other. What is neither written nor filtered anew is taken over from the one before: a filter
 * that dims moves nothing, so nothing is laid out again.
 */
function createModelMaker() {
  const view = remember(wholeMap)
  const shownView = remember(shownMap)
  const outside = remember(dimmedIds)
  const layOut = createLayouter()
  const laid = remember(layOut)
  return (
    snapshot: Snapshot,
    mapId: string | null,
    { filter, mode, inHand }: Sieve,
    own: OwnView,
  ): MapModel | null => {
    const whole = view(snapshot, mapId)
    if (!whole) return null
    const { all, ...shown } = shownView(snapshot, whole, own)
    const base = { snapshot, whole, ...shown }
    if (isIdle(filter)) return { ...base, ...laid(all, own), dimmed: NONE, filtering: null }
    const dimmed = outside(whole, filter)
    const counted = { ...countPassing(whole, dimmed), outside: dimmed }
    if (mode === 'dim') return { ...base, ...laid(all, own), dimmed, filtering: { ...counted, kept: NONE } }
    const kept = keptBy(snapshot, dimmed, inHand)
    // What is one's own is never hidden from oneself.
    const sifted = layOut(filterView(all, filter, new Set([...kept, ...shown.privateIds])), own)
    return { ...base, ...sifted, dimmed: NONE, filtering: { ...counted, kept } }
  }
}

function wholeMap(snapshot: Snapshot, mapId: string | null): MapView | null {
  const shown = mapId !== null && snapshot.maps[mapId] ? mapId : mapsOf(snapshot)[0]?.id
  const view = shown === undefined ? undefined : viewMap(snapshot, shown)
  return view ? withCounterpart(view, snapshot) : null
}

/** The map with what only this window shows of it. */
function shownMap(snapshot: Snapshot, whole: MapView, own: OwnView): Shown {
  if (own === NOTHING_OWN) return { cards: snapshot.cards, privateIds: NONE, all: whole }
  const shown = withOwn(snapshot, own)
  const view = wholeMap(shown, whole.map.id) ?? whole
  return {
    cards: shown.cards,
    privateIds: new Set(unseen(snapshot, own.cards).map(({ id }) => id)),
    all: withSharedLine(view, snapshot, own),
  }
}

function countPassing(whole: MapView, dimmed: ReadonlySet<string>): Pick<Filtering, 'passing' | 'total'> {
  let [total, passing] = [0, 0]
  for (const row of whole.cells.values())
    for (const cards of row.values())
      for (const { id } of cards) {
        total++
        if (!dimmed.has(id)) passing++
      }
  return { passing, total }
}

/** The cards in hand that a filter would hide. */
const keptBy = (
  { cards }: Snapshot,
  outside: ReadonlySet<string>,
  inHand: ReadonlySet<string>,
): ReadonlySet<string> => new Set([...inHand].filter((id) => outside.has(id) && cards[id] !== undefined))

/** What is selected, and what is typed into. */
const inHandOf = ({ selection, editing }: WindowState): ReadonlySet<string> =>
  editing?.kind === 'card' ? new Set([...selection, editing.id]) : selection

const sieveOf = (window: WindowState): Sieve => ({
  filter: window.filter,
  mode: window.filterMode,
  inHand: inHandOf(window),
})

/** A store of the model that follows the document, the window's choice of map and its filter, and what only it shows. */
export function createMapModelStore(
  snapshots: StoreApi<Snapshot>,
  windowStore: WindowStore,
  own: StoreApi<OwnView>,
): StoreApi<{ model: MapModel | null }> {
  const make = createModelMaker()
  const current = () => {
    const window = windowStore.getState()
    // What is presented or compared is for all to see.
    const shownOwn = window.screen === 'map' ? own.getState() : NOTHING_OWN
    const model = make(snapshots.getState(), window.mapId, sieveOf(window), shownOwn)
    return model && !showsPatterns(patternSettings.getState(), window.screen)
      ? { ...model, marks: NO_MARKS }
      : model
  }
  const store = createStore<{ model: MapModel | null }>(() => ({ model: current() }))
  snapshots.subscribe(() => store.setState({ model: current() }))
  own.subscribe(() => store.setState({ model: current() }))
  patternSettings.subscribe(() => store.setState({ model: current() }))
  windowStore.subscribe((now, before) => {
    const isOther =
      now.mapId !== before.mapId ||
      now.filter !== before.filter ||
      now.filterMode !== before.filterMode ||
      now.screen !== before.screen
    if (isOther || keepsOthers(store.getState().model, now, before)) store.setState({ model: current() })
  })
  return store
}

/** Whether cards that a filter hides were taken in hand or left. */
function keepsOthers(model: MapModel | null, now: WindowState, before: WindowState): boolean {
  if (!model?.filtering || now.filterMode === 'dim') return false
  if (now.selection === before.selection && now.editing === before.editing) return false
  const { outside, kept } = model.filtering
  const next = keptBy(model.snapshot, outside, inHandOf(now))
  return next.size !== kept.size || [...next].some((id) => !kept.has(id))
}
