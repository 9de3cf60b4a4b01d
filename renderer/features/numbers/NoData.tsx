import { FileUp } from 'lucide-react'
import { openJourneyWizard } from '#renderer/actions/journey-actions.ts'
import { meets } from '#renderer/actions/rights.ts'
import { rightsOf } from '#renderer/session/rights.ts'
import { useProject, useRoom } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'

/** What this panel is for, while the map has no journey data. */
export function NoData() {
  const project = useProject()
  useRoom(rightsOf)
  return (
    <div className="numbers-empty">
      <p>
        Bring in an export of who did what and when, and the map shows how many customers reach each stage,
        where they leave, and how long they take.
      </p>
      <p>
        The rows stay on your machine: the project, your team and guests get counts, shares and times, and no
        group smaller than you allow.
      </p>
      {meets(project, 'keeping') ? (
        <Button
          tone="accent"
          icon={<FileUp size={16} aria-hidden="true" />}
          onClick={() => openJourneyWizard(project)}
        >
          Bring in journey data…
        </Button>
      ) : (
        <p>Whoever works on the project’s own machine can bring it in.</p>
      )}
    </div>
  )
}
