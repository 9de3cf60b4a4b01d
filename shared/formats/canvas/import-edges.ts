import { type CanvasEdge, unknownKeys } from './canvas-file.ts'
import { isBackward } from './edge-writing.ts'
import { type Kept, keptOf, withKept } from './kept.ts'

/** An edge between two cards, the way its arrow leads. */
export interface CardEdge {
  readonly fromId: string
  readonly toId: string
  readonly edge: CanvasEdge
}

/** Hands each edge between two cards, by their nodes' ids, to `take`; answers the others. */
export function looseEdges(
  edges: readonly CanvasEdge[],
  cards: ReadonlyMap<string, string>,
  take: (edge: CardEdge) => void,
): readonly CanvasEdge[] {
  return edges.filter((edge) => {
    const [from, to] = [cards.get(edge.fromNode), cards.get(edge.toNode)]
    if (from === undefined || to === undefined || from === to) return true
    take(isBackward(edge.keys) ? { fromId: to, toId: from, edge } : { fromId: from, toId: to, edge })
    return false
  })
}

/** What an edge said that a connector has no field for. Of sides that we chose ourselves nothing is kept. */
export function keptOfEdge({ id, keys }: CanvasEdge, isOurs: boolean): Kept {
  const names = isOurs ? ENDS : [...SIDES, ...ENDS]
  const said = names.flatMap((name) => (keys[name] === undefined ? [] : [[name, keys[name]]]))
  return { ...(id !== '' && !isOurs && { id }), ...Object.fromEntries(said), ...unknownKeys(keys) }
}

const SIDES = ['fromSide', 'toSide']
const ENDS = ['fromEnd', 'toEnd', 'color']

/** A connector's `foreign` field with what its edge says now. */
export function edgeForeign(
  edge: CanvasEdge,
  foreign: string,
  isOurs: boolean,
  tell: (left: number) => void,
): string {
  const { id, fromSide, toSide } = keptOf({ foreign })
  const brought = Object.entries({ id, fromSide, toSide }).filter(([, value]) => value !== undefined)
  return withKept(foreign, { ...Object.fromEntries(brought), ...keptOfEdge(edge, isOurs) }, tell)
}
