import fc from 'fast-check'
import { runCommands } from '#shared/document/commands/run.ts'
import type { Command, NewCard } from '#shared/document/commands/types.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { layoutMap, type MapLayout } from '#shared/layout/map-layout.ts'
import { type MapView, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { STEP_WIDTH } from '#shared/model/step.ts'
import {
  BLUEPRINT_LINES,
  CHANNELS,
  COLORS,
  EVIDENCE_LEVELS,
  IMPACTS,
  LANE_KINDS,
  OPPORTUNITY_STATUSES,
  TOUCHPOINT_STATUSES,
} from '#shared/model/vocabulary.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'
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

function anyCard(chance: Chance, laneId: string, stepId: string): NewCard {
  const fields: NewCard['fields'] = {
    text: words(chance, chance.happens(0.15) ? 60 : 12),
    color: chance.happens(0.3) ? chance.pick(COLORS) : null,
    tags: chance.happens(0.3) ? chance.some(['delight', 'wait', 'a rather long tag'], 3) : [],
    evidence: chance.pick(EVIDENCE_LEVELS),
    votes: chance.happens(0.4) ? chance.pick([1, 4, 6, 12, 9999]) : 0,
    channels: chance.some([...CHANNELS, 'carrier pigeon'], chance.whole(9)),
    status: chance.pick(TOUCHPOINT_STATUSES),
    impact: chance.pick(IMPACTS),
    owner: chance.happens(0.5) ? 'Anneliese from customer care' : '',
    due: chance.happens(0.5) ? '2026-03-09' : null,
    progress: chance.pick(OPPORTUNITY_STATUSES),
    amount: chance.happens(0.2) ? null : chance.pick([0, 3, 45, 1000, -12.75, 123_456_789.5]),
    unit: chance.pick(['', '%', 'people', 'minutes until somebody answers']),
  }
  return { id: chance.id(), laneId, stepId, fields }
}

const WIDTHS = [STEP_WIDTH.least, STEP_WIDTH.usual, 300, 400, 640, STEP_WIDTH.most]

/** Columns and rows of every size, cards of every kind in most cells, values on every line. */
function furnishing(view: MapView, chance: Chance): Command[] {
  const cards = view.lanes
    .filter((lane) => lane.kind !== 'sentiment')
    .flatMap((lane) =>
      view.steps.flatMap((step) =>
        Array.from({ length: chance.whole(5) }, () => anyCard(chance, lane.id, step.id)),
      ),
    )
  const amounts = view.lanes
    .filter((lane) => lane.kind === 'sentiment')
    .flatMap((lane) =>
      [null, ...view.map.personaIds].flatMap((personaId) =>
        view.steps
          .filter(() => chance.happens(0.7))
          .map((step): Command => {
            const amount = chance.whole(17) / 4 - 2
            const text = words(chance, chance.happens(0.1) ? 50 : 6)
            return { type: 'sentiment.set', laneId: lane.id, stepId: step.id, personaId, amount, text }
          }),
      ),
    )
  return [
    ...view.steps.map((step): Command => {
      const changes = {
        title: words(chance, 8),
        width: chance.happens(0.5) ? chance.pick(WIDTHS) : 140 + chance.whole(500),
        moment: chance.happens(0.2),
      }
      return { type: 'step.edit', id: step.id, changes }
    }),
    ...view.stages.map(
      ({ stage }): Command => ({ type: 'stage.edit', id: stage.id, changes: { title: words(chance, 8) } }),
    ),
    ...view.lanes.map((lane): Command => {
      const changes = {
        title: words(chance, 8),
        height: chance.happens(0.3) ? chance.whole(500) : 0,
        collapsed: chance.happens(0.15),
        lineBelow: chance.happens(0.3) ? chance.pick(BLUEPRINT_LINES) : null,
      }
      return { type: 'lane.edit', id: lane.id, changes }
    }),
    { type: 'map.edit', id: view.map.id, changes: { title: words(chance, 9), goal: words(chance, 30) } },
    ...view.personas.map(({ id }): Command => {
      const changes = { name: words(chance, 4), role: words(chance, 6), motto: words(chance, 12) }
      return { type: 'persona.edit', id, changes }
    }),
    ...amounts,
    { type: 'cards.add', cards, beforeId: null },
  ]
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

const known = new Map<number, RandomMap>()

/** The same map for the same seed; made once, for making it takes longer than looking at it. */
export function randomMap(seed: number): RandomMap {
  const before = known.get(seed)
  if (before) return before
  const { snapshot, mapId } = workedOn(seed)
  const view = viewMap(snapshot, mapId) as MapView
  const made = { snapshot, mapId, view, layout: layoutMap(view) }
  known.set(seed, made)
  return made
}

function workedOn(seed: number): { readonly snapshot: Snapshot; readonly mapId: string } {
  const chance = chanceOf(seed)
  const { doc, mapId } = buildProject({
    stages: chance.some([1, 2, 3, 1], 3),
    lanes: chance.some([...LANE_KINDS, 'cards', 'sentiment'], 6),
    cardsPerCell: 1,
    personas: chance.whole(4),
  })
  for (let count = chance.whole(12); count > 0; count--)
    runCommands(doc, [randomCommand(projectDocument(doc), chance)], 'somebody')
  const view = viewMap(projectDocument(doc), mapId)
  if (view) {
    carryOut(doc, furnishing(view, chance))
    runEach(doc, lines(projectDocument(doc), mapId, chance))
    const note = { x: chance.whole(3000) - 1500, y: chance.whole(3000) - 1500, text: words(chance, 20) }
    carryOut(doc, [{ type: 'note.add', id: chance.id(), mapId, fields: note }])
  } else carryOut(doc, [{ type: 'map.add', id: mapId, fields: {} }])
  return { snapshot: projectDocument(doc), mapId }
}

/** Carries out what can be; a line from a card to itself is refused. */
function runEach(doc: Parameters<typeof runCommands>[0], commands: readonly Command[]): void {
  for (const command of commands) runCommands(doc, [command], 'somebody')
}

/** How many random maps each property looks at. The seed is new with every run and printed where one fails. */
export const RUNS = { numRuns: runsOf('LAYOUT_RUNS', 24), seed: Date.now() } as const

/** Whether something holds of any map: a property over {@link randomMap}. */
export function ofAnyMap(check: (map: RandomMap) => void): void {
  fc.assert(
    fc.property(fc.integer(), (seed) => check(randomMap(seed))),
    RUNS,
  )
}
