import fc from 'fast-check'
import { runCommands } from '#shared/document/commands/run.ts'
import type { Command, NewCard } from '#shared/document/commands/types.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { layoutMap, type MapLayout } from '#shared/layout/map-layout.ts'
import type { Lane } from '#shared/model/lane.ts'
import { placesOf } from '#shared/model/map-data.ts'
import { type MapView, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { STEP_WIDTH } from '#shared/model/step.ts'
import { TRAIT_KINDS } from '#shared/model/trait.ts'
import {
  BLUEPRINT_LINES,
  CHANNELS,
  CHECK_ANSWERS,
  COLORS,
  DIRECTIONS,
  EMPATHY_ZONES,
  EVIDENCE_LEVELS,
  holdsCards,
  IMPACTS,
  LANE_KINDS,
  type MapKind,
  OPPORTUNITY_STATUSES,
  PERSONA_DETAILS,
  ROLES,
  TOUCHPOINT_STATUSES,
} from '#shared/model/vocabulary.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'
import { withNumbers } from '#test/support/map-numbers.ts'
import { type Chance, chanceOf, runsOf } from '#test/support/random.ts'
import { randomCommand } from '#test/support/random-commands.ts'

const WORDS = [
  'waits',
  'asks',
  'a',
  'deposit',
  'Donaudampfschifffahrtsgesellschaft',
  'x'.repeat(90),
  '字幕を読む',
  '👩‍👧',
  'مرحبا',
  'can’t',
  'half-hour',
  '\n',
]

const words = (chance: Chance, most: number): string =>
  Array.from({ length: chance.whole(most) }, () => chance.pick(WORDS)).join(' ')

const SOME_CHANNELS = [...CHANNELS, 'carrier pigeon', 'the notice board behind the door of the night shift']

function anyCard(chance: Chance, laneId: string, stepId: string): NewCard {
  const fields: NewCard['fields'] = {
    text: words(chance, chance.happens(0.15) ? 60 : 12),
    color: chance.happens(0.3) ? chance.pick(COLORS) : null,
    tags: chance.happens(0.3) ? chance.some(['delight', 'wait', 'a rather long tag'], 3) : [],
    evidence: chance.pick(EVIDENCE_LEVELS),
    votes: chance.happens(0.4) ? chance.pick([1, 4, 6, 12, 9999]) : 0,
    channels: chance.some(SOME_CHANNELS, chance.whole(9)),
    status: chance.pick(TOUCHPOINT_STATUSES),
    impact: chance.pick(IMPACTS),
    owner: chance.happens(0.5) ? 'Anneliese from customer care' : '',
    due: chance.happens(0.5) ? '2026-03-09' : null,
    progress: chance.pick(OPPORTUNITY_STATUSES),
    amount: chance.happens(0.2) ? null : chance.pick([0, 3, 45, 1000, -12.75, 123_456_789.5]),
    unit: chance.pick(['', '%', 'people', 'minutes until somebody answers']),
    target: chance.happens(0.4) ? chance.pick([0, 60, -3, 123_456_789]) : null,
    better: chance.happens(0.5) ? chance.pick(DIRECTIONS) : null,
    series: chance.happens(0.4) ? [3, -7, 1e300, 12].slice(0, 1 + chance.whole(4)) : [],
    formula: chance.happens(0.2) ? 'Leads / [Visitors in the whole of the town] * 100' : '',
    value: chance.happens(0.4) ? chance.pick([1, 5, 2.5]) : null,
    effort: chance.happens(0.4) ? chance.pick([1, 5, 1234.5]) : null,
    feasible: chance.happens(0.3) ? chance.pick(CHECK_ANSWERS) : null,
    desirable: chance.happens(0.3) ? chance.pick(CHECK_ANSWERS) : null,
    reach: chance.happens(0.4) ? chance.pick([60, 0.5, 100]) : null,
    image: chance.happens(0.5) ? `${'0'.repeat(64)}.png` : '',
    imageRatio: chance.pick([0.05, 0.7, 1, 1.6, 20]),
    linkedMapId: chance.happens(0.15) ? chance.pick(['map1', 'gone']) : null,
  }
  return { id: chance.id(), laneId, stepId, fields }
}

const WIDTHS = [STEP_WIDTH.least, STEP_WIDTH.usual, 300, 400, 640, STEP_WIDTH.most]

/** Cards of every kind in most cells, values on every line, dots in every matrix. */
function contents(view: MapView, chance: Chance): Command[] {
  const perCell = (kind: (lane: Lane) => boolean) =>
    view.lanes
      .filter(kind)
      .flatMap((lane) => view.steps.map((step) => ({ laneId: lane.id, stepId: step.id })))
  const cards = perCell((lane) => holdsCards(lane.kind)).flatMap(({ laneId, stepId }) =>
    Array.from({ length: chance.whole(5) }, () => anyCard(chance, laneId, stepId)),
  )
  const amounts = perCell((lane) => lane.kind === 'sentiment').flatMap((cell) =>
    [null, ...view.map.personaIds]
      .filter(() => chance.happens(0.7))
      .map((personaId): Command => {
        const text = words(chance, chance.happens(0.1) ? 50 : 6)
        return { type: 'sentiment.set', ...cell, personaId, amount: chance.whole(17) / 4 - 2, text }
      }),
  )
  const dots = perCell((lane) => lane.kind === 'channels').flatMap((cell) =>
    chance
      .some(SOME_CHANNELS, chance.whole(4))
      .map((channel): Command => ({ type: 'channel.set', ...cell, channel, on: true })),
  )
  return [...amounts, ...dots, { type: 'cards.add', cards, beforeId: null }]
}

/** Columns of every size with all that is said of them. */
function columns(view: MapView, chance: Chance): Command[] {
  const heading = () => ({
    title: words(chance, 8),
    duration: chance.happens(0.4) ? words(chance, 5) : '',
    expectation: chance.happens(0.3) ? words(chance, 14) : '',
  })
  return [
    ...view.steps.map((step): Command => {
      const width = chance.happens(0.5) ? chance.pick(WIDTHS) : 140 + chance.whole(500)
      return { type: 'step.edit', id: step.id, changes: { ...heading(), width, moment: chance.happens(0.2) } }
    }),
    ...view.stages.map(({ stage }): Command => {
      const goal = chance.happens(0.4) ? words(chance, 14) : ''
      return { type: 'stage.edit', id: stage.id, changes: { ...heading(), goal } }
    }),
  ]
}

function rows(view: MapView, chance: Chance): Command[] {
  return view.lanes.map((lane): Command => {
    const changes = {
      title: words(chance, 8),
      height: chance.happens(0.3) ? chance.whole(500) : 0,
      collapsed: chance.happens(0.15),
      lineBelow: chance.happens(0.3) ? chance.pick(BLUEPRINT_LINES) : null,
      role: chance.happens(0.3) ? chance.pick(ROLES) : null,
      channels: chance.some(SOME_CHANNELS, chance.whole(5)),
      levels: chance.happens(0.3) ? ['Over the moon and far beyond it', words(chance, 6), 'ok'] : [],
      faces: chance.happens(0.3),
      zone: chance.happens(0.7) ? chance.pick(EMPATHY_ZONES) : null,
    }
    return { type: 'lane.edit', id: lane.id, changes }
  })
}

/** Who travels, with all that is said of them. */
function people(view: MapView, chance: Chance): Command[] {
  return view.personas.flatMap(({ id }): Command[] => {
    const changes = {
      name: words(chance, 4),
      role: words(chance, 6),
      motto: words(chance, 12),
      quote: words(chance, 20),
      about: words(chance, 20),
    }
    const traits = chance.some(TRAIT_KINDS, chance.whole(TRAIT_KINDS.length)).map((kind): Command => {
      const fields = { kind, label: words(chance, 3), text: words(chance, 12) }
      return { type: 'trait.add', id: chance.id(), personaId: id, beforeId: null, fields }
    })
    return [{ type: 'persona.edit', id, changes }, ...traits]
  })
}

function furnishing(view: MapView, kind: MapKind, chance: Chance): Command[] {
  const changes = {
    kind,
    title: words(chance, 9),
    goal: words(chance, 30),
    personaDetail: chance.pick(PERSONA_DETAILS),
    showBackstory: chance.happens(0.4),
  }
  return [
    ...columns(view, chance),
    ...rows(view, chance),
    { type: 'map.edit', id: view.map.id, changes },
    ...people(view, chance),
    ...contents(view, chance),
    ...view.lanes
      .filter(() => chance.happens(0.2))
      .map(({ id }): Command => ({ type: 'lane.edit', id, changes: { locked: true } })),
  ]
}

/** Clusters across cells, thoughts in the parking lot, and values that a room rated. */
function clusters(view: MapView, chance: Chance): Command[] {
  const ids = [...view.cells.values()].flatMap((row) =>
    [...row.values()].flatMap((cards) => cards.map(({ id }) => id)),
  )
  const groups = Array.from(
    { length: chance.whole(5) },
    (): Command => ({
      type: 'group.add',
      id: chance.id(),
      mapId: view.map.id,
      fields: { title: words(chance, 9), color: chance.pick(COLORS) },
      cardIds: chance.some(ids, 1 + chance.whole(6)),
    }),
  )
  const parked = Array.from(
    { length: chance.whole(7) },
    (): Command => ({
      type: 'note.add',
      id: chance.id(),
      mapId: view.map.id,
      fields: { text: words(chance, 12), parked: true },
    }),
  )
  const rated = view.lanes
    .filter(({ kind }) => kind === 'sentiment')
    .flatMap(({ id: laneId }) =>
      view.steps.map((step): Command => {
        const rating = { spread: chance.happens(0.8) ? chance.whole(9) / 4 : null, raters: chance.whole(9) }
        const amount = chance.whole(17) / 4 - 2
        return { type: 'sentiment.set', laneId, stepId: step.id, personaId: null, amount, rating }
      }),
    )
  return [...groups, ...parked, ...(chance.happens(0.4) ? rated : [])]
}

/** Lines between cards and values anywhere: on, back, up, down, within a cell, and two between the same ones. */
function lines(snapshot: Snapshot, mapId: string, chance: Chance): Command[] {
  const ids = Object.keys(snapshot.cards)
  return Array.from({ length: Math.min(14, ids.length) }, (): Command => {
    const fields = {
      fromId: chance.pick(ids),
      toId: chance.pick(ids),
      label: chance.happens(0.4) ? words(chance, 12) : '',
      kind: chance.happens(0.5) ? ('cause' as const) : ('branch' as const),
    }
    return { type: 'connector.add', id: chance.id(), mapId, fields }
  })
}

/** A map that people worked on with every command there is, and its layout. */
export interface RandomMap {
  readonly snapshot: Snapshot
  readonly mapId: string
  readonly view: MapView
  readonly layout: MapLayout
}

/** The map as its readers see it, with lines of a counterpart in every other sentiment lane. */
export function shownMap(snapshot: Snapshot, mapId: string): MapView {
  const view = viewMap(snapshot, mapId) as MapView
  const lines = view.lanes
    .filter(({ kind }, index) => kind === 'sentiment' && index % 2 === 0)
    .map(({ id }) => ({
      laneId: id,
      personaId: view.map.personaIds[0] ?? null,
      label: 'Future',
      values: new Map(view.steps.map((step, index) => [step.id, (index % 5) - 2])),
    }))
  return { ...view, counterpartCurves: [...lines, ...(view.counterpartCurves ?? [])] }
}

const known = new Map<string, RandomMap>()

/** The same map for the same seed; made once, for making it takes longer than looking at it. */
export function randomMap(seed: number, kind: MapKind = 'journey'): RandomMap {
  const before = known.get(`${kind} ${seed}`)
  if (before) return before
  const { snapshot, mapId } = workedOn(seed, kind)
  const view = shownMap(snapshot, mapId)
  const made = { snapshot, mapId, view, layout: layoutMap(view) }
  known.set(`${kind} ${seed}`, made)
  return made
}

function workedOn(seed: number, kind: MapKind): { readonly snapshot: Snapshot; readonly mapId: string } {
  const chance = chanceOf(seed)
  const { doc, mapId } = buildProject({
    stages: kind === 'empathy' ? [1 + chance.whole(2)] : chance.some([1, 2, 3, 1], 3),
    lanes:
      kind === 'empathy'
        ? ['cards', 'cards', 'cards', 'pains', 'cards', ...chance.some(LANE_KINDS, 3)]
        : chance.some([...LANE_KINDS, 'cards', 'sentiment'], 6),
    cardsPerCell: 1,
    personas: chance.whole(kind === 'empathy' ? 5 : 7),
  })
  for (let count = chance.whole(12); count > 0; count--)
    runCommands(doc, [randomCommand(projectDocument(doc), chance)], 'somebody')
  const view = viewMap(projectDocument(doc), mapId)
  if (view) {
    runEach(doc, furnishing(view, kind, chance))
    runEach(doc, lines(projectDocument(doc), mapId, chance))
    runEach(doc, clusters(viewMap(projectDocument(doc), mapId) ?? view, chance))
    const at = { x: chance.whole(3000) - 1500, y: chance.whole(3000) - 1500 }
    const place = { ...at, below: at.y > 0 ? at.y : null, beside: at.y <= 0 && at.x > 0 ? at.x : null }
    const note = { ...place, text: words(chance, 20) }
    carryOut(doc, [{ type: 'note.add', id: chance.id(), mapId, fields: note }])
  } else carryOut(doc, [{ type: 'map.add', id: mapId, fields: {} }])
  const snapshot = projectDocument(doc)
  return { snapshot: chance.happens(0.6) ? counted(snapshot, mapId, chance) : snapshot, mapId }
}

/** The same map with journey data on it: numbers of any length, gaps, what is not told, drops that pains explain. */
function counted(snapshot: Snapshot, mapId: string, chance: Chance): Snapshot {
  const view = viewMap(snapshot, mapId) as MapView
  const cards = [...view.cells.values()].flatMap((row) => [...row.values()].flat())
  const most = 10 ** chance.whole(8)
  const anyCount = (): number | null | undefined =>
    chance.pick([undefined, null, 0, 1, chance.whole(most), chance.whole(most), chance.whole(most), most])
  const anyCounts = () => view.stages.map(anyCount)
  return withNumbers(snapshot, mapId, {
    reached: anyCounts(),
    returned: anyCounts(),
    steps: Object.fromEntries(
      view.steps.flatMap(({ id }) => (chance.happens(0.6) ? [[id, anyCount() ?? null] as const] : [])),
    ),
    levels: view.stages.map(() => (chance.happens(0.6) ? chance.whole(5) - 2 : undefined)),
    ...(chance.happens(0.4) && { beside: anyCounts(), segment: words(chance, 5) }),
    fields: {
      title: words(chance, 6),
      dropLinks: view.stages.flatMap(({ stage }) =>
        chance.some(cards, chance.whole(4)).map(({ id }) => [stage.id, id] as const),
      ),
    },
    figures: chance.happens(0.2) ? { order: placesOf(view.stages.toReversed()) } : {},
  })
}

/** Carries out what can be: a line from a card to itself is refused, and so is what goes into a locked lane. */
function runEach(doc: Parameters<typeof runCommands>[0], commands: readonly Command[]): void {
  for (const command of commands) runCommands(doc, [command], 'somebody')
}

/** How many random maps each property looks at, and which. `LAYOUT_SEED=$(date +%s)` looks at others; where one fails it is printed. */
export const RUNS = {
  numRuns: runsOf('LAYOUT_RUNS', 24),
  seed: runsOf('LAYOUT_SEED', 20_261_122),
} as const

/** Whether something holds of any journey map: a property over {@link randomMap}. */
export function ofAnyMap(check: (map: RandomMap) => void): void {
  fc.assert(
    fc.property(fc.integer(), (seed) => check(randomMap(seed))),
    RUNS,
  )
}

/** Whether something holds of any empathy map. */
export function ofAnyBoard(check: (map: RandomMap) => void): void {
  fc.assert(
    fc.property(fc.integer(), (seed) => check(randomMap(seed, 'empathy'))),
    RUNS,
  )
}

/** Whether something holds of any map of either kind. */
export function ofBothKinds(check: (map: RandomMap) => void): void {
  ofAnyMap(check)
  ofAnyBoard(check)
}
