import type { Node, NodeProps } from '@xyflow/react'
import { memo, useMemo } from 'react'
import { useStore } from 'zustand'
import { useWindow } from '#renderer/session/session-context.tsx'
import { themeStore } from '#renderer/ui/theme.ts'
import { describeCard } from '#shared/layout/card-layout.ts'
import type { CardContext } from '#shared/layout/drawing/draw-card.ts'
import { drawCard } from '#shared/layout/drawing/draw-card.ts'
import type { CardBox } from '#shared/layout/map-layout.ts'
import { ConnectHandle } from './ConnectHandle.tsx'
import { Shapes } from './ShapeView.tsx'
import { TextEditor } from './TextEditor.tsx'

export type CardNodeData = { readonly box: CardBox; readonly context: CardContext }
export type CardFlowNode = Node<CardNodeData, 'card'>

const ORIGIN = { x: 0, y: 0 }

/** One card as an element: its drawing, and in-place typing when it is asked for. */
export const CardNode = memo(function CardNode({ data, selected }: NodeProps<CardFlowNode>) {
  const { card, inner } = data.box
  const theme = useStore(themeStore, (state) => state.theme)
  const editing = useWindow((state) => state.editing?.kind === 'card' && state.editing.id === card.id)
  const alone = useWindow((state) => state.selection.size === 1 && state.selection.has(card.id))
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
      title={card.kind === 'touchpoint' ? card.channels.join(', ') : undefined}
    >
      <svg
        width={inner.width}
        height={inner.height}
        className="drawing"
        role="img"
        aria-label={describeCard(card)}
      >
        <Shapes shapes={editing ? withoutText(drawing.children) : drawing.children} />
      </svg>
      {editing ? (
        <TextEditor
          target={{ kind: 'card', id: card.id }}
          text={card.text}
          box={{
            x: 0,
            y: inner.textTop,
            width: inner.width,
            size: inner.text.size,
            lineHeight: inner.text.lineHeight,
          }}
          label="Card text"
        />
      ) : null}
      {alone && !editing ? <ConnectHandle id={card.id} /> : null}
    </div>
  )
})

/** While a card is typed into, the text field stands where the lines were. */
const withoutText = (shapes: ReturnType<typeof drawCard>['children']) =>
  shapes.filter((shape) => shape.type !== 'text' || shape.face !== 'sans-regular')
