import { FolderOpen } from 'lucide-react'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import type { Copy } from '#shared/protocol/merge.ts'
import { useCopies } from './use-copies.ts'
import type { CopyToMerge } from './use-merging.ts'

const TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** Says what merging does, and asks for the copy. */
export function ChooseCopy({
  onStart,
  onChoose,
  onClose,
}: {
  readonly onStart: (copy: CopyToMerge) => void
  readonly onChoose: () => void
  readonly onClose: () => void
}) {
  const copies = useCopies()
  return (
    <Dialog
      open
      onClose={onClose}
      title="Merge a copy"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="accent" icon={<FolderOpen size={16} aria-hidden="true" />} onClick={onChoose}>
            Choose a file…
          </Button>
        </>
      }
    >
      <p className="merge-line">
        Brings together what was done apart. Of a copy of this project, every edit of both sides is kept, and
        you see who did what. Of another project, you choose the maps and personas to bring across. The file
        itself stays as it is.
      </p>
      {copies.length > 0 ? <Beside copies={copies} onStart={onStart} /> : null}
    </Dialog>
  )
}

function Beside({
  copies,
  onStart,
}: {
  readonly copies: readonly Copy[]
  readonly onStart: (copy: CopyToMerge) => void
}) {
  return (
    <section className="merge-beside" aria-labelledby="merge-beside">
      <h3 id="merge-beside">Found beside this project</h3>
      <ul>
        {copies.map(({ path, name, changedAt }) => (
          <li key={path}>
            <span>
              <strong>{name}</strong>
              <small>Changed {TIME.format(new Date(changedAt))}</small>
            </span>
            <Button
              size="small"
              aria-label={`Merge: ${name}`}
              onClick={() => onStart({ name, copy: { path } })}
            >
              Merge
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
