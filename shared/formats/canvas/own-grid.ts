import { contains, type Point, type Rect, union } from '#shared/base/geometry.ts'
import { newId } from '#shared/base/ids.ts'
import { isOrder } from '#shared/base/order.ts'
import { type CardKind, cardKindOf, LANE_KINDS, type LaneKind } from '#shared/model/vocabulary.ts'
import type { Report } from '../report.ts'
import { withOrders } from '../with-orders.ts'
import { colorOfCanvas } from './canvas-colors.ts'
import type { CanvasNode } from './canvas-file.ts'
import { withKept } from './kept.ts'
import { partsOfNodeText } from './markdown.ts'
import { CANVAS_SCALE } from './node-writing.ts'
import { isMoved, keptOfNode, middleNow, newWidth, type OwnNode } from './own-nodes.ts'
import { inOrder, type OwnRecords } from './own-records.ts'

interface Stage {
  readonly id: string
  readonly rect: Rect
}

interface Column {
  readonly stepId: string
  readonly x: number
  readonly end: number
}

interface Lane {
  readonly id: string
  readonly kind: LaneKind
  readonly rect: Rect
  /** A field of an empathy map: only what is in it is of it. */
  readonly isField: boolean
}

/** A cell of the map, by the ids of its lane and step. */
export interface CellFound {
  readonly laneId: string
  readonly kind: LaneKind
  readonly stepId: string
}

/** The stages, steps and lanes of a canvas of ours, as they lie now. */
export class OwnGrid {
  readonly #mapId: string
  readonly #records: OwnRecords
  readonly #report: Report
  readonly #stages: Stage[] = []
  readonly #columns: Column[] = []
  readonly #lanes: Lane[] = []
  /** On an empathy map, where no step is shown: the one that holds everything. */
  readonly #onlyStep: string | null
  #recovered = 0

  constructor(mapId: string, records: OwnRecords, report: Report, onlyStep: string | null) {
    this.#mapId = mapId
    this.#records = records
    this.#report = report
    this.#onlyStep = onlyStep
  }

  /** Files stages and lanes, then steps, which find their stages; answers which new nodes became any of these. */
  read(own: readonly OwnNode[], others: readonly CanvasNode[]): ReadonlySet<CanvasNode> {
    const of = (table: string) => own.filter((node) => node.own.table === table && !node.own.isAside)
    this.#addLanes(of('lanes'))
    const groups = this.#onlyStep === null ? this.#newStages(of('stages'), others) : []
    this.#addStages(of('stages'), groups)
    const titles = this.#newTitles(others)
    this.#addSteps(of('steps'), titles)
    return new Set([...groups, ...titles])
  }

