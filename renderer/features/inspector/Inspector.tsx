import './inspector.css'
import { X } from 'lucide-react'
import { Tabs } from 'radix-ui'
import { type FocusEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import type { Panel } from '#renderer/session/window-state.ts'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { PersonaPanel } from './PersonaPanel.tsx'
import { staysInPanel } from './panel-keys.ts'
import { ScopePanel } from './ScopePanel.tsx'
import { SelectionPanel } from './SelectionPanel.tsx'

const TABS: readonly { readonly panel: Panel; readonly label: string }[] = [
  { panel: 'details', label: 'Details' },
  { panel: 'scope', label: 'Map' },
  { panel: 'persona', label: 'Personas' },
]

/** The panel at the right: what is selected, what the map is about, who travels. Nothing while it is closed. */
export function Inspector() {
  const panel = useWindow((state) => state.panel)
  return panel === null ? null : <OpenInspector panel={panel} />
}

function OpenInspector({ panel }: { readonly panel: Panel }) {
  const project = useProject()
  const frame = useRef<HTMLElement>(null)
  const cameFrom = useReturningFocus()
  useDetailsOnSelection()
  const show = (next: Panel | null) => project.window.setState({ panel: next })
  const close = (): void => {
    show(null)
    cameFrom.goBack()
  }
  return (
    <aside
      ref={frame}
      className="inspector"
      aria-label="Inspector"
      tabIndex={-1}
      onFocus={cameFrom.note}
      onKeyDown={(event) => keyDown(event, cameFrom.goBack)}
    >
      <Tabs.Root className="inspector-tabs" value={panel} onValueChange={(next) => show(next as Panel)}>
        <div className="inspector-top">
          <Tabs.List className="tabs-list" aria-label="What the inspector shows">
            {TABS.map((tab) => (
              <Tabs.Trigger key={tab.panel} value={tab.panel} className="tabs-tab">
                {tab.label}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <IconButton label="Close the inspector" size="small" icon={<X size={18} />} onClick={close} />
        </div>
        <Tabs.Content value="details" className="inspector-sheet" tabIndex={-1}>
          <SelectionPanel onDeleted={() => frame.current?.focus()} />
        </Tabs.Content>
        <Tabs.Content value="scope" className="inspector-sheet" tabIndex={-1}>
          <ScopePanel />
        </Tabs.Content>
        <Tabs.Content value="persona" className="inspector-sheet" tabIndex={-1}>
          <PersonaPanel />
        </Tabs.Content>
      </Tabs.Root>
    </aside>
  )
}

function keyDown(event: KeyboardEvent, leave: () => void): void {
  // Menus and lists that hang out of the panel are not in it, though React passes their keys on.
  if (!event.currentTarget.contains(event.target as Node)) return
  const isInTextField = (event.target as HTMLElement).matches('input:not([type="checkbox"]), textarea')
  if (event.key === 'Escape') leave()
  if (staysInPanel(event, isInTextField)) event.stopPropagation()
}

/** Whoever selects something while the panel shows something else wants to see what they selected. */
function useDetailsOnSelection(): void {
  const { window } = useProject()
  useEffect(
    () =>
      window.subscribe((now, before) => {
        const chosenAnew = now.selection !== before.selection && now.selection.size > 0
        if (chosenAnew && now.panel === before.panel && now.panel !== null && now.panel !== 'details')
          window.setState({ panel: 'details' })
      }),
    [window],
  )
}

/** Esc and closing bring the keyboard back to where it was before it came into the panel: the map, mostly. */
function useReturningFocus() {
  const before = useRef<HTMLElement | null>(null)
  return {
    note: ({ relatedTarget, currentTarget }: FocusEvent): void => {
      if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget))
        before.current = relatedTarget
    },
    goBack: (): void => {
      if (before.current?.isConnected) before.current.focus({ preventScroll: true })
      else (document.activeElement as HTMLElement | null)?.blur()
    },
  }
}
