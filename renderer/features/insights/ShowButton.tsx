import { Crosshair } from 'lucide-react'
import { Button } from '#renderer/ui/Button.tsx'

/** Shows on the map what an entry speaks of. `what` tells it apart for those who hear the buttons one by one. */
export function ShowButton({
  what,
  label = 'Show me',
  onShow,
}: {
  readonly what: string
  readonly label?: string
  readonly onShow: () => void
}) {
  return (
    <Button
      size="small"
      tone="quiet"
      className="insights-show"
      icon={<Crosshair size={15} aria-hidden="true" />}
      aria-label={`${label}: ${what}`}
      onClick={onShow}
    >
      {label}
    </Button>
  )
}
