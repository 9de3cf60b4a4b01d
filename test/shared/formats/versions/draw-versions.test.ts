import { describe, expect, test } from 'vitest'
import { changesBetween } from '#shared/analysis/changes.ts'
import { contains, type Rect, union } from '#shared/base/geometry.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { createProjection, projectDocument } from '#shared/document/projection.ts'
import { writeSvg } from '#shared/formats/svg.ts'
import { bothVersions, ghostId } from '#shared/formats/versions/both-versions.ts'
import { drawVersions } from '#shared/formats/versions/draw-versions.ts'
import { drawingOfVersions } from '#shared/formats/versions/drawing-of-versions.ts'
import type { GroupShape, Shape } from '#shared/layout/drawing/shapes.ts'
import { DARK, LIGHT } from '#shared/layout/drawing/theme.ts'
import { cardsIn, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'
import { chanceOf, runsOf } from '#test/support/random.ts'
import { randomCommand } from '#test/support/random-commands.ts'

const CARD = 'card-lane1-step1-1-1'

/** A project before and after commands, and its drawing. */
function drawn(commands: readonly Command[], prepare: readonly Command[] = [], cardsPerCell = 1) {
  const { doc } = buildProject({ cardsPerCell })
  carryOut(doc, prepare)
  const before = projectDocument(doc)
  carryOut(doc, commands)
  return { before, ...between(before, projectDocument(doc)) }
}

function between(before: Snapshot, after: Snapshot, mapId = 'map1') {
  const changes = changesBetween(before, after)
  const drawing = drawVersions(before, after, mapId, changes, LIGHT)
  if (!drawing) throw new Error('There is no such map.')
  return { after, changes, drawing }
}

const move = (id: string, laneId: string, stepId: string): Command => ({
  type: 'cards.move',
  moves: [{ id, laneId, stepId, beforeId: null }],
})

const isGroup = (shape: Shape): shape is GroupShape => shape.type === 'group'

/** All groups of a drawing, outer ones first. */
const groupsIn = (shapes: readonly Shape[]): GroupShape[] =>
  shapes.filter(isGroup).flatMap((group) => [group, ...groupsIn(group.children)])

/** The words of the plates of a drawing. */
const plates = ({ shapes }: { readonly shapes: readonly Shape[] }): string[] =>
  groupsIn(groupsIn(shapes).find(({ label }) => label === 'Changes')?.children ?? []).flatMap(
    ({ label }) => label ?? [],
  )

/** The record's group with how much is seen of it. */
function seenAs({ shapes }: { readonly shapes: readonly Shape[] }, key: string): number | undefined {
  const search = (list: readonly Shape[], opacity: number): number | undefined => {
    for (const shape of list.filter(isGroup)) {
      const seen = opacity * (shape.opacity ?? 1)
      const found = shape.key === key ? seen : search(shape.children, seen)
      if (found !== undefined) return found
    }
    return undefined
  }
  return search(shapes, 1)
}

const isWithin = (outer: Rect, inner: Rect): boolean => {
  const all = union(outer, inner)
  return all.width <= outer.width + 1 && all.height <= outer.height + 1
}

describe('the map of two versions', () => {
  test('marks by word what was added, changed, moved and removed', () => {
    const { drawing } = drawn([
      { type: 'cards.edit', ids: ['card-lane1-step1-2-1'], changes: { text: 'Anew' } },
      {
        type: 'cards.add',
        beforeId: null,
        cards: [{ id: 'new', laneId: 'lane1', stepId: 'step2-1', fields: { text: 'New' } }],
      },
      { type: 'cards.remove', ids: ['card-lane2-step1-1-1'] },
      move(CARD, 'lane2', 'step2-2'),
      { type: 'cards.edit', ids: [CARD], changes: { tags: ['x'] } },
    ])
    expect(plates(drawing).sort()).toEqual(['added', 'changed', 'moved, changed', 'removed'])
    expect(drawing.legend.map(({ words }) => words)).toEqual(['1 added', '1 changed', '1 moved', '1 removed'])
  })

  test('keeps what is gone where it stood, faint, and leaves a ghost of what moved, with an arrow between', () => {
    const { drawing, before, after, changes } = drawn(
      [
        { type: 'cards.remove', ids: ['card-lane1-step1-1-2'] },
        move('card-lane1-step1-1-1', 'lane1', 'step2-1'),
      ],
      [],
      3,
    )
    const both = bothVersions(before, after, 'map1', changes)
    expect(both && cardsIn(both.view, 'lane1', 'step1-1').map(({ id }) => id)).toEqual([
      ghostId('card-lane1-step1-1-1'),
      'card-lane1-step1-1-2',
      'card-lane1-step1-1-3',
    ])
    expect(seenAs(drawing, 'card-lane1-step1-1-2')).toBeLessThan(0.7)
    expect(seenAs(drawing, ghostId('card-lane1-step1-1-1'))).toBeLessThan(0.5)
    expect(seenAs(drawing, 'card-lane1-step1-1-1')).toBe(1)
    expect(seenAs(drawing, 'card-lane1-step1-1-3')).toBe(1)
    const line = drawing.shapes.filter(
      (shape) => shape.type === 'path' && shape.stroke === LIGHT.tones.violet.strong,
    )
    expect(line).toHaveLength(1)
  })

  test('a card that moved within its cell leaves no ghost', () => {
    const { drawing } = drawn([move('card-lane1-step1-1-1', 'lane1', 'step1-1')], [], 2)
    expect(plates(drawing)).toEqual(['moved'])
    expect(seenAs(drawing, ghostId('card-lane1-step1-1-1'))).toBeUndefined()
  })

  test('marks a stage that went once, and not its cards', () => {
    const { drawing, before } = drawn([{ type: 'stage.remove', id: 'stage1' }])
    expect(plates(drawing)).toEqual(['removed'])
    for (const id of ['stage1', 'step1-1', 'step1-2', CARD]) expect(seenAs(drawing, id), id).toBeLessThan(0.7)
    expect(seenAs(drawing, 'stage2')).toBe(1)
    const { drawing: back } = between(drawn([{ type: 'stage.remove', id: 'stage1' }]).after, before)
    expect(plates(back)).toEqual(['added'])
    expect(seenAs(back, CARD)).toBe(1)
  })

  test('lanes that came, went and moved, new titles of steps and of the map are marked on their titles', () => {
    const { drawing } = drawn([
      { type: 'lane.add', id: 'lane4', mapId: 'map1', beforeId: 'lane1', fields: { title: 'Ideas' } },
      { type: 'lane.remove', id: 'lane2' },
      { type: 'step.edit', id: 'step1-1', changes: { title: 'First' } },
      { type: 'map.edit', id: 'map1', changes: { title: 'Other' } },
    ])
    expect(plates(drawing).sort()).toEqual(['added', 'changed', 'changed', 'removed'])
    for (const path of ['lanes/lane4', 'lanes/lane2', 'steps/step1-1', 'maps/map1'])
      expect(drawing.areas.has(path), path).toBe(true)
  })

  test('tells how feelings changed, with the line of before behind the new one', () => {
    const feel = (stepId: string, amount: number | null): Command => ({
      type: 'sentiment.set',
      laneId: 'lane3',
      stepId,
      personaId: 'persona1',
      amount,
    })
    const { drawing } = drawn(
      [feel('step1-1', -2), feel('step1-2', null), feel('step2-1', 1)],
      [feel('step1-1', 1), feel('step1-2', 0.5)],
    )
    expect(plates(drawing).sort()).toEqual(['+0.5 → —', '+1 → −2', '— → +1'].sort())
    expect(groupsIn(drawing.shapes).map(({ label }) => label)).toContain('Before sentiment line of persona1')
    expect(drawing.areas.has('cards/lane3~step1-2~persona1')).toBe(true)
    const { drawing: still } = drawn([], [feel('step1-1', 1)])
    expect(groupsIn(still.shapes).some(({ label }) => label?.startsWith('Before'))).toBe(false)
  })

  test('opens a folded lane in which something happened', () => {
    const folded: Command = { type: 'lane.edit', id: 'lane1', changes: { collapsed: true } }
    const edit: Command = { type: 'cards.edit', ids: [CARD], changes: { text: 'Anew' } }
    expect(drawn([edit], [folded]).drawing.areas.has(`cards/${CARD}`)).toBe(true)
    expect(drawn([], [folded]).drawing.areas.size).toBe(0)
  })

  test('notes beside the grid stay beside it where both versions together are larger', () => {
    const below: Command = {
      type: 'note.add',
      id: 'n',
      mapId: 'map1',
      fields: { text: 'Legend', x: 0, y: 2000 },
    }
    const lanes = ['a', 'b'].map(
      (id): Command => ({ type: 'lane.add', id, mapId: 'map1', beforeId: null, fields: { height: 400 } }),
    )
    const { drawing } = drawn(
      [
        { type: 'lane.remove', id: 'a' },
        { type: 'note.edit', id: 'n', changes: { text: 'Sources' } },
      ],
      [...lanes, below],
    )
    const note = drawing.areas.get('notes/n')
    const gone = drawing.areas.get('lanes/a')
    expect(note && gone && note.y >= 2000 + gone.height).toBe(true)
  })

  test('a note that went below the grid leaves its ghost where it lay, and lies below the grid of both versions', () => {
    const note: Command = { type: 'note.add', id: 'n', mapId: 'map1', fields: { x: 0, y: -600 } }
    const lane: Command = {
      ...{ type: 'lane.add', id: 'a', mapId: 'map1', beforeId: null },
      fields: { height: 400 },
    }
    const { drawing } = drawn(
      [
        { type: 'lane.remove', id: 'a' },
        { type: 'note.edit', id: 'n', changes: { below: 20 } },
      ],
      [lane, note],
    )
    const [is, gone] = [drawing.areas.get('notes/n'), drawing.areas.get('lanes/a')]
    expect(is && gone && is.y >= gone.y + gone.height).toBe(true)
    expect(plates(drawing)).toContain('moved')
  })

  test('a map that is gone or new is drawn as it was or is; one that never was is none', () => {
    const { before, after, drawing } = drawn([{ type: 'map.remove', id: 'map1' }])
    expect(seenAs(drawing, CARD)).toBeLessThan(0.7)
    expect(plates(drawing)).toEqual(['removed'])
    expect(plates(between(after, before).drawing)).toEqual(['added'])
    expect(drawVersions(before, after, 'nowhere', [], LIGHT)).toBeNull()
  })
})

test('areas say where each change is, so that a list and the map find each other', () => {
  const { drawing } = drawn([
    { type: 'cards.edit', ids: [CARD], changes: { text: 'Anew' } },
    { type: 'cards.remove', ids: ['card-lane2-step2-2-1'] },
  ])
  const [here, gone] = [drawing.areas.get(`cards/${CARD}`), drawing.areas.get('cards/card-lane2-step2-2-1')]
  if (!here || !gone) throw new Error('A change is nowhere.')
  expect(gone.x).toBeGreaterThan(here.x + here.width)
  expect(gone.y).toBeGreaterThan(here.y + here.height)
  expect(contains(drawing.bounds, here)).toBe(true)
})

test('the sheet says which versions these are and what the marks mean, in light and dark', () => {
  const { before, after, changes } = drawn([{ type: 'cards.remove', ids: [CARD] }])
  for (const theme of ['light', 'dark'] as const) {
    const sheet = drawingOfVersions(before, after, 'map1', changes, { caption: 'Monday → now', theme })
    if (!sheet) throw new Error('There is no such map.')
    const svg = writeSvg(sheet)
    expect(svg).toContain('Monday → now')
    expect(svg).toContain('1 removed')
    expect(svg).toContain((theme === 'dark' ? DARK : LIGHT).tones.red.strong)
  }
  const same = drawingOfVersions(after, after, 'map1', [], { caption: 'now → now' })
  expect(same && writeSvg(same)).toContain('Nothing differs on this map.')
})

test('whatever was done, all of the map as it is stands in its order, and every mark is on the paper', () => {
  for (let seed = 1; seed <= runsOf('VERSIONS_SEEDS', 12); seed++) {
    const chance = chanceOf(seed)
    const { doc } = buildProject({ lanes: ['cards', 'pains', 'sentiment', 'channels'] })
    const projection = createProjection(doc)
    const work = (count: number): Snapshot => {
      for (let done = 0; done < count; done++)
        runCommands(doc, [randomCommand(projection.current(), chance)], 'work')
      return projection.current()
    }
    const before = work(25)
    const after = work(1 + chance.whole(40))
    projection.destroy()
    const changes = changesBetween(before, after)
    for (const mapId of new Set([...Object.keys(before.maps), ...Object.keys(after.maps)])) {
      const drawing = drawVersions(before, after, mapId, changes, LIGHT)
      const both = bothVersions(before, after, mapId, changes)
      if (!drawing || !both) throw new Error(`Seed ${seed} draws no ${mapId}.`)
      for (const [path, rect] of drawing.areas)
        expect(isWithin(drawing.bounds, rect), `seed ${seed}: ${path}`).toBe(true)
      const columns = both.view.steps.map(({ id }) => id)
      expect(new Set(columns).size, `seed ${seed}`).toBe(columns.length)
      for (const [laneId, row] of viewMap(after, mapId)?.cells ?? [])
        for (const [stepId, cards] of row) {
          const ids = new Set(cards.map(({ id }) => id))
          const drawnIds = cardsIn(both.view, laneId, stepId).flatMap(({ id }) => (ids.has(id) ? [id] : []))
          expect(drawnIds, `seed ${seed}: ${laneId} ${stepId}`).toEqual([...ids])
        }
      const shown = [...both.view.cells.values()].flatMap((row) => [...row.values()].flat())
      expect(new Set(shown.map(({ id }) => id)).size, `seed ${seed}`).toBe(shown.length)
    }
  }
})
