import { useState } from 'react'
import type { HostClient } from '#renderer/session/host-client.ts'
import { Button } from '#renderer/ui/Button.tsx'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import { ProjectTile } from './ProjectTile.tsx'

/** Two rows of a wide window; the rest is a press away. */
const SHOWN_FIRST = 8

export interface RecentProjectsProps {
  readonly host: HostClient
  readonly projects: readonly ProjectEntry[]
  readonly hrefOf: (project: ProjectEntry) => string
  readonly onForget: (project: ProjectEntry) => void
}

/** The projects somebody worked on, newest first. */
export function RecentProjects({ host, projects, hrefOf, onForget }: RecentProjectsProps) {
  const [all, setAll] = useState(false)
  const shown = all ? projects : projects.slice(0, SHOWN_FIRST)
  const now = new Date()
  return (
    <section className="recent-projects" aria-labelledby="recent-projects-title">
      <h2 className="section-title" id="recent-projects-title">
        Your projects
      </h2>
      <ul className="recent-projects-list">
        {shown.map((project) => (
          <li key={project.id}>
            <ProjectTile
              host={host}
              project={project}
              href={hrefOf(project)}
              now={now}
              onForget={() => onForget(project)}
            />
          </li>
        ))}
      </ul>
      {shown.length < projects.length ? (
        <Button onClick={() => setAll(true)}>Show all {projects.length} projects</Button>
      ) : null}
    </section>
  )
}
