import './workshop.css'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import type { Panel } from '#renderer/session/window-state.ts'
import { type PanelTab, TabbedPanel } from '#renderer/ui/side-panel/TabbedPanel.tsx'
import { AgendaSheet } from './agenda/AgendaSheet.tsx'
import { PeopleSheet } from './people/PeopleSheet.tsx'

type Sheet = Extract<Panel, 'people' | 'agenda'>

const TABS: readonly PanelTab<Sheet>[] = [
  { id: 'people', label: 'People', content: () => <PeopleSheet /> },
  { id: 'agenda', label: 'Agenda', content: () => <AgendaSheet /> },
]

/** Who is in the room, and what they do one after the other. Nothing while another panel is open. */
export function WorkshopPanel() {
  const project = useProject()
  const panel = useWindow((state) => state.panel)
  const tab = TABS.find(({ id }) => id === panel)
  if (!tab) return null
  return (
    <TabbedPanel
      label="Workshop"
      called="the workshop panel"
      className="workshop-panel"
      tabs={TABS}
      chosen={tab.id}
      onChoose={(next) => project.window.setState({ panel: next })}
    />
  )
}
