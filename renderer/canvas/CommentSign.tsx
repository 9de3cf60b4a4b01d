import { MessageSquare } from 'lucide-react'
import { select } from '#renderer/actions/card-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'

/** Tells that people talk about a card or note, and opens what they said. On screen alone: nothing of it is exported. */
export function CommentSign({ id, count }: { readonly id: string; readonly count: number }) {
  const project = useProject()
  const label = count === 1 ? '1 open comment' : `${count} open comments`
  return (
    <button
      type="button"
      tabIndex={-1}
      className="card-sign nodrag nopan"
      aria-label={label}
      title={label}
      onClick={() => {
        select(project, [id])
        project.window.setState({ panel: 'comments' })
      }}
    >
      <MessageSquare size={13} aria-hidden="true" />
      {count}
    </button>
  )
}
