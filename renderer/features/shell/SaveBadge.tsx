import { Check, CircleAlert, CloudOff, RotateCw } from 'lucide-react'
import { useStore } from 'zustand'
import type { SaveState } from '#renderer/session/save-state.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Notice } from '#renderer/ui/Notice.tsx'
import { Spinner } from '#renderer/ui/Progress.tsx'
import { useLasting } from '#renderer/ui/use-lasting.ts'
import { saveWords } from './save-words.ts'

/** Saving is mostly over before one could read that it goes on; then nothing is said about it. */
const WORTH_SAYING = 400
const SAVED: SaveState = { kind: 'saved' }

/** Says whether the work is safe. */
export function SaveBadge() {
  const state = useStore(useProject().session.saveState)
  const onTheWay = state.kind === 'saving' || state.kind === 'connecting'
  const lasting = useLasting(onTheWay, WORTH_SAYING)
  const shown = onTheWay && !lasting ? SAVED : state
  const { badge, tone } = saveWords(shown)
  return (
    <p className="save-badge" data-tone={tone} data-state={shown.kind} role="status">
      {signOf(shown)}
      <span className="save-badge-words">{badge}</span>
    </p>
  )
}

function signOf({ kind }: SaveState) {
  if (kind === 'saved') return <Check size={15} aria-hidden="true" />
  if (kind === 'offline') return <CloudOff size={15} aria-hidden="true" />
  if (kind === 'saving' || kind === 'connecting') return <Spinner />
  return <CircleAlert size={15} aria-hidden="true" />
}

/** What the person should read and do something about. */
export function SaveBanner() {
  const state = useStore(useProject().session.saveState)
  const { sentence } = saveWords(state)
  if (sentence === null) return null
  return (
    <Notice
      tone="danger"
      icon={<CircleAlert size={18} aria-hidden="true" />}
      actions={
        state.kind === 'stopped' ? (
          <Button size="small" icon={<RotateCw size={15} />} onClick={() => location.reload()}>
            Reload
          </Button>
        ) : null
      }
    >
      {sentence}
    </Notice>
  )
}
