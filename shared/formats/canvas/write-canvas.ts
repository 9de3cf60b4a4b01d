import { type Rect, union } from '#shared/base/geometry.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import type { MapLayout } from '#shared/layout/map-layout.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import type { Card } from '#shared/model/card.ts'
import type { TableRecords } from '#shared/model/definitions.ts'
import { cardsIn, type MapView, personasOf, traitsOf } from '#shared/model/map-view.ts'
import type { TableName } from '#shared/model/record.ts'
import { scopeSentence } from '#shared/model/scope.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { stringifyCanvas } from './canvas-text.ts'
import { moreOfCard, moreOfLane, moreOfPersona, moreOfStage, moreOfStep } from './canvas-words.ts'
import { EdgeWriting } from './edge-writing.ts'
import { keptOf } from './kept.ts'
import { NodeWriting } from './node-writing.ts'
import { placeValues } from './value-places.ts'

/** A map as JSON Canvas. */
export interface ExportedCanvas {
  readonly text: string
  readonly nodes: number
  readonly edges: number
  /** A sentence for each kind of thing that the canvas does not show. */
  readonly report: readonly string[]
}

/**
 * Writes a map as JSON Canvas 1.0: stages as groups, titles, cards and free notes as texts at the places of the layout,
 * connectors as edges. Under a key of our own every node carries its record, so that `importCanvas` gives back the map
 * whole; keys that a canvas brought along are written back. `docs/formats/json-canvas.md` has the whole mapping.
 */
export function exportCanvas(snapshot: Snapshot, view: MapView): ExportedCanvas {
  return new MapWriting(snapshot, view).write()
}

/** What stands above the grid: the personas, and below them the title, in map units. */
const HEAD = { persona: { width: 300, height: 200 }, gap: 24, title: 90, width: 760 } as const

class MapWriting {
  readonly #snapshot: Snapshot
  readonly #view: MapView
  readonly #layout: MapLayout
  readonly #nodes = new NodeWriting()

  constructor(snapshot: Snapshot, view: MapView) {
    this.#snapshot = snapshot
    // Folded lanes show no cards on the map, but a canvas cannot unfold them.
    this.#view = { ...view, lanes: view.lanes.map((lane) => ({ ...lane, collapsed: false })) }
    this.#layout = layoutMap(this.#view)
  }

