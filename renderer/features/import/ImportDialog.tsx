import './import.css'
import { FolderOpen } from 'lucide-react'
import type { ReactNode } from 'react'
import { chooseFiles } from '#renderer/platform/files.ts'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { ProgressBar } from '#renderer/ui/Progress.tsx'
import { useLasting } from '#renderer/ui/use-lasting.ts'
import { assertNever } from '#shared/base/result.ts'
import { FORMATS } from '#shared/formats/file-formats.ts'
import { BringBack } from './BringBack.tsx'
import { ChooseDestination } from './ChooseDestination.tsx'
import { ImportDone } from './ImportDone.tsx'
import type { FileRead } from './read-file.ts'
import { TableWizard } from './TableWizard.tsx'
import { type Importing, type Outcome, type StepProps, useImporting } from './use-importing.ts'

/** Brings the content of a file into the project: cards onto a map, edits back from a table, or maps. */
export function ImportDialog() {
  const isOpen = useWindow(({ dialog }) => dialog === 'import')
  const file = useWindow(({ importing }) => importing)
  return isOpen ? <OpenDialog file={file} /> : null
}

/** Mermaid stands in these too. */
const ENDINGS: readonly string[] = [
  ...FORMATS.filter(({ reads }) => reads).flatMap(({ endings }): readonly string[] => endings),
  'md',
  'txt',
].map((ending) => `.${ending}`)

function OpenDialog({ file }: { readonly file: File | null }) {
  const project = useProject()
  const { importing, start, finish } = useImporting(file)
  const close = () => project.window.setState({ dialog: null, importing: null })
  const choose = async () => {
    const [chosen] = await chooseFiles(ENDINGS)
    if (chosen) start(chosen)
  }
  const onDone = (outcome: Outcome) => {
    if (importing.kind === 'read') finish(importing.file, outcome)
  }
  return <Step importing={importing} onChoose={() => void choose()} onDone={onDone} onClose={close} />
}

function Step({
  importing,
  onChoose,
  onDone,
  onClose,
}: Omit<StepProps, 'file'> & { readonly importing: Importing; readonly onChoose: () => void }) {
  switch (importing.kind) {
    case 'choosing':
      return (
        <Asking title="Import into this map" verb="Choose a file…" onChoose={onChoose} onClose={onClose}>
          <p>
            A table (Excel, CSV) becomes cards on this map, or numbers where it says who did what and when.
            One that was exported from here comes back with what you changed in it. A board (Excalidraw, JSON
            Canvas), a Mermaid journey or a project becomes maps.
          </p>
          <p>You see what will come before anything changes, and one undo takes it all back.</p>
        </Asking>
      )
    case 'reading':
      return <Reading name={importing.file.name} onClose={onClose} />
    case 'read':
      return <ReadStep read={importing.read} file={importing.file} onDone={onDone} onClose={onClose} />
    case 'done':
      return <ImportDone file={importing.file} outcome={importing.outcome} onClose={onClose} />
    case 'refused':
      return (
        <Asking
          title="This file could not be imported"
          verb="Choose another file…"
          onChoose={onChoose}
          onClose={onClose}
        >
          <p role="alert">{importing.problem.message}</p>
        </Asking>
      )
    default:
      return assertNever(importing)
  }
}

function ReadStep({ read, ...rest }: StepProps & { readonly read: FileRead }) {
  switch (read.kind) {
    case 'back':
      return <BringBack reading={read.reading} {...rest} />
    case 'table':
      return <TableWizard workbook={read.workbook} report={read.report} {...rest} />
    case 'maps':
      return <ChooseDestination imported={read.imported} {...rest} />
    default:
      return assertNever(read)
  }
}

function Asking({
  title,
  verb,
  onChoose,
  onClose,
  children,
}: {
  readonly title: string
  readonly verb: string
  readonly onChoose: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="accent" icon={<FolderOpen size={16} aria-hidden="true" />} onClick={onChoose}>
            {verb}
          </Button>
        </>
      }
    >
      <div className="intake-words wizard-words">{children}</div>
    </Dialog>
  )
}

/** Most files are read before anybody sees this. */
function Reading({ name, onClose }: { readonly name: string; readonly onClose: () => void }) {
  const lasting = useLasting(true, 300)
  if (!lasting) return null
  return (
    <Dialog open onClose={onClose} title="Reading…" size="small" bare>
      <div className="intake-busy">
        <p>Reading “{name}”…</p>
        <ProgressBar value={null} label="Reading" />
      </div>
    </Dialog>
  )
}
