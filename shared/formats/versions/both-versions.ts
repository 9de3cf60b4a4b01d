import { type Change, inBothOrders } from '#shared/analysis/changes.ts'
import type { Card } from '#shared/model/card.ts'
import type { Lane } from '#shared/model/lane.ts'
import {
  type CounterpartCurve,
  cardsIn,
  type MapView,
  type StageView,
  viewMap,
} from '#shared/model/map-view.ts'
import type { Note } from '#shared/model/note.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { STEP_WIDTH, type Step, stepRecord } from '#shared/model/step.ts'

/** One map with all that it is and all that it was. */
export interface BothVersions {
  /** The map as it is, with what is gone where it was, and ghosts of what went elsewhere. */
  readonly view: MapView
  /** Ids of the stages, steps, lanes, cards, connectors and notes that are not there any more. */
  readonly gone: ReadonlySet<string>
  /** Whether the map itself is gone. */
  readonly isGone: boolean
}

/** The id under which a card or note that moved stands where it was. */
export const ghostId = (id: string): string => `was~${id}`

/** Whether an id is one of {@link ghostId}; computed ids begin with that of a lane. */
export const isGhost = (id: string): boolean => id.startsWith('was~')

/** What the line of before is called beside the one of now. */
const BEFORE = 'Before'

/** Puts two versions of a map into one; `null` where neither has it. */
export function bothVersions(
  before: Snapshot,
  after: Snapshot,
  mapId: string,
  changes: readonly Change[],
): BothVersions | null {
  const was = viewMap(before, mapId, { withHidden: true })
  const is = viewMap(after, mapId, { withHidden: true })
  const base = is ?? was
  if (!base) return null
  const empty: MapView = {
    ...base,
    stages: [],
    steps: [],
    lanes: [],
    cells: new Map(),
    connectors: [],
    notes: [],
  }
  return join(was ?? empty, is ?? empty, base, { after, changes, isGone: is === undefined })
}

interface Rest {
  readonly after: Snapshot
  readonly changes: readonly Change[]
  readonly isGone: boolean
}

function join(was: MapView, is: MapView, base: MapView, { after, changes, isGone }: Rest): BothVersions {
  const gone = new Set<string>()
  const stages = joinStages(was, is, gone)
  const steps = stages.flatMap((stage) => stage.steps)
  const lanes = joinLanes(was, is, gone, changes)
  const cells = joinCells(was, is, lanes, steps, after, gone)
  const connectors = inBothOrders(was.connectors, is.connectors)
  const here = new Set([...is.connectors, ...is.notes].map(({ id }) => id))
  const notes = inBothOrders(
    was.notes.map((note) => noteThen(note, is)),
    is.notes,
  )
  for (const { id } of [...was.connectors, ...was.notes]) if (!here.has(id)) gone.add(id)
  return {
    gone,
    isGone,
    view: {
      ...base,
      stages,
      steps,
      lanes,
      cells,
      connectors,
      notes,
      groups: new Map([...was.groups, ...is.groups]),
      counterpartCurves: lanes.flatMap((lane) => linesBefore(was, is, lane)),
      mapTitles: new Map([...was.mapTitles, ...is.mapTitles]),
    },
  }
}

function joinStages(was: MapView, is: MapView, gone: Set<string>): readonly StageView[] {
  const withId = (view: StageView) => ({ id: view.stage.id, view })
  const here = new Set(is.steps.map(({ id }) => id))
  const staying = new Map(is.stages.map(({ stage, steps }) => [stage.id, steps]))
  const then = new Map(was.stages.map(({ stage, steps }) => [stage.id, steps]))
  return inBothOrders(was.stages.map(withId), is.stages.map(withId)).map(({ id, view: { stage } }) => {
    const now = staying.get(id)
    if (!now) gone.add(id)
    const old = (then.get(id) ?? []).filter(
      (step) => !here.has(step.id) || now?.some((one) => one.id === step.id),
    )
    const steps = inBothOrders(old, now ?? [])
    for (const step of steps) if (!here.has(step.id)) gone.add(step.id)
    return { stage, steps: steps.length > 0 ? steps : [emptyColumn(stage.id, gone)] }
  })
}

