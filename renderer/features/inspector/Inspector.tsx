import './inspector.css'
import { type ReactNode, useEffect } from 'react'
import { meets } from '#renderer/actions/rights.ts'
import { type Rights, rightsOf } from '#renderer/session/rights.ts'
import { useProject, useRoom, useWindow } from '#renderer/session/session-context.tsx'
import type { Panel } from '#renderer/session/window-state.ts'
import type { PanelKeyboard } from '#renderer/ui/side-panel/SidePanel.tsx'
import { type PanelTab, TabbedPanel } from '#renderer/ui/side-panel/TabbedPanel.tsx'
import { PersonaPanel } from './PersonaPanel.tsx'
import { ScopePanel } from './ScopePanel.tsx'
import { SelectionPanel } from './SelectionPanel.tsx'

/** The panels that are sheets of the inspector. */
type Sheet = Extract<Panel, 'details' | 'scope' | 'persona'>

const TABS: readonly PanelTab<Sheet>[] = [
  // What had the keyboard may be taken away by one of a sheet's own buttons.
  { id: 'details', label: 'Details', content: ({ enter }) => <SelectionPanel onDeleted={enter} /> },
  { id: 'scope', label: 'Map', content: () => <ScopePanel /> },
  { id: 'persona', label: 'Personas', content: ({ enter }) => <PersonaPanel onRemoved={enter} /> },
]

const GUARDED = TABS.map((tab) => ({
  ...tab,
  content: (keyboard: PanelKeyboard) => (
    <ReadOnlyUnless panel={tab.id}>{tab.content(keyboard)}</ReadOnlyUnless>
  ),
}))

/** The panel at the right: what is selected, what the map is about, who travels. Nothing while another one is open. */
export function Inspector() {
  const panel = useWindow((state) => state.panel)
  const tab = TABS.find(({ id }) => id === panel)
  return tab ? <OpenInspector panel={tab.id} /> : null
}

function OpenInspector({ panel }: { readonly panel: Sheet }) {
  const project = useProject()
  useDetailsOnSelection()
  return (
    <TabbedPanel
      label="Inspector"
      called="the inspector"
      className="inspector"
      tabs={GUARDED}
      chosen={panel}
      onChoose={(next) => project.window.setState({ panel: next })}
    />
  )
}

/** What a guest may not change they read; browsers let nobody into the fields of a disabled set. */
function ReadOnlyUnless({ panel, children }: { readonly panel: Sheet; readonly children: ReactNode }) {
  const project = useProject()
  const rights = useRoom(rightsOf)
  const isReadOnly = useRoom((state) => state.readOnly !== null)
  const hasSubject = useWindow(({ selection, header }) => selection.size > 0 || header !== null)
  useWindow((state) => state.selection)
  const may = rights.all || (panel === 'details' && meets(project, 'selected'))
  if (may) return children
  return (
    <>
      {hasSubject || panel !== 'details' ? (
        <p className="inspector-reading">{readingWords(rights, isReadOnly)}</p>
      ) : null}
      <fieldset className="inspector-guard" disabled>
        {children}
      </fieldset>
    </>
  )
}

function readingWords({ takesPart }: Rights, isReadOnly: boolean): string {
  if (isReadOnly) return 'To read: this project cannot be changed here.'
  return takesPart ? 'To read: contributors change their own cards.' : 'To read: you are here to look on.'
}

/** Whoever selects something while the panel shows something else wants to see what they selected. */
function useDetailsOnSelection(): void {
  const { window } = useProject()
  useEffect(
    () =>
      window.subscribe((now, before) => {
        const chosenAnew =
          (now.selection !== before.selection && now.selection.size > 0) ||
          (now.header !== before.header && now.header !== null)
        if (chosenAnew && now.panel === before.panel && now.panel !== null && now.panel !== 'details')
          window.setState({ panel: 'details' })
      }),
    [window],
  )
}