  write(): ExportedCanvas {
    this.#writeStages()
    this.#writeClusters()
    this.#writeHead()
    this.#writeSteps()
    this.#writeLanes()
    this.#writeCards()
    this.#writeNotes()
    const { nodes } = this.#nodes
    const { edges: loose, ...keys } = keptOf(this.#view.map)
    const edges = new EdgeWriting(this.#nodes)
    for (const connector of this.#view.connectors) edges.write(connector)
    edges.writeLoose(loose)
    return {
      text: stringifyCanvas(nodes, edges.edges, keys),
      nodes: nodes.length,
      edges: edges.edges.length,
      report: this.#report(),
    }
  }

  #writeStages(): void {
    if (!this.#hasColumns()) return
    const { grid } = this.#layout
    for (const { stage, rect } of this.#layout.stages) {
      const area = { ...rect, height: Math.max(grid.height - rect.y, rect.height) }
      this.#nodes.write('stages', stage, { rect: area, label: stage.title, color: stage.color })
    }
    for (const { stage, rect } of this.#layout.stages) {
      const more = moreOfStage(stage)
      if (more !== '') this.#nodes.writeAside('stages', stage.id, { rect: inset(rect), more })
    }
  }

  /** On an empathy map all columns are one, and none is shown. */
  #hasColumns(): boolean {
    return this.#layout.kind === 'journey'
  }

  /** A cluster that has cards in several cells has a frame in each; all say the same. */
  #writeClusters(): void {
    for (const { group, rect } of this.#layout.clusters)
      this.#nodes.write('groups', group, { rect, label: group.title, color: group.color })
  }

  #writeHead(): void {
    const { map, personas, traits } = this.#view
    const { rect } = this.#layout.header
    const title = { x: 0, y: Math.min(rect.y, -HEAD.title), width: HEAD.width, height: HEAD.title }
    this.#nodes.write('maps', map, {
      ...{ rect: title, typed: map.title, isTitle: true },
      more: scopeSentence(map, personas),
      others: this.#others(),
    })
    if (map.personaDetail === 'none') return
    const y = title.y - HEAD.gap - HEAD.persona.height
    personas.forEach((persona, index) => {
      const x = index * (HEAD.persona.width + HEAD.gap)
      this.#nodes.write('personas', persona, {
        rect: { x, y, ...HEAD.persona },
        ...{ typed: persona.name, more: moreOfPersona(persona, traits.get(persona.id) ?? []) },
        color: persona.color,
      })
    })
  }

  /** Records that belong to the map and have no node. */
  #others(): readonly RecordToInsert[] {
    const { map, personas, stages, groups } = this.#view
    const named = this.#namedPersonas()
    const unseen = map.personaDetail === 'none' ? named : named.filter((one) => !personas.includes(one))
    const framed = new Set(this.#layout.clusters.map(({ group }) => group.id))
    const columns = this.#hasColumns() ? [] : stages
    return [
      ...unseen.map((persona) => this.#other('personas', persona)),
      ...named.flatMap(({ id }) => traitsOf(this.#snapshot, id).map((trait) => this.#other('traits', trait))),
      ...columns.map(({ stage }) => this.#other('stages', stage)),
      ...columns.flatMap(({ steps }) =>
        steps.filter(({ id }) => this.#snapshot.steps[id]).map((step) => this.#other('steps', step)),
      ),
      ...[...groups.values()]
        .filter(({ id }) => !framed.has(id))
        .map((group) => this.#other('groups', group)),
    ]
  }

  #other<T extends TableName>(table: T, record: TableRecords[T]): RecordToInsert {
    return { table, id: record.id, fields: this.#nodes.fieldsOf(table, record) } as RecordToInsert
  }

  /** The map's own personas, and those that only its cards name. */
  #namedPersonas() {
    const { map, cells } = this.#view
    const named = new Set<string | null>(map.personaIds)
    for (const row of cells.values())
      for (const cards of row.values()) for (const card of cards) named.add(card.personaId)
    return personasOf(this.#snapshot).filter(({ id }) => named.has(id))
  }

  /** Where no stage has anything to say at its head, the steps' titles have its room. */
  #writeSteps(): void {
    if (!this.#hasColumns()) return
    const { stages, steps } = this.#layout
    const head = Math.max(0, ...stages.map(({ rect }) => rect.height))
    const raised = stages.some(({ stage }) => moreOfStage(stage) !== '') ? 0 : head - STAGE_EDGE
    for (const { step, rect } of steps)
      this.#nodes.write('steps', step, {
        rect: { ...rect, y: rect.y - raised, height: rect.height + raised },
        ...{ typed: step.title, more: moreOfStep(step) },
        isStandIn: this.#snapshot.steps[step.id] === undefined,
      })
  }

  #writeLanes(): void {
    for (const { lane, header, band, zone } of this.#layout.lanes) {
      const filed = this.#snapshot.lanes[lane.id] ?? lane
      const said = { color: lane.color, typed: lane.title, more: moreOfLane(lane) }
      if (zone === null) this.#nodes.write('lanes', filed, { rect: header, ...said })
      else
        this.#nodes.write('lanes', filed, { rect: union(header, band), label: lane.title, color: lane.color })
    }
  }

  #writeCards(): void {
    const places = placeValues(this.#view, this.#layout)
    for (const lane of this.#view.lanes)
      for (const step of this.#view.steps)
        for (const card of cardsIn(this.#view, lane.id, step.id)) {
          const rect = places.get(card.id)
          if (rect) this.#writeCard(card, rect, card.color ?? lane.color)
        }
  }

  #writeCard(card: Card, rect: Rect, color: Card['color']): void {
    const picture = card.image === '' ? '' : `![[${card.image}]]`
    this.#nodes.write('cards', this.#snapshot.cards[card.id] ?? card, {
      ...{ rect, color: color ?? 'grey', typed: card.text, more: moreOfCard(card, this.#view), picture },
      place: card.place,
    })
  }

  #writeNotes(): void {
    for (const { note, rect } of this.#layout.notes)
      this.#nodes.write('notes', note, { rect, typed: note.text, more: '', color: note.color })
  }

  #report(): readonly string[] {
    const { map, lanes, cells, data } = this.#view
    const hidden = Object.values(this.#snapshot.lanes).filter(
      (lane) => lane.mapId === map.id && lane.hidden && !lanes.some(({ id }) => id === lane.id),
    ).length
    const pictures = [...cells.values()]
      .flatMap((row) => [...row.values()].flat())
      .filter(({ image }) => image !== '').length
    return [
      ...(hidden > 0
        ? [`${count(hidden, 'hidden lane')} ${hidden === 1 ? 'is' : 'are'} not in the canvas.`]
        : []),
      ...(pictures > 0
        ? [
            `${count(pictures, 'picture')} ${pictures === 1 ? 'is' : 'are'} named in the canvas but not in its file: a canvas shows pictures that lie in the same vault.`,
          ]
        : []),
      ...(data ? ['The numbers of the journey data under the titles are not in the canvas.'] : []),
    ]
  }
}

/** So much of a stage's group is seen around what is in it. */
const STAGE_EDGE = 4

/** Within a box, so that what is in it is plainly inside. */
const inset = ({ x, y, width, height }: Rect): Rect => ({
  x: x + STAGE_EDGE,
  y: y + STAGE_EDGE,
  width: width - 2 * STAGE_EDGE,
  height: height - 2 * STAGE_EDGE,
})

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
