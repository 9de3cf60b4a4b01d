/** What people change in Obsidian on a canvas of ours: their edits win, and nothing else changes. */
import { describe, expect, test } from 'vitest'
import { projectDocument } from '#shared/document/projection.ts'
import { importCanvas } from '#shared/formats/canvas/import-canvas.ts'
import { exportCanvas } from '#shared/formats/canvas/write-canvas.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import { sentimentId } from '#shared/model/card.ts'
import { cardsIn, type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'
import { SMALL_PROJECT, snapshotOf } from '../project-builders.ts'
import { canvasProblems } from './strict-canvas.ts'

interface Node {
  id: string
  type: string
  x: number
  y: number
  width: number
  height: number
  text?: string
  label?: string
  color?: string
  file?: string
  throughline?: { was?: { x: number } }
  [key: string]: unknown
}
interface Edge {
  id: string
  fromNode: string
  toNode: string
  label?: string
  [key: string]: unknown
}
interface Canvas {
  nodes: Node[]
  edges: Edge[]
  [key: string]: unknown
}

/** Where a note is shown on the map. */
const noteAt = (snapshot: Snapshot, id: string) =>
  layoutMap(viewMap(snapshot, 'm') as MapView).notes.find(({ note }) => note.id === id)?.rect

/** The small project, sent as a canvas, changed there, and brought back. */
function edited(
  change: (canvas: Canvas, node: (id: string) => Node) => void,
  source = snapshotOf(SMALL_PROJECT),
  mapId = 'm',
) {
  const view = viewMap(source, mapId) as MapView
  const canvas = JSON.parse(exportCanvas(source, view).text) as Canvas
  const find = (id: string): Node => {
    const node = canvas.nodes.find((one) => one.id === id)
    if (!node) throw new Error(`There is no node “${id}”.`)
    return node
  }
  change(canvas, find)
  const back = importCanvas(JSON.stringify(canvas))
  if (!back.ok) throw new Error(back.error.message)
  const snapshot = snapshotOf(back.value.records)
  return { snapshot, view: viewMap(snapshot, mapId) as MapView, report: back.value.report }
}

/** Puts a node where another one is. */
const onto = (node: Node, target: Node): void => {
  node.x = target.x + 5
  node.y = target.y + 5
}

const cellOf = (view: MapView, laneId: string, stepId: string) =>
  cardsIn(view, laneId, stepId).map(({ id }) => id)

describe('words and colours', () => {
  test('a text that was typed over is the text, and Markdown in it stays for the next canvas', () => {
    const { snapshot, report } = edited((_canvas, node) => {
      node('c2').text = 'second, **and bold**'
    })
    expect(snapshot.cards.c2).toMatchObject({ text: 'second, and bold', place: ['doing', 'p2', 'k'] })
    expect(report).toEqual([])
    const again = JSON.parse(exportCanvas(snapshot, viewMap(snapshot, 'm') as MapView).text) as Canvas
    expect(again.nodes.find(({ id }) => id === 'c2')?.text).toBe('second, **and bold**')
  })

  test('what stands above the rule is the text; a changed line below it is told', () => {
    const { snapshot, report } = edited((_canvas, node) => {
      node('c3').text = 'Too late\n\n---\n\nPain point, harmless'
    })
    expect(snapshot.cards.c3).toMatchObject({ text: 'Too late', impact: 'abandons' })
    expect(report).toEqual([expect.stringContaining('“Late”')])
  })

  test('titles, names, labels', () => {
    const { snapshot } = edited((_canvas, node) => {
      node('s2').label = 'Ride on'
      node('p1').text = 'Sees it'
      node('doing').text = 'Does'
      node('m').text = '# Commuting\n\n---\n\nMira wants to arrive dry.'
      node('mira').text = 'Mira B.\n\n---\n\nNurse'
    })
    expect(snapshot.stages.s2?.title).toBe('Ride on')
    expect(snapshot.steps.p1?.title).toBe('Sees it')
    expect(snapshot.lanes.doing).toMatchObject({ title: 'Does' })
    expect(snapshot.maps.m).toMatchObject({ title: 'Commuting', goal: 'arrive dry' })
    expect(snapshot.personas.mira).toMatchObject({ name: 'Mira B.', role: 'Nurse' })
  })

  test('a colour, and a lane’s that its cards follow', () => {
    const { snapshot } = edited((_canvas, node) => {
      node('c1').color = '#3366cc'
      node('hurts').color = '6'
      delete node('n').color
    })
    expect(snapshot.cards.c1?.color).toBe('blue')
    expect(snapshot.lanes.hurts?.color).toBe('violet')
    expect(snapshot.cards.c3?.color).toBe(null)
    expect(snapshot.notes.n?.color).toBe('grey')
  })

  test('the number of a sentiment value', () => {
    const id = sentimentId('feel', 'p2', 'mira')
    const { snapshot, report } = edited((_canvas, node) => {
      node(id).text = 'Wet.\n\n---\n\nMira: Sentiment −2, Upset'
    })
    expect(snapshot.cards[id]).toMatchObject({ text: 'Wet.', amount: -2 })
    expect(report).toEqual([])
  })
})

describe('places', () => {
  test('a card dragged into another cell is of that lane and step, and of its kind', () => {
    const { view, snapshot } = edited((_canvas, node) => onto(node('c1'), node('c3')))
    expect(snapshot.cards.c1).toMatchObject({ kind: 'pain', text: 'first', tags: ['rain'] })
    expect(cellOf(view, 'doing', 'p2')).toEqual(['c2'])
    expect(new Set(cellOf(view, 'hurts', 'p1'))).toEqual(new Set(['c1', 'c3']))
  })

  test('cards of a cell in another order', () => {
    const { view } = edited((_canvas, node) => {
      node('c2').y = node('c1').y - 4
    })
    expect(cellOf(view, 'doing', 'p2')).toEqual(['c2', 'c1'])
  })

  test('stages in another order, with all that is in them', () => {
    const { view, snapshot } = edited(({ nodes }, node) => {
      const { x, width } = node('s2')
      for (const one of nodes) if (one.x >= x && one.x < x + width && one.y >= 0) one.x -= 2000
    })
    expect(view.stages.map(({ stage }) => stage.id)).toEqual(['s2', 's1'])
    expect(cellOf(view, 'doing', 'p2')).toEqual(['c1', 'c2'])
    expect(snapshot.cards[sentimentId('feel', 'p2', 'mira')]?.amount).toBe(1.5)
  })

  test('lanes in another order', () => {
    const { view } = edited((_canvas, node) => {
      node('hurts').y = -500
    })
    expect(view.lanes.map(({ id }) => id)).toEqual(['hurts', 'doing', 'feel'])
  })

  test('the whole canvas elsewhere is the same map', () => {
    const { snapshot, report } = edited(({ nodes }) => {
      for (const node of nodes) {
        node.x += 12_345
        node.y -= 777
      }
    })
    expect(report).toEqual([])
    expect(snapshot.notes.n).toMatchObject({ x: 10, y: 900 })
    expect(snapshot.cards.c2?.place).toEqual(['doing', 'p2', 'k'])
  })

  test('a note that was dragged and widened, and one that was parked no longer', () => {
    const { snapshot } = edited((_canvas, node) => {
      Object.assign(node('n'), { x: -300, y: 1500, width: 450 })
    })
    expect(noteAt(snapshot, 'n')).toMatchObject({ x: -200, y: 1000, width: 300 })
    expect(snapshot.notes.n?.below).not.toBeNull()
  })

  test('a note below the grid is as far below it when it was not moved, and above it where it was moved there', () => {
    const source = snapshotOf([
      ...SMALL_PROJECT.filter(({ id }) => id !== 'n'),
      { table: 'notes', id: 'n', fields: { mapId: 'm', x: 10, below: 40, text: 'Sources' } },
    ])
    expect(edited(() => undefined, source).snapshot.notes.n).toMatchObject({ x: 10, below: 40 })
    const { snapshot } = edited((_canvas, node) => {
      Object.assign(node('n'), { x: 15, y: -900 })
    }, source)
    expect(snapshot.notes.n).toMatchObject({ x: 10, y: -600, below: null })
  })

  test('a note right of the grid is as far from it when it was not moved, and when it was moved there', () => {
    const source = snapshotOf([
      ...SMALL_PROJECT.filter(({ id }) => id !== 'n'),
      { table: 'notes', id: 'n', fields: { mapId: 'm', y: 10, beside: 40, text: 'Sources' } },
    ])
    expect(edited(() => undefined, source).snapshot.notes.n).toMatchObject({ y: 10, beside: 40 })
    const { grid } = layoutMap(viewMap(source, 'm') as MapView)
    const { snapshot } = edited((_canvas, node) => {
      Object.assign(node('n'), { x: 1.5 * (grid.width + 100), y: 30 })
    })
    const note = snapshot.notes.n
    expect(note?.below).toBeNull()
    expect(
      layoutMap(viewMap(snapshot, 'm') as MapView).notes.find((box) => box.note.id === 'n')?.rect.x,
    ).toBe(grid.width + 100)
    expect(note?.beside).toBe(100)
  })

  test('a card dragged off the grid is a free note, and that is told', () => {
    const { snapshot, report } = edited((_canvas, node) => {
      Object.assign(node('c1'), { x: 0, y: 3000 })
    })
    expect(snapshot.cards.c1).toBe(undefined)
    const card = Object.values(snapshot.notes).find(({ text }) => text === 'first')
    const { grid } = layoutMap(viewMap(snapshotOf(SMALL_PROJECT), 'm') as MapView)
    // As far from the grid as on the canvas; its lane is lower without it.
    expect(card).toMatchObject({ x: 0, below: 2000 - grid.height })
    expect(report.join(' ')).toContain('off the grid')
    expect(Object.keys(snapshot.connectors)).toEqual([])
  })

  test('a value moved to another step is that step’s; a card cannot go into its line', () => {
    const id = sentimentId('feel', 'p2', 'mira')
    const { snapshot, report } = edited((_canvas, node) => {
      node(id).x = node('p1').x + 10
      node('c2').y = node(id).y
    })
    expect(snapshot.cards[sentimentId('feel', 'p1', 'mira')]?.amount).toBe(1.5)
    expect(snapshot.cards[id]).toBe(undefined)
    expect(snapshot.cards.c2?.place.slice(0, 2)).toEqual(['doing', 'p2'])
    expect(report.join(' ')).toContain('1 card was moved into a lane that holds no such cards')
  })

  test('a value moved to where there is one is a free note, and that is told', () => {
    const built = buildProject({ lanes: ['sentiment'], stages: [2] })
    const at = (stepId: string): string => sentimentId('lane1', stepId, null)
    for (const [stepId, amount] of [
      ['step1-1', 1],
      ['step1-2', -1],
    ] as const)
      carryOut(built.doc, [
        { type: 'sentiment.set', laneId: 'lane1', stepId, personaId: null, amount, text: stepId },
      ])
    const move = (_canvas: Canvas, node: (id: string) => Node): void => {
      node(at('step1-2')).x = node(at('step1-1')).x + 3
    }
    const { snapshot, report } = edited(move, projectDocument(built.doc), 'map1')
    expect(Object.values(snapshot.cards)).toMatchObject([{ id: at('step1-1'), amount: 1 }])
    expect(Object.values(snapshot.notes)).toMatchObject([{ text: 'step1-2' }])
    expect(report).toEqual([expect.stringContaining('1 value was moved to a step that has one already')])
  })
})

describe('what is new and what is gone', () => {
  const text = (id: string, at: Node, more: object = {}): Node => ({
    ...{ id, type: 'text', text: id, x: at.x + 5, y: at.y + 5, width: 200, height: 60 },
    ...more,
  })

  test('a text in a cell is a card, a file too, one beside the grid a note', () => {
    const { view, snapshot } = edited(({ nodes }, node) => {
      nodes.push(text('new card', node('c3'), { styleAttributes: { shape: 'pill' } }))
      nodes.push({ ...text('paper', node('c1')), type: 'file', file: 'Notes/paper.md' })
      nodes.push(text('aside', { ...node('n'), y: 4000 }))
    })
    const inPains = cardsIn(view, 'hurts', 'p1').map((card) => [card.text, card.kind])
    expect(inPains).toContainEqual(['new card', 'pain'])
    expect(cardsIn(view, 'doing', 'p2').map((card) => card.text)).toContain('Notes/paper.md')
    expect(Object.values(snapshot.notes).map((note) => note.text)).toContain('aside')
    const again = exportCanvas(snapshot, view).text
    expect(canvasProblems(again)).toEqual([])
    const nodes = (JSON.parse(again) as Canvas).nodes
    expect(nodes.find(({ id }) => id === 'new card')?.styleAttributes).toEqual({ shape: 'pill' })
    expect(nodes.find(({ id }) => id === 'paper')).toMatchObject({ type: 'file', file: 'Notes/paper.md' })
  })

  test('a group beside the stages is a stage, a text above its lanes a step, and cards in it are its cards', () => {
    const { view } = edited(({ nodes }, node) => {
      const { y, height, x, width } = node('s2')
      const stage = { id: 'g', type: 'group', label: 'Afterwards', x: x + width + 100, y, width: 500, height }
      nodes.push(stage)
      nodes.push(text('Looks back', { ...stage, y: y + 40 } as Node, { width: 400, height: 30 }))
      nodes.push(text('Tells a friend', { ...stage, y: node('doing').y + 10 } as Node))
    })
    const last = view.stages.at(-1)
    expect(last?.stage.title).toBe('Afterwards')
    expect(last?.steps.map(({ title }) => title)).toEqual(['Looks back'])
    expect(cardsIn(view, 'doing', last?.steps[0]?.id ?? '').map((card) => card.text)).toEqual([
      'Tells a friend',
    ])
  })

  test('what was deleted is gone, with the lines that led to it', () => {
    const { snapshot } = edited((canvas) => {
      canvas.nodes = canvas.nodes.filter(({ id }) => !['c1', 'n', 'mira'].includes(id))
    })
    expect(Object.keys(snapshot.cards).sort()).toEqual(['c2', 'c3', sentimentId('feel', 'p2', 'mira')].sort())
    expect(
      [snapshot.notes, snapshot.connectors, snapshot.personas].map((table) => Object.keys(table)),
    ).toEqual([[], [], []])
  })

  test('keys of a plugin on the canvas, its title and its edges are kept, each where it was', () => {
    const { snapshot, view } = edited((canvas, node) => {
      canvas.metadata = { version: 2 }
      node('m').pinned = true
      Object.assign(canvas.edges[0] as Edge, { rank: 3 })
    })
    const again = JSON.parse(exportCanvas(snapshot, view).text) as Canvas
    expect(again.metadata).toEqual({ version: 2 })
    expect(again.nodes.filter(({ pinned }) => pinned).map(({ id }) => id)).toEqual(['m'])
    expect(again.nodes.some((one) => 'metadata' in one)).toBe(false)
    expect(again.edges[0]).toMatchObject({ id: 'k', rank: 3 })
  })

  test('titles that are gone are made again where cards still stand there', () => {
    const { snapshot, report } = edited((canvas) => {
      canvas.nodes = canvas.nodes.filter(({ id }) => !['m', 's2', 'p2', 'hurts'].includes(id))
    })
    const [map] = mapsOf(snapshot)
    const view = viewMap(snapshot, map?.id ?? '') as MapView
    expect(view.map.title).toBe('')
    expect(cellOf(view, 'doing', 'p2')).toEqual(['c1', 'c2'])
    expect(cardsIn(view, 'hurts', 'p1')).toMatchObject([{ id: 'c3', kind: 'pain' }])
    expect(view.lanes.find(({ id }) => id === 'hurts')).toMatchObject({ kind: 'pains', title: '' })
    expect(report).toEqual([expect.stringContaining('made again')])
  })

  test('a copy of a card is a card of its own', () => {
    const { view, snapshot } = edited(({ nodes }, node) => {
      nodes.push({ ...structuredClone(node('c1')), id: 'copy', x: node('c3').x, y: node('c3').y })
    })
    expect(snapshot.cards.c1?.place.slice(0, 2)).toEqual(['doing', 'p2'])
    const copies = cardsIn(view, 'hurts', 'p1').filter((card) => card.text === 'first')
    expect(copies).toHaveLength(1)
    expect(copies[0]).toMatchObject({ tags: ['rain'] })
    expect(copies[0]?.id).not.toBe('c1')
  })

  test('edges: a new one, a label, another end, one to a note that waits for the next canvas', () => {
    const { snapshot, report, view } = edited(({ edges }) => {
      Object.assign(edges[0] as Edge, { toNode: 'c2', label: 'because' })
      edges.push({ id: 'e2', fromNode: 'c1', toNode: 'c3', fromEnd: 'arrow', toEnd: 'none', color: '2' })
      edges.push({ id: 'e3', fromNode: 'n', toNode: 'c3', label: 'see' })
    })
    expect(snapshot.connectors.k).toMatchObject({ fromId: 'c3', toId: 'c2', label: 'because', kind: 'cause' })
    const added = Object.values(snapshot.connectors).filter(({ id }) => id !== 'k')
    expect(added).toMatchObject([{ fromId: 'c3', toId: 'c1' }])
    expect(report).toEqual([expect.stringContaining('1 arrow does not lead')])
    const again = exportCanvas(snapshot, view).text
    expect(canvasProblems(again)).toEqual([])
    const { edges } = JSON.parse(again) as Canvas
    expect(edges.find(({ id }) => id === 'e2')).toMatchObject({
      fromNode: 'c1',
      toNode: 'c3',
      fromEnd: 'arrow',
      color: '2',
    })
    expect(edges.find(({ id }) => id === 'e3')).toMatchObject({ fromNode: 'n', toNode: 'c3', label: 'see' })
  })
})

test('a cluster has a frame with its name, which can be renamed there', () => {
  const built = buildProject({ lanes: ['cards'], cardsPerCell: 3 })
  const cardIds = built.cardIds('lane1', 'step1-1').slice(0, 2)
  carryOut(built.doc, [
    { type: 'group.add', id: 'cluster', mapId: 'map1', fields: { title: 'Same', color: 'teal' }, cardIds },
  ])
  const source = projectDocument(built.doc)
  const { snapshot } = edited(
    (_canvas, node) => {
      expect(node('cluster')).toMatchObject({ type: 'group', label: 'Same', color: '5' })
      node('cluster').label = 'Alike'
    },
    source,
    'map1',
  )
  expect(snapshot.groups.cluster).toMatchObject({ title: 'Alike', color: 'teal' })
  expect(cardIds.map((id) => snapshot.cards[id]?.groupId)).toEqual(['cluster', 'cluster'])
})
