import { Radio } from 'lucide-react'
import { togglePanel } from '#renderer/actions/workshop-actions.ts'
import { useProject, useRoom, useWindow } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Tooltip } from '#renderer/ui/Tooltip.tsx'

/** Where a workshop begins. While guests can come in, it says so. */
export function WorkshopButton() {
  const project = useProject()
  const isOpen = useWindow(({ panel }) => panel === 'people' || panel === 'agenda')
  const leads = useRoom(({ you }) => you?.role === 'facilitator')
  const isLive = useRoom(({ view }) => view?.door != null)
  return (
    <Tooltip label={wordsFor(leads, isLive)} keys="Shift+W">
      <Button
        className="workshop-button"
        data-live={isLive || undefined}
        aria-pressed={isOpen}
        icon={<Radio size={16} aria-hidden="true" />}
        onClick={() =>
          togglePanel(project, isOpen && project.window.getState().panel === 'agenda' ? 'agenda' : 'people')
        }
      >
        <span className="workshop-button-word">Workshop</span>
      </Button>
    </Tooltip>
  )
}

function wordsFor(leads: boolean, isLive: boolean): string {
  if (!leads) return 'Workshop: people and agenda'
  return isLive ? 'Workshop: guests can come in' : 'Workshop: let people in'
}
