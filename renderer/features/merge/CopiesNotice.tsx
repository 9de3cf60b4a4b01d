import { Files } from 'lucide-react'
import { openMerge } from '#renderer/actions/copy-actions.ts'
import { meets } from '#renderer/actions/rights.ts'
import { rightsOf } from '#renderer/session/rights.ts'
import { useProject, useRoom, useWindow } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Notice } from '#renderer/ui/Notice.tsx'
import type { Copy } from '#shared/protocol/merge.ts'
import { useCopies } from './use-copies.ts'

/** Copies that a sync program or a person put beside the project's file, for as long as they hold something new. */
export function CopiesNotice() {
  const project = useProject()
  const hidden = useWindow((state) => state.hiddenCopies)
  useRoom(rightsOf)
  const isMerging = useWindow(({ dialog }) => dialog === 'merge')
  const copies = useCopies(isMerging).filter((copy) => !hidden.has(keyOf(copy)))
  const [first] = copies
  if (!first || isMerging || !meets(project, 'keeping')) return null
  const hide = () => project.window.setState({ hiddenCopies: new Set([...hidden, ...copies.map(keyOf)]) })
  return (
    <Notice
      icon={<Files size={18} aria-hidden="true" />}
      onClose={hide}
      actions={
        copies.length === 1 ? (
          <Button size="small" onClick={() => openMerge(project, { kind: 'found', ...first })}>
            Merge it
          </Button>
        ) : (
          <Button size="small" onClick={() => openMerge(project)}>
            Merge…
          </Button>
        )
      }
    >
      {copies.length === 1
        ? `There is another copy of this project beside it: “${first.name}”.`
        : `There are ${copies.length} other copies of this project beside it, with changes that are not in it.`}
    </Notice>
  )
}

const keyOf = ({ path, changedAt }: Copy): string => `${path} ${changedAt}`
