import { clamp, type Point } from '#shared/base/geometry.ts'
import { newId } from '#shared/base/ids.ts'
import { notePlaceAt } from '#shared/layout/note-layout.ts'
import { cardRecord, computedId, type Place } from '#shared/model/card.ts'
import { NOTE_BOUNDS } from '#shared/model/note.ts'
import { type CardKind, cardKindOf, isStepValue } from '#shared/model/vocabulary.ts'
import type { ImportedMap } from '../imported-map.ts'
import type { Entry } from '../project-json/read-fields.ts'
import type { Report } from '../report.ts'
import { withOrders } from '../with-orders.ts'
import { colorOfCanvas } from './canvas-colors.ts'
import { type Canvas, type CanvasEdge, type CanvasNode, unknownKeys } from './canvas-file.ts'
import { wordsOfKept } from './canvas-words.ts'
import { edgeForeign, looseEdges } from './import-edges.ts'
import { keptOf, withKept } from './kept.ts'
import { CANVAS_SCALE } from './node-writing.ts'
import { type CellFound, OwnGrid } from './own-grid.ts'
import { OWN_KEY } from './own-key.ts'
import {
  isMoved,
  isOwn,
  keptOfNode,
  middleNow,
  newWidth,
  newWords,
  type OwnNode,
  settled,
} from './own-nodes.ts'
import { OwnRecords } from './own-records.ts'

/** Whether a canvas is a map that Throughline wrote: some of its structure is there, not only a card or two. */
export const isOwnCanvas = ({ nodes }: Canvas): boolean =>
  nodes.some(({ own }) => own && ['maps', 'stages', 'lanes'].includes(own.table))

/**
 * Reads a canvas that Throughline wrote back into the same records. What somebody changed on it since wins: words, colours,
 * a card in another cell, stages, steps and lanes in another order, what is new and what is gone.
 */
export function importOwn(canvas: Canvas, report: Report): ImportedMap {
  return new OwnReading(canvas, report).read()
}

/** A card on its way to its cell. */
interface Draft {
  readonly id: string
  readonly node: CanvasNode
  readonly fields: Entry
  readonly cell: { readonly laneId: string; readonly stepId: string }
  /** As it was in its cell; `null` where it is new there. */
  readonly order: string | null
}

class OwnReading {
  readonly #canvas: Canvas
  readonly #report: Report
  readonly #records: OwnRecords
  readonly #own: readonly OwnNode[]
  readonly #others: readonly CanvasNode[]
  readonly #mapId: string
  readonly #drafts: Draft[] = []
  /** Ids of cards by their nodes' ids. */
  readonly #cards = new Map<string, string>()
  readonly #outside: OwnNode[] = []
  /** Values of steps that have such a value already. */
  readonly #doubles: OwnNode[] = []
  /** Cards that were moved into lanes that hold none of their kind. */
  #unfit = 0

  constructor(canvas: Canvas, report: Report) {
    const nodes = settled(canvas.nodes)
    this.#canvas = canvas
    this.#report = report
    this.#records = new OwnRecords(report)
    this.#own = nodes.filter(isOwn)
    this.#others = nodes.filter((node) => !isOwn(node))
    this.#mapId = this.#own.find(({ own }) => own.table === 'maps')?.own.id ?? newId()
  }

