import './merge.css'
import { type ReactNode, useEffect, useRef } from 'react'
import { chooseFiles } from '#renderer/platform/files.ts'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import type { OfferedCopy } from '#renderer/session/window-state.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { ProgressBar } from '#renderer/ui/Progress.tsx'
import { assertNever } from '#shared/base/result.ts'
import { REBUILT } from '#shared/protocol/merge.ts'
import { BringAcross } from './BringAcross.tsx'
import { ChooseCopy } from './ChooseCopy.tsx'
import { MergeDone } from './MergeDone.tsx'
import { type CopyToMerge, type Merging, useMerging } from './use-merging.ts'

/** Brings another copy of the project into it, or maps and personas of another project. */
export function MergeDialog() {
  const isOpen = useWindow(({ dialog }) => dialog === 'merge')
  const offered = useWindow((state) => state.offered)
  return isOpen ? <OpenDialog offered={offered} /> : null
}

function OpenDialog({ offered }: { readonly offered: OfferedCopy | null }) {
  const project = useProject()
  const { merging, start } = useMerging(offered)
  const hasStarted = useRef(false)
  // What was found beside the project was already asked about; two starts would be two merges.
  useEffect(() => {
    if (offered?.kind !== 'found' || hasStarted.current) return
    hasStarted.current = true
    start({ name: offered.name, copy: { path: offered.path } })
  }, [offered, start])
  const close = () => project.window.setState({ dialog: null, offered: null })
  const choose = async () => {
    const [file] = await chooseFiles(['.journey'])
    if (file) start(asCopy(file))
  }
  return <Step merging={merging} onStart={start} onChoose={() => void choose()} onClose={close} />
}

const asCopy = (file: File): CopyToMerge => ({ name: file.name, copy: file })

function Step({
  merging,
  onStart,
  onChoose,
  onClose,
}: {
  readonly merging: Merging
  readonly onStart: (copy: CopyToMerge) => void
  readonly onChoose: () => void
  readonly onClose: () => void
}) {
  switch (merging.kind) {
    case 'choosing':
      return <ChooseCopy onStart={onStart} onChoose={onChoose} onClose={onClose} />
    case 'asking':
      return <Asking offered={merging.offered} onStart={onStart} onClose={onClose} />
    case 'busy':
      return (
        // It goes on at the host; whoever closed this would not learn what came of it.
        <Dialog open onClose={() => {}} title="Merging…" size="small" bare>
          <div className="merge-busy">
            <p>Merging “{merging.name}”…</p>
            <ProgressBar value={null} label="Merging" />
          </div>
        </Dialog>
      )
    case 'across':
      return <BringAcross {...merging} onClose={onClose} />
    case 'done':
      return <MergeDone {...merging} onClose={onClose} />
    case 'refused':
      return (
        <Ending
          title="This file could not be merged"
          onClose={onClose}
          deeds={
            <>
              <Button onClick={onChoose}>Choose another file…</Button>
              {merging.problem.code === REBUILT ? (
                <Button tone="accent" onClick={() => onStart({ ...merging.copy, asMaps: true })}>
                  Bring its maps across instead
                </Button>
              ) : null}
            </>
          }
        >
          {merging.problem.message}
        </Ending>
      )
    default:
      return assertNever(merging)
  }
}

function Asking({
  offered: { file, openApart },
  onStart,
  onClose,
}: {
  readonly offered: Extract<Merging, { readonly kind: 'asking' }>['offered']
  readonly onStart: (copy: CopyToMerge) => void
  readonly onClose: () => void
}) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={`What would you like to do with “${file.name}”?`}
      footer={
        <>
          <Button
            onClick={() => {
              onClose()
              openApart()
            }}
          >
            Open it as a project of its own
          </Button>
          <Button tone="accent" onClick={() => onStart(asCopy(file))}>
            Merge it into this project
          </Button>
        </>
      }
    >
      <p className="merge-line">
        Merging brings what the file has and this project has not: the changes of a copy, or maps and personas
        of another project. Nothing here is lost by it, and it can be undone.
      </p>
    </Dialog>
  )
}

/** The end of a merge that came to nothing, in a sentence. */
function Ending({
  title,
  onClose,
  deeds,
  children,
}: {
  readonly title: string
  readonly onClose: () => void
  readonly deeds: ReactNode
  readonly children: ReactNode
}) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          {deeds}
        </>
      }
    >
      <p className="merge-line" role="alert">
        {children}
      </p>
    </Dialog>
  )
}
