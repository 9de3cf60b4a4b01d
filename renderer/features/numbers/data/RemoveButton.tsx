import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import type { DataSet } from '#shared/model/data-set.ts'
import { RemoveDialog } from './RemoveDialog.tsx'

/** Asks what goes before anything does. */
export function RemoveButton({
  dataSet,
  hasFiles,
}: {
  readonly dataSet: DataSet
  readonly hasFiles: boolean
}) {
  const [removing, setRemoving] = useState(false)
  return (
    <>
      <Button
        size="small"
        tone="danger"
        icon={<Trash2 size={15} aria-hidden="true" />}
        onClick={() => setRemoving(true)}
      >
        Remove…
      </Button>
      <RemoveDialog
        dataSet={dataSet}
        open={removing}
        hasFiles={hasFiles}
        onClose={() => setRemoving(false)}
      />
    </>
  )
}
