import { describe, expect, test } from 'vitest'
import { createNodeMaker, type InHand } from '#renderer/canvas/flow-nodes.ts'
import type { Lens } from '#renderer/canvas/lens.ts'
import { NO_FILTER } from '#shared/model/filter.ts'
import { carryOut } from '#test/support/builders.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'
import { roundOn, tellRoom } from '#test/support/room-view.ts'

const A = 'card-lane1-step1-1-1'
const B = 'card-lane1-step1-1-2'
const NEAR: Lens = { mounted: { x: -1e6, y: -1e6, width: 2e6, height: 2e6 }, far: false, moving: false }
const FAR: Lens = { mounted: { x: 0, y: 0, width: 0, height: 0 }, far: true, moving: false }
const NOTHING: InHand = {
  selection: new Set(),
  editingId: null,
  hovered: null,
  dragging: null,
  touch: false,
  ballot: null,
}

function open() {
  const project = openProject({ lanes: ['cards', 'pains', 'metrics'], cardsPerCell: 2 })
  carryOut(project.built.doc, [{ type: 'note.add', id: 'note', mapId: 'map1', fields: { x: -400, y: 20 } }])
  const maker = createNodeMaker()
  const make = (lens: Lens, inHand: Partial<InHand> = {}) =>
    maker(project.shown(), lens, { ...NOTHING, ...inHand })
  return { project, make, maker }
}
const ids = (nodes: readonly { readonly id: string }[]): string[] => nodes.map(({ id }) => id)
const edit = (project: OpenedProject, id: string, text: string): void =>
  carryOut(project.built.doc, [{ type: 'cards.edit', ids: [id], changes: { text } }])

describe('which cards are elements', () => {
  test('near by: those that touch the mounted box, in reading order, and all notes', () => {
    const { project, make } = open()
    const { cards } = project.shown().layout
    expect(ids(make(NEAR))).toEqual([...cards.map((box) => box.card.id), 'note'])
    const mounted = project.shown().layout.cardById.get(A)!.rect
    expect(ids(make({ ...NEAR, mounted }))).toEqual([A, 'note'])
  })

  test('far out: those in hand only', () => {
    const { make } = open()
    expect(ids(make(FAR))).toEqual(['note'])
    expect(ids(make(FAR, { selection: new Set([A]) }))).toEqual([A, 'note'])
    expect(ids(make(FAR, { hovered: B }))).toEqual([B, 'note'])
    expect(ids(make(FAR, { editingId: B }))).toEqual([B, 'note'])
    const dragging = { ids: new Set([A, B]), by: { x: 1, y: 1 } }
    expect(ids(make(FAR, { dragging }))).toEqual([A, B, 'note'])
  })

  test('far out: no large selection', () => {
    const { make } = open()
    const selection = (size: number) =>
      new Set([A, ...Array.from({ length: size - 1 }, (_, index) => `x${index}`)])
    expect(ids(make(FAR, { selection: selection(60) }))).toContain(A)
    expect(ids(make(FAR, { selection: selection(61) }))).not.toContain(A)
  })
})

describe('a node', () => {
  test('stands where its card does, as large, with what it is drawn from', () => {
    const { project, make } = open()
    const box = project.shown().layout.cardById.get(A)!
    const node = make(NEAR).find(({ id }) => id === A)!
    expect(node).toMatchObject({
      type: 'card',
      position: { x: box.rect.x, y: box.rect.y },
      width: box.rect.width,
      height: box.rect.height,
      selected: false,
      draggable: true,
      data: { box },
    })
  })

  test('in hand lies above the others and moves along', () => {
    const { project, make } = open()
    const { rect } = project.shown().layout.cardById.get(A)!
    const zOf = (inHand: Partial<InHand>) => make(NEAR, inHand).find(({ id }) => id === A)!.zIndex!
    const dragging = { ids: new Set([A]), by: { x: 30, y: -5 } }
    const heights = [{}, { selection: new Set([A]) }, { editingId: A }, { dragging }].map(zOf)
    expect(heights).toEqual(heights.toSorted((a, b) => a - b))
    expect(new Set(heights).size).toBe(4)
    const moved = make(NEAR, { dragging }).find(({ id }) => id === A)!
    expect(moved.position).toEqual({ x: rect.x + 30, y: rect.y - 5 })
    expect(make(NEAR, { dragging: { ids: new Set(['note']), by: { x: 1, y: 2 } } }).at(-1)?.position).toEqual(
      {
        x: -399,
        y: 22,
      },
    )
  })

  test('cannot be dragged while it is typed into, and can again afterwards', () => {
    const { make } = open()
    const isDraggable = (inHand: Partial<InHand>) => make(NEAR, inHand).find(({ id }) => id === A)!.draggable
    const selection = new Set([A])
    expect(isDraggable({ selection })).toBe(true)
    expect(isDraggable({ selection, editingId: A })).toBe(false)
    expect(isDraggable({ selection })).toBe(true)
  })
})

