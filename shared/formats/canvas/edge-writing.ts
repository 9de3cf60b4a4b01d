import { center, type Rect } from '#shared/base/geometry.ts'
import type { Connector } from '#shared/model/connector.ts'
import { type Entry, isEntry } from '../project-json/read-fields.ts'
import { unknownKeys } from './canvas-file.ts'
import { keptOf } from './kept.ts'
import type { NodeWriting } from './node-writing.ts'
import { OWN_KEY } from './own-key.ts'

type Nodes = Pick<NodeWriting, 'nodeOfCard' | 'has' | 'fieldsOf'>

/** Collects the edges of a canvas. */
export class EdgeWriting {
  readonly edges: Entry[] = []
  readonly #nodes: Nodes
  readonly #ids = new Set<string>()

  constructor(nodes: Nodes) {
    this.#nodes = nodes
  }

  /** Adds the edge of a connector between two cards that have nodes. */
  write(connector: Connector): void {
    const from = this.#nodes.nodeOfCard(connector.fromId)
    const to = this.#nodes.nodeOfCard(connector.toId)
    if (!from || !to) return
    const kept = keptOf(connector)
    const { fromSide, toSide, fromEnd, toEnd, color } = kept
    const sides = {
      fromSide: fromSide ?? sideTowards(from, to),
      toSide: toSide ?? sideTowards(to, from),
    }
    const ends = isBackward(kept)
      ? { fromNode: to.id, fromSide: sides.toSide, toNode: from.id, toSide: sides.fromSide }
      : { fromNode: from.id, fromSide: sides.fromSide, toNode: to.id, toSide: sides.toSide }
    const {
      fromId: _from,
      toId: _to,
      mapId: _map,
      label: _label,
      ...fields
    } = this.#nodes.fieldsOf('connectors', connector)
    this.edges.push({
      id: this.#newId(typeof kept.id === 'string' ? kept.id : connector.id),
      ...ends,
      ...said({ fromEnd, toEnd, color }),
      ...(connector.label !== '' && { label: connector.label }),
      ...unknownKeys(kept),
      [OWN_KEY]: { table: 'connectors', id: connector.id, fields },
    })
  }

  /** Adds edges that a canvas brought and that are no connectors, where the nodes that they lead to are there. */
  writeLoose(edges: unknown): void {
    if (!Array.isArray(edges)) return
    for (const edge of edges) {
      if (!isEntry(edge) || typeof edge.id !== 'string') continue
      const { fromNode, toNode } = edge
      if (typeof fromNode !== 'string' || typeof toNode !== 'string') continue
      if (this.#nodes.has(fromNode) && this.#nodes.has(toNode))
        this.edges.push({ ...edge, id: this.#newId(edge.id) })
    }
  }

  #newId(said: string): string {
    let id = said
    for (let next = 2; this.#ids.has(id); next++) id = `${said}-${next}`
    this.#ids.add(id)
    return id
  }
}

/** Whether an edge has its only arrow where it begins, so that it leads the other way. */
export const isBackward = ({ fromEnd, toEnd }: Entry): boolean => fromEnd === 'arrow' && toEnd === 'none'

const said = (keys: Entry): Entry =>
  Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined))

/** The side of a box from which a line to another one starts. */
function sideTowards(from: Rect, to: Rect): 'left' | 'right' | 'top' | 'bottom' {
  const [a, b] = [center(from), center(to)]
  const [x, y] = [b.x - a.x, b.y - a.y]
  if (Math.abs(x) >= Math.abs(y)) return x >= 0 ? 'right' : 'left'
  return y >= 0 ? 'bottom' : 'top'
}
