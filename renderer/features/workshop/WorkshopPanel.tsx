import './workshop.css'
import { X } from 'lucide-react'
import { Tabs } from 'radix-ui'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import type { Panel } from '#renderer/session/window-state.ts'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { PanelFrame } from '#renderer/ui/side-panel/SidePanel.tsx'
import { AgendaSheet } from './agenda/AgendaSheet.tsx'
import { PeopleSheet } from './people/PeopleSheet.tsx'

type Sheet = Extract<Panel, 'people' | 'agenda'>

const SHEETS: readonly { readonly panel: Sheet; readonly label: string }[] = [
  { panel: 'people', label: 'People' },
  { panel: 'agenda', label: 'Agenda' },
]

/** Who is in the room, and what they do one after the other. Nothing while another panel is open. */
export function WorkshopPanel() {
  const project = useProject()
  const panel = useWindow((state) => state.panel)
  const sheet = SHEETS.find((one) => one.panel === panel)
  if (!sheet) return null
  const show = (next: Panel | null) => project.window.setState({ panel: next })
  return (
    <PanelFrame label="Workshop" className="workshop-panel">
      {({ goBack }) => (
        <Tabs.Root
          className="workshop-tabs"
          value={sheet.panel}
          onValueChange={(next) => show(next as Sheet)}
        >
          <div className="side-panel-top">
            <Tabs.List className="tabs-list" aria-label="What the workshop panel shows">
              {SHEETS.map((one) => (
                <Tabs.Trigger key={one.panel} value={one.panel} className="tabs-tab">
                  {one.label}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
            <IconButton
              label="Close the workshop panel"
              size="small"
              icon={<X size={18} />}
              onClick={() => {
                show(null)
                goBack()
              }}
            />
          </div>
          <Tabs.Content value="people" className="side-panel-sheet" tabIndex={-1}>
            <PeopleSheet />
          </Tabs.Content>
          <Tabs.Content value="agenda" className="side-panel-sheet" tabIndex={-1}>
            <AgendaSheet />
          </Tabs.Content>
        </Tabs.Root>
      )}
    </PanelFrame>
  )
}
