import { type MouseEvent, type ReactElement, useState } from 'react'
import {
  connectSelection,
  deleteSelection,
  duplicateSelection,
  select,
  selectedCards,
  startCard,
} from '#renderer/actions/card-actions.ts'
import { addLane, addNote, addStage } from '#renderer/actions/structure-actions.ts'
import { type ProjectContext, useProject } from '#renderer/session/session-context.tsx'
import { ContextMenu, type MenuEntry } from '#renderer/ui/Menu.tsx'
import type { Point } from '#shared/base/geometry.ts'
import { cellAt } from '#shared/layout/map-layout.ts'
import { LANE_PRESETS } from '#shared/model/lane-presets.ts'
import { useCanvas } from './canvas-context.tsx'

/** What was pointed at when the menu was asked for. */
interface Pointed {
  readonly at: Point
  readonly onRecord: boolean
}

/** What one can do where one points. Everything in it has a key or a button elsewhere, too. */
export function CanvasMenu({ children }: { readonly children: ReactElement }) {
  const project = useProject()
  const { pointAt } = useCanvas()
  const [pointed, setPointed] = useState<Pointed>({ at: { x: 0, y: 0 }, onRecord: false })
  const open = (event: MouseEvent) => {
    const id =
      event.target instanceof Element
        ? event.target.closest<HTMLElement>('[data-record]')?.dataset.record
        : undefined
    if (id !== undefined && !project.window.getState().selection.has(id)) select(project, [id])
    setPointed({ at: pointAt(event), onRecord: id !== undefined })
  }
  return (
    <ContextMenu entries={pointed.onRecord ? recordEntries(project) : groundEntries(project, pointed.at)}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only notes where the menu was asked for */}
      <div className="canvas-menu-area" onContextMenu={open}>
        {children}
      </div>
    </ContextMenu>
  )
}

const submenu = (label: string, entries: readonly MenuEntry[]): MenuEntry => ({
  kind: 'submenu',
  label,
  entries,
})
const item = (label: string, onSelect: () => void): MenuEntry => ({ kind: 'item', label, onSelect })

function recordEntries(project: ProjectContext): readonly MenuEntry[] {
  return [
    item('Details', () => project.window.setState({ panel: 'details' })),
    item('Duplicate', () => duplicateSelection(project)),
    ...(selectedCards(project).length === 2 ? [item('Connect', () => connectSelection(project))] : []),
    { kind: 'separator' },
    { kind: 'item', label: 'Delete', danger: true, onSelect: () => deleteSelection(project) },
  ]
}

function groundEntries(project: ProjectContext, at: Point): readonly MenuEntry[] {
  const layout = project.model.getState().model?.layout
  const cell = layout ? cellAt(layout, at) : null
  return [
    ...(cell ? [item('Add card', () => startCard(project, cell))] : []),
    item('Add free note here', () => addNote(project, at)),
    item('Add stage', () => addStage(project, null)),
    submenu(
      'Add lane',
      LANE_PRESETS.map(({ heading, presets }) =>
        submenu(
          heading,
          presets.map((preset) =>
            item(preset.title, () =>
              addLane(project, preset, cell ? { id: cell.laneId, side: 'after' } : null),
            ),
          ),
        ),
      ),
    ),
  ]
}
