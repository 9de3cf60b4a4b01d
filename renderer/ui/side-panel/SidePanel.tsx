import { X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { IconButton } from '../IconButton.tsx'
import { staysInPanel } from './panel-keys.ts'
import { useKeyboardPlace } from './use-keyboard-place.ts'

/** What the parts of a panel may ask of it. */
export interface PanelKeyboard {
  /** Takes the keyboard to the sheet, after what had it was taken away. */
  readonly enter: () => void
  /** Gives the keyboard back to where it came from. */
  readonly goBack: () => void
}

/** The frame of every panel beside the map, and its ways for the keyboard: F6 goes to and fro, Esc leaves. */
export function PanelFrame({
  label,
  className = '',
  children,
}: {
  readonly label: string
  readonly className?: string
  readonly children: (keyboard: PanelKeyboard) => ReactNode
}) {
  const frame = useRef<HTMLElement>(null)
  const { noteOrigin, enter, goBack } = useKeyboardPlace(frame)
  return (
    <aside
      ref={frame}
      className={`side-panel ${className}`}
      aria-label={label}
      aria-keyshortcuts="F6"
      onFocus={noteOrigin}
      onKeyDown={(event) => keyDown(event, goBack)}
    >
      {children({ enter, goBack })}
    </aside>
  )
}

function keyDown(event: KeyboardEvent, leave: () => void): void {
  // Menus and lists that hang out of the panel are not in it, though React passes their keys on.
  if (!event.currentTarget.contains(event.target as Node)) return
  if (event.key === 'Escape') leave()
  if (staysInPanel(event)) event.stopPropagation()
}

/** A panel of one sheet: its title, what else belongs into that line, a way to close it, and its content. */
export function SidePanel({
  title,
  className = '',
  tools,
  onClose,
  children,
}: {
  readonly title: string
  readonly className?: string
  readonly tools?: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  return (
    <PanelFrame label={title} className={className}>
      {({ goBack }) => (
        <>
          <div className="side-panel-top">
            <h2 className="side-panel-title">{title}</h2>
            <div className="side-panel-tools">
              {tools}
              <IconButton
                label={`Close ${title.toLowerCase()}`}
                size="small"
                icon={<X size={18} />}
                onClick={() => {
                  onClose()
                  goBack()
                }}
              />
            </div>
          </div>
          <section className="side-panel-sheet" aria-label={title} tabIndex={-1}>
            {children}
          </section>
        </>
      )}
    </PanelFrame>
  )
}