/** Below the title of a stage that went when its steps moved to another. */
function emptyColumn(stageId: string, gone: Set<string>): Step {
  const id = ghostId(stageId)
  gone.add(id)
  return { ...stepRecord.defaults, id, stageId, width: STEP_WIDTH.least }
}

/** Lanes that either version shows; those in which something happened are not folded. */
function joinLanes(
  was: MapView,
  is: MapView,
  gone: Set<string>,
  changes: readonly Change[],
): readonly Lane[] {
  const shown = new Set([...was.lanes, ...is.lanes].flatMap(({ id, hidden }) => (hidden ? [] : [id])))
  const here = new Set(is.lanes.map(({ id }) => id))
  const ids = new Set(changes.map(({ id }) => id))
  const stirred = new Set(
    [was, is].flatMap(({ cells }) =>
      [...cells].flatMap(([laneId, row]) =>
        [...row.values()].some((cards) => cards.some((card) => ids.has(card.id))) ? [laneId] : [],
      ),
    ),
  )
  return inBothOrders(was.lanes, is.lanes)
    .filter(({ id }) => shown.has(id))
    .map((lane) => {
      if (!here.has(lane.id)) gone.add(lane.id)
      return lane.collapsed && stirred.has(lane.id) ? { ...lane, collapsed: false } : lane
    })
}

function joinCells(
  was: MapView,
  is: MapView,
  lanes: readonly Lane[],
  steps: readonly Step[],
  after: Snapshot,
  gone: Set<string>,
): MapView['cells'] {
  const isHere = (id: string): boolean => Object.hasOwn(after.cards, id)
  return new Map(
    lanes.map((lane) => [
      lane.id,
      new Map(
        steps.map((step) => {
          const now = cardsIn(is, lane.id, step.id)
          const staying = new Set(now.map(({ id }) => id))
          const then = cardsIn(was, lane.id, step.id).filter(
            // The value of before is a point of the line of before.
            (card) => staying.has(card.id) || card.kind !== 'sentiment' || lane.kind !== 'sentiment',
          )
          for (const { id } of then) if (!isHere(id)) gone.add(id)
          const old = then.map((card) => (staying.has(card.id) || !isHere(card.id) ? card : ghostOf(card)))
          return [step.id, withinGroups(inBothOrders(old, now), staying)] as const
        }),
      ),
    ]),
  )
}

const ghostOf = (card: Card): Card => ({ ...card, id: ghostId(card.id) })

/** What is gone stands in a cluster only between two cards of it, lest it begin one or take one apart. */
function withinGroups(cards: readonly Card[], staying: ReadonlySet<string>): readonly Card[] {
  let group: string | null = null
  return cards.map((card, index) => {
    if (staying.has(card.id)) {
      group = card.groupId
      return card
    }
    const next = cards.slice(index + 1).find(({ id }) => staying.has(id))
    return { ...card, groupId: next && next.groupId === group ? group : null }
  })
}

/** A note that lies elsewhere by now leaves its ghost where it lay. */
function noteThen(note: Note, is: MapView): Note {
  const now = is.notes.find(({ id }) => id === note.id)
  const isElsewhere =
    now &&
    !now.parked &&
    !note.parked &&
    (['x', 'y', 'below', 'beside'] as const).some((at) => now[at] !== note[at])
  return isElsewhere ? { ...note, id: ghostId(note.id) } : note
}

/** The lines of a lane that ran otherwise before. */
function linesBefore(was: MapView, is: MapView, lane: Lane): CounterpartCurve[] {
  if (lane.kind !== 'sentiment') return []
  const then = valuesOf(was, lane.id)
  const now = valuesOf(is, lane.id)
  return [...then].flatMap(([personaId, values]) => {
    const own = now.get(personaId)
    const isSame =
      own?.size === values.size && [...values].every(([stepId, amount]) => own.get(stepId) === amount)
    return isSame ? [] : [{ laneId: lane.id, personaId, label: BEFORE, values }]
  })
}

function valuesOf(view: MapView, laneId: string): Map<string | null, Map<string, number>> {
  const values = new Map<string | null, Map<string, number>>()
  for (const [stepId, cards] of view.cells.get(laneId) ?? [])
    for (const { kind, personaId, amount } of cards) {
      if (kind !== 'sentiment' || amount === null) continue
      const own = values.get(personaId) ?? new Map<string, number>()
      values.set(personaId, own.set(stepId, amount))
    }
  return values
}
