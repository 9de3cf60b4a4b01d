import './foot.css'
import { CircleCheck, Download, FolderOpen, Printer } from 'lucide-react'
import { useStore } from 'zustand'
import { revealing } from '#renderer/actions/take-away.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { ProgressBar } from '#renderer/ui/Progress.tsx'
import type { ExportKind } from './export-kinds.ts'
import { lastSaved } from './saved-exports.ts'
import type { SavedExport, Work } from './use-export.ts'

/** How it goes, and the buttons. */
export function ExportFoot({
  kind,
  prints,
  work,
  isRefused,
  onGo,
  onCancel,
}: {
  readonly kind: ExportKind
  /** Whether the browser's print dialog opens instead of a file being made. */
  readonly prints: boolean
  readonly work: Work
  readonly isRefused: boolean
  readonly onGo: () => void
  readonly onCancel: () => void
}) {
  const isWorking = work.kind === 'working'
  return (
    <>
      <div className="export-status">
        {isWorking ? <WorkProgress work={work} /> : <Outcome work={work} />}
      </div>
      <Button onClick={onCancel}>{isWorking ? 'Cancel' : 'Close'}</Button>
      <Button
        tone="accent"
        busy={isWorking}
        disabled={isRefused}
        icon={prints ? <Printer size={17} /> : <Download size={17} />}
        onClick={onGo}
      >
        {prints ? 'Print…' : `Save ${kind.file}`}
      </Button>
    </>
  )
}

/** What came of it: the problem, or the file; before that, the file of the last time. */
function Outcome({ work }: { readonly work: Work & { readonly kind: 'idle' } }) {
  const last = useStore(lastSaved, ({ saved }) => saved)
  return (
    <>
      <span role="alert" className="export-problem">
        {work.problem?.message}
      </span>
      <span role="status" className="export-saved">
        {work.saved ? (
          <Saved saved={work.saved} isNew />
        ) : last && !work.problem ? (
          <Saved saved={last} isNew={false} />
        ) : null}
      </span>
    </>
  )
}

function Saved({ saved, isNew }: { readonly saved: SavedExport; readonly isNew: boolean }) {
  const reveal = revealing(saved)
  return (
    <>
      {isNew ? <CircleCheck size={18} aria-hidden="true" /> : null}
      <span className="export-saved-words" data-new={isNew || undefined}>
        <span>{isNew ? `Saved “${saved.name}”` : `Saved last: “${saved.name}”`}</span>
        {isNew ? <small>{saved.report.length > 0 ? saved.report.join(' ') : saved.what}</small> : null}
      </span>
      {reveal ? (
        <Button size="small" icon={<FolderOpen size={16} />} onClick={reveal}>
          Show
        </Button>
      ) : null}
    </>
  )
}

/** What is being done and how much of it is. */
export function WorkProgress({
  work: { doing, share },
}: {
  readonly work: Work & { readonly kind: 'working' }
}) {
  return (
    <>
      <span className="export-doing">
        <span role="status">{doing}…</span>
        {share === null ? null : <span>{Math.round(share * 100)} %</span>}
      </span>
      <ProgressBar value={share} label={doing} />
    </>
  )
}