  read(): ImportedMap {
    const map = this.#own.find(({ own }) => own.table === 'maps')
    const fields = map ? this.#records.fieldsOf(map) : {}
    this.#records.claim('maps', this.#mapId)
    this.#addOthers(map)
    const grid = new OwnGrid(this.#mapId, this.#records, this.#report, this.#onlyStep(fields, map))
    const used = grid.read(this.#own, this.#others)
    this.#addCards(grid)
    this.#addNew(
      grid,
      this.#others.filter((node) => !used.has(node)),
    )
    this.#fileCards()
    this.#addNotes(grid)
    this.#explain()
    this.#tellAsides()
    const loose = this.#addConnectors()
    const ofTitle = unknownKeys(map?.keys ?? {})
    const kept = {
      ...this.#canvas.keys,
      ...(loose.length > 0 && { edges: loose.map(({ keys }) => keys) }),
      ...(Object.keys(ofTitle).length > 0 && { [OWN_KEY]: ofTitle }),
    }
    const foreign = withKept(String(fields.foreign ?? ''), kept, (left) => this.#records.tellLeft(left))
    this.#records.add('maps', this.#mapId, { ...fields, foreign })
    grid.explain()
    const title = typeof fields.title === 'string' ? fields.title.trim() : ''
    return { records: parentsFirst(this.#records.all), title, report: this.#report.sentences() }
  }

  /** Records without nodes, personas and clusters. Of clusters that have several frames, one that was changed tells. */
  #addOthers(map: OwnNode | undefined): void {
    for (const { table, id, fields } of map?.own.others ?? []) {
      if (this.#records.has(table, id)) continue
      const placed = table === 'groups' || table === 'stages' ? { ...fields, mapId: this.#mapId } : fields
      this.#records.add(table, id, placed)
    }
    for (const table of ['personas', 'groups'] as const) {
      const nodes = this.#own.filter(({ own }) => own.table === table)
      const changed = (node: OwnNode): number => (newWords(node, null).typed === null ? 1 : 0)
      for (const node of nodes.toSorted((a, b) => changed(a) - changed(b))) {
        const { id } = node.own
        if (this.#records.has(table, id)) continue
        const fields = this.#records.fieldsOf(node)
        this.#records.add(table, id, table === 'groups' ? { ...fields, mapId: this.#mapId } : fields)
      }
    }
  }

  #onlyStep({ kind }: Entry, map: OwnNode | undefined): string | null {
    if (kind !== 'empathy') return null
    const others = map?.own.others ?? []
    const stage = others.find(({ table }) => table === 'stages')
    return others.find(({ table }) => table === 'steps')?.id ?? `${stage?.id ?? ''}~first`
  }

  #addCards(grid: OwnGrid): void {
    const nodes = this.#own.filter(({ own }) => own.table === 'cards')
    // Where a card was copied, the one that still stands where it stood is the original.
    for (const node of nodes.toSorted((a, b) => Number(isMoved(a)) - Number(isMoved(b)))) {
      const fields = { ...cardRecord.defaults, ...this.#records.fieldsOf(node) }
      const kind = fields.kind as CardKind
      const cell = this.#cellOf(node, kind, grid)
      if (!cell) {
        this.#outside.push(node)
        continue
      }
      const isNew = cell.laneId !== node.own.place?.[0] || cell.stepId !== node.own.place[1]
      const placed = { ...fields, place: [cell.laneId, cell.stepId, 'V'] as Place }
      const kindNow = isNew && cell.laneId !== node.own.place?.[0] ? cardKindOf(cell.kind) : kind
      this.#draft(node, { ...placed, kind: kindNow }, cell, isNew ? null : (node.own.place?.[2] ?? null))
    }
  }

  #draft(node: OwnNode, fields: Draft['fields'], cell: CellFound, order: string | null): void {
    const filed = { ...cardRecord.defaults, ...fields } as Parameters<typeof computedId>[0]
    const wasComputed = node.own.id.includes('~')
    const said = order === null && wasComputed ? (computedId(filed) ?? node.own.id) : node.own.id
    if (wasComputed && isStepValue(filed.kind) && this.#records.has('cards', said)) {
      this.#doubles.push(node)
      return
    }
    const id = this.#records.claim('cards', said)
    const isCopy = id !== said
    this.#drafts.push({ id, node, fields, cell, order: isCopy ? null : order })
    if (node.id !== '') this.#cards.set(node.id, id)
  }

  /** Where a card stands now: where it stood, unless somebody moved it. `null` beside the grid. */
  #cellOf(node: OwnNode, kind: CardKind, grid: OwnGrid): CellFound | null {
    const { place } = node.own
    const stood = (): CellFound | null => {
      if (!place) return null
      grid.requireStep(place[1], middleNow(node))
      return { laneId: place[0], kind: grid.laneOf(place[0], kind), stepId: place[1] }
    }
    if (place && !isMoved(node)) return stood()
    const cell = grid.cellAt(middleNow(node))
    if (!cell) return null
    const isSameLane = cell.laneId === place?.[0]
    // A value belongs to its line or matrix, and cards cannot stand in one.
    const fits =
      isSameLane || (isStepValue(kind) ? cardKindOf(cell.kind) === kind : !isStepValue(cardKindOf(cell.kind)))
    if (fits || !place) return fits ? cell : null
    this.#unfit++
    return { ...cell, laneId: place[0], kind: grid.laneOf(place[0], kind) }
  }

  /** What somebody added: in a cell a card, elsewhere a free note. */
  #addNew(grid: OwnGrid, nodes: readonly CanvasNode[]): void {
    for (const node of nodes) {
      const kept = keptOfNode(node)
      const said = {
        text: wordsOfKept({ ...node.keys, type: node.type }),
        foreign: withKept('', kept, (left) => this.#records.tellLeft(left)),
      }
      const color = colorOfCanvas(node.keys.color)
      const cell = node.type === 'group' ? null : grid.cellAt(middleNow(node))
      if (cell && !isStepValue(cardKindOf(cell.kind))) {
        const id = this.#records.claim('cards', newId())
        this.#drafts.push({
          id,
          node,
          fields: { ...said, color, kind: cardKindOf(cell.kind) },
          cell,
          order: null,
        })
        if (node.id !== '') this.#cards.set(node.id, id)
      } else if (said.text.trim() !== '' || node.type !== 'text')
        this.#addNote(grid, newId(), { ...said, color: color ?? 'grey' }, node)
    }
  }

  /** Cards keep their order in a cell, unless one of it is new there or was moved. */
  #fileCards(): void {
    const cells = Map.groupBy(this.#drafts, ({ cell }) => `${cell.laneId} ${cell.stepId}`)
    for (const drafts of cells.values()) {
      const isChanged = drafts.some(({ node, order }) => order === null || (isOwn(node) && isMoved(node)))
      const sorted = isChanged ? drafts.toSorted(byPlace) : drafts
      for (const { item, order } of withOrders(sorted)) {
        const { id, fields, cell } = item
        const place = [cell.laneId, cell.stepId, isChanged ? order : (item.order as string)]
        this.#records.add('cards', id, { ...fields, place })
      }
    }
  }

  #addNotes(grid: OwnGrid): void {
    for (const node of this.#own.filter(({ own }) => own.table === 'notes')) {
      const fields = this.#records.fieldsOf(node)
      const id = this.#records.claim('notes', node.own.id)
      const width = newWidth(node)
      this.#addNote(
        grid,
        id,
        { ...fields, ...(width !== null && { width: Math.round(width / CANVAS_SCALE) }) },
        isMoved(node) || id !== node.own.id ? node : null,
      )
    }
    for (const node of [...this.#outside, ...this.#doubles]) {
      const { text, color, foreign } = this.#records.fieldsOf(node)
      const words = text || wordsOfKept({ type: 'text', text: node.keys.text })
      this.#addNote(grid, newId(), { text: words, color: color ?? 'grey', foreign }, node)
    }
  }

