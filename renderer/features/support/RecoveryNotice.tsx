import './support.css'
import { FolderOpen, LifeBuoy, X } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { desktop } from '#renderer/platform/bridge.ts'
import type { HostClient } from '#renderer/session/host-client.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { CopyButton } from '#renderer/ui/CopyButton.tsx'
import { Disclosure } from '#renderer/ui/Disclosure.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { notify, notifyProblem } from '#renderer/ui/notify.ts'
import { whenChanged } from '#renderer/ui/when-changed.ts'
import type { KeptProject, Recovery, SetAside } from '#shared/protocol/support.ts'
import { keptWords, recoveryTitle, setAsideWords } from './recovery-words.ts'

/** What a run before this one left behind; `undefined` until the host has told. */
export function useRecovery({ support }: HostClient): {
  readonly recovery: Recovery | null | undefined
  readonly look: () => void
} {
  const [recovery, setRecovery] = useState<Recovery | null>()
  const look = useCallback(() => {
    // Whoever cannot be told of it still begins: the list below says what is wrong with the host.
    void (support?.recovery() ?? Promise.resolve(null)).then((found) =>
      setRecovery(found?.ok ? found.value : null),
    )
  }, [support])
  useEffect(look, [look])
  return { recovery, look }
}

/** Whether there is anything to tell. */
export const hasNews = ({ endedUnexpectedly, kept, setAside }: Recovery): boolean =>
  endedUnexpectedly || kept.length > 0 || setAside.length > 0

interface RecoveryProps {
  readonly host: HostClient
  readonly recovery: Recovery
  readonly onOpen: (projectId: string) => void
  /** Something is otherwise than it was. */
  readonly onChange: () => void
}

/** Offers what was kept, calmly, at the top of the start screen. */
export function RecoveryNotice({ host, recovery, onOpen, onChange }: RecoveryProps) {
  const { kept, setAside } = recovery
  const dismiss = async () => {
    const done = await host.support?.dismissRecovery()
    if (done && !done.ok) return notifyProblem(done.error)
    onChange()
  }
  return (
    <section className="recovery" aria-labelledby="recovery-title">
      <header className="recovery-head">
        <LifeBuoy size={22} aria-hidden="true" />
        <h2 id="recovery-title">{recoveryTitle(recovery)}</h2>
        <IconButton label="Say no more of it" icon={<X size={18} />} onClick={() => void dismiss()} />
      </header>
      {kept.length > 0 ? (
        <ul className="recovery-list">
          {kept.map((project) => (
            <li key={project.id}>
              <Kept host={host} project={project} onOpen={onOpen} onChange={onChange} />
            </li>
          ))}
        </ul>
      ) : null}
      {setAside.length > 0 ? (
        <Disclosure label={`Put aside because it could not be read (${setAside.length})`}>
          <ul className="recovery-list">
            {setAside.map((one) => (
              <li key={one.name}>
                <Aside host={host} one={one} onChange={onChange} />
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </section>
  )
}

function Kept({
  host,
  project,
  onOpen,
  onChange,
}: Omit<RecoveryProps, 'recovery'> & { readonly project: KeptProject }) {
  const [busy, setBusy] = useState(false)
  const { id, state } = project
  const save = async () => {
    setBusy(true)
    const saved = await host.support?.saveKept(id)
    setBusy(false)
    if (!saved) return
    if (!saved.ok) return notifyProblem(saved.error)
    for (const sentence of [`Saved in ${saved.value.path}`, ...saved.value.report]) notify(sentence)
    onOpen(saved.value.id)
  }
  return (
    <article className="recovery-item">
      <div className="recovery-words">
        <h3>{project.title || 'Untitled project'}</h3>
        <p>
          {keptWords(project)} Last change {whenChanged(project.changedAt, new Date())}.
        </p>
        {project.path === null ? null : <p className="recovery-path">{project.path}</p>}
      </div>
      <div className="recovery-deeds">
        {state === 'ready' ? (
          <Button tone="accent" onClick={() => onOpen(id)}>
            Open
          </Button>
        ) : null}
        {state === 'missing' || state === 'part' ? <Button onClick={onChange}>Look again</Button> : null}
        {state === 'missing' || state === 'alone' ? (
          <Button busy={busy} onClick={() => void save()}>
            Save what was kept as a new file
          </Button>
        ) : null}
      </div>
    </article>
  )
}

function Aside({
  host,
  one,
  onChange,
}: Pick<RecoveryProps, 'host' | 'onChange'> & { readonly one: SetAside }) {
  const [isSure, setSure] = useState(false)
  const remove = async () => {
    const removed = await host.support?.removeSetAside(one.name)
    if (removed && !removed.ok) notifyProblem(removed.error)
    onChange()
  }
  return (
    <article className="recovery-item">
      <div className="recovery-words">
        <p>
          {setAsideWords(one)}, {whenChanged(one.at, new Date())} ({Math.max(1, Math.round(one.size / 1024))}{' '}
          KB).
        </p>
        <p className="recovery-path">{one.path}</p>
      </div>
      <div className="recovery-deeds">
        {desktop ? (
          <Button
            size="small"
            icon={<FolderOpen size={15} aria-hidden="true" />}
            onClick={() => desktop?.revealFile(one.path)}
          >
            Show in folder
          </Button>
        ) : (
          <CopyButton size="small" text={one.path}>
            Copy the path
          </CopyButton>
        )}
        {isSure ? (
          <Button size="small" tone="danger" onClick={() => void remove()}>
            Remove for good
          </Button>
        ) : (
          <Button size="small" onClick={() => setSure(true)}>
            Remove…
          </Button>
        )}
      </div>
    </article>
  )
}
