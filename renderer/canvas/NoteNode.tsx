import type { Node, NodeProps } from '@xyflow/react'
import { memo, useMemo } from 'react'
import { useStore } from 'zustand'
import { useWindow } from '#renderer/session/session-context.tsx'
import { themeStore } from '#renderer/ui/theme.ts'
import { CARD } from '#shared/layout/dimensions.ts'
import { drawNote } from '#shared/layout/drawing/draw-loose.ts'
import type { NoteBox } from '#shared/layout/map-layout.ts'
import { Shapes } from './ShapeView.tsx'
import { TextEditor } from './TextEditor.tsx'

export type NoteNodeData = { readonly box: NoteBox }
export type NoteFlowNode = Node<NoteNodeData, 'note'>

const ORIGIN = { x: 0, y: 0 }

/** A free note: lies where it was put, outside the grid or over it. */
export const NoteNode = memo(function NoteNode({ data, selected }: NodeProps<NoteFlowNode>) {
  const { note, rect, text } = data.box
  const theme = useStore(themeStore, (state) => state.theme)
  const editing = useWindow((state) => state.editing?.kind === 'note' && state.editing.id === note.id)
  const drawing = useMemo(() => drawNote(data.box, theme, ORIGIN), [data.box, theme])
  const shapes = editing ? drawing.children.filter((shape) => shape.type !== 'text') : drawing.children
  return (
    <div
      className="card-node note-node"
      data-record={note.id}
      data-selected={selected || undefined}
      data-editing={editing || undefined}
    >
      <svg
        width={rect.width}
        height={rect.height}
        className="drawing"
        role="img"
        aria-label={`Note: ${note.text}`}
      >
        <Shapes shapes={shapes} />
      </svg>
      {editing ? (
        <TextEditor
          target={{ kind: 'note', id: note.id }}
          text={note.text}
          box={{ x: 0, y: CARD.paddingY, width: rect.width, size: text.size, lineHeight: text.lineHeight }}
          label="Note text"
        />
      ) : null}
    </div>
  )
})
