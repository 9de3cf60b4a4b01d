import { ChevronDown, HeartPulse, Lock } from 'lucide-react'
import { HoverCard } from 'radix-ui'
import { useStore } from 'zustand'
import { UNTITLED_MAP } from '#renderer/actions/map-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { MapMiniature } from '#renderer/ui/MapMiniature.tsx'
import { ContextMenu, Menu, type MenuEntry } from '#renderer/ui/Menu.tsx'
import type { JourneyMap } from '#shared/model/map.ts'
import { viewMap } from '#shared/model/map-view.ts'

/** A map by its title. Resting on it shows what it looks like, where there are several to tell apart. */
export function MapTab({
  map,
  isShown,
  hasOthers,
  entries,
  onShow,
  onRename,
}: {
  readonly map: JourneyMap
  readonly isShown: boolean
  readonly hasOthers: boolean
  /** `null` where the person may do nothing with it but look. */
  readonly entries: readonly MenuEntry[] | null
  readonly onShow: () => void
  readonly onRename: () => void
}) {
  const title = map.title || UNTITLED_MAP
  return (
    <>
      <HoverCard.Root openDelay={500} closeDelay={80} {...(hasOthers ? {} : { open: false })}>
        <ContextMenu entries={entries ?? [{ kind: 'item', label: 'Show this map', onSelect: onShow }]}>
          <HoverCard.Trigger asChild>
            <button
              type="button"
              className="map-tab"
              aria-current={isShown || undefined}
              onClick={onShow}
              onDoubleClick={onRename}
              onKeyDown={(event) => {
                if (event.key === 'F2') onRename()
              }}
            >
              <Sign map={map} />
              <span className="map-tab-title">{title}</span>
              {map.locked ? (
                <span className="map-tab-state map-tab-lock">
                  <Lock size={11} aria-hidden="true" />
                  <span className="visually-hidden">Structure </span>Locked
                </span>
              ) : null}
              {map.state === 'future' ? <span className="map-tab-state">Future</span> : null}
            </button>
          </HoverCard.Trigger>
        </ContextMenu>
        <HoverCard.Portal>
          <HoverCard.Content
            className="map-tab-preview"
            sideOffset={8}
            collisionPadding={8}
            aria-hidden="true"
          >
            <Preview map={map} title={title} />
          </HoverCard.Content>
        </HoverCard.Portal>
      </HoverCard.Root>
      {isShown && entries ? (
        <Menu entries={entries}>
          <button type="button" className="map-tab-more" aria-label={`Map “${title}”`}>
            <ChevronDown size={15} aria-hidden="true" />
          </button>
        </Menu>
      ) : null}
    </>
  )
}

function Sign({ map }: { readonly map: JourneyMap }) {
  if (map.kind !== 'empathy') return null
  return (
    <span className="map-tab-sign">
      <HeartPulse size={15} aria-hidden="true" />
      <span className="visually-hidden">Empathy map: </span>
    </span>
  )
}

/** Mounted only while it is seen, so a map that nobody rests on is never laid out. */
function Preview({ map, title }: { readonly map: JourneyMap; readonly title: string }) {
  const view = useStore(useProject().session.snapshot, (snapshot) => snapshot)
  const shown = viewMap(view, map.id)
  const cards = [...(shown?.cells.values() ?? [])].reduce(
    (sum, row) => sum + [...row.values()].reduce((inRow, cell) => inRow + cell.length, 0),
    0,
  )
  return (
    <>
      <div className="map-tab-picture">{shown ? <MapMiniature view={shown} /> : null}</div>
      <strong>{title}</strong>
      <small>{[wordsOf(map), cards === 1 ? '1 card' : `${cards} cards`].join(' · ')}</small>
    </>
  )
}

const wordsOf = ({ kind, state }: JourneyMap): string =>
  kind === 'empathy' ? 'Empathy map' : state === 'future' ? 'Future state' : 'Current state'
