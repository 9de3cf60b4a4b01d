import type { Card } from '#shared/model/card.ts'
import type { Lane } from '#shared/model/lane.ts'
import { cardsIn, type MapView, type StageView } from '#shared/model/map-view.ts'
import type { Step } from '#shared/model/step.ts'
import { isStepValue } from '#shared/model/vocabulary.ts'

/** Some steps and lanes of a map; a cell that is too full for one slide is shown some cards or channels at a time. */
export interface Part {
  readonly steps: readonly Step[]
  readonly lanes: readonly Lane[]
  readonly only?: Page
}

/** What of a single cell is shown. */
export type Page = { readonly cardIds: ReadonlySet<string> } | { readonly channels: readonly string[] }

/** What else a part is drawn with. */
export interface PartLook {
  readonly widthOf: (step: Step) => number
  /** Whether moments that matter are marked. */
  readonly moments: boolean
}

/**
 * A part of a map as a map of its own, so that it is laid out and drawn like any other: lanes are as high as these steps
 * need, columns as wide as the slide has room. Lines that come in from the step before and lead on to the step after have
 * a column there to come from and go to; the slide crops it away.
 */
export function partOfMap(view: MapView, part: Part, { widthOf, moments }: PartLook): MapView {
  const [before, after] = neighbours(view, part)
  const shown = new Map(
    part.steps.map((step) => [step.id, { ...step, width: widthOf(step), moment: step.moment && moments }]),
  )
  const stages = view.stages.flatMap(({ stage, steps }): StageView[] => {
    const inside = steps.flatMap((step) => shown.get(step.id) ?? [])
    return inside.length === 0 ? [] : [{ stage, steps: inside }]
  })
  const [first, last] = [stages[0], stages.at(-1)]
  const all = [
    ...(before && first ? [besideStage(first, before)] : []),
    ...stages,
    ...(after && last ? [besideStage(last, after)] : []),
  ]
  const beside = [before, after].filter((step) => step !== undefined)
  const cells = new Map(part.lanes.map((lane) => [lane.id, rowOf(view, lane, part, beside)]))
  const kept = new Set(
    part.lanes.flatMap(({ id }) => [...(cells.get(id)?.values() ?? [])].flat().map((card) => card.id)),
  )
  return {
    ...view,
    map: { ...view.map, kind: 'journey', personaDetail: 'none', showBackstory: false },
    stages: all,
    steps: all.flatMap(({ steps }) => steps),
    lanes: part.lanes.map((lane) => withPage(lane, part.only)),
    cells,
    connectors: view.connectors.filter(({ fromId, toId }) => kept.has(fromId) && kept.has(toId)),
    notes: [],
  }
}

/** A lane as high as what stands in it, without the signs that are for those who edit. */
const withPage = (lane: Lane, only: Page | undefined): Lane => ({
  ...lane,
  height: 0,
  locked: false,
  ...(only && 'channels' in only ? { channels: [...only.channels] } : {}),
})

/** The width of a column that is cropped away. */
const BESIDE = 200

const besideStage = ({ stage }: StageView, step: Step): StageView => ({
  stage: { ...stage, id: `${stage.id}~${step.id}`, title: '', goal: '', duration: '', expectation: '' },
  steps: [{ ...step, width: BESIDE, title: '', duration: '', expectation: '', moment: false }],
})

/** The nearest steps on both sides from which a line leads into the part. */
function neighbours(view: MapView, { steps, lanes }: Part): readonly [Step | undefined, Step | undefined] {
  const places = steps.map(({ id }) => view.steps.findIndex((step) => step.id === id))
  const [first, last] = [Math.min(...places), Math.max(...places)]
  const lined = lanes.filter(({ kind }) => kind === 'sentiment' || kind === 'channels')
  const hasValue = (step: Step): boolean =>
    lined.some(({ id }) => cardsIn(view, id, step.id).some(({ kind }) => isStepValue(kind)))
  return [view.steps.slice(0, first).findLast(hasValue), view.steps.slice(last + 1).find(hasValue)]
}

function rowOf(
  view: MapView,
  lane: Lane,
  { steps, only }: Part,
  beside: readonly Step[],
): ReadonlyMap<string, readonly Card[]> {
  const row = new Map<string, readonly Card[]>()
  for (const { id } of steps) {
    const cards = cardsIn(view, lane.id, id).filter((card) => isOnPage(card, only))
    if (cards.length > 0) row.set(id, cards)
  }
  for (const { id } of beside) {
    const values = cardsIn(view, lane.id, id).filter((card) => isStepValue(card.kind) && isOnPage(card, only))
    // Their words would stand on the neighbour's column, half of them cropped away.
    if (values.length > 0)
      row.set(
        id,
        values.map((card) => ({ ...card, text: '' })),
      )
  }
  return row
}

const isOnPage = (card: Card, only: Page | undefined): boolean =>
  only === undefined ||
  ('cardIds' in only ? only.cardIds.has(card.id) : only.channels.includes(card.channels[0] ?? ''))
