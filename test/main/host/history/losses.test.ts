/** What counts as a loss of a map, and what only looks like one. */
import { expect, test } from 'vitest'
import { greatestLoss } from '#main/host/history/losses.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { parkCardCommands } from '#shared/document/parking.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { type BuiltProject, buildProject, carryOut } from '#test/support/builders.ts'

/** A map of sixteen cards, eight in each of two lanes. */
const project = (): BuiltProject =>
  buildProject({ stages: [2, 2], lanes: ['cards', 'pains', 'sentiment'], cardsPerCell: 2 })

/** The loss that comes of commands; a function sees what those before it did. */
function lossOf(
  built: BuiltProject,
  ...acts: readonly (Command | ((built: BuiltProject) => readonly Command[]))[]
) {
  const before = projectDocument(built.doc)
  for (const act of acts) carryOut(built.doc, typeof act === 'function' ? act(built) : [act])
  return greatestLoss(before, projectDocument(built.doc))
}

const cardsOf = ({ doc }: BuiltProject): string[] =>
  Object.values(projectDocument(doc).cards)
    .filter(({ kind }) => kind !== 'sentiment')
    .map(({ id }) => id)
const remove = (ids: readonly string[]): Command => ({ type: 'cards.remove', ids })

test('half of the cards of a map, and eight at least', () => {
  const built = project()
  const ids = cardsOf(built)
  expect(ids).toHaveLength(16)
  expect(lossOf(project(), remove(ids.slice(0, 8)))).toEqual({
    ...{ mapId: 'map1', mapTitle: 'Map', of: 16 },
    cards: expect.toSatisfy((cards: string[]) => cards.length === 8),
  })
  expect(lossOf(project(), remove(ids.slice(0, 7)))).toBeUndefined()
  const large = buildProject({ stages: [2, 2], lanes: ['cards', 'pains'], cardsPerCell: 3 })
  expect(lossOf(large, remove(cardsOf(large).slice(0, 11)))).toBeUndefined()
  const small = buildProject({ stages: [2], lanes: ['cards'], cardsPerCell: 3 })
  expect(lossOf(small, remove(cardsOf(small)))).toBeUndefined()
})

test('whatever took them away: a lane, steps, the map', () => {
  const gone = { of: 16, mapId: 'map1' }
  expect(lossOf(project(), { type: 'lane.remove', id: 'lane1' })).toMatchObject(gone)
  expect(lossOf(project(), { type: 'stage.remove', id: 'stage1' })).toMatchObject(gone)
  expect(lossOf(project(), { type: 'map.remove', id: 'map1' })).toMatchObject(gone)
})

test('cards on another map, in the parking lot or in the card that they were merged into are not lost', () => {
  const elsewhere: Command = {
    type: 'records.insert',
    records: [
      { table: 'maps', id: 'map2', fields: { title: 'Other', order: 'z' } },
      { table: 'stages', id: 'stage9', fields: { mapId: 'map2', order: 'V' } },
      { table: 'steps', id: 'step9', fields: { stageId: 'stage9', order: 'V' } },
      { table: 'lanes', id: 'lane9', fields: { mapId: 'map2', order: 'V' } },
    ],
  }
  const moved = (built: BuiltProject): Command[] => [
    {
      type: 'cards.move',
      moves: cardsOf(built).map((id) => ({ id, laneId: 'lane9', stepId: 'step9', beforeId: null })),
    },
  ]
  expect(lossOf(project(), elsewhere, moved)).toBeUndefined()

  const parked = (built: BuiltProject): Command[] =>
    cardsOf(built).flatMap((id) => {
      const commands = parkCardCommands(projectDocument(built.doc), id, `note-${id}`)
      return commands.ok ? commands.value : []
    })
  const lot = project()
  expect(lossOf(lot, parked)).toBeUndefined()
  expect(Object.keys(projectDocument(lot.doc).notes)).toHaveLength(16)

  const merged = (built: BuiltProject): Command[] => {
    const [id = '', ...otherIds] = cardsOf(built).filter((card) => card.includes('lane1'))
    return [{ type: 'cards.merge', id, otherIds }]
  }
  const cluster = buildProject({ stages: [2, 2], lanes: ['cards'], cardsPerCell: 4 })
  expect(lossOf(cluster, merged)).toBeUndefined()
  expect(cardsOf(cluster)).toHaveLength(1)
})

test('what is parked beside it excuses one card, not all that say the same', () => {
  const built = project()
  const ids = cardsOf(built)
  carryOut(built.doc, [{ type: 'cards.edit', ids, changes: { text: 'The same' } }])
  const [first = ''] = ids
  const park = ({ doc }: BuiltProject): readonly Command[] => {
    const commands = parkCardCommands(projectDocument(doc), first, 'note')
    return commands.ok ? commands.value : []
  }
  expect(lossOf(built, park, remove(ids.slice(1)))?.cards).toHaveLength(15)
})

test('of several maps, the greatest loss', () => {
  const built = buildProject({ stages: [4], lanes: ['cards'], cardsPerCell: 10 })
  const cards = Array.from({ length: 12 }, (_, index) => ({
    ...({ table: 'cards', id: `other${index}` } as const),
    fields: { place: ['lane9', 'step9', 'V'] as const, text: `Other ${index}` },
  }))
  carryOut(built.doc, [
    {
      type: 'records.insert',
      records: [
        { table: 'maps', id: 'map0', fields: { title: 'Other', order: '1' } },
        { table: 'stages', id: 'stage9', fields: { mapId: 'map0', order: 'V' } },
        { table: 'steps', id: 'step9', fields: { stageId: 'stage9', order: 'V' } },
        { table: 'lanes', id: 'lane9', fields: { mapId: 'map0', order: 'V' } },
        ...cards,
      ],
    },
  ])
  const ids = cardsOf(built)
  expect(lossOf(built, remove(ids))).toMatchObject({ mapId: 'map1', of: 40 })
})
