import type { RefObject } from 'react'
import { Tabs } from '#renderer/ui/Tabs.tsx'
import { recordPath } from '#shared/model/work.ts'
import type { Look, Picked, VersionSheet } from './use-sheet.ts'
import type { ShownMap } from './use-versions.ts'
import { VersionPane } from './VersionPane.tsx'

/** The maps of the shown versions, one at a time. */
export function VersionMaps({
  maps,
  map,
  look,
  onMap,
  sheet,
  picked,
  zoom,
  room,
  scroller,
}: {
  readonly maps: readonly ShownMap[]
  readonly map: ShownMap | null
  readonly look: Look
  readonly onMap: (mapId: string) => void
  readonly sheet: VersionSheet | null
  readonly picked: Picked | null
  readonly zoom: number
  /** What the panes of all maps lie in. */
  readonly room: RefObject<HTMLDivElement | null>
  readonly scroller: RefObject<HTMLDivElement | null>
}) {
  const content =
    map && sheet ? (
      <VersionPane
        key={`${map.id} ${look}`}
        sheet={sheet}
        label={map.title}
        picked={picked}
        ring={(picked && sheet.areas.get(recordPath(picked.change.table, picked.change.id))) ?? null}
        zoom={zoom}
        scroller={scroller}
      />
    ) : (
      <p className="versions-nothing">
        {map ? 'This map was not there then.' : 'There was no map in this project.'}
      </p>
    )
  return (
    <div ref={room} className="versions-maps">
      {map && maps.length > 1 ? (
        <Tabs
          label="Maps"
          chosen={map.id}
          onChoose={onMap}
          tabs={maps.map(({ id, title, count }) => ({
            id,
            label: look === 'changes' && count > 0 ? `${title} (${count})` : title,
            content,
          }))}
        />
      ) : (
        content
      )}
    </div>
  )
}
