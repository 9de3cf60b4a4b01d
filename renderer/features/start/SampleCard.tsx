import { useState } from 'react'
import type { HostClient } from '#renderer/session/host-client.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { notifyProblem } from '#renderer/ui/notify.ts'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import { Picture } from './ProjectTile.tsx'
import { SAMPLE } from './sample.ts'

/** The finished map to look at, for those who have none of their own yet. `project` is the sample where it is there. */
export function SampleCard({
  host,
  project,
  onOpen,
}: {
  readonly host: HostClient
  readonly project: ProjectEntry | null
  readonly onOpen: (project: ProjectEntry) => void
}) {
  const [busy, setBusy] = useState(false)
  const open = async () => {
    if (project) return onOpen(project)
    setBusy(true)
    const made = await host.create({ template: SAMPLE })
    setBusy(false)
    if (made.ok) onOpen(made.value)
    else notifyProblem(made.error)
  }
  return (
    <section className="sample-card" aria-labelledby="sample-card-title">
      {project ? <Picture host={host} project={project} /> : null}
      <div className="sample-card-words">
        <p className="sample-card-kind">Sample project</p>
        <h2 id="sample-card-title">{project?.title ?? 'A finished map to look around in'}</h2>
        <p>
          A finished journey, from the first look to a repair that takes too long: its peaks and pains, who
          will do what about them, and the future state beside it. Change anything; it is yours.
        </p>
        <Button tone="accent" size="large" busy={busy} onClick={() => void open()}>
          Open the sample
        </Button>
      </div>
    </section>
  )
}
