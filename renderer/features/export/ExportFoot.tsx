import { Download, Printer } from 'lucide-react'
import { Button } from '#renderer/ui/Button.tsx'
import { ProgressBar } from '#renderer/ui/Progress.tsx'
import type { Problem } from '#shared/base/result.ts'
import type { ExportFormat } from '#shared/formats/export/settings.ts'
import { FORMAT_WORDS } from './FormatChoice.tsx'
import type { Work } from './use-export.ts'

/** How it goes, and the buttons. */
export function ExportFoot({
  format,
  prints,
  work,
  refusal,
  onGo,
  onCancel,
}: {
  readonly format: ExportFormat
  /** Whether the browser's print dialog opens instead of a file being made. */
  readonly prints: boolean
  readonly work: Work
  readonly refusal: Problem | null
  readonly onGo: () => void
  readonly onCancel: () => void
}) {
  const isWorking = work.kind === 'working'
  return (
    <>
      <div className="export-status">
        {isWorking ? <Progress doing={work.doing} share={work.share} /> : null}
        <span role="alert" className="export-problem">
          {work.kind === 'idle' ? work.problem?.message : null}
        </span>
      </div>
      <Button onClick={onCancel}>Cancel</Button>
      <Button
        tone="accent"
        busy={isWorking}
        disabled={refusal !== null}
        icon={prints ? <Printer size={17} /> : <Download size={17} />}
        onClick={onGo}
      >
        {prints ? 'Print…' : `Save ${FORMAT_WORDS[format].name}`}
      </Button>
    </>
  )
}

function Progress({ doing, share }: { readonly doing: string; readonly share: number | null }) {
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
