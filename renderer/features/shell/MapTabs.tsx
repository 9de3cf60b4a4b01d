import { LayoutTemplate, Plus, Square } from 'lucide-react'
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { addEmptyMap, renameMap, showMap, UNTITLED_MAP } from '#renderer/actions/map-actions.ts'
import { rightsOf } from '#renderer/session/rights.ts'
import { type ProjectContext, useProject, useRoom } from '#renderer/session/session-context.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { InPlaceText } from '#renderer/ui/InPlaceText.tsx'
import { Menu, type MenuEntry } from '#renderer/ui/Menu.tsx'
import { byOrder } from '#shared/base/order.ts'
import type { JourneyMap } from '#shared/model/map.ts'
import { MapTab } from './MapTab.tsx'
import { copyEntries, tabEntries } from './map-entries.tsx'
import { useTabDrag } from './use-tab-drag.ts'

/** The maps of the project, side by side; the one that is shown has a menu. */
export function MapTabs() {
  const project = useProject()
  const table = useStore(project.session.snapshot, (snapshot) => snapshot.maps)
  const shownId = useStore(project.model, ({ model }) => model?.view.map.id)
  const list = useRef<HTMLUListElement>(null)
  const { all } = useRoom(rightsOf)
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
            onPointerDown={renaming === null && all ? (event) => onPointerDown(event, map.id) : undefined}
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
                hasOthers={maps.length > 1}
                entries={all ? tabEntries(project, maps, index, () => setRenaming(map.id)) : null}
                onShow={() => showMap(project, map.id)}
                onRename={() => (all ? setRenaming(map.id) : undefined)}
              />
            )}
          </li>
        ))}
      </ul>
      {all ? (
        <Menu entries={addEntries(project, shownId)}>
          <IconButton label="Add a map" icon={<Plus size={17} />} size="small" />
        </Menu>
      ) : null}
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