describe('nodes that did not change', () => {
  const changed = <T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): string[] =>
    ids(after.filter((node) => !before.includes(node)))

  test('are the very same objects, whatever else moves', () => {
    const { make } = open()
    const first = make(NEAR)
    expect(changed(first, make(NEAR))).toEqual([])
    expect(changed(first, make({ ...NEAR, moving: true }))).toEqual([])
    expect(changed(first, make(NEAR, { hovered: A }))).toEqual([])
    expect(changed(first, make(NEAR, { selection: new Set([A]) }))).toEqual([A])
    expect(changed(make(NEAR), make(NEAR, { editingId: B }))).toEqual([B])
    expect(changed(make(NEAR), make(NEAR, { selection: new Set(['note']) }))).toEqual(['note'])
  })

  test('stay the same when another card changes that leaves them where they are', () => {
    const { project, make } = open()
    const first = make(NEAR)
    edit(project, A, `Next of ${A}`)
    expect(changed(first, make(NEAR))).toEqual([A])
  })

  test('change where a card above them grows', () => {
    const { project, make } = open()
    const first = make(NEAR)
    edit(project, A, 'long '.repeat(80))
    expect(changed(first, make(NEAR))).toEqual(expect.arrayContaining([A, B, 'card-lane2-step2-2-1']))
  })

  test('change with what they are measured against', () => {
    const { project, make } = open()
    const first = make(NEAR)
    const [metric, other] = project.idsIn('lane3', 'step1-1') as [string, string]
    carryOut(project.built.doc, [{ type: 'cards.edit', ids: [metric], changes: { amount: 10 } }])
    const after = changed(first, make(NEAR))
    expect(after).toEqual(expect.arrayContaining([metric, other]))
    expect(after).not.toContain(A)
    carryOut(project.built.doc, [{ type: 'lane.edit', id: 'lane1', changes: { color: 'violet' } }])
    expect(changed(first, make(NEAR))).toContain(A)
  })

  test('change with a note’s text', () => {
    const { project, make } = open()
    const first = make(NEAR)
    carryOut(project.built.doc, [{ type: 'note.edit', id: 'note', changes: { text: 'Parked' } }])
    expect(changed(first, make(NEAR))).toEqual(['note'])
  })
})

describe('what shows on a card on screen alone', () => {
  const signs = (make: ReturnType<typeof open>['make'], id = A) => {
    const node = make(NEAR).find((one) => one.id === id)
    return node?.type === 'card' ? node.data.signs : undefined
  }
  const comment = (id: string, fields: object) =>
    ({ type: 'comment.add', id, mapId: 'map1', fields: { targetId: A, ...fields } }) as const

  test('open threads count, answers and what is resolved do not', () => {
    const { project, make } = open()
    const before = make(NEAR)
    carryOut(project.built.doc, [
      comment('first', {}),
      comment('answer', { threadId: 'first' }),
      comment('other', {}),
      comment('done', { resolved: true }),
    ])
    expect(signs(make)).toMatchObject({ dimmed: false, locked: false, comments: 2 })
    const after = make(NEAR)
    expect(after.find(({ id }) => id === A)).not.toBe(before.find(({ id }) => id === A))
    expect(after.find(({ id }) => id === B)).toBe(before.find(({ id }) => id === B))
  })

  test('a locked lane and a filter show', () => {
    const { project, make } = open()
    carryOut(project.built.doc, [{ type: 'lane.edit', id: 'lane1', changes: { locked: true } }])
    expect(signs(make)?.locked).toBe(true)
    project.window.setState({ filter: { ...NO_FILTER, query: 'nowhere' } })
    expect(signs(make)?.dimmed).toBe(true)
  })

  test('a private card is an element however far out one is, and looks like one', () => {
    const { project, make } = open()
    tellRoom(project, { round: roundOn() })
    project.activities.cards.put({ id: 'own', laneId: 'lane2', stepId: 'step1-1', text: 'Unseen' })
    expect(ids(make(FAR))).toEqual(['own', 'note'])
    expect(signs(make, 'own')?.private).toBe(true)
    expect(signs(make)?.private).toBe(false)
  })

  test('in a vote what gets no dots stands back', () => {
    const { make } = open()
    const nodes = make(NEAR, { ballot: { kind: 'cards', ids: [A] } })
    const aside = nodes.flatMap((node) => (node.type === 'card' && node.data.signs.aside ? [node.id] : []))
    expect(aside).toContain(B)
    expect(aside).not.toContain(A)
  })
})

test('a finger pulls what is selected and nothing else', () => {
  const { make } = open()
  const draggable = (touch: boolean) =>
    make(NEAR, { touch, selection: new Set([A]) }).flatMap((node) => (node.draggable ? [node.id] : []))
  expect(draggable(true)).toEqual([A])
  expect(draggable(false)).toContain(B)
})
