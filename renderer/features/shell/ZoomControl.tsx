import { Minus, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { COMMANDS, runCommand } from '#renderer/actions/commands.ts'
import { canvasView } from '#renderer/session/canvas-view.ts'
import { type ProjectContext, useProject } from '#renderer/session/session-context.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { Menu, type MenuEntry } from '#renderer/ui/Menu.tsx'

const commandOf = (id: string) => COMMANDS.find((command) => command.id === id)

const CHOICES = ['view.fit', 'view.zoom-100', 'view.zoom-in', 'view.zoom-out'] as const

/** How far the map is zoomed, with the ways to change it. */
export function ZoomControl() {
  const project = useProject()
  const zoom = useStore(canvasView, (state) => state.zoom)
  const percent = Math.round(zoom * 100)
  return (
    <div className="zoom-control">
      <ZoomButton id="view.zoom-out" label="Zoom out" icon={<Minus size={16} />} project={project} />
      <Menu entries={entriesFor(project)} align="center">
        <button type="button" className="zoom-percent" aria-label={`Zoom, now ${percent} %`}>
          {percent} %
        </button>
      </Menu>
      <ZoomButton id="view.zoom-in" label="Zoom in" icon={<Plus size={16} />} project={project} />
    </div>
  )
}

function ZoomButton({
  id,
  label,
  icon,
  project,
}: {
  readonly id: string
  readonly label: string
  readonly icon: ReactNode
  readonly project: ProjectContext
}) {
  return (
    <IconButton
      className="zoom-step"
      size="small"
      label={label}
      icon={icon}
      keys={commandOf(id)?.keys?.[0]}
      onClick={() => runCommand(project, id)}
    />
  )
}

const entriesFor = (project: ProjectContext): MenuEntry[] =>
  CHOICES.flatMap((id): MenuEntry[] => {
    const command = commandOf(id)
    if (!command) return []
    return [
      { kind: 'item', label: command.title, keys: command.keys?.[0], onSelect: () => command.run(project) },
    ]
  })
