import { ChartColumn, CircleParking, Lightbulb, MessageSquare, PanelRight, ScanSearch } from 'lucide-react'
import type { ReactNode } from 'react'
import { type ProjectContext, useProject, useWindow } from '#renderer/session/session-context.tsx'
import type { Panel } from '#renderer/session/window-state.ts'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import type { MenuEntry } from '#renderer/ui/Menu.tsx'

/** A panel that the bar opens; some are one of several sheets. */
interface PanelChoice {
  readonly panel: Panel
  readonly label: string
  readonly icon: (size: number) => ReactNode
  readonly sheets?: readonly Panel[]
}

const CHOICES: readonly PanelChoice[] = [
  { panel: 'find', label: 'Find', icon: (size) => <ScanSearch size={size} /> },
  { panel: 'comments', label: 'Comments', icon: (size) => <MessageSquare size={size} /> },
  { panel: 'insights', label: 'Insights', icon: (size) => <Lightbulb size={size} /> },
  { panel: 'numbers', label: 'Numbers', icon: (size) => <ChartColumn size={size} /> },
  { panel: 'parking', label: 'Parking lot', icon: (size) => <CircleParking size={size} /> },
  {
    panel: 'details',
    label: 'Details',
    icon: (size) => <PanelRight size={size} />,
    sheets: ['details', 'scope', 'persona'],
  },
]

/** The panels beside the map, one at a time; pressing the open one closes it. */
export function PanelButtons() {
  const project = useProject()
  const open = useWindow((state) => state.panel)
  return (
    <fieldset className="panel-buttons" aria-label="Panels">
      {CHOICES.map((choice) => {
        const isOpen = open !== null && (choice.sheets ?? [choice.panel]).includes(open)
        return (
          <IconButton
            key={choice.panel}
            size="small"
            label={choice.label}
            icon={choice.icon(17)}
            pressed={isOpen}
            onClick={() => project.window.setState({ panel: isOpen ? null : choice.panel })}
          />
        )
      })}
    </fieldset>
  )
}

/** The same for a menu, where there is no room in the bar. */
export const panelEntries = (project: ProjectContext): readonly MenuEntry[] =>
  CHOICES.map(({ panel, label, icon }) => ({
    kind: 'item',
    label,
    icon: icon(16),
    onSelect: () => project.window.setState({ panel }),
  }))
