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
import {
  projectorWishes,
  QR_PLACE_WORDS,
  QR_PLACES,
  type QrPlace,
  wishForProjector,
} from '../projector/projector-wishes.ts'
import { BAR_COMMANDS } from './bar-commands.ts'

/** What leads people's eyes, and what holds the map still. */
export function AttentionTools() {
  const isLit = useRoom(({ view }) => view?.spotlight != null)
  const isGathered = useRoom(({ view }) => view?.gather != null)
  const isLocked = useMapModel()?.view.map.locked ?? false
  const isParking = useWindow(({ panel }) => panel === 'parking')
  const hasDoor = useRoom(({ view }) => view?.door != null)
  return (
    <div className="bar-attention">
      {hasDoor ? (
        <Tool id={BAR_COMMANDS.wayIn} label="Show the code to come in" icon={<QrCode size={17} />} />
      ) : null}
      <Tool id={BAR_COMMANDS.everyoneHere} label="Everyone here" icon={<MapPin size={17} />} />
      {isGathered ? (
        <Tool id={BAR_COMMANDS.letGo} label="Let everybody go their own way" icon={<Unlink size={16} />} />
      ) : null}
      <Tool
        id={BAR_COMMANDS.spotlight}
        label="Spotlight this cell"
        icon={<Sparkle size={17} />}
        pressed={isLit}
      />
      <Tool id={BAR_COMMANDS.laser} label="Laser pointer" icon={<Pointer size={17} />} />
      <Tool
        id={isLocked ? BAR_COMMANDS.unlock : BAR_COMMANDS.lock}
        label={isLocked ? 'Structure is locked' : 'Lock the structure'}
        icon={isLocked ? <Lock size={16} /> : <LockOpen size={16} />}
        pressed={isLocked}
      />
      <Tool
        id={BAR_COMMANDS.parking}
        label="Parking lot"
        icon={<SquareParking size={17} />}
        pressed={isParking}
      />
      <InFront />
    </div>
  )
}

function Tool({
  id,
  label,
  icon,
  pressed,
}: {
  readonly id: string
  readonly label: string
  readonly icon: ReactNode
  readonly pressed?: boolean
}) {
  const project = useProject()
  const command = COMMANDS.find((one) => one.id === id)
  return (
    <IconButton
      size="small"
      side="top"
      label={label}
      keys={command?.keys?.[0]}
      icon={icon}
      pressed={pressed}
      onClick={() => runCommand(project, id)}
    />
  )
}

/** What stands on the projector and on phones. */
function InFront() {
  const project = useProject()
  const showing = useRoom(({ view }) => view?.showing ?? null)
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
