import { ListChecks } from 'lucide-react'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'

/** Leads back to what others brought, until it was looked through. */
export function ReviewButton() {
  const { window } = useProject()
  const isLeft = useWindow(({ review, panel }) => review !== null && panel !== 'review')
  if (!isLeft) return null
  return (
    <Button
      size="small"
      tone="quiet"
      icon={<ListChecks size={16} aria-hidden="true" />}
      onClick={() => window.setState({ panel: 'review' })}
    >
      Review
    </Button>
  )
}
