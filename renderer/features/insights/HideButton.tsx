import { Eye, EyeOff } from 'lucide-react'
import { hideFinding, restoreFindings } from '#renderer/actions/insight-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'

/** Puts a finding away. It stays under the hand until that leaves, so that a slip is taken back at once. */
export function HideButton({ id, hidden }: { readonly id: string; readonly hidden: boolean }) {
  const project = useProject()
  return (
    <IconButton
      label={hidden ? 'Show this again' : 'Hide this'}
      size="small"
      side="left"
      className="insights-hide"
      icon={hidden ? <Eye size={15} /> : <EyeOff size={15} />}
      onClick={() => (hidden ? restoreFindings(project, [id]) : hideFinding(project, id))}
    />
  )
}
