import './inspector.css'
import { X } from 'lucide-react'
import { Tabs } from 'radix-ui'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import type { Panel } from '#renderer/session/window-state.ts'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { assertNever } from '#shared/base/result.ts'
import { PersonaPanel } from './PersonaPanel.tsx'
import { staysInPanel } from './panel-keys.ts'
import { ScopePanel } from './ScopePanel.tsx'
import { SelectionPanel } from './SelectionPanel.tsx'
import { useKeyboardPlace } from './use-keyboard-place.ts'

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
  const { noteOrigin, enter, goBack } = useKeyboardPlace(frame)
  useDetailsOnSelection()
  const show = (next: Panel | null) => project.window.setState({ panel: next })
  const close = (): void => {
    show(null)
    goBack()
  }
  return (
    <aside
      ref={frame}
      className="inspector"
      aria-label="Inspector"
      aria-keyshortcuts="F6"
      onFocus={noteOrigin}
      onKeyDown={(event) => keyDown(event, goBack)}
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
        {TABS.map((tab) => (
          <Tabs.Content key={tab.panel} value={tab.panel} className="inspector-sheet" tabIndex={-1}>
            <Sheet panel={tab.panel} onGone={enter} />
          </Tabs.Content>
        ))}
      </Tabs.Root>
    </aside>
  )
}

/** `onGone` is called when what had the keyboard was taken away by one of the sheet's own buttons. */
function Sheet({ panel, onGone }: { readonly panel: Panel; readonly onGone: () => void }) {
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

function keyDown(event: KeyboardEvent, leave: () => void): void {
  // Menus and lists that hang out of the panel are not in it, though React passes their keys on.
  if (!event.currentTarget.contains(event.target as Node)) return
  if (event.key === 'Escape') leave()
  if (staysInPanel(event)) event.stopPropagation()
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
