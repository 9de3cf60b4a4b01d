import './versions.css'
import { useEffect, useMemo, useRef, useState } from 'react'
import { leaveVersions } from '#renderer/actions/version-actions.ts'
import { usePaneZoom } from '#renderer/canvas/map-pane/use-pane-zoom.ts'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import type { ShownVersions } from '#renderer/session/window-state.ts'
import { CHANGE_KINDS, type Change, type ChangeKind } from '#shared/analysis/changes.ts'
import { ChangeList } from './ChangeList.tsx'
import { useDeeds } from './use-deeds.ts'
import { type Look, type Picked, useSheet } from './use-sheet.ts'
import { type ShownMap, useVersions } from './use-versions.ts'
import { VersionMaps } from './VersionMaps.tsx'
import { VersionsBar } from './VersionsBar.tsx'

/** Two states of the project as one: what became of it, on its maps and as a list. Esc leaves. */
export function VersionsScreen() {
  const project = useProject()
  const shown = useWindow((state) => state.versions)
  const top = useRef<HTMLElement>(null)
  useEffect(() => top.current?.querySelector('button')?.focus(), [])
  useEffect(() => {
    // Wherever the keyboard is; lists and menus that are open take the key for themselves, and say so.
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) leaveVersions(project)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [project])
  return (
    <main ref={top} className="versions" aria-label="Versions">
      {shown ? <Shown shown={shown} /> : null}
    </main>
  )
}

function Shown({ shown }: { readonly shown: ShownVersions }) {
  const project = useProject()
  const [look, setLook] = useState<Look>('changes')
  const [kinds, setKinds] = useState<ReadonlySet<ChangeKind>>(() => new Set(CHANGE_KINDS))
  const [picked, setPicked] = useState<Picked | null>(null)
  const [wanted, setWanted] = useState(() => project.window.getState().mapId)
  const versions = useVersions(shown)
  const { before, after, changes, maps } = versions
  const map = mapToShow(maps, wanted)
  const mapId = map?.id ?? null
  const marked = useMemo(() => changes.filter(({ kind }) => kinds.has(kind)), [changes, kinds])
  const sheet = useSheet({ before, after, mapId, changes: marked, look })
  const pane = useRef<HTMLDivElement>(null)
  const room = useRef<HTMLDivElement>(null)
  const zooming = usePaneZoom(sheet?.drawing.bounds.width ?? 0, room)
  const deeds = useDeeds(versions)
  const pick = (change: Change) => {
    setLook('changes')
    setPicked({ change })
    if (change.mapId !== null) setWanted(change.mapId)
  }
  return (
    <>
      <VersionsBar
        shown={shown}
        versions={versions}
        look={look}
        onLook={setLook}
        zooming={zooming}
        onRestore={shown.ids && deeds.mayWrite ? deeds.restore : null}
      />
      <div className="versions-work" data-look={look}>
        <VersionMaps
          maps={maps}
          map={map}
          look={look}
          onMap={setWanted}
          sheet={sheet}
          picked={look === 'changes' ? picked : null}
          zoom={zooming.zoom}
          room={room}
          scroller={pane}
        />
        {look === 'changes' ? (
          <ChangeList
            states={versions}
            changes={changes}
            mapId={mapId}
            kinds={kinds}
            onKinds={setKinds}
            picked={picked?.change ?? null}
            onPick={pick}
            onTakeBack={deeds.mayWrite ? deeds.takeBack : null}
          />
        ) : null}
      </div>
    </>
  )
}

/** The map that was asked for, if either state has it; else the first that changed. */
const mapToShow = (maps: readonly ShownMap[], wanted: string | null): ShownMap | null =>
  maps.find(({ id }) => id === wanted) ?? maps.find(({ count }) => count > 0) ?? maps[0] ?? null
