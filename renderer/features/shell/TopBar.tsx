import './shell.css'
import './map-tabs.css'
import { AppWindow, Download, Ellipsis, Keyboard, PanelRight, Search } from 'lucide-react'
import type { MouseEvent, ReactNode } from 'react'
import { useStore } from 'zustand'
import { renameProject } from '#renderer/actions/map-actions.ts'
import { type ProjectContext, useProject, useWindow } from '#renderer/session/session-context.tsx'
import { BrandSign } from '#renderer/ui/Brand.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { InPlaceText } from '#renderer/ui/InPlaceText.tsx'
import { Menu, type MenuEntry } from '#renderer/ui/Menu.tsx'
import { ThemeMenu, themeEntry } from '#renderer/ui/ThemeMenu.tsx'
import { type ThemeChoice, themeStore } from '#renderer/ui/theme.ts'
import { useMedia } from '#renderer/ui/use-media.ts'
import { projectOf } from '#shared/model/snapshot.ts'
import { MapTabs } from './MapTabs.tsx'
import { SaveBadge } from './SaveBadge.tsx'
import { UndoButtons } from './UndoButtons.tsx'
import { ZoomControl } from './ZoomControl.tsx'

/** The bar over the map: whose map it is at the left, what can be done with it at the right, nothing between. */
export function TopBar({
  isNew,
  onHome,
}: {
  /** The project was made a moment ago: its title is the first thing to type. */
  readonly isNew: boolean
  readonly onHome: () => void
}) {
  const project = useProject()
  const title = useStore(project.session.snapshot, (snapshot) => projectOf(snapshot).title)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the mouse from taking the keyboard along
    <header className="top-bar" onMouseDown={leaveFocus}>
      <h1 className="visually-hidden">{title || 'Untitled project'}</h1>
      <div className="top-bar-what">
        <IconButton label="All projects" icon={<BrandSign size={26} />} onClick={onHome} />
        <InPlaceText
          className="top-bar-title"
          label="Project title"
          value={title}
          placeholder="Untitled project"
          startSelected={isNew}
          onCommit={(next) => renameProject(project, next)}
        />
      </div>
      <MapTabs />
      <Tools project={project} />
    </header>
  )
}

/** A press with the mouse leaves the keyboard with the map; what was being typed is finished. */
function leaveFocus(event: MouseEvent<HTMLElement>): void {
  if (!(event.target instanceof Element) || !event.target.closest('button')) return
  event.preventDefault()
  const { activeElement } = document
  if (activeElement instanceof HTMLElement && activeElement.matches('input, textarea')) activeElement.blur()
}

function Tools({ project }: { readonly project: ProjectContext }) {
  const panel = useWindow((state) => state.panel)
  const narrow = useMedia('(max-width: 1180px)')
  const phone = useMedia('(max-width: 720px)')
  const themeChoice = useStore(themeStore, (state) => state.choice)
  return (
    <div className="top-bar-tools">
      <SaveBadge />
      <UndoButtons />
      {phone ? null : (
        <>
          <ZoomControl />
          <IconButton
            label="Commands"
            icon={<Search size={18} />}
            keys="$mod+k"
            onClick={() => openPalette(project)}
          />
          <IconButton
            label="Details"
            icon={<PanelRight size={18} />}
            pressed={panel !== null}
            onClick={() => showDetails(project, panel === null)}
          />
        </>
      )}
      {narrow ? null : <ThemeMenu />}
      <More entries={moreEntries(project, themeChoice, narrow, phone)} />
      <Button
        tone="accent"
        className="top-bar-export"
        icon={<Download size={16} aria-hidden="true" />}
        onClick={() => project.window.setState({ dialog: 'export' })}
      >
        <span className="top-bar-export-word">Export</span>
      </Button>
    </div>
  )
}

const openPalette = (project: ProjectContext): void => project.window.setState({ dialog: 'palette' })

const showDetails = (project: ProjectContext, shown: boolean): void =>
  project.window.setState({ panel: shown ? 'details' : null })

/** What there is no room for in the bar, and what is rarely wanted. */
function moreEntries(
  project: ProjectContext,
  theme: ThemeChoice,
  narrow: boolean,
  phone: boolean,
): MenuEntry[] {
  return [
    ...(phone
      ? [
          entry('Details', <PanelRight size={16} />, () => showDetails(project, true)),
          entry('Commands…', <Search size={16} />, () => openPalette(project)),
        ]
      : []),
    // A window that this one opens inherits its key; the address need not carry it.
    entry('Open in a second window', <AppWindow size={16} />, () => void window.open(location.href)),
    {
      ...entry('Keyboard shortcuts', <Keyboard size={16} />, () =>
        project.window.setState({ dialog: 'shortcuts' }),
      ),
      keys: '?',
    },
    ...(narrow
      ? ([{ kind: 'separator' }, { kind: 'heading', label: 'Theme' }, themeEntry(theme)] as const)
      : []),
  ]
}

const entry = (label: string, icon: ReactNode, onSelect: () => void) =>
  ({ kind: 'item', label, icon, onSelect }) as const

function More({ entries }: { readonly entries: readonly MenuEntry[] }) {
  return (
    <Menu entries={entries} align="end">
      <IconButton label="More" icon={<Ellipsis size={18} />} />
    </Menu>
  )
}
