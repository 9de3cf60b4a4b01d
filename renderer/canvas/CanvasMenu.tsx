import { ContextMenu } from 'radix-ui'
import { type MouseEvent, type ReactNode, useState } from 'react'
import {
  connectSelection,
  deleteSelection,
  duplicateSelection,
  select,
  startCard,
} from '#renderer/actions/card-actions.ts'
import { addLane, addNote, addStage } from '#renderer/actions/structure-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { cellAt } from '#shared/layout/map-layout.ts'
import { useCanvas } from './canvas-context.tsx'

/** What one can do where one points. Everything in it has a key or a button elsewhere, too. */
export function CanvasMenu({ children }: { readonly children: ReactNode }) {
  const project = useProject()
  const { pointAt } = useCanvas()
  const [at, setAt] = useState({ x: 0, y: 0 })
  const [onRecord, setOnRecord] = useState(false)
  const open = (event: MouseEvent) => {
    const id =
      event.target instanceof Element
        ? event.target.closest<HTMLElement>('[data-record]')?.dataset.record
        : undefined
    if (id !== undefined && !project.window.getState().selection.has(id)) select(project, [id])
    setOnRecord(id !== undefined)
    setAt(pointAt(event))
  }
  const layout = project.model.getState().model?.layout
  const cell = layout ? cellAt(layout, at) : null
  const { selection } = project.window.getState()
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild onContextMenu={open}>
        {children}
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className="menu" onCloseAutoFocus={(event) => event.preventDefault()}>
          {onRecord ? (
            <>
              <Item onSelect={() => project.window.setState({ panel: 'details' })}>Details</Item>
              <Item onSelect={() => duplicateSelection(project)}>Duplicate</Item>
              {selection.size === 2 ? <Item onSelect={() => connectSelection(project)}>Connect</Item> : null}
              <Item onSelect={() => deleteSelection(project)} danger>
                Delete
              </Item>
            </>
          ) : (
            <>
              {cell ? <Item onSelect={() => startCard(project, cell)}>Add card</Item> : null}
              <Item onSelect={() => addNote(project, at)}>Add free note here</Item>
              <Item onSelect={() => addStage(project, null)}>Add stage</Item>
              <Item
                onSelect={() => addLane(project, 'cards', cell ? { id: cell.laneId, side: 'after' } : null)}
              >
                Add lane
              </Item>
            </>
          )}
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  )
}

function Item({
  onSelect,
  danger = false,
  children,
}: {
  readonly onSelect: () => void
  readonly danger?: boolean
  readonly children: ReactNode
}) {
  return (
    <ContextMenu.Item className="menu-item" data-danger={danger || undefined} onSelect={onSelect}>
      {children}
    </ContextMenu.Item>
  )
}
