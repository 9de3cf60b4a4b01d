import { describe, expect, test } from 'vitest'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { cardsIn, mapsOf, personasOf, stageOfStandIn, standInStep, viewMap } from '#shared/model/map-view.ts'
import { emptySnapshot, projectOf } from '#shared/model/snapshot.ts'
import { stageRecord } from '#shared/model/stage.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'
import { brokenInvariants } from '#test/support/invariants.ts'

const built = () => buildProject({ cardsPerCell: 2, personas: 2 })
const ids = (records: readonly { readonly id: string }[]): string[] => records.map(({ id }) => id)

describe('viewMap', () => {
  test('shows stages, steps, lanes, cells and personas in order', () => {
    const { doc, mapId, cardIds } = built()
    const view = viewMap(projectDocument(doc), mapId)
    expect(view?.map.title).toBe('Map')
    expect(ids(view?.personas ?? [])).toEqual(['persona1', 'persona2'])
    expect(view?.stages.map(({ stage, steps }) => [stage.id, ...ids(steps)])).toEqual([
      ['stage1', 'step1-1', 'step1-2'],
      ['stage2', 'step2-1', 'step2-2'],
    ])
    expect(ids(view?.steps ?? [])).toEqual(['step1-1', 'step1-2', 'step2-1', 'step2-2'])
    expect(ids(view?.lanes ?? [])).toEqual(['lane1', 'lane2', 'lane3'])
    expect(view && ids(cardsIn(view, 'lane2', 'step1-2'))).toEqual(cardIds('lane2', 'step1-2'))
    expect(view && cardsIn(view, 'lane3', 'step1-2')).toEqual([])
    expect(view && cardsIn(view, 'nowhere', 'step1-2')).toEqual([])
  })

  test('is nothing for a map that is not there', () => {
    const { doc } = built()
    expect(viewMap(projectDocument(doc), 'constructor')).toBeUndefined()
    expect(viewMap(emptySnapshot(), 'map1')).toBeUndefined()
  })

  test('leaves out what hangs on another map, and what hangs on nothing', () => {
    const { doc, mapId } = built()
    carryOut(doc, [
      {
        type: 'records.insert',
        records: [
          { table: 'maps', id: 'other', fields: { order: 'W' } },
          { table: 'lanes', id: 'far', fields: { mapId: 'other', order: 'V' } },
          { table: 'stages', id: 'lost', fields: { mapId: 'nowhere', order: 'V' } },
          { table: 'cards', id: 'astray1', fields: { place: ['far', 'step1-1', 'V'] } },
          { table: 'cards', id: 'astray2', fields: { place: ['lane1', 'nostep', 'V'] } },
          {
            table: 'connectors',
            id: 'line1',
            fields: { mapId, fromId: 'astray1', toId: 'card-lane1-step1-1-1' },
          },
          {
            table: 'connectors',
            id: 'line2',
            fields: { mapId, fromId: 'nobody', toId: 'card-lane1-step1-1-1' },
          },
          { table: 'notes', id: 'elsewhere', fields: { mapId: 'other' } },
        ],
      },
    ])
    const snapshot = projectDocument(doc)
    const view = viewMap(snapshot, mapId)
    expect(ids(view?.stages.map(({ stage }) => stage) ?? [])).toEqual(['stage1', 'stage2'])
    expect(ids(view?.lanes ?? [])).not.toContain('far')
    expect([...(view?.cells.get('lane1')?.keys() ?? [])].sort()).toEqual(
      view?.steps.map(({ id }) => id).sort(),
    )
    expect(view?.connectors).toEqual([])
    expect(view?.notes).toEqual([])
    expect(ids(mapsOf(snapshot))).toEqual([mapId, 'other'])
    expect(brokenInvariants(snapshot)).toEqual([])
  })

  test('shows notes from top to bottom and left to right, those below the grid last', () => {
    const { doc, mapId } = built()
    const at = (id: string, x: number, y: number, below: number | null = null) =>
      ({ type: 'note.add', id, mapId, fields: { x, y, below } }) as const
    carryOut(doc, [at('f', 0, 0, 70), at('e', 0, 50, 3), at('d', 5, 9), at('c', 1, 9), at('b', 1, 9)])
    carryOut(doc, [at('a', 8, 2)])
    expect(ids(viewMap(projectDocument(doc), mapId)?.notes ?? [])).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  })

  test('shows all in the same order, in whatever order the records were filed', () => {
    const { doc, mapId, cardIds } = buildProject({ lanes: ['cards', 'pains'], cardsPerCell: 2, personas: 2 })
    const [first, second] = cardIds('lane1', 'step1-1')
    const line = (id: string, fromId = first, toId = second) =>
      ({ type: 'connector.add', id, mapId, fields: { fromId: fromId!, toId: toId! } }) as const
    const note = (id: string) => ({ type: 'note.add', id, mapId, fields: { x: 1, y: 1 } }) as const
    carryOut(doc, [line('z'), line('m', second, first), line('a'), note('q'), note('b')])
    const snapshot = projectDocument(doc)
    const turned = Object.fromEntries(
      Object.entries(snapshot).map(([table, records]) => [
        table,
        Object.fromEntries(Object.entries(records).reverse()),
      ]),
    ) as typeof snapshot
    const view = viewMap(snapshot, mapId)
    expect(viewMap(turned, mapId)).toEqual(view)
    expect(ids(view?.connectors ?? [])).toEqual(['a', 'm', 'z'])
    expect(ids(view?.notes ?? [])).toEqual(['b', 'q'])
  })

  test('files records of one and the same order by their ids', () => {
    const { doc, mapId } = built()
    const twin = (id: string) =>
      ({ table: 'lanes', id, fields: { mapId, order: 'V' } }) as const satisfies RecordToInsert
    const card = (id: string) =>
      ({
        table: 'cards',
        id,
        fields: { place: ['twin-a', 'step1-1', 'V'] },
      }) as const satisfies RecordToInsert
    carryOut(doc, [
      { type: 'records.insert', records: [twin('twin-b'), twin('twin-a'), card('y'), card('x')] },
    ])
    const view = viewMap(projectDocument(doc), mapId)
    expect(ids(view?.lanes ?? []).filter((id) => id.startsWith('twin'))).toEqual(['twin-a', 'twin-b'])
    expect(view && ids(cardsIn(view, 'twin-a', 'step1-1'))).toEqual(['x', 'y'])
  })

  test('shows the personas that the map names, in its order, and none that are gone', () => {
    const { doc, mapId } = built()
    const personaIds = ['persona2', 'gone', 'persona1']
    carryOut(doc, [{ type: 'map.edit', id: mapId, changes: { personaIds } }])
    expect(ids(viewMap(projectDocument(doc), mapId)?.personas ?? [])).toEqual(['persona2', 'persona1'])
  })

  test('shows a stage without steps with one column that stands in', () => {
    const { doc, mapId } = built()
    carryOut(doc, [
      { type: 'records.insert', records: [{ table: 'stages', id: 'bare', fields: { mapId, order: 'z' } }] },
    ])
    const view = viewMap(projectDocument(doc), mapId)
    const last = view?.stages.at(-1)
    expect(last?.steps).toHaveLength(1)
    expect(last?.steps[0]).toMatchObject({ stageId: 'bare', title: '', moment: false })
    expect(stageOfStandIn(last?.steps[0]?.id ?? '')).toBe('bare')
  })

  test('never shows one column twice, though a column that stood in once was moved away', () => {
    const { doc, mapId } = built()
    carryOut(doc, [
      {
        type: 'records.insert',
        records: [
          { table: 'stages', id: 'bare', fields: { mapId, order: 'z' } },
          { table: 'steps', id: 'bare~first', fields: { stageId: 'stage1', order: 'z' } },
          { table: 'cards', id: 'once', fields: { place: ['lane1', 'bare~first', 'V'] } },
        ],
      },
    ])
    const snapshot = projectDocument(doc)
    expect(brokenInvariants(snapshot)).toEqual([])
    const columns = ids(viewMap(snapshot, mapId)?.steps ?? [])
    expect(columns.filter((id) => stageOfStandIn(id) === 'bare')).toHaveLength(2)
    expect(new Set(columns).size).toBe(columns.length)
  })
})

describe('stand-ins', () => {
  const stage = { ...stageRecord.defaults, id: 'stage~first', mapId: 'm' }

  test('have an id from which their stage can be told', () => {
    const taken = new Set<string>()
    for (let count = 0; count < 3; count++) {
      const { id } = standInStep(stage, (step) => taken.has(step))
      expect(taken.has(id)).toBe(false)
      expect(stageOfStandIn(id)).toBe(stage.id)
      taken.add(id)
    }
    expect(stageOfStandIn('step1-1')).toBeNull()
    expect(stageOfStandIn('~first')).toBeNull()
  })
})

describe('projectOf and personasOf', () => {
  test('a project without a record of itself is untitled', () => {
    expect(projectOf(emptySnapshot())).toEqual({ id: 'project', projectId: '', title: '', createdAt: '' })
    expect(projectOf(projectDocument(built().doc)).title).toBe('Built')
  })

  test('personas come in order', () => {
    expect(ids(personasOf(projectDocument(built().doc)))).toEqual(['persona1', 'persona2'])
  })
})