  #explain(): void {
    const counts: readonly (readonly [count: number, one: string, many: string])[] = [
      [
        this.#outside.length,
        'card was moved off the grid and became a free note, with words and colour only',
        'cards were moved off the grid and became free notes, with words and colours only',
      ],
      [
        this.#doubles.length,
        'value was moved to a step that has one already and became a free note',
        'values were moved to steps that have one already and became free notes',
      ],
      [
        this.#unfit,
        'card was moved into a lane that holds no such cards and stayed in its own',
        'cards were moved into lanes that hold no such cards and stayed in their own',
      ],
    ]
    for (const [count, one, many] of counts)
      if (count > 0) this.#report.add(`${count} ${count === 1 ? one : many}.`)
  }

  /** A note; at the place of `node` where somebody put it there. */
  #addNote(grid: OwnGrid, id: string, fields: Entry, node: CanvasNode | null): void {
    const moved = node && { ...notePlaceAt(grid.extent, pointOf(node)), parked: false }
    const width = node && !isOwn(node) && { width: Math.round(clampWidth(node.rect.width / CANVAS_SCALE)) }
    this.#records.add('notes', id, { ...fields, mapId: this.#mapId, ...moved, ...width })
  }

  /** Goals and time spans of stages stand in a node of their own, which says what the stage's record says. */
  #tellAsides(): void {
    const changed = this.#own.filter((node) => node.own.isAside && newWords(node, null).typed !== null).length
    if (changed > 0)
      this.#report.add(
        `What was changed in the ${changed === 1 ? 'text' : 'texts'} with a stage’s goal, time or expectation was not taken over.`,
      )
  }

  /** Answers the edges that are no connectors. */
  #addConnectors(): readonly CanvasEdge[] {
    const loose = looseEdges(this.#canvas.edges, this.#cards, ({ fromId, toId, edge }) => {
      const { own } = edge
      const isOurs = own?.table === 'connectors' && !this.#records.has('connectors', own.id)
      const id = this.#records.claim('connectors', isOurs ? own.id : newId())
      const before = isOurs ? String(own.fields.foreign ?? '') : ''
      const foreign = edgeForeign(edge, before, isOurs, (left) => this.#records.tellLeft(left))
      const fields = isOurs ? own.fields : {}
      this.#records.add('connectors', id, {
        ...fields,
        mapId: this.#mapId,
        fromId,
        toId,
        label: edge.label,
        foreign,
      })
    })
    const known = new Set(this.#knownLoose())
    const added = loose.filter(({ id }) => !known.has(id)).length
    if (added > 0)
      this.#report.add(
        `${added} ${added === 1 ? 'arrow does' : 'arrows do'} not lead from one card to another and ${added === 1 ? 'is' : 'are'} not shown.`,
      )
    return loose
  }

  #knownLoose(): readonly string[] {
    const map = this.#own.find(({ own }) => own.table === 'maps')
    const { edges } = keptOf({ foreign: String(map?.own.fields.foreign ?? '') })
    return Array.isArray(edges) ? edges.map((edge) => String(edge?.id)) : []
  }
}

const byPlace = (a: Draft, b: Draft): number => a.node.rect.y - b.node.rect.y || a.node.rect.x - b.node.rect.x

const pointOf = ({ rect }: CanvasNode): Point => ({ x: rect.x / CANVAS_SCALE, y: rect.y / CANVAS_SCALE })

const clampWidth = (width: number): number => clamp(width, NOTE_BOUNDS.least, NOTE_BOUNDS.most)

const ORDER = [
  'personas',
  'traits',
  'maps',
  'stages',
  'steps',
  'lanes',
  'groups',
  'cards',
  'connectors',
  'notes',
]

/** Parents before children, as whoever inserts records expects. */
const parentsFirst = (records: OwnRecords['all']): ImportedMap['records'] =>
  records.toSorted((a, b) => ORDER.indexOf(a.table) - ORDER.indexOf(b.table))
