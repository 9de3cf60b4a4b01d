import {
  ArrowLeft,
  ArrowRight,
  ChevronDown,
  Copy,
  Grid3x3,
  LayoutTemplate,
  Pencil,
  Plus,
  Sparkles,
  Square,
  Trash2,
} from 'lucide-react'
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import {
  addEmptyMap,
  copyMap,
  removeMap,
  renameMap,
  setMapState,
  shiftMap,
  showMap,
  UNTITLED_MAP,
} from '#renderer/actions/map-actions.ts'
import { type ProjectContext, useProject } from '#renderer/session/session-context.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { InPlaceText } from '#renderer/ui/InPlaceText.tsx'
import { ContextMenu, Menu, type MenuEntry } from '#renderer/ui/Menu.tsx'
import { notify } from '#renderer/ui/notify.ts'
import { byOrder } from '#shared/base/order.ts'
import type { JourneyMap } from '#shared/model/map.ts'
import { useTabDrag } from './use-tab-drag.ts'

/** The maps of the project, side by side; the one that is shown has a menu. */
export function MapTabs() {
  const project = useProject()
  const table = useStore(project.session.snapshot, (snapshot) => snapshot.maps)
  const shownId = useStore(project.model, ({ model }) => model?.view.map.id)
  const list = useRef<HTMLUListElement>(null)
  const [renaming, setRenaming] = useState<string | null>(null)
  const maps = useMemo(() => Object.values(table).sort(byOrder), [table])
  useKeepInSight(list, shownId)
  const { dragged, dropBefore, onPointerDown } = useTabDrag(project, list)
  return (
    <nav className="map-tabs" aria-label="Maps">
      <ul ref={list} className="map-tabs-list">
        {maps.map((map, index) => (
          <li
            key={map.id}
            className="map-tabs-place"
            data-map={map.id}
            data-current={map.id === shownId || undefined}
            data-dragged={map.id === dragged || undefined}
            data-drop={dropMark(maps, index, dropBefore)}
            onPointerDown={renaming === null ? (event) => onPointerDown(event, map.id) : undefined}
          >
            {renaming === map.id ? (
              <InPlaceText
                label="Map title"
                value={map.title}
                placeholder={UNTITLED_MAP}
                startSelected
                className="map-tab-field"
                onCommit={(title) => renameMap(project, map.id, title)}
                onDone={() => setRenaming(null)}
              />
            ) : (
              <MapTab
                map={map}
                isShown={map.id === shownId}
                entries={tabEntries(project, map, index, maps.length, () => setRenaming(map.id))}
                onShow={() => showMap(project, map.id)}
                onRename={() => setRenaming(map.id)}
              />
            )}
          </li>
        ))}
      </ul>
      <Menu entries={addEntries(project, shownId)}>
        <IconButton label="Add a map" icon={<Plus size={17} />} size="small" />
      </Menu>
    </nav>
  )
}

/** Scrolls the list so that the shown map's tab is in it, whatever room there is. */
function useKeepInSight(list: RefObject<HTMLElement | null>, shownId: string | undefined): void {
  useEffect(() => {
    const element = list.current
    if (!element || shownId === undefined) return
    const show = () =>
      element.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    const observer = new ResizeObserver(show)
    observer.observe(element)
    show()
    return () => observer.disconnect()
  }, [list, shownId])
}

/** On which side of a tab the dragged one would land. */
function dropMark(
  maps: readonly JourneyMap[],
  index: number,
  dropBefore: string | null | undefined,
): 'before' | 'after' | undefined {
  if (dropBefore === undefined) return undefined
  if (maps[index]?.id === dropBefore) return 'before'
  return dropBefore === null && index === maps.length - 1 ? 'after' : undefined
}

function MapTab({
  map,
  isShown,
  entries,
  onShow,
  onRename,
}: {
  readonly map: JourneyMap
  readonly isShown: boolean
  readonly entries: readonly MenuEntry[]
  readonly onShow: () => void
  readonly onRename: () => void
}) {
  const title = map.title || UNTITLED_MAP
  return (
    <>
      <ContextMenu entries={entries}>
        <button
          type="button"
          className="map-tab"
          aria-current={isShown || undefined}
          title={title}
          onClick={onShow}
          onDoubleClick={onRename}
          onKeyDown={(event) => {
            if (event.key === 'F2') onRename()
          }}
        >
          <span className="map-tab-title">{title}</span>
          {map.state === 'future' ? <span className="map-tab-state">Future</span> : null}
        </button>
      </ContextMenu>
      {isShown ? (
        <Menu entries={entries}>
          <button type="button" className="map-tab-more" aria-label={`Map “${title}”`}>
            <ChevronDown size={15} aria-hidden="true" />
          </button>
        </Menu>
      ) : null}
    </>
  )
}

function tabEntries(
  project: ProjectContext,
  map: JourneyMap,
  index: number,
  count: number,
  onRename: () => void,
): MenuEntry[] {
  // The field takes the keyboard once the menu has given it back.
  const rename = () => setTimeout(onRename)
  return [
    { kind: 'item', label: 'Rename', icon: <Pencil size={16} />, keys: 'F2', onSelect: rename },
    {
      kind: 'check',
      label: 'Shows the future state',
      checked: map.state === 'future',
      onChange: (future) => setMapState(project, map.id, future ? 'future' : 'current'),
    },
    { kind: 'separator' },
    {
      kind: 'item',
      label: 'Move left',
      icon: <ArrowLeft size={16} />,
      disabled: index === 0,
      onSelect: () => shiftMap(project, map.id, -1),
    },
    {
      kind: 'item',
      label: 'Move right',
      icon: <ArrowRight size={16} />,
      disabled: index === count - 1,
      onSelect: () => shiftMap(project, map.id, 1),
    },
    { kind: 'separator' },
    ...copyEntries(project, map.id),
    { kind: 'separator' },
    {
      kind: 'item',
      label: 'Delete map',
      icon: <Trash2 size={16} />,
      danger: true,
      disabled: count === 1,
      onSelect: () => deleteMap(project, map),
    },
  ]
}

function deleteMap(project: ProjectContext, map: JourneyMap): void {
  if (!removeMap(project, map.id)) return
  notify(`“${map.title || UNTITLED_MAP}” was deleted.`, {
    label: 'Undo',
    onClick: () => {
      project.session.history.undo()
      showMap(project, map.id)
    },
  })
}

const copyEntries = (project: ProjectContext, mapId: string): MenuEntry[] => [
  {
    kind: 'item',
    label: 'Add its future state',
    icon: <Sparkles size={16} />,
    onSelect: () => copyMap(project, mapId, 'future'),
  },
  {
    kind: 'item',
    label: 'Duplicate',
    icon: <Copy size={16} />,
    onSelect: () => copyMap(project, mapId, 'whole'),
  },
  {
    kind: 'item',
    label: 'Duplicate without cards',
    icon: <Grid3x3 size={16} />,
    onSelect: () => copyMap(project, mapId, 'structure'),
  },
]

const addEntries = (project: ProjectContext, shownId: string | undefined): MenuEntry[] => [
  ...(shownId === undefined
    ? []
    : [
        { kind: 'heading', label: 'From this map' } as const,
        ...copyEntries(project, shownId),
        { kind: 'separator' } as const,
      ]),
  {
    kind: 'item',
    label: 'From a template…',
    icon: <LayoutTemplate size={16} />,
    onSelect: () => project.window.setState({ dialog: 'new-map' }),
  },
  { kind: 'item', label: 'Empty map', icon: <Square size={16} />, onSelect: () => addEmptyMap(project) },
]
