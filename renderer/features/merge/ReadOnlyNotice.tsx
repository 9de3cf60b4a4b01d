import { Lock } from 'lucide-react'
import { useState } from 'react'
import { saveCopy } from '#renderer/actions/file-actions.ts'
import { useProject, useRoom } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Notice } from '#renderer/ui/Notice.tsx'

/** Why the project cannot be changed, for as long as that is so, and what can be done with it all the same. */
export function ReadOnlyNotice() {
  const project = useProject()
  const readOnly = useRoom((state) => state.readOnly)
  const [busy, setBusy] = useState(false)
  if (readOnly === null) return null
  const save = async () => {
    setBusy(true)
    await saveCopy(project)
    setBusy(false)
  }
  return (
    <Notice
      icon={<Lock size={18} aria-hidden="true" />}
      actions={
        <Button size="small" busy={busy} onClick={() => void save()}>
          Save a copy
        </Button>
      }
    >
      {readOnly}
    </Notice>
  )
}
