import {
  Lock,
  LockOpen,
  MapPin,
  MonitorUp,
  Pointer,
  Projector,
  QrCode,
  Sparkle,
  SquareParking,
  Unlink,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { COMMANDS, runCommand } from '#renderer/actions/commands.ts'
import { isHostWindow } from '#renderer/actions/workshop-actions.ts'
import { useMapModel, useProject, useRoom, useWindow } from '#renderer/session/session-context.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { Menu, type MenuEntry } from '#renderer/ui/Menu.tsx'
import { useMedia } from '#renderer/ui/use-media.ts'
import {
  projectorWishes,
  QR_PLACE_WORDS,
  QR_PLACES,
  type QrPlace,
  wishForProjector,
} from '../projector/projector-wishes.ts'
import { BAR_COMMANDS } from './bar-commands.ts'

/** In a window narrower than this, all of them stand in one menu. */
const NARROW = '(max-width: 1180px)'

interface ToolProps {
  readonly id: string
  readonly label: string
  readonly icon: ReactNode
  readonly pressed?: boolean
}

/** What leads people's eyes; what holds the map still and takes up what does not fit; what shows in front. */
export function AttentionTools() {
  const leading = useLeadingTools()
  const keeping = useKeepingTools()
  const hasDoor = useRoom(({ view }) => view?.door != null)
  const isNarrow = useMedia(NARROW)
  const wayIn = hasDoor
    ? [{ id: BAR_COMMANDS.wayIn, label: 'Show the code to come in', icon: <QrCode size={17} /> }]
    : []
  if (isNarrow)
    return (
      <div className="bar-attention">
        <AllTools groups={[leading, keeping, wayIn]} />
        <InFront />
      </div>
    )
  return (
    <>
      <ToolGroup label="Attention" tools={leading} />
      <ToolGroup label="Map" tools={keeping} />
      <fieldset className="bar-attention" aria-label="In front">
        {wayIn.map((tool) => (
          <Tool key={tool.id} {...tool} />
        ))}
        <InFront />
      </fieldset>
    </>
  )
}

function useLeadingTools(): readonly ToolProps[] {
  const isLit = useRoom(({ view }) => view?.spotlight != null)
  const isGathered = useRoom(({ view }) => view?.gather != null)
  return [
    { id: BAR_COMMANDS.everyoneHere, label: 'Everyone here', icon: <MapPin size={17} /> },
    ...(isGathered
      ? [{ id: BAR_COMMANDS.letGo, label: 'Let everybody go their own way', icon: <Unlink size={16} /> }]
      : []),
    {
      id: BAR_COMMANDS.spotlight,
      label: 'Spotlight this cell',
      icon: <Sparkle size={17} />,
      pressed: isLit,
    },
    { id: BAR_COMMANDS.laser, label: 'Laser pointer', icon: <Pointer size={17} /> },
  ]
}

function useKeepingTools(): readonly ToolProps[] {
  const isLocked = useMapModel()?.view.map.locked ?? false
  const isParking = useWindow(({ panel }) => panel === 'parking')
  return [
    {
      id: isLocked ? BAR_COMMANDS.unlock : BAR_COMMANDS.lock,
      label: isLocked ? 'Structure is locked' : 'Lock the structure',
      icon: isLocked ? <Lock size={16} /> : <LockOpen size={16} />,
      pressed: isLocked,
    },
    {
      id: BAR_COMMANDS.parking,
      label: 'Parking lot',
      icon: <SquareParking size={17} />,
      pressed: isParking,
    },
  ]
}

function ToolGroup({ label, tools }: { readonly label: string; readonly tools: readonly ToolProps[] }) {
  return (
    <fieldset className="bar-attention" aria-label={label}>
      {tools.map((tool) => (
        <Tool key={placeOf(tool)} {...tool} />
      ))}
    </fieldset>
  )
}

/** Locked or not, it is the same button: it keeps the keyboard. */
const placeOf = ({ id }: ToolProps): string => (id === BAR_COMMANDS.unlock ? BAR_COMMANDS.lock : id)

const keysOf = (id: string): string | undefined => COMMANDS.find((one) => one.id === id)?.keys?.[0]

function Tool({ id, label, icon, pressed }: ToolProps) {
  const project = useProject()
  return (
    <IconButton
      size="small"
      side="top"
      label={label}
      keys={keysOf(id)}
      icon={icon}
      pressed={pressed}
      onClick={() => runCommand(project, id)}
    />
  )
}

/** The same as lines of a menu. */
function AllTools({ groups }: { readonly groups: readonly (readonly ToolProps[])[] }) {
  const project = useProject()
  const entryOf = ({ id, label, icon, pressed }: ToolProps): MenuEntry => {
    const run = () => void runCommand(project, id)
    return pressed
      ? { kind: 'check', label, checked: true, onChange: run }
      : { kind: 'item', label, icon, keys: keysOf(id), onSelect: run }
  }
  const entries = groups
    .filter((tools) => tools.length > 0)
    .flatMap((tools, index) => [
      ...(index > 0 ? [{ kind: 'separator' } as const] : []),
      ...tools.map(entryOf),
    ])
  return (
    <Menu align="end" entries={entries}>
      <IconButton
        size="small"
        side="top"
        label="Lead the room: everyone here, spotlight, lock, parking lot"
        icon={<MapPin size={17} />}
        pressed={groups.flat().some(({ pressed }) => pressed)}
      />
    </Menu>
  )
}

/** What stands on the projector and on phones. */
function InFront() {
  const project = useProject()
  const showing = useRoom(({ view }) => view?.showing ?? null)
  const results = useRoom(({ view }) => view?.results ?? null)
  const entries = (): readonly MenuEntry[] => [
    item('Show the whole map in front', () => runCommand(project, 'workshop.show-map')),
    ...stageEntries(project),
    ...(showing === null
      ? []
      : [item('Show nothing special', () => project.room.say({ type: 'show', what: null }))]),
    ...(isHostWindow(project)
      ? ([
          { kind: 'separator' },
          {
            ...item('Open a window for the projector', () => runCommand(project, 'workshop.projector')),
            icon: <MonitorUp size={16} />,
          },
          ...(results ? [resultEntry(results.voteId)] : []),
          { kind: 'heading', label: 'Code on the projector' },
          {
            kind: 'choice',
            label: 'Code on the projector',
            value: projectorWishes().qr,
            options: QR_PLACES.map((value) => ({ value, label: QR_PLACE_WORDS[value] })),
            onChoose: (qr: string) => wishForProjector({ qr: qr as QrPlace }),
          },
        ] as const)
      : []),
  ]
  return (
    <Menu align="end" entries={entries}>
      <IconButton
        size="small"
        side="top"
        label="In front: projector and phones"
        icon={<Projector size={17} />}
        pressed={showing !== null}
      />
    </Menu>
  )
}

function resultEntry(voteId: string): MenuEntry {
  const isHidden = projectorWishes().hiddenVoteId === voteId
  return {
    kind: 'check',
    label: 'Result of the vote on the projector',
    checked: !isHidden,
    onChange: (shown) => wishForProjector({ hiddenVoteId: shown ? null : voteId }),
  }
}

const item = (label: string, onSelect: () => void) => ({ kind: 'item', label, onSelect }) as const

function stageEntries(project: ReturnType<typeof useProject>): readonly MenuEntry[] {
  const view = project.model.getState().model?.view
  if (view?.map.kind !== 'journey') return []
  return [
    {
      kind: 'submenu',
      label: 'Show a stage in front',
      entries: view.stages.map(({ stage }, index) =>
        item(stage.title.trim() || `Stage ${index + 1}`, () =>
          project.room.say({ type: 'show', what: { mapId: view.map.id, stageId: stage.id } }),
        ),
      ),
    },
  ]
}
