import * as v from 'valibot'
import type { Act, ShowState } from './show.ts'

const id = v.pipe(v.string(), v.maxLength(200))
const cell = v.object({ laneId: id, stepId: id })
const sign = v.picklist([-1, 0, 1])

const act = v.variant('kind', [
  v.object({ kind: v.literal('move'), by: v.picklist([-1, 1]) }),
  v.object({ kind: v.literal('go'), id }),
  v.object({ kind: v.literal('end'), which: v.picklist(['first', 'last']) }),
  v.object({ kind: v.literal('chapter'), number: v.pipe(v.number(), v.integer()) }),
  v.object({ kind: v.literal('walk'), x: sign, y: sign }),
  v.object({ kind: v.literal('spotlight'), cell: v.exactOptional(cell) }),
  v.object({ kind: v.literal('card'), cardId: v.nullable(id) }),
  v.object({ kind: v.literal('closer') }),
  v.object({ kind: v.literal('order') }),
  v.object({ kind: v.literal('blank') }),
])

const news = v.object({
  order: v.picklist(['stages', 'lanes']),
  at: v.object({ id, index: v.pipe(v.number(), v.integer()) }),
  spotlight: v.boolean(),
  cell: v.nullable(cell),
  cardId: v.nullable(id),
  blank: v.boolean(),
})

const message = v.variant('type', [
  v.object({ type: v.literal('hello') }),
  v.object({
    type: v.literal('shows'),
    mapId: v.nullable(id),
    shape: v.pipe(v.number(), v.finite()),
    insights: v.boolean(),
    state: news,
  }),
  v.object({ type: v.literal('act'), act }),
  v.object({ type: v.literal('out') }),
  v.object({ type: v.literal('over') }),
])

/**
 * What the window in the hall and the presenter's window say to each other: the first what it `shows` and that it is
 * `over`, the second `hello`, what to do, and to step `out`.
 */
export type Message =
  | { readonly type: 'hello' | 'out' | 'over' }
  | {
      readonly type: 'shows'
      readonly mapId: string | null
      readonly shape: number
      readonly insights: boolean
      readonly state: ShowState
    }
  | { readonly type: 'act'; readonly act: Act }

/** The line between the two windows of a browser. */
export interface Link {
  readonly say: (message: Message) => void
  readonly close: () => void
}

/** Opens the line for a project; what is no message of this version is not heard. */
export function openLink(projectId: string, onMessage: (message: Message) => void): Link {
  const channel = new BroadcastChannel(`throughline-present-${projectId}`)
  channel.addEventListener('message', ({ data }) => {
    const heard = v.safeParse(message, data)
    if (heard.success) onMessage(heard.output)
  })
  return { say: (said) => channel.postMessage(said), close: () => channel.close() }
}
