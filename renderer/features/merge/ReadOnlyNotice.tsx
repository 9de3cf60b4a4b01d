import { Lock } from 'lucide-react'
import { useState } from 'react'
import { saveMade } from '#renderer/actions/take-away.ts'
import { fileNameOf } from '#renderer/platform/files.ts'
import { type ProjectContext, useProject, useRoom } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Notice } from '#renderer/ui/Notice.tsx'
import { notifyProblem } from '#renderer/ui/notify.ts'
import { projectOf } from '#shared/model/snapshot.ts'

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

async function saveCopy({ host, session }: ProjectContext): Promise<void> {
  const file = await host.file(session.projectId)
  if (!file.ok) return notifyProblem(file.error)
  const { title } = projectOf(session.snapshot.getState())
  const saved = await saveMade({ name: fileNameOf(title, 'journey'), content: file.value })
  if (!saved.ok) notifyProblem(saved.error)
}
