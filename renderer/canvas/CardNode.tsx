import type { Node, NodeProps } from '@xyflow/react'
import { EyeOff } from 'lucide-react'
import { type CSSProperties, memo, useMemo } from 'react'
import { useStore } from 'zustand'
import { useWindow } from '#renderer/session/session-context.tsx'
import { themeStore } from '#renderer/ui/theme.ts'
import { describeCard } from '#shared/layout/describe-card.ts'
import { CARD } from '#shared/layout/dimensions.ts'
import type { CardContext } from '#shared/layout/drawing/draw-card.ts'
import { drawCard } from '#shared/layout/drawing/draw-card.ts'
import type { CardBox } from '#shared/layout/map-layout.ts'
import { arrivals } from './arrivals.ts'
import { CommentSign } from './CommentSign.tsx'
import { ConnectHandle } from './ConnectHandle.tsx'
import { useCanvas } from './canvas-context.tsx'
import { Shapes } from './ShapeView.tsx'
import { TextEditor } from './TextEditor.tsx'

/** What shows on a card on screen alone. */
export interface CardSigns {
  /** A filter that it does not pass fades it. */
  readonly dimmed: boolean
  readonly locked: boolean
  /** Open threads about it. */
  readonly comments: number
  /** Nobody else sees it yet. */
  readonly private: boolean
  /** A vote is open, and no dots can be given to it. */
  readonly aside: boolean
}

export type CardNodeData = {
  readonly box: CardBox
  readonly context: CardContext
  readonly signs: CardSigns
}
export type CardFlowNode = Node<CardNodeData, 'card'>

const ORIGIN = { x: 0, y: 0 }
/** Said after the words of a private card. */
export const ONLY_YOU = '. Only you see this card'

/** Where a node stands is React Flow's affair: two hundred cards in hand are moved, not drawn anew. */
const sameDrawing = (a: NodeProps<CardFlowNode>, b: NodeProps<CardFlowNode>): boolean =>
  a.data === b.data && a.selected === b.selected

/** One card as an element: its drawing, and in-place typing when it is asked for. */
export const CardNode = memo(function CardNode({ data, selected }: NodeProps<CardFlowNode>) {
  const { card, inner } = data.box
  const { signs } = data
  const theme = useStore(themeStore, (state) => state.theme)
  const editing = useWindow((state) => state.editing?.kind === 'card' && state.editing.id === card.id)
  const alone = useWindow((state) => state.selection.size === 1 && state.selection.has(card.id))
  const pointAtComputed = usePointing(card.id, data.context.computed === true)
  const arrivesAfter = useStore(arrivals, (coming) => coming.get(card.id))
  const drawing = useMemo(
    () => drawCard(card, inner, theme, data.context, ORIGIN),
    [card, inner, theme, data.context],
  )
  return (
    <div
      className="card-node"
      data-record={card.id}
      data-kind={card.kind}
      data-selected={selected || undefined}
      data-editing={editing || undefined}
      data-dimmed={signs.dimmed || undefined}
      data-locked={signs.locked || undefined}
      data-private={signs.private || undefined}
      data-aside={signs.aside || undefined}
      data-arriving={arrivesAfter === undefined ? undefined : true}
      style={
        arrivesAfter === undefined ? undefined : ({ '--arrives-after': `${arrivesAfter}ms` } as CSSProperties)
      }
      title={card.kind === 'touchpoint' ? card.channels.join(', ') : undefined}
      {...pointAtComputed}
    >
      <svg
        width={inner.width}
        height={inner.height}
        className="drawing"
        role="img"
        aria-label={`${describeCard(card, data.context)}${signs.private ? ONLY_YOU : ''}`}
      >
        <Shapes shapes={editing ? withoutText(drawing.children) : drawing.children} />
      </svg>
      {editing ? (
        <TextEditor
          target={{ kind: 'card', id: card.id }}
          text={card.text}
          box={{
            x: inner.textLeft - CARD.paddingX,
            y: inner.textTop,
            width: inner.width - inner.textLeft + CARD.paddingX,
            size: inner.text.size,
            lineHeight: inner.text.lineHeight,
          }}
          label="Card text"
        />
      ) : null}
      {signs.private ? (
        <span className="private-sign" aria-hidden="true">
          <EyeOff size={12} />
          only you
        </span>
      ) : null}
      {signs.comments > 0 && !editing ? <CommentSign id={card.id} count={signs.comments} /> : null}
      {alone && !editing && !signs.private ? <ConnectHandle id={card.id} /> : null}
    </div>
  )
}, sameDrawing)

/** A number that was computed says how, once it is pointed at. */
function usePointing(id: string, isComputed: boolean) {
  const { hand } = useCanvas()
  if (!isComputed) return undefined
  return {
    onPointerEnter: () => hand.setState({ computed: id }),
    onPointerLeave: () => hand.setState({ computed: null }),
  }
}

/** While a card is typed into, the text field stands where the lines were. */
const withoutText = (shapes: ReturnType<typeof drawCard>['children']) =>
  shapes.filter((shape) => shape.type !== 'text' || shape.face !== 'sans-regular')
