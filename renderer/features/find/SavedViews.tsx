import { Bookmark, Check, Ellipsis } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import {
  applyView,
  clearFilter,
  filterOf,
  isFiltering,
  moveView,
  removeView,
  renameView,
  sameFilter,
  updateView,
  viewsOf,
} from '#renderer/actions/filter-actions.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { InPlaceText } from '#renderer/ui/InPlaceText.tsx'
import { Menu, type MenuEntry } from '#renderer/ui/Menu.tsx'
import { ReorderList } from '#renderer/ui/ReorderList.tsx'
import { keepKeyboard } from '#renderer/ui/side-panel/keep-keyboard.ts'
import type { SavedView } from '#shared/model/filter.ts'
import { nameOfView } from './view-names.ts'

/** Filters that were saved under a name, for everybody who opens the map. */
export function SavedViews({ model: { snapshot, whole } }: { readonly model: MapModel }) {
  const project = useProject()
  const views = viewsOf(snapshot, whole.map.id)
  if (views.length === 0) return null
  return (
    <section className="find-part" aria-label="Saved views">
      <h3 className="find-heading">Saved views</h3>
      <ReorderList
        label="Saved views"
        items={views}
        nameOf={nameOfView}
        onMove={(id, beforeId) => moveView(project, id, beforeId)}
      >
        {(view, grip) => <ViewRow view={view} views={views} grip={grip} />}
      </ReorderList>
    </section>
  )
}

function ViewRow({
  view,
  views,
  grip,
}: {
  readonly view: SavedView
  readonly views: readonly SavedView[]
  readonly grip: ReactNode
}) {
  const project = useProject()
  const row = useRef<HTMLDivElement>(null)
  const [isRenamed, setIsRenamed] = useState(false)
  return (
    <div ref={row} className="find-view">
      {grip}
      {isRenamed ? (
        <InPlaceText
          label="Name of the view"
          value={view.title}
          placeholder="Name of the view"
          startSelected
          className="find-view-field"
          onCommit={(title) => renameView(project, view.id, title)}
          onDone={() => {
            setIsRenamed(false)
            keepKeyboard(row.current, '.icon-button')
          }}
        />
      ) : (
        <ViewButton view={view} />
      )}
      <ViewMenu
        view={view}
        views={views}
        onRename={() => setIsRenamed(true)}
        onRemove={() => {
          removeView(project, view.id)
          keepKeyboard(row.current)
        }}
      />
    </div>
  )
}

/** Whether the window filters the map just as a saved view does. */
function useIsOn(view: SavedView): boolean {
  const filter = useWindow((state) => state.filter)
  const mode = useWindow((state) => state.filterMode)
  return mode === view.mode && sameFilter(filter, filterOf(view))
}

function ViewButton({ view }: { readonly view: SavedView }) {
  const project = useProject()
  const isOn = useIsOn(view)
  return (
    <button
      type="button"
      className="find-view-name"
      aria-pressed={isOn}
      onClick={() => (isOn ? clearFilter(project) : applyView(project, view))}
    >
      {isOn ? <Check size={15} aria-hidden="true" /> : <Bookmark size={15} aria-hidden="true" />}
      <span>{nameOfView(view)}</span>
      <small>{view.mode === 'hide' ? 'hides others' : 'dims others'}</small>
    </button>
  )
}

function ViewMenu({
  view,
  views,
  onRename,
  onRemove,
}: {
  readonly view: SavedView
  readonly views: readonly SavedView[]
  readonly onRename: () => void
  readonly onRemove: () => void
}) {
  const project = useProject()
  const entries = (): MenuEntry[] => {
    const at = views.indexOf(view)
    const item = (label: string, onSelect: () => void, disabled = false): MenuEntry => ({
      kind: 'item',
      label,
      onSelect,
      disabled,
    })
    return [
      item('Apply', () => applyView(project, view)),
      item('Update to what is filtered now', () => updateView(project, view.id), !isFiltering(project)),
      item('Rename', onRename),
      { kind: 'separator' },
      item('Move up', () => moveView(project, view.id, views[at - 1]?.id ?? null), at === 0),
      item('Move down', () => moveView(project, view.id, views[at + 2]?.id ?? null), at === views.length - 1),
      { kind: 'separator' },
      { kind: 'item', label: 'Delete', danger: true, onSelect: onRemove },
    ]
  }
  return (
    <Menu entries={entries} align="end">
      <IconButton label={`${nameOfView(view)}: view menu`} size="small" icon={<Ellipsis size={16} />} />
    </Menu>
  )
}
