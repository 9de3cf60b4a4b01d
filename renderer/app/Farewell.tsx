import './trouble.css'
import { Copy, DoorOpen } from 'lucide-react'
import { useState } from 'react'
import type { RoomStatus } from '#renderer/room/room-state.ts'
import { Button } from '#renderer/ui/Button.tsx'

/** How a guest's time ended, by the host's code. */
const TITLES: Readonly<Record<string, string>> = {
  left: 'You have left the workshop',
  removed: 'You are not in this workshop any more',
  closed: 'The workshop has ended',
}

export interface FarewellProps {
  /** Why it is over; `null` where it goes on and only some texts were not taken. */
  readonly status: Extract<RoomStatus, { readonly kind: 'gone' | 'refused' }> | null
  /** What was typed here and did not reach the host. */
  readonly texts: readonly string[]
  readonly onLeave: () => void
}

/** The quiet end of a guest's visit, with what they wrote that nobody else has. */
export function Farewell({ status, texts, onLeave }: FarewellProps) {
  return (
    <main className={status ? 'trouble' : 'trouble trouble-over'}>
      <div className="trouble-sheet" role="alert">
        <DoorOpen size={28} aria-hidden="true" />
        <h1>
          {status
            ? (TITLES[status.code] ?? 'You are not in this workshop any more')
            : 'Some of it was not taken'}
        </h1>
        <p>
          {status?.message ??
            'Your role changed while the connection was away. What you wrote meanwhile is below; it is not on the map.'}
        </p>
        {texts.length > 0 ? <Kept texts={texts} /> : null}
        <div className="trouble-ways">
          <Button tone="accent" onClick={onLeave}>
            {status ? 'Join again' : 'Go on'}
          </Button>
          {texts.length > 0 ? <CopyTexts text={texts.join('\n')} /> : null}
        </div>
      </div>
    </main>
  )
}

function Kept({ texts }: { readonly texts: readonly string[] }) {
  return (
    <>
      <p className="trouble-detail">This had not reached the host yet. Copy it, if you want to keep it:</p>
      <textarea
        className="trouble-texts"
        aria-label="What had not reached the host"
        readOnly
        rows={Math.min(8, texts.length + 1)}
        value={texts.join('\n')}
      />
    </>
  )
}

/** A page that came over plain HTTP may not write to the clipboard: then the old way, by selection, still may. */
function CopyTexts({ text }: { readonly text: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    if (navigator.clipboard) await navigator.clipboard.writeText(text)
    else {
      document.querySelector<HTMLTextAreaElement>('.trouble-texts')?.select()
      document.execCommand('copy')
    }
    setCopied(true)
  }
  return (
    <Button icon={<Copy size={16} aria-hidden="true" />} onClick={() => void copy()}>
      {copied ? 'Copied' : 'Copy the text'}
    </Button>
  )
}
