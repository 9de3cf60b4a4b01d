import { Ellipsis, ExternalLink, FileQuestionMark, ListX } from 'lucide-react'
import type { MouseEvent } from 'react'
import type { HostClient } from '#renderer/session/host-client.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { Menu, type MenuEntry } from '#renderer/ui/Menu.tsx'
import { whenChanged } from '#renderer/ui/when-changed.ts'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import { useThumbnail } from './use-thumbnail.ts'

export interface ProjectTileProps {
  readonly host: HostClient
  readonly project: ProjectEntry
  /** The project's address in this window. */
  readonly href: string
  readonly now: Date
  readonly onForget: () => void
}

/** A project of the list: its picture, its title, when it was changed and how much is on it. */
export function ProjectTile(props: ProjectTileProps) {
  return props.project.missing ? <MissingTile {...props} /> : <PresentTile {...props} />
}

function PresentTile({ host, project, href, now, onForget }: ProjectTileProps) {
  const entries: readonly MenuEntry[] = [
    {
      kind: 'item',
      label: 'Open in a second window',
      icon: <ExternalLink size={16} />,
      onSelect: () => void window.open(href),
    },
    { kind: 'item', label: 'Remove from list', icon: <ListX size={16} />, onSelect: onForget },
  ]
  return (
    <article className="project-tile">
      <a className="project-tile-link" href={href} onClick={openBeside} onAuxClick={openBeside}>
        <Picture host={host} project={project} />
        <span className="project-tile-title">{project.title || 'Untitled project'}</span>
      </a>
      <div className="project-tile-foot">
        <p className="project-tile-facts" title={project.path}>
          {countOf(project.cards)} · {whenChanged(project.changedAt, now)}
        </p>
        <Menu entries={entries} align="end">
          <IconButton
            className="project-tile-more"
            size="small"
            label={`More about ${project.title || 'Untitled project'}`}
            icon={<Ellipsis size={16} />}
          />
        </Menu>
      </div>
    </article>
  )
}

const countOf = (cards: number): string =>
  cards === 0 ? 'No cards yet' : cards === 1 ? '1 card' : `${cards.toLocaleString('en')} cards`

/** A tab that the browser opens by itself would not get the window's key; one that we open does. */
function openBeside(event: MouseEvent<HTMLAnchorElement>): void {
  const wanted =
    event.button === 1 || (event.button === 0 && (event.metaKey || event.ctrlKey || event.shiftKey))
  if (!wanted) return
  event.preventDefault()
  window.open(event.currentTarget.href)
}

export function Picture({ host, project }: { readonly host: HostClient; readonly project: ProjectEntry }) {
  const address = useThumbnail(host, project.id, project.changedAt)
  return (
    <span className="project-picture">
      {address === null ? null : <img src={address} alt="" draggable={false} />}
    </span>
  )
}

function MissingTile({ project, onForget }: ProjectTileProps) {
  return (
    <article className="project-tile" data-missing>
      <span className="project-picture">
        <FileQuestionMark size={26} aria-hidden="true" />
      </span>
      <span className="project-tile-title">{project.title || 'Untitled project'}</span>
      <p className="project-tile-facts">
        The file is not where it was: <span className="project-tile-path">{project.path}</span>
      </p>
      <Button size="small" onClick={onForget}>
        Remove from list
      </Button>
    </article>
  )
}
