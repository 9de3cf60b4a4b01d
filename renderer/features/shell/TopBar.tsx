import './shell.css'
import './map-tabs.css'
import {
  AppWindow,
  ChartColumn,
  ClipboardList,
  Columns3,
  Command,
  Download,
  Ellipsis,
  Files,
  FileText,
  FileUp,
  GitMerge,
  History,
  Keyboard,
  LayoutTemplate,
  Presentation,
  Save,
  SaveAll,
  Smartphone,
  Users,
} from 'lucide-react'
import type { MouseEvent, ReactNode } from 'react'
import { useStore } from 'zustand'
import { openMerge } from '#renderer/actions/copy-actions.ts'
import { saveAs, saveCopy, saveNow } from '#renderer/actions/file-actions.ts'
import { openImport } from '#renderer/actions/import-actions.ts'
import { openJourneyWizard } from '#renderer/actions/journey-actions.ts'
import { renameProject } from '#renderer/actions/map-actions.ts'
import { meets } from '#renderer/actions/rights.ts'
import { openHistory } from '#renderer/actions/version-actions.ts'
import { rightsOf } from '#renderer/session/rights.ts'
import {
  type ProjectContext,
  useProject,
  useRoom as useRoomState,
} from '#renderer/session/session-context.tsx'
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
import { PanelButtons, panelEntries } from './PanelButtons.tsx'
import { RecoveredButton } from './RecoveredButton.tsx'
import { ReviewButton } from './ReviewButton.tsx'
import { SaveBadge } from './SaveBadge.tsx'
import { UndoButtons } from './UndoButtons.tsx'
import { ZoomControl } from './ZoomControl.tsx'