  #addLanes(nodes: readonly OwnNode[]): void {
    const found = nodes.map((node) => {
      const fields = this.#records.fieldsOf(node)
      return { node, fields, at: node.rect.y, order: orderOf(fields.order) }
    })
    const { items, isChanged } = inOrder(found)
    for (const { item, order } of withOrders(items)) {
      const { node, fields } = item
      const id = this.#records.claim('lanes', node.own.id)
      const kind = LANE_KINDS.find((known) => known === fields.kind) ?? 'cards'
      this.#lanes.push({ id, kind, rect: node.rect, isField: node.type === 'group' })
      this.#records.add('lanes', id, { ...fields, mapId: this.#mapId, ...(isChanged && { order }) })
    }
  }

  /** Groups that somebody drew beside the stages, as high as they are. */
  #newStages(stages: readonly OwnNode[], others: readonly CanvasNode[]): readonly CanvasNode[] {
    const grid = [...stages, ...this.#lanes].map(({ rect }) => rect)
    if (grid.length === 0) return []
    const { y, height } = grid.reduce(union)
    return others.filter((node) => {
      if (node.type !== 'group') return false
      const middle = middleNow(node)
      return middle.y >= y && middle.y < y + height && !stages.some(({ rect }) => contains(rect, middle))
    })
  }

  #addStages(nodes: readonly OwnNode[], groups: readonly CanvasNode[]): void {
    const found = [
      ...nodes.map((node) => {
        const fields = this.#records.fieldsOf(node)
        return { node, rect: node.rect, fields, at: node.rect.x, order: orderOf(fields.order) }
      }),
      ...groups.map((group) => ({
        ...{ node: null, rect: group.rect, at: group.rect.x, order: 'V' },
        fields: { title: String(group.keys.label ?? ''), ...this.#said(group) },
      })),
    ]
    const { items, isChanged } = inOrder(found)
    for (const { item, order } of withOrders(items)) {
      const id = item.node ? this.#records.claim('stages', item.node.own.id) : newId()
      this.#stages.push({ id, rect: item.rect })
      this.#records.add('stages', id, { ...item.fields, mapId: this.#mapId, ...(isChanged && { order }) })
    }
  }

  #said(node: CanvasNode) {
    const color = colorOfCanvas(node.keys.color)
    const foreign = withKept('', keptOfNode(node), (left) => this.#records.tellLeft(left))
    return { ...(color && { color }), foreign }
  }

  /** Texts that somebody wrote above the lanes in a stage: titles of new steps. */
  #newTitles(others: readonly CanvasNode[]): readonly CanvasNode[] {
    const lanes = this.#lanes.map(({ rect }) => rect)
    if (lanes.length === 0) return []
    const top = lanes.reduce(union).y
    return others.filter((node) => {
      const middle = middleNow(node)
      return node.type === 'text' && middle.y < top && this.#stages.some(({ rect }) => contains(rect, middle))
    })
  }

  #addSteps(nodes: readonly OwnNode[], titles: readonly CanvasNode[]): void {
    const found = [
      ...nodes.map((node) => {
        const fields = this.#records.fieldsOf(node)
        const stageId = this.#stageOf(node, String(fields.stageId ?? ''))
        return { node, stageId, rect: node.rect, fields, at: node.rect.x, order: orderOf(fields.order) }
      }),
      ...titles.map((node) => {
        const { typed: title } = partsOfNodeText(String(node.keys.text ?? ''))
        const stageId = this.#stageAt(middleNow(node)) as string
        const fields = { title, ...this.#said(node) }
        return { node: null, stageId, rect: node.rect, fields, at: node.rect.x, order: 'V' }
      }),
    ]
    for (const [stageId, siblings] of Map.groupBy(found, (step) => step.stageId)) {
      const { items, isChanged } = inOrder(siblings)
      for (const { item, order } of withOrders(items)) {
        const { node, rect } = item
        const stepId = node ? this.#records.claim('steps', node.own.id) : newId()
        this.#columns.push({ stepId, x: rect.x, end: rect.x + rect.width })
        const width = node && newWidth(node)
        const fields = {
          ...item.fields,
          stageId,
          ...(isChanged && { order }),
          ...(width && { width: Math.round(width / CANVAS_SCALE) }),
        }
        if (!node?.own.isStandIn || isChanged || 'title' in item.fields)
          this.#records.add('steps', stepId, fields)
      }
    }
    this.#addUntitled()
  }

  /** The stage that a step is in: its own, unless somebody moved it into another one or took that away. */
  #stageOf(node: OwnNode, said: string): string {
    const there = this.#stageAt(middleNow(node))
    const isCopied = this.#records.has('steps', node.own.id)
    if (there !== undefined && (isMoved(node) || isCopied || !this.#records.has('stages', said))) return there
    return this.#records.has('stages', said) ? said : this.#recoverStage(said)
  }

  #stageAt(point: Point): string | undefined {
    return this.#stages.find(({ rect }) => contains(rect, point))?.id
  }

  /** A stage whose group is gone while what stood in it is there. */
  #recoverStage(id: string): string {
    const stageId = this.#records.claim('stages', id || newId())
    this.#records.add('stages', stageId, { mapId: this.#mapId, order: 'zz' })
    this.#stages.push({ id: stageId, rect: NOWHERE })
    this.#recovered++
    return stageId
  }

  /** A stage without a step has one that stands in, as wide as the stage. */
  #addUntitled(): void {
    for (const { id, rect } of this.#stages) {
      const isFilled = this.#columns.some(({ x, end }) => x < rect.x + rect.width && end > rect.x)
      if (!isFilled) this.#columns.push({ stepId: `${id}~first`, x: rect.x, end: rect.x + rect.width })
    }
  }

  /** From the corner of the map to the end of its last lane and column, in map units; endless where none is left. */
  get extent(): Rect {
    const [lanes, stages] = [this.#lanes, this.#stages].map((boxes) =>
      boxes.map(({ rect }) => rect).filter((rect) => rect !== NOWHERE),
    ) as [Rect[], Rect[]]
    // On a board without stages the lanes are its fields.
    const across = stages.length > 0 ? stages : lanes
    return {
      x: 0,
      y: 0,
      width: furthest(across.map(({ x, width }) => x + width)) / CANVAS_SCALE,
      height: furthest(lanes.map(({ y, height }) => y + height)) / CANVAS_SCALE,
    }
  }

  /** The cell at a point; for a point in a stage, the nearest; `null` beside the grid. */
  cellAt(point: Point): CellFound | null {
    if (this.#onlyStep !== null) return this.#fieldAt(point, this.#onlyStep)
    const isInStage = this.#stageAt(point) !== undefined
    const column =
      this.#columns.find(({ x, end }) => point.x >= x && point.x < end) ??
      (isInStage ? nearest(this.#columns, ({ x, end }) => away(point.x, x, end)) : undefined)
    const lane =
      this.#lanes.find(({ rect }) => point.y >= rect.y && point.y < rect.y + rect.height) ??
      (isInStage
        ? nearest(this.#lanes, ({ rect }) => away(point.y, rect.y, rect.y + rect.height))
        : undefined)
    return column && lane ? { laneId: lane.id, kind: lane.kind, stepId: column.stepId } : null
  }

  #fieldAt(point: Point, stepId: string): CellFound | null {
    const lane = this.#lanes.find(({ rect, isField }) =>
      isField
        ? contains(rect, point)
        : point.x >= rect.x && point.y >= rect.y && point.y < rect.y + rect.height,
    )
    return lane ? { laneId: lane.id, kind: lane.kind, stepId } : null
  }

  /** The kind of a lane; one that is gone is made again for the card that is still in it. */
  laneOf(id: string, card: CardKind): LaneKind {
    const lane = this.#lanes.find((one) => one.id === id)
    if (lane) return lane.kind
    const kind = LANE_KINDS.find((one) => cardKindOf(one) === card) ?? 'cards'
    this.#records.add('lanes', id, { mapId: this.#mapId, kind, order: 'zz' })
    this.#lanes.push({ id, kind, rect: NOWHERE, isField: true })
    this.#recovered++
    return kind
  }

  /** Makes sure that a card's step is there; one whose title is gone is made again in the stage around the card. */
  requireStep(id: string, point: Point): void {
    if (this.#records.has('steps', id) || this.#columns.some(({ stepId }) => stepId === id)) return
    if (this.#onlyStep !== null && this.#stages.length === 0) return
    if (this.#stages.some((stage) => id.startsWith(`${stage.id}~first`))) return
    const stageId = this.#stageAt(point) ?? this.#stages[0]?.id ?? this.#recoverStage('')
    this.#records.add('steps', id, { stageId, order: 'zz' })
    this.#recovered++
  }

  /** Says what had to be made again. */
  explain(): void {
    if (this.#recovered > 0)
      this.#report.add(
        `${this.#recovered} ${this.#recovered === 1 ? 'title of a stage, step or lane was' : 'titles of stages, steps or lanes were'} gone while cards still stood there; each was made again without a name.`,
      )
  }
}

const NOWHERE: Rect = { x: 0, y: 0, width: 0, height: 0 }

const orderOf = (order: unknown): string => (isOrder(order) ? order : 'V')

const away = (at: number, start: number, end: number): number =>
  at < start ? start - at : at >= end ? at - end : 0

const furthest = (ends: readonly number[]): number =>
  ends.length === 0 ? Number.POSITIVE_INFINITY : ends.reduce((most, end) => Math.max(most, end))

const nearest = <T>(items: readonly T[], distance: (item: T) => number): T | undefined =>
  items.toSorted((a, b) => distance(a) - distance(b))[0]
