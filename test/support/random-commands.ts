import type { CardMove, Command, CommandType, NewCard } from '#shared/document/commands/types.ts'
import { type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { TRAIT_KINDS } from '#shared/model/trait.ts'
import { COLORS, LANE_KINDS } from '#shared/model/vocabulary.ts'
import { WEIGHTS } from './command-weights.ts'
import type { Chance } from './random.ts'

/** Letters of every length in UTF-8 and UTF-16, a broken one and a joined one among them. */
const LETTERS = ['a', 'b', ' ', '\n', 'é', '字', '😀', '😁', '👩‍👧', '\ud83d', '0']

const randomText = (chance: Chance): string =>
  Array.from({ length: chance.whole(12) }, () => chance.pick(LETTERS)).join('')

/** A text as somebody leaves it who typed and deleted somewhere in it. */
function editedText(chance: Chance, text: string): string {
  const start = chance.whole(text.length + 1)
  const end = Math.min(text.length, start + chance.whole(4))
  return text.slice(0, start) + (chance.happens(0.8) ? randomText(chance) : '') + text.slice(end)
}

interface Scene {
  readonly snapshot: Snapshot
  readonly view: MapView
  readonly chance: Chance
}

/** An existing id mostly, `null` sometimes, now and then one that is not there. */
function anyBefore({ chance }: Scene, ids: readonly string[]): string | null {
  return chance.happens(0.1) ? 'nobody' : chance.happens(0.3) ? null : (chance.pickAny(ids) ?? null)
}

const idsOf = (records: Iterable<{ readonly id: string }>): string[] => [...records].map(({ id }) => id)

function target(scene: Scene, ids: readonly string[]): string {
  return scene.chance.happens(0.03) ? 'nobody' : (scene.chance.pickAny(ids) ?? 'nobody')
}

const stageIds = ({ view }: Scene): string[] => view.stages.map(({ stage }) => stage.id)
const cardIds = ({ snapshot }: Scene): string[] => Object.keys(snapshot.cards)
const cell = (scene: Scene): { laneId: string; stepId: string } => ({
  laneId: target(scene, idsOf(scene.view.lanes)),
  stepId: target(scene, idsOf(scene.view.steps)),
})

function newCards(scene: Scene): NewCard[] {
  const place = cell(scene)
  return Array.from({ length: 1 + scene.chance.whole(3) }, () => ({
    id: scene.chance.id(),
    ...(scene.chance.happens(0.7) ? place : cell(scene)),
    fields: { text: randomText(scene.chance), tags: scene.chance.some(['x', 'y', 'z'], 2) },
  }))
}

function moves(scene: Scene): CardMove[] {
  const place = cell(scene)
  const beforeId = anyBefore(scene, cardIds(scene))
  return scene.chance
    .some(cardIds(scene), 1 + scene.chance.whole(3))
    .map((id) => ({ id, ...place, beforeId }))
}

const color = ({ chance }: Scene) => chance.pick(COLORS)

type Maker = (scene: Scene) => Command

/** One maker per command: a new command without one does not compile, so that the generator never falls behind. */
const MAKERS: { readonly [T in CommandType]: Maker } = {
  'project.edit': ({ snapshot, chance }) => ({
    type: 'project.edit',
    changes: { title: editedText(chance, snapshot.projects.project?.title ?? '') },
  }),
  'persona.add': ({ view, chance }) => ({
    type: 'persona.add',
    id: chance.id(),
    mapId: chance.happens(0.7) ? view.map.id : null,
    fields: { name: randomText(chance) },
  }),
  'persona.edit': (scene) => {
    const id = target(scene, Object.keys(scene.snapshot.personas))
    const name = editedText(scene.chance, scene.snapshot.personas[id]?.name ?? '')
    return { type: 'persona.edit', id, changes: { name, color: color(scene) } }
  },
  'persona.move': (scene) => ({
    type: 'persona.move',
    id: target(scene, Object.keys(scene.snapshot.personas)),
    beforeId: anyBefore(scene, Object.keys(scene.snapshot.personas)),
  }),
  'trait.add': (scene) => ({
    type: 'trait.add',
    id: scene.chance.id(),
    personaId: target(scene, Object.keys(scene.snapshot.personas)),
    beforeId: anyBefore(scene, Object.keys(scene.snapshot.traits)),
    fields: { kind: scene.chance.pick(TRAIT_KINDS), text: randomText(scene.chance) },
  }),
  'trait.edit': (scene) => {
    const id = target(scene, Object.keys(scene.snapshot.traits))
    const text = editedText(scene.chance, scene.snapshot.traits[id]?.text ?? '')
    return { type: 'trait.edit', id, changes: { text } }
  },
  'trait.move': (scene) => ({
    type: 'trait.move',
    id: target(scene, Object.keys(scene.snapshot.traits)),
    beforeId: anyBefore(scene, Object.keys(scene.snapshot.traits)),
  }),
  'trait.remove': (scene) => ({
    type: 'trait.remove',
    id: target(scene, Object.keys(scene.snapshot.traits)),
  }),
  'persona.remove': (scene) => ({
    type: 'persona.remove',
    id: target(scene, Object.keys(scene.snapshot.personas)),
  }),
  'map.add': ({ chance }) => ({ type: 'map.add', id: chance.id(), fields: { title: randomText(chance) } }),
  'map.edit': (scene) => {
    const changes = { goal: editedText(scene.chance, scene.view.map.goal), state: 'future' } as const
    return { type: 'map.edit', id: scene.view.map.id, changes }
  },
  'map.move': (scene) => ({
    type: 'map.move',
    id: scene.view.map.id,
    beforeId: anyBefore(scene, Object.keys(scene.snapshot.maps)),
  }),
  'map.remove': (scene) => ({ type: 'map.remove', id: target(scene, Object.keys(scene.snapshot.maps)) }),
  'stage.add': (scene) => ({
    type: 'stage.add',
    id: scene.chance.id(),
    stepId: scene.chance.id(),
    mapId: target(scene, [scene.view.map.id]),
    beforeId: anyBefore(scene, stageIds(scene)),
    fields: { title: randomText(scene.chance) },
  }),
  'stage.edit': (scene) => {
    const id = target(scene, stageIds(scene))
    const title = editedText(scene.chance, scene.snapshot.stages[id]?.title ?? '')
    return { type: 'stage.edit', id, changes: { title } }
  },
  'stage.move': (scene) => ({
    type: 'stage.move',
    id: target(scene, stageIds(scene)),
    beforeId: anyBefore(scene, stageIds(scene)),
  }),
  'stage.remove': (scene) => ({ type: 'stage.remove', id: target(scene, stageIds(scene)) }),
  'stage.split': (scene) => ({
    type: 'stage.split',
    id: target(scene, stageIds(scene)),
    newId: scene.chance.id(),
    fromStepId: target(scene, idsOf(scene.view.steps)),
    fields: { title: randomText(scene.chance) },
  }),
  'stage.merge': (scene) => ({
    type: 'stage.merge',
    id: target(scene, stageIds(scene)),
    otherId: target(scene, stageIds(scene)),
  }),
  'step.add': (scene) => ({
    type: 'step.add',
    id: scene.chance.id(),
    stageId: target(scene, stageIds(scene)),
    beforeId: anyBefore(scene, idsOf(scene.view.steps)),
    fields: { title: randomText(scene.chance) },
  }),
  'step.edit': (scene) => {
    const id = target(scene, idsOf(scene.view.steps))
    const title = editedText(scene.chance, scene.snapshot.steps[id]?.title ?? '')
    return { type: 'step.edit', id, changes: { title, width: 140 + scene.chance.whole(400) } }
  },
  'step.move': (scene) => ({
    type: 'step.move',
    id: target(scene, idsOf(scene.view.steps)),
    stageId: target(scene, stageIds(scene)),
    beforeId: anyBefore(scene, idsOf(scene.view.steps)),
  }),
  'step.remove': (scene) => ({ type: 'step.remove', id: target(scene, idsOf(scene.view.steps)) }),
  'lane.add': (scene) => ({
    type: 'lane.add',
    id: scene.chance.id(),
    mapId: target(scene, [scene.view.map.id]),
    beforeId: anyBefore(scene, idsOf(scene.view.lanes)),
    fields: { title: randomText(scene.chance), kind: scene.chance.pick(LANE_KINDS) },
  }),
  'lane.edit': (scene) => ({
    type: 'lane.edit',
    id: target(scene, idsOf(scene.view.lanes)),
    changes: scene.chance.happens(0.3)
      ? { kind: scene.chance.pick(LANE_KINDS) }
      : {
          collapsed: scene.chance.happens(0.5),
          locked: scene.chance.happens(0.1),
          hidden: scene.chance.happens(0.1),
          height: scene.chance.whole(300),
        },
  }),
  'lane.move': (scene) => ({
    type: 'lane.move',
    id: target(scene, idsOf(scene.view.lanes)),
    beforeId: anyBefore(scene, idsOf(scene.view.lanes)),
  }),
  'lane.remove': (scene) => ({ type: 'lane.remove', id: target(scene, idsOf(scene.view.lanes)) }),
  'cards.add': (scene) => ({
    type: 'cards.add',
    cards: newCards(scene),
    beforeId: anyBefore(scene, cardIds(scene)),
  }),
  'cards.edit': (scene) => {
    const ids = scene.chance.some(cardIds(scene), 1 + scene.chance.whole(2))
    const text = editedText(scene.chance, scene.snapshot.cards[ids[0] ?? '']?.text ?? '')
    const others = { tags: scene.chance.some(['x', 'y', 'z'], 3), color: color(scene) }
    const joined = { groupId: scene.chance.pickAny(Object.keys(scene.snapshot.groups)) ?? null }
    if (scene.chance.happens(0.15)) return { type: 'cards.edit', ids, changes: joined }
    return { type: 'cards.edit', ids, changes: scene.chance.happens(0.7) ? { text } : others }
  },
  'cards.move': (scene) => ({ type: 'cards.move', moves: moves(scene) }),
  'cards.remove': (scene) => ({
    type: 'cards.remove',
    ids: scene.chance.some(cardIds(scene), 1 + scene.chance.whole(2)),
  }),
  'cards.merge': (scene) => ({
    type: 'cards.merge',
    id: target(scene, cardIds(scene)),
    otherIds: scene.chance.some(cardIds(scene), 1 + scene.chance.whole(2)),
  }),
  'group.add': (scene) => ({
    type: 'group.add',
    id: scene.chance.id(),
    mapId: target(scene, [scene.view.map.id]),
    fields: { title: randomText(scene.chance) },
    cardIds: scene.chance.some(cardIds(scene), 1 + scene.chance.whole(3)),
  }),
  'group.edit': (scene) => {
    const id = target(scene, Object.keys(scene.snapshot.groups))
    const title = editedText(scene.chance, scene.snapshot.groups[id]?.title ?? '')
    return { type: 'group.edit', id, changes: { title, color: color(scene) } }
  },
  'group.remove': (scene) => ({
    type: 'group.remove',
    id: target(scene, Object.keys(scene.snapshot.groups)),
  }),
  'sentiment.set': (scene) => {
    const lanes = scene.view.lanes.filter((lane) => lane.kind === 'sentiment')
    return {
      type: 'sentiment.set',
      laneId: target(scene, idsOf(lanes)),
      stepId: target(scene, idsOf(scene.view.steps)),
      personaId: scene.chance.pickAny(Object.keys(scene.snapshot.personas)) ?? null,
      amount: scene.chance.happens(0.2) ? null : scene.chance.number() * 6 - 3,
      ...(scene.chance.happens(0.3) ? { text: randomText(scene.chance) } : {}),
    }
  },
  'channel.set': (scene) => ({
    type: 'channel.set',
    laneId: target(scene, idsOf(scene.view.lanes.filter((lane) => lane.kind === 'channels'))),
    stepId: target(scene, idsOf(scene.view.steps)),
    channel: scene.chance.pick(['phone', 'SMS', 'Haustür']),
    on: scene.chance.happens(0.7),
  }),
  'comment.add': (scene) => ({
    type: 'comment.add',
    id: scene.chance.id(),
    mapId: target(scene, [scene.view.map.id]),
    fields: {
      targetId: scene.chance.pickAny(cardIds(scene)) ?? null,
      threadId: scene.chance.happens(0.4)
        ? (scene.chance.pickAny(Object.keys(scene.snapshot.comments)) ?? null)
        : null,
      text: randomText(scene.chance),
    },
  }),
  'comment.edit': (scene) => {
    const id = target(scene, Object.keys(scene.snapshot.comments))
    const text = editedText(scene.chance, scene.snapshot.comments[id]?.text ?? '')
    return { type: 'comment.edit', id, changes: { text, resolved: scene.chance.happens(0.5) } }
  },
  'comment.remove': (scene) => ({
    type: 'comment.remove',
    id: target(scene, Object.keys(scene.snapshot.comments)),
  }),
  'data.add': ({ chance, view }) => ({
    type: 'data.add',
    id: chance.id(),
    mapId: view.map.id,
    fields: {
      title: randomText(chance),
      matches: [['paid', chance.pick([...view.steps, { id: 'gone' }]).id]],
    },
  }),
  'data.edit': (scene) => {
    const id = target(scene, Object.keys(scene.snapshot.dataSets))
    const title = editedText(scene.chance, scene.snapshot.dataSets[id]?.title ?? '')
    return { type: 'data.edit', id, changes: { title, leastGroup: 1 + scene.chance.whole(20) } }
  },
  'data.remove': (scene) => ({
    type: 'data.remove',
    id: target(scene, Object.keys(scene.snapshot.dataSets)),
  }),
  'view.add': (scene) => ({
    type: 'view.add',
    id: scene.chance.id(),
    mapId: target(scene, [scene.view.map.id]),
    fields: { title: randomText(scene.chance), tags: scene.chance.some(['x', 'y'], 2) },
  }),
  'view.edit': (scene) => ({
    type: 'view.edit',
    id: target(scene, Object.keys(scene.snapshot.views)),
    changes: { title: randomText(scene.chance), mode: 'hide' },
  }),
  'view.move': (scene) => ({
    type: 'view.move',
    id: target(scene, Object.keys(scene.snapshot.views)),
    beforeId: anyBefore(scene, Object.keys(scene.snapshot.views)),
  }),
  'view.remove': (scene) => ({ type: 'view.remove', id: target(scene, Object.keys(scene.snapshot.views)) }),
  'connector.add': (scene) => ({
    type: 'connector.add',
    id: scene.chance.id(),
    mapId: scene.view.map.id,
    fields: { fromId: target(scene, cardIds(scene)), toId: target(scene, cardIds(scene)) },
  }),
  'connector.edit': (scene) => {
    const id = target(scene, Object.keys(scene.snapshot.connectors))
    return { type: 'connector.edit', id, changes: { label: randomText(scene.chance), kind: 'cause' } }
  },
  'connector.remove': (scene) => ({
    type: 'connector.remove',
    id: target(scene, Object.keys(scene.snapshot.connectors)),
  }),
  'note.add': (scene) => ({
    type: 'note.add',
    id: scene.chance.id(),
    mapId: target(scene, [scene.view.map.id]),
    fields: { x: scene.chance.whole(500), y: scene.chance.whole(500), text: randomText(scene.chance) },
  }),
  'note.edit': (scene) => {
    const id = target(scene, Object.keys(scene.snapshot.notes))
    const text = editedText(scene.chance, scene.snapshot.notes[id]?.text ?? '')
    const at = scene.chance.whole(500)
    return {
      type: 'note.edit',
      id,
      changes: { text, x: at, below: at % 3 === 0 ? at : null, beside: at % 3 === 1 ? at : null },
    }
  },
  'note.remove': (scene) => ({ type: 'note.remove', id: target(scene, Object.keys(scene.snapshot.notes)) }),
  'records.insert': (scene) => {
    const [id, stageId, stepId, laneId] = Array.from({ length: 4 }, scene.chance.id) as [
      string,
      string,
      string,
      string,
    ]
    return {
      type: 'records.insert',
      records: [
        { table: 'maps', id, fields: { title: randomText(scene.chance), order: 'b' } },
        { table: 'stages', id: stageId, fields: { mapId: id, order: 'V' } },
        { table: 'steps', id: stepId, fields: { stageId, order: 'V' } },
        { table: 'lanes', id: laneId, fields: { mapId: id, order: 'V' } },
        { table: 'cards', id: scene.chance.id(), fields: { place: [laneId, stepId, 'V'] } },
      ],
    }
  },
  'records.restore': (scene) => {
    const { chance, snapshot } = scene
    const [kept, gone] = chance.some(Object.values(snapshot.notes), 2)
    return {
      type: 'records.restore',
      set: kept ? [{ table: 'notes', id: kept.id, fields: { ...kept, text: randomText(chance) } }] : [],
      removed: gone ? [{ table: 'notes', id: gone.id }] : [],
    }
  },
  'author.sign': ({ chance }) => ({
    type: 'author.sign',
    clientId: chance.whole(5),
    name: randomText(chance),
  }),
}

export const COMMAND_TYPES = Object.keys(MAKERS) as CommandType[]
/** Each command as often as its weight says, in tenths. */
const URN: readonly CommandType[] = COMMAND_TYPES.flatMap((type) =>
  Array.from({ length: WEIGHTS[type] * 10 }, () => type),
)

/**
 * A command that somebody looking at this snapshot might give. Most can be carried out; some name what is not there or
 * ask for what is refused.
 */
export function randomCommand(snapshot: Snapshot, chance: Chance, type = chance.pick(URN)): Command {
  const map = chance.pickAny(mapsOf(snapshot))
  const view = map && viewMap(snapshot, map.id)
  return view
    ? MAKERS[type]({ snapshot, view, chance })
    : { type: 'map.add', id: chance.id(), fields: { title: randomText(chance) } }
}
