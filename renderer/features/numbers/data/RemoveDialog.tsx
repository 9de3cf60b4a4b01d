import { useState } from 'react'
import { removeDataSet } from '#renderer/actions/journey-actions.ts'
import { Checkbox } from '#renderer/fields/Checkbox.tsx'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { notifyProblem } from '#renderer/ui/notify.ts'
import type { DataSet } from '#shared/model/data-set.ts'

/** Asks whether the files that this machine keeps are to go too: that alone no undo brings back. */
export function RemoveDialog({
  dataSet,
  open,
  hasFiles,
  onClose,
}: {
  readonly dataSet: DataSet
  readonly open: boolean
  readonly hasFiles: boolean
  readonly onClose: () => void
}) {
  const project = useProject()
  const [withFiles, setWithFiles] = useState(false)
  const remove = async () => {
    onClose()
    const result = await removeDataSet(project, dataSet.id, { withFiles })
    if (!result.ok) notifyProblem(result.error)
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="small"
      title="Remove this journey data?"
      description={`“${dataSet.title.trim() || 'Journey data'}” and its numbers leave the map, for everybody. Undo brings them back.`}
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button tone="danger" onClick={() => void remove()}>
            Remove
          </Button>
        </>
      }
    >
      {hasFiles ? (
        <Checkbox checked={withFiles ? 'all' : 'none'} onToggle={() => setWithFiles(!withFiles)}>
          Delete its files from this machine, too. They cannot be brought back.
        </Checkbox>
      ) : null}
    </Dialog>
  )
}
