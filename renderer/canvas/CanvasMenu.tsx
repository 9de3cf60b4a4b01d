import { type MouseEvent, type ReactElement, useRef, useState } from 'react'
import { select, startCard } from '#renderer/actions/card-actions.ts'
import { selectGroup } from '#renderer/actions/group-actions.ts'
import { copyViewAsPicture } from '#renderer/actions/picture-actions.ts'
import { meets } from '#renderer/actions/rights.ts'
import { addNote, addStage, selectHeader } from '#renderer/actions/structure-actions.ts'
import { type ProjectContext, useProject } from '#renderer/session/session-context.tsx'
import type { CellId, HeaderId } from '#renderer/session/window-state.ts'
import { ContextMenu, type MenuEntry } from '#renderer/ui/Menu.tsx'
import { center, contains, type Point } from '#shared/base/geometry.ts'
import { cellAt, cellRect } from '#shared/layout/map-layout.ts'
import { holdsCards } from '#shared/model/vocabulary.ts'
import { useCanvas } from './canvas-context.tsx'
import { selectionEntries } from './card-entries.ts'
import { clusterEntries } from './cluster-entries.ts'
import { headerEntries, hiddenEntries, lanesToAdd } from './header-entries.ts'
import { item, submenu, when } from './menu-entries.tsx'

/** What was pointed at when the menu was asked for. */
type Pointed =
  | { readonly kind: 'selection'; readonly id: string | null }
  | { readonly kind: 'header'; readonly header: HeaderId }
  | { readonly kind: 'group'; readonly id: string }
  | { readonly kind: 'ground'; readonly at: Point }

const NOWHERE: Pointed = { kind: 'ground', at: { x: 0, y: 0 } }

/** What one can do where one points. Everything in it has a key or a button elsewhere, too. */
export function CanvasMenu({ children }: { readonly children: ReactElement }) {
  const project = useProject()
  const { pointAt } = useCanvas()
  const pointed = useRef<Pointed>(NOWHERE)
  const [, renew] = useState(0)
  const note = (event: MouseEvent) => {
    // React passes on what happens in menus, too, which hang elsewhere on the page.
    if (event.target instanceof Element && event.currentTarget.contains(event.target))
      pointed.current = pointedAt(project, event, pointAt(event))
  }
  return (
    <ContextMenu
      entries={() => entriesFor(project, pointed.current)}
      onOpenChange={(open) => {
        if (open) takeInHand(project, pointed.current)
        renew((times) => times + 1)
      }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only notes where the menu was asked for; a long touch asks without an event of its own */}
      <div className="canvas-menu-area" onContextMenu={note} onPointerDown={note}>
        {children}
      </div>
    </ContextMenu>
  )
}

/** The grid itself is transparent to the pointer: a menu asked for on it comes from the keyboard, and means its place. */
function pointedAt(project: ProjectContext, event: MouseEvent, at: Point): Pointed {
  const target = event.target instanceof Element ? event.target : null
  const hit = target?.closest<HTMLElement>('.header-hit')?.dataset
  if (target?.matches('.aria-grid')) return keyboardPlace(project, at)
  if (hit?.header && hit.id)
    return { kind: 'header', header: { kind: hit.header as HeaderId['kind'], id: hit.id } }
  const group = target?.closest<HTMLElement>('[data-group]')?.dataset.group
  if (group !== undefined) return { kind: 'group', id: group }
  const layout = project.model.getState().model?.layout
  const id =
    target?.closest<HTMLElement>('[data-record]')?.dataset.record ??
    layout?.cards.find((box) => contains(box.rect, at))?.card.id
  return id === undefined ? { kind: 'ground', at } : { kind: 'selection', id }
}

/** The menu is about what is in hand, so that is what is shown as being in hand. */
function takeInHand(project: ProjectContext, pointed: Pointed): void {
  if (pointed.kind === 'group') selectGroup(project, pointed.id)
  if (pointed.kind === 'header') selectHeader(project, pointed.header.kind, pointed.header.id)
  if (pointed.kind !== 'selection' || pointed.id === null) return
  if (!project.window.getState().selection.has(pointed.id)) select(project, [pointed.id])
}

function keyboardPlace(project: ProjectContext, otherwise: Point): Pointed {
  const { selection, header, cell } = project.window.getState()
  const layout = project.model.getState().model?.layout
  const rect = cell && layout ? cellRect(layout, cell.laneId, cell.stepId) : null
  if (selection.size > 0) return { kind: 'selection', id: null }
  if (header) return { kind: 'header', header }
  return { kind: 'ground', at: rect ? center(rect) : otherwise }
}

function entriesFor(project: ProjectContext, pointed: Pointed): readonly MenuEntry[] {
  if (!meets(project, pointed.kind === 'selection' ? 'selected' : 'all'))
    return guestEntries(project, pointed)
  switch (pointed.kind) {
    case 'selection':
      return selectionEntries(project)
    case 'header':
      return headerEntries(project, pointed.header.kind, pointed.header.id)
    case 'group':
      return clusterEntries(project, pointed.id)
    case 'ground':
      return groundEntries(project, pointed.at)
  }
}

/** What is left where this person may not change what they point at. */
function guestEntries(project: ProjectContext, pointed: Pointed): readonly MenuEntry[] {
  const model = project.model.getState().model
  const cell = pointed.kind === 'ground' && model ? cellAt(model.layout, pointed.at) : null
  const lane = cell && model?.snapshot.lanes[cell.laneId]
  const isOpen = lane && holdsCards(lane.kind) && !lane.locked && meets(project, 'part')
  return [
    ...(cell && isOpen ? [item('Add card', () => startCard(project, cell), 'Enter')] : []),
    ...when(
      pointed.kind !== 'ground',
      item('Details', () => project.window.setState({ panel: 'details' })),
    ),
    item('Copy the view as picture', () => void copyViewAsPicture(project)),
    item('Comments', () => project.window.setState({ panel: 'comments' })),
  ]
}

function groundEntries(project: ProjectContext, at: Point): readonly MenuEntry[] {
  const model = project.model.getState().model
  const cell: CellId | null = model ? cellAt(model.layout, at) : null
  const lane = cell && model?.snapshot.lanes[cell.laneId]
  return [
    ...(cell && lane && holdsCards(lane.kind) && !lane.locked
      ? [item('Add card', () => startCard(project, cell), 'Enter')]
      : []),
    item('Add free note here', () => addNote(project, at)),
    ...when(
      model?.view.map.kind === 'journey' && !model.view.map.locked,
      item('Add stage', () => addStage(project, null)),
      submenu('Add lane', lanesToAdd(project, cell ? { id: cell.laneId, side: 'after' } : null)),
      ...hiddenEntries(project),
    ),
    item('Copy the view as picture', () => void copyViewAsPicture(project)),
    item('Comments', () => project.window.setState({ panel: 'comments' })),
  ]
}
