import './inspector.css'
import { X } from 'lucide-react'
import { Tabs } from 'radix-ui'
import { type ReactNode, useEffect } from 'react'
import { meets } from '#renderer/actions/rights.ts'
import { rightsOf } from '#renderer/session/rights.ts'
import { useProject, useRoom, useWindow } from '#renderer/session/session-context.tsx'
import type { Panel } from '#renderer/session/window-state.ts'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { PanelFrame } from '#renderer/ui/side-panel/SidePanel.tsx'
import { assertNever } from '#shared/base/result.ts'
import { PersonaPanel } from './PersonaPanel.tsx'
import { ScopePanel } from './ScopePanel.tsx'
import { SelectionPanel } from './SelectionPanel.tsx'

/** The panels that are sheets of the inspector. */
type Sheet = Extract<Panel, 'details' | 'scope' | 'persona'>

const TABS: readonly { readonly panel: Sheet; readonly label: string }[] = [
  { panel: 'details', label: 'Details' },
  { panel: 'scope', label: 'Map' },
  { panel: 'persona', label: 'Personas' },
]

/** The panel at the right: what is selected, what the map is about, who travels. Nothing while another one is open. */
export function Inspector() {
  const panel = useWindow((state) => state.panel)
  const tab = TABS.find((one) => one.panel === panel)
  return tab ? <OpenInspector panel={tab.panel} /> : null
}

function OpenInspector({ panel }: { readonly panel: Sheet }) {
  const project = useProject()
  useDetailsOnSelection()
  const show = (next: Panel | null) => project.window.setState({ panel: next })
  return (
    <PanelFrame label="Inspector" className="inspector">
      {({ enter, goBack }) => (
        <Tabs.Root className="inspector-tabs" value={panel} onValueChange={(next) => show(next as Sheet)}>
          <div className="side-panel-top">
            <Tabs.List className="tabs-list" aria-label="What the inspector shows">
              {TABS.map((tab) => (
                <Tabs.Trigger key={tab.panel} value={tab.panel} className="tabs-tab">
                  {tab.label}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
            <IconButton
              label="Close the inspector"
              size="small"
              icon={<X size={18} />}
              onClick={() => {
                show(null)
                goBack()
              }}
            />
          </div>
          {TABS.map((tab) => (
            <Tabs.Content
              key={tab.panel}
              value={tab.panel}
              className="side-panel-sheet inspector-sheet"
              tabIndex={-1}
            >
              <ReadOnlyUnless panel={tab.panel}>
                <SheetContent panel={tab.panel} onGone={enter} />
              </ReadOnlyUnless>
            </Tabs.Content>
          ))}
        </Tabs.Root>
      )}
    </PanelFrame>
  )
}

/** What a guest may not change they read; browsers let nobody into the fields of a disabled set. */
function ReadOnlyUnless({ panel, children }: { readonly panel: Sheet; readonly children: ReactNode }) {
  const project = useProject()
  const rights = useRoom(rightsOf)
  const hasSubject = useWindow(({ selection, header }) => selection.size > 0 || header !== null)
  useWindow((state) => state.selection)
  const may = rights.all || (panel === 'details' && meets(project, 'selected'))
  if (may) return children
  return (
    <>
      {hasSubject || panel !== 'details' ? (
        <p className="inspector-reading">
          {rights.takesPart
            ? 'To read: contributors change their own cards.'
            : 'To read: you are here to look on.'}
        </p>
      ) : null}
      <fieldset className="inspector-guard" disabled>
        {children}
      </fieldset>
    </>
  )
}

/** `onGone` is called when what had the keyboard was taken away by one of the sheet's own buttons. */
function SheetContent({ panel, onGone }: { readonly panel: Sheet; readonly onGone: () => void }) {
  switch (panel) {
    case 'details':
      return <SelectionPanel onDeleted={onGone} />
    case 'scope':
      return <ScopePanel />
    case 'persona':
      return <PersonaPanel onRemoved={onGone} />
    default:
      return assertNever(panel)
  }
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
