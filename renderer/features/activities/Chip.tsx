import { type ReactNode, useState } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { Popover } from '#renderer/ui/Popover.tsx'

/** Something that is on, in a few words; a press opens all there is to know and do about it. */
export function Chip({
  label,
  icon,
  words,
  children,
}: {
  /** Names the sheet that it opens. */
  readonly label: string
  readonly icon: ReactNode
  readonly words: ReactNode
  readonly children: (close: () => void) => ReactNode
}) {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      label={label}
      side="top"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="small" className="activity-chip" icon={icon}>
          <span className="visually-hidden">{label}: </span>
          {words}
        </Button>
      }
    >
      <div className="activity-sheet">{children(() => setOpen(false))}</div>
    </Popover>
  )
}

/** The foot of such a sheet: what throws all away, asked once more, and what brings it to its end. */
export function EndButtons({
  cancel,
  lost,
  onCancel,
  children,
}: {
  readonly cancel: string
  /** What is lost with it, as a sentence. */
  readonly lost: string
  readonly onCancel: () => void
  readonly children: ReactNode
}) {
  const [asking, setAsking] = useState(false)
  if (asking)
    return (
      <fieldset className="activity-asking" aria-label={cancel}>
        <p>{lost}</p>
        <div className="activity-deeds">
          <Button size="small" onClick={() => setAsking(false)}>
            Go on
          </Button>
          <Button size="small" tone="danger" onClick={onCancel}>
            {cancel}
          </Button>
        </div>
      </fieldset>
    )
  return (
    <div className="activity-deeds">
      <Button size="small" tone="quiet" onClick={() => setAsking(true)}>
        {cancel}…
      </Button>
      {children}
    </div>
  )
}
