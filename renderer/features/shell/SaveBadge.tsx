import { Check, CircleAlert, CloudOff, HardDrive, RotateCw } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { saveAs, saveCopy, saveNow } from '#renderer/actions/file-actions.ts'
import type { SaveState } from '#renderer/session/save-state.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Notice } from '#renderer/ui/Notice.tsx'
import { Popover } from '#renderer/ui/Popover.tsx'
import { Spinner } from '#renderer/ui/Progress.tsx'
import { useLasting } from '#renderer/ui/use-lasting.ts'
import { SavePlace } from './SavePlace.tsx'
import { type SaveWords, saveWords } from './save-words.ts'

/** Saving is mostly over before one could read that it goes on; then nothing is said about it. */
const WORTH_SAYING = 400
/** From when on one may wonder, in milliseconds. */
const LONG = 5000
const SAVED: SaveState = { kind: 'saved' }

/** Says whether the work is safe; in the host's own windows it opens to where it is. */
export function SaveBadge() {
  const { session, host } = useProject()
  const state = useStore(session.saveState)
  const onTheWay = state.kind === 'saving' || state.kind === 'connecting'
  const lasting = useLasting(onTheWay, WORTH_SAYING)
  const long = useLasting(state.kind === 'saving', LONG)
  const shown = onTheWay && !lasting ? SAVED : state
  const words = saveWords(shown, long)
  return (
    <div className="save-badge" data-tone={words.tone} data-state={shown.kind}>
      <span className="visually-hidden" role="status">
        {words.badge}
      </span>
      {host.files ? <WithPlace shown={shown} words={words} /> : <Words shown={shown} words={words} />}
    </div>
  )
}

interface Shown {
  readonly shown: SaveState
  readonly words: SaveWords
}

function WithPlace({ shown, words }: Shown) {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      label="Where this project is saved"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          className="save-badge-button"
          aria-label={`${words.badge}: where this is saved`}
        >
          <Words shown={shown} words={words} />
        </button>
      }
    >
      <SavePlace state={shown} words={words} onDone={() => setOpen(false)} />
    </Popover>
  )
}

const Words = ({ shown, words }: Shown) => (
  <span className="save-badge-face" aria-hidden="true">
    {signOf(shown)}
    <span className="save-badge-words">{words.badge}</span>
  </span>
)

function signOf(state: SaveState) {
  const { kind } = state
  if (kind === 'saved') return <Check size={15} />
  if (kind === 'offline') return <CloudOff size={15} />
  if (kind === 'saving' || kind === 'connecting') return <Spinner />
  if (kind === 'unsaved' && state.kept) return <HardDrive size={15} />
  return <CircleAlert size={15} />
}

/** What the person should read and do something about. */
export function SaveBanner() {
  const project = useProject()
  const state = useStore(project.session.saveState)
  const { sentence, tone } = saveWords(state)
  if (sentence === null) return null
  const isFile = state.kind === 'unsaved' && state.kept !== undefined
  return (
    <Notice
      tone={tone === 'danger' ? 'danger' : 'plain'}
      icon={
        isFile ? <HardDrive size={18} aria-hidden="true" /> : <CircleAlert size={18} aria-hidden="true" />
      }
      actions={<Remedies state={state} />}
    >
      {sentence}
    </Notice>
  )
}

function Remedies({ state }: { readonly state: SaveState }) {
  const project = useProject()
  const [busy, setBusy] = useState(false)
  if (state.kind === 'stopped')
    return (
      <Button size="small" icon={<RotateCw size={15} />} onClick={() => location.reload()}>
        Reload
      </Button>
    )
  if (!project.host.files) return null
  const tryAgain = async () => {
    setBusy(true)
    await saveNow(project)
    setBusy(false)
  }
  return (
    <>
      <Button size="small" busy={busy} onClick={() => void tryAgain()}>
        Try again now
      </Button>
      <Button size="small" onClick={() => void saveCopy(project)}>
        Save a copy elsewhere…
      </Button>
      <Button size="small" onClick={() => void saveAs(project)}>
        Save as…
      </Button>
    </>
  )
}