/** The bar over the map: whose map it is at the left, what can be done with it at the right, nothing between. */
export function TopBar({
  isNew,
  onHome,
  onSimple,
  extra,
}: {
  /** The project was made a moment ago: its title is the first thing to type. */
  readonly isNew: boolean
  /** To all projects; `null` for a guest, whose window has this one alone. */
  readonly onHome: (() => void) | null
  /** To the page of phones; `null` where there is none. */
  readonly onSimple: (() => void) | null
  /** What other features put among the tools. */
  readonly extra?: ReactNode
}) {
  const project = useProject()
  const title = useStore(project.session.snapshot, (snapshot) => projectOf(snapshot).title)
  const { all } = useRoomState(rightsOf)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the mouse from taking the keyboard along
    <header className="top-bar" onMouseDown={leaveFocus}>
      <h1 className="visually-hidden">{title || 'Untitled project'}</h1>
      <div className="top-bar-what">
        {onHome ? (
          <IconButton label="All projects" icon={<BrandSign size={26} />} onClick={onHome} />
        ) : (
          <span className="top-bar-sign">
            <BrandSign size={26} />
          </span>
        )}
        {all ? (
          <InPlaceText
            className="top-bar-title"
            label="Project title"
            value={title}
            placeholder="Untitled project"
            startSelected={isNew}
            onCommit={(next) => renameProject(project, next)}
          />
        ) : (
          <span className="top-bar-title top-bar-title-read">{title || 'Untitled project'}</span>
        )}
      </div>
      <MapTabs />
      <Tools project={project} onSimple={onSimple} extra={extra} />
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

/** How much room the bar has, told from the window's width. */
type Room = 'ample' | 'wide' | 'narrow' | 'phone'

function useRoom(): Room {
  const wide = useMedia('(max-width: 1560px)')
  const narrow = useMedia('(max-width: 1240px)')
  const phone = useMedia('(max-width: 720px)')
  return phone ? 'phone' : narrow ? 'narrow' : wide ? 'wide' : 'ample'
}

function Tools({
  project,
  onSimple,
  extra,
}: {
  readonly project: ProjectContext
  readonly onSimple: (() => void) | null
  readonly extra: ReactNode
}) {
  const room = useRoom()
  const hasPanels = room === 'ample' || room === 'wide'
  const themeChoice = useStore(themeStore, (state) => state.choice)
  return (
    <div className="top-bar-tools">
      <ReviewButton />
      <RecoveredButton />
      <SaveBadge />
      <UndoButtons />
      {room === 'phone' ? null : (
        <>
          <ZoomControl />
          <IconButton
            label="Commands"
            icon={<Command size={17} />}
            keys="$mod+k"
            onClick={() => openPalette(project)}
          />
        </>
      )}
      {room === 'ample' ? <ThemeMenu /> : null}
      <More entries={moreEntries({ project, theme: themeChoice, room, onSimple })} />
      {hasPanels ? <PanelButtons /> : null}
      {extra}
      {room === 'phone' ? null : (
        <IconButton label="Present" icon={<Presentation size={18} />} onClick={() => present(project)} />
      )}
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

const present = (project: ProjectContext): void => project.window.setState({ screen: 'present' })

/** What there is no room for in the bar, and what is rarely wanted. */
function moreEntries({
  project,
  theme,
  room,
  onSimple,
}: {
  readonly project: ProjectContext
  readonly theme: ThemeChoice
  readonly room: Room
  readonly onSimple: (() => void) | null
}): MenuEntry[] {
  return [
    ...(room === 'ample' || room === 'wide'
      ? []
      : [...panelEntries(project), { kind: 'separator' } as const]),
    ...(room === 'phone'
      ? [
          entry('Present', <Presentation size={16} />, () => present(project)),
          entry('Commands…', <Command size={16} />, () => openPalette(project)),
        ]
      : []),
    entry('Personas…', <Users size={16} />, () => project.window.setState({ dialog: 'personas' })),
    ...(meets(project, 'all')
      ? [
          entry('Stage sets…', <Columns3 size={16} />, () =>
            project.window.setState({ dialog: 'stage-sets' }),
          ),
        ]
      : []),
    ...(meets(project, 'host')
      ? [
          entry('Save as template…', <LayoutTemplate size={16} />, () =>
            project.window.setState({ dialog: 'save-template' }),
          ),
        ]
      : []),
    ...(meets(project, 'keeping')
      ? [entry('History', <History size={16} />, () => openHistory(project))]
      : []),
    ...(meets(project, 'keeping')
      ? [entry('Merge a copy…', <GitMerge size={16} />, () => openMerge(project))]
      : []),
    ...(meets(project, 'all')
      ? [entry('Import into this map…', <FileUp size={16} />, () => openImport(project))]
      : []),
    ...(meets(project, 'keeping')
      ? [entry('Bring in journey data…', <ChartColumn size={16} />, () => openJourneyWizard(project))]
      : []),
    entry('Summary…', <FileText size={16} />, () => project.window.setState({ dialog: 'summary' })),
    ...(meets(project, 'host') ? fileEntries(project) : []),
    { kind: 'separator' },
    // A window that this one opens inherits its key; the address need not carry it.
    entry('Open in a second window', <AppWindow size={16} />, () => void window.open(location.href)),
    ...(onSimple ? [entry('Use the simple page', <Smartphone size={16} />, onSimple)] : []),
    {
      ...entry('Keyboard shortcuts', <Keyboard size={16} />, () =>
        project.window.setState({ dialog: 'shortcuts' }),
      ),
      keys: '?',
    },
    entry('Copy diagnostics…', <ClipboardList size={16} />, () =>
      project.window.setState({ dialog: 'diagnostics' }),
    ),
    ...(room === 'ample'
      ? []
      : ([{ kind: 'separator' }, { kind: 'heading', label: 'Theme' }, themeEntry(theme)] as const)),
  ]
}

const fileEntries = (project: ProjectContext): MenuEntry[] => [
  { kind: 'separator' },
  ...(meets(project, 'keeping')
    ? [
        { ...entry('Save now', <Save size={16} />, () => void saveNow(project)), keys: '$mod+s' },
        { ...entry('Save as…', <SaveAll size={16} />, () => void saveAs(project)), keys: '$mod+Shift+s' },
      ]
    : []),
  entry('Save a copy…', <Files size={16} />, () => void saveCopy(project)),
]

const entry = (label: string, icon: ReactNode, onSelect: () => void) =>
  ({ kind: 'item', label, icon, onSelect }) as const

function More({ entries }: { readonly entries: readonly MenuEntry[] }) {
  return (
    <Menu entries={entries} align="end">
      <IconButton label="More" icon={<Ellipsis size={18} />} />
    </Menu>
  )
}
