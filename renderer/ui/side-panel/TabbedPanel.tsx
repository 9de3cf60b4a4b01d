import { X } from 'lucide-react'
import { Tabs } from 'radix-ui'
import type { ReactNode } from 'react'
import { IconButton } from '../IconButton.tsx'
import { PanelFrame, type PanelKeyboard } from './SidePanel.tsx'

/** One sheet of a panel; only the one on top is mounted. */
export interface PanelTab<Id extends string> {
  readonly id: Id
  readonly label: string
  readonly content: (keyboard: PanelKeyboard) => ReactNode
}

/** A panel of several sheets, which are turned to by tabs at its top. `onChoose(null)` closes it. */
export function TabbedPanel<Id extends string>({
  label,
  called,
  className = '',
  tabs,
  chosen,
  onChoose,
}: {
  readonly label: string
  /** What sentences call it: “the inspector”. */
  readonly called: string
  readonly className?: string
  readonly tabs: readonly PanelTab<Id>[]
  readonly chosen: Id
  readonly onChoose: (id: Id | null) => void
}) {
  return (
    <PanelFrame label={label} className={className}>
      {(keyboard) => (
        <Tabs.Root className="side-panel-tabs" value={chosen} onValueChange={(next) => onChoose(next as Id)}>
          <div className="side-panel-top">
            <Tabs.List className="tabs-list" aria-label={`What ${called} shows`}>
              {tabs.map((tab) => (
                <Tabs.Trigger key={tab.id} value={tab.id} className="tabs-tab">
                  {tab.label}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
            <IconButton
              label={`Close ${called}`}
              size="small"
              icon={<X size={18} />}
              onClick={() => {
                onChoose(null)
                keyboard.goBack()
              }}
            />
          </div>
          {tabs.map((tab) => (
            <Tabs.Content key={tab.id} value={tab.id} className="side-panel-sheet" tabIndex={-1}>
              {tab.content(keyboard)}
            </Tabs.Content>
          ))}
        </Tabs.Root>
      )}
    </PanelFrame>
  )
}
