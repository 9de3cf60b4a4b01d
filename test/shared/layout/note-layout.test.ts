import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { intersects } from '#shared/base/geometry.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { layoutMap, type MapLayout } from '#shared/layout/map-layout.ts'
import { layoutNote, notePlaceAt } from '#shared/layout/note-layout.ts'
import { viewMap } from '#shared/model/map-view.ts'
import { noteRecord } from '#shared/model/note.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'
import { withNumbers } from '#test/support/map-numbers.ts'
import { ofBothKinds } from './support/random-maps.ts'

const MAP = 'map1'
const NUMBERS = { reached: [400, 250], returned: [null, 12] }

const edgeOf = ({ grid }: MapLayout): number => grid.y + grid.height

const layoutOf = (doc: Y.Doc, counted = false): MapLayout => {
  const snapshot = projectDocument(doc)
  const view = viewMap(counted ? withNumbers(snapshot, MAP, NUMBERS) : snapshot, MAP)
  if (!view) throw new Error('The map is gone')
  return layoutMap(view)
}

const rectOf = ({ notes }: MapLayout, id: string) => {
  const box = notes.find(({ note }) => note.id === id)
  if (!box) throw new Error(`No note ${id}`)
  return box.rect
}

const addNote = (id: string, fields: object): Command => ({ type: 'note.add', id, mapId: MAP, fields })
const filled = (count: number): Command => ({
  type: 'cards.add',
  cards: Array.from({ length: count }, (_, index) => ({
    id: `more${index}`,
    laneId: 'lane2',
    stepId: 'step1-1',
    fields: { text: `Card ${index}` },
  })),
  beforeId: null,
})

test('a note lies where it was put, below or right of the grid or anywhere else', () => {
  const whole = fc.integer({ min: -9000, max: 9000 })
  fc.assert(
    fc.property(whole, whole, fc.nat(3000), (x, y, height) => {
      const grid = { x: 0, y: 0, width: 800, height }
      const place = notePlaceAt(grid, { x: x + 0.3, y })
      expect(place.below !== null).toBe(y >= height)
      expect(place.beside !== null).toBe(x >= 800 && y < height)
      const note = { ...noteRecord.defaults, id: 'n', ...place }
      expect(layoutNote(note, grid).rect).toMatchObject({ x, y })
    }),
  )
})

test('on any map, no note that hangs on the lower or the right edge covers the grid or the parking lot', () => {
  let hanging = 0
  let aside = 0
  ofBothKinds(({ layout }) => {
    const free = layout.notes.filter((box) => !box.note.parked)
    for (const { note, rect } of free.filter((box) => box.note.beside !== null)) {
      aside++
      expect(rect.x).toBe(layout.grid.width + (note.beside ?? 0))
      expect(intersects(rect, layout.grid)).toBe(false)
    }
    for (const { note, rect } of free.filter((box) => box.note.below !== null)) {
      hanging++
      expect(rect.y).toBe(edgeOf(layout) + (note.below ?? 0))
      expect(intersects(rect, layout.grid)).toBe(false)
      if (layout.parking) expect(intersects(rect, layout.parking.band)).toBe(false)
    }
  })
  expect(hanging).toBeGreaterThan(0)
  expect(aside).toBeGreaterThan(0)
})

describe('a map with a note below its grid', () => {
  const built = () => {
    const { doc } = buildProject({ stages: [1, 1], lanes: ['cards', 'cards'] })
    const { grid } = layoutOf(doc)
    const at = { x: 10, y: grid.height + 24 }
    carryOut(doc, [
      addNote('under', { text: 'Sources', ...notePlaceAt(grid, at) }),
      addNote('old', { text: 'Put there before', ...at, x: 900 }),
      addNote('beside', { text: 'Backstory', x: -240, y: 40 }),
      addNote('later', { text: 'Who pays?', parked: true }),
    ])
    return doc
  }

  test.each([
    ['cards', [filled(6)], false],
    ['numbers under the titles', [], true],
  ] as const)('keeps it as far below when the grid grows by %s', (_what, commands, counted) => {
    const doc = built()
    const before = layoutOf(doc)
    carryOut(doc, commands)
    const after = layoutOf(doc, counted)
    const by = edgeOf(after) - edgeOf(before)
    expect(by).toBeGreaterThan(40)
    expect(rectOf(after, 'under').y - rectOf(before, 'under').y).toBe(by)
    expect(rectOf(after, 'later').y - rectOf(before, 'later').y).toBe(by)
    for (const id of ['old', 'beside']) expect(rectOf(after, id)).toEqual(rectOf(before, id))
  })

  test('keeps what lies right of it as far away, whatever comes between, and what lies below where it is', () => {
    const doc = built()
    const { grid } = layoutOf(doc)
    const right = { x: grid.width + 30, y: 20 }
    carryOut(doc, [
      addNote('right', { text: 'Not looked at yet', ...notePlaceAt(grid, right) }),
      addNote('corner', { text: 'Sources', ...notePlaceAt(grid, { x: right.x, y: grid.height + 24 }) }),
    ])
    const before = layoutOf(doc)
    expect(rectOf(before, 'right')).toMatchObject(right)
    carryOut(doc, [
      { type: 'stage.add', id: 's', mapId: MAP, stepId: 's1', beforeId: 'stage1', fields: {} },
      { type: 'step.edit', id: 'step1-1', changes: { width: 500 } },
    ])
    const after = layoutOf(doc)
    expect(after.grid.width).toBeGreaterThan(right.x)
    expect(rectOf(after, 'right')).toMatchObject({ x: after.grid.width + 30, y: 20 })
    expect(rectOf(after, 'corner').x).toBe(right.x)
  })

  test('keeps it as near when the grid becomes smaller', () => {
    const doc = built()
    carryOut(doc, [{ type: 'lane.remove', id: 'lane2' }])
    const layout = layoutOf(doc)
    expect(rectOf(layout, 'under').y).toBe(edgeOf(layout) + 24)
  })

  test.each([
    [1, 2],
    [2, 1],
  ])('has it where one of two people put it who drag it at the same time (%i, %i)', (one, other) => {
    const doc = built()
    const { grid } = layoutOf(doc)
    const points = [
      { x: 0, y: grid.height + 80 },
      { x: grid.width + 40, y: -300 },
    ]
    const copies = [one, other].map((clientId, index) => {
      const copy = new Y.Doc()
      copy.clientID = clientId
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
      const changes = notePlaceAt(grid, points[index] as (typeof points)[number])
      carryOut(copy, [{ type: 'note.edit', id: 'under', changes }])
      return Y.encodeStateAsUpdate(copy)
    })
    for (const copy of copies) Y.applyUpdate(doc, copy)
    const { x, y } = rectOf(layoutOf(doc), 'under')
    expect(points.map((point) => point.y)).toContain(y)
    expect(points.map((point) => point.x)).toContain(x)
  })
})
