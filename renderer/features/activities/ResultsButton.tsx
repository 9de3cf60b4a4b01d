import { ListOrdered } from 'lucide-react'
import { useProject, useRoom, useWindow } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'

/** Opens what the last vote came to; asked again, closes it. Nothing where there was none. */
export function ResultsButton() {
  const project = useProject()
  const has = useRoom(({ view }) => view?.results != null)
  const isOpen = useWindow(({ panel }) => panel === 'votes')
  return has ? (
    <Button
      size="small"
      aria-pressed={isOpen}
      icon={<ListOrdered size={16} aria-hidden="true" />}
      onClick={() => project.window.setState({ panel: isOpen ? null : 'votes' })}
    >
      Result
    </Button>
  ) : null
}
