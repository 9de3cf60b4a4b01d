import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { ProgressBar } from '#renderer/ui/Progress.tsx'
import { Report } from '#renderer/ui/Report.tsx'
import type { Imported, ProjectEntry } from '#shared/protocol/http.ts'
import type { ImportedFile } from './import-files.ts'

export interface ImportDialogProps {
  readonly busy: boolean
  /** `null` while there is nothing to say. */
  readonly files: readonly ImportedFile[] | null
  readonly onClose: () => void
  readonly onOpen: (project: ProjectEntry) => void
  readonly onChoose: () => void
}

/** Says what an import brought and what it could not carry over. */
export function ImportDialog({ busy, files, onClose, onOpen, onChoose }: ImportDialogProps) {
  if (busy)
    return (
      <Dialog open onClose={() => {}} title="Importing…" size="small" bare>
        <div className="import-busy">
          <p>Importing…</p>
          <ProgressBar value={null} label="Importing" />
        </div>
      </Dialog>
    )
  if (files === null) return null
  const came = files.flatMap(({ result }) => (result.ok ? [result.value.project] : []))
  const only = came.length === 1 ? came[0] : undefined
  return (
    <Dialog
      open
      onClose={onClose}
      title={titleFor(files, came)}
      footer={
        only ? (
          <>
            <Button onClick={onClose}>Close</Button>
            <Button tone="accent" onClick={() => onOpen(only)}>
              Open “{shortened(only.title)}”
            </Button>
          </>
        ) : (
          <>
            {came.length === 0 ? <Button onClick={onChoose}>Choose another file…</Button> : null}
            <Button tone="accent" onClick={onClose}>
              Close
            </Button>
          </>
        )
      }
    >
      <ul className="import-files">
        {files.map((file, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
          <li key={index} className="import-file">
            {file.result.ok ? (
              <Came imported={file.result.value} name={file.name} onOpen={only ? undefined : onOpen} />
            ) : (
              <p>{file.result.error.message}</p>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

function titleFor(files: readonly ImportedFile[], came: readonly ProjectEntry[]): string {
  if (came.length === 0)
    return files.length === 1 ? 'This file could not be imported' : 'Nothing could be imported'
  const only = came.length === 1 && files.length === 1 ? came[0] : undefined
  return only ? `Imported “${shortened(only.title)}”` : `Imported ${came.length} of ${files.length} files`
}

const shortened = (title: string): string => (title.length > 40 ? `${title.slice(0, 39)}…` : title)

const contentOf = ({ cards }: ProjectEntry): string =>
  cards === 0 ? '' : cards === 1 ? ', with 1 card on it' : `, with ${cards.toLocaleString('en')} cards on it`

function Came({
  imported: { project, report },
  name,
  onOpen,
}: {
  readonly imported: Imported
  readonly name: string
  readonly onOpen: ((project: ProjectEntry) => void) | undefined
}) {
  return (
    <>
      <div className="import-came">
        <p>
          “{name}” is a project of its own now{contentOf(project)}.
        </p>
        {onOpen ? (
          <Button size="small" onClick={() => onOpen(project)}>
            Open
          </Button>
        ) : null}
      </div>
      <Report canCopy sentences={report} />
    </>
  )
}
