import { ListOrdered, SkipForward } from 'lucide-react'
import { runCommand } from '#renderer/actions/commands.ts'
import { nextOnAgenda, togglePanel } from '#renderer/actions/workshop-actions.ts'
import { useProject, useRoom } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { currentItem, nextItem } from '../agenda/agenda-time.ts'
import { OFFERS } from './bar-commands.ts'

/** The item of now with its task, and the way to the next. */
export function AgendaPart() {
  const project = useProject()
  const agenda = useRoom(({ view }) => view?.agenda)
  const isBusy = useRoom(({ view }) => Boolean(view?.round ?? view?.vote ?? view?.rating))
  const items = agenda?.items ?? []
  const now = agenda ? currentItem(agenda) : null
  const next = agenda ? nextItem(agenda) : null
  const offer = now === null || now.tool === 'none' || isBusy ? null : OFFERS[now.tool]
  if (items.length === 0)
    return (
      <div className="bar-agenda">
        <Button
          size="small"
          tone="quiet"
          icon={<ListOrdered size={17} aria-hidden="true" />}
          onClick={() => togglePanel(project, 'agenda')}
        >
          Plan an agenda
        </Button>
      </div>
    )
  return (
    <div className="bar-agenda">
      <button type="button" className="bar-item" onClick={() => togglePanel(project, 'agenda')}>
        <span className="bar-item-title">
          <span className="bar-item-number">
            {now === null ? `${items.length} items` : `${items.indexOf(now) + 1}/${items.length}`}
          </span>
          {now === null ? 'Agenda' : now.title.trim() || 'Untitled item'}
        </span>
        {now === null || now.prompt === '' ? null : <span className="bar-item-prompt">{now.prompt}</span>}
      </button>
      {offer ? (
        <Button size="small" onClick={() => runCommand(project, offer.id)}>
          {offer.label}
        </Button>
      ) : null}
      {now === null && next === null ? null : (
        <IconButton
          size="small"
          side="top"
          label={next === null ? 'Finish the agenda' : `Next: ${next.title.trim() || 'untitled item'}`}
          keys="Alt+Shift+KeyN"
          icon={<SkipForward size={16} />}
          onClick={() => nextOnAgenda(project)}
        />
      )}
    </div>
  )
}
