import './start.css'
import { CircleHelp, ClipboardList, DoorOpen, FileDown } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { type ChosenTemplate, TemplateChooser } from '#renderer/fields/TemplateChooser.tsx'
import type { HostClient } from '#renderer/session/host-client.ts'
import { type LoadedTemplate, loadTemplates } from '#renderer/session/templates.ts'
import { Brand } from '#renderer/ui/Brand.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { IconButton } from '#renderer/ui/IconButton.tsx'
import { Menu, type MenuEntry } from '#renderer/ui/Menu.tsx'
import { notify, notifyProblem } from '#renderer/ui/notify.ts'
import { ThemeMenu } from '#renderer/ui/ThemeMenu.tsx'
import type { Problem, Result } from '#shared/base/result.ts'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import { takeFirstStart } from './first-start.ts'
import { useImport } from './ImportZone.tsx'
import { JoinDialog } from './JoinDialog.tsx'
import { RecentProjects } from './RecentProjects.tsx'
import { SampleCard } from './SampleCard.tsx'
import { type ProjectList, useProjects } from './use-projects.ts'

export interface StartScreenProps {
  readonly host: HostClient
  readonly hrefOf: (project: ProjectEntry) => string
  /** `isNew` where it was made a moment ago. */
  readonly onOpen: (project: ProjectEntry, isNew?: boolean) => void
  /** A first start shows this project by itself. */
  readonly onFirstStart: (project: ProjectEntry) => void
  /** A tunnel leads to another machine's workshop; `code` opens it, where the invitation brought one. */
  readonly onJoin: (tunnel: string, code: string) => void
  /** What there is to be told before anything else; `undefined` as long as nobody knows. */
  readonly news: ReactNode
  /** What to do where something does not work. */
  readonly onDiagnose: () => void
}

/** Where a window begins: the projects there are, and the ways to a new one. */
export function StartScreen({
  host,
  hrefOf,
  onOpen,
  onFirstStart,
  onJoin,
  news,
  onDiagnose,
}: StartScreenProps) {
  const { list, refresh } = useProjects(host)
  const { templates, reload } = useTemplates(host)
  const [first, setFirst] = useState<ProjectEntry | null>(null)
  useEffect(() => {
    const project = list?.ok ? takeFirstStart(list.value.projects) : null
    if (project) setFirst(project)
  }, [list])
  useEffect(() => {
    if (first) onFirstStart(first)
  }, [first, onFirstStart])
  // Everything comes at once: a list that arrives after its neighbours would push them away under the pointer.
  if (list === null || templates === null || news === undefined || first) return null
  return (
    <div className="start">
      <StartHead host={host} onJoin={onJoin} onDiagnose={onDiagnose} />
      <main className="start-body">
        <h1 className="start-line">
          Lay out what your customers go through, see where it hurts, and take the map with you.
          <span> Everything stays on this machine.</span>
        </h1>
        {news}
        {list.ok ? (
          <Projects host={host} list={list.value} hrefOf={hrefOf} onOpen={onOpen} onChange={refresh} />
        ) : (
          <Failed problem={list.error} onRetry={refresh} />
        )}
        {templates.ok ? (
          <NewFromTemplate host={host} templates={templates.value} onOpen={onOpen} onChanged={reload} />
        ) : list.ok ? (
          <Failed problem={templates.error} onRetry={() => location.reload()} />
        ) : null}
      </main>
    </div>
  )
}

function StartHead({ host, onJoin, onDiagnose }: Pick<StartScreenProps, 'host' | 'onJoin' | 'onDiagnose'>) {
  const importFiles = useImport()
  const [isJoining, setJoining] = useState(false)
  return (
    <header className="start-head">
      <Brand />
      <div className="start-head-tools">
        <Button icon={<FileDown size={17} aria-hidden="true" />} onClick={importFiles}>
          <span>
            Import<span className="start-head-more"> a file</span>…
          </span>
        </Button>
        <Button icon={<DoorOpen size={17} aria-hidden="true" />} onClick={() => setJoining(true)}>
          <span>
            Join<span className="start-head-more"> a workshop</span>…
          </span>
        </Button>
        <ThemeMenu />
        <Menu entries={[diagnosticsEntry(onDiagnose)]} align="end">
          <IconButton label="Help" icon={<CircleHelp size={18} />} />
        </Menu>
      </div>
      {isJoining ? <JoinDialog host={host} onJoin={onJoin} onClose={() => setJoining(false)} /> : null}
    </header>
  )
}

const diagnosticsEntry = (onSelect: () => void): MenuEntry => ({
  kind: 'item',
  label: 'Copy diagnostics…',
  icon: <ClipboardList size={16} />,
  onSelect,
})

function Projects({
  host,
  list: { projects, sample },
  hrefOf,
  onOpen,
  onChange,
}: {
  readonly host: HostClient
  readonly list: ProjectList
  readonly hrefOf: StartScreenProps['hrefOf']
  readonly onOpen: StartScreenProps['onOpen']
  readonly onChange: () => void
}) {
  if (sample || projects.length === 0) return <SampleCard host={host} project={sample} onOpen={onOpen} />
  const forget = async (project: ProjectEntry) => {
    const forgotten = await host.forget(project.id)
    if (!forgotten.ok) return notifyProblem(forgotten.error)
    notify(
      project.missing
        ? `“${project.title}” is off the list.`
        : `“${project.title}” is off the list. Its file stays where it is: ${project.path}`,
    )
    onChange()
  }
  return (
    <RecentProjects
      host={host}
      projects={projects}
      hrefOf={hrefOf}
      onForget={(project) => void forget(project)}
    />
  )
}

function NewFromTemplate({
  host,
  templates,
  onOpen,
  onChanged,
}: {
  readonly host: HostClient
  readonly templates: readonly LoadedTemplate[]
  readonly onOpen: StartScreenProps['onOpen']
  readonly onChanged: () => void
}) {
  const [busy, setBusy] = useState<string | null>(null)
  const create = async ({ template: { id }, isExample }: ChosenTemplate) => {
    setBusy(id)
    const made = await host.create({ template: id, ...(isExample ? { example: true } : {}) })
    setBusy(null)
    if (made.ok) onOpen(made.value, true)
    else notifyProblem(made.error)
  }
  return (
    <TemplateChooser
      host={host}
      title="New from template"
      templates={templates}
      busy={busy}
      onChoose={(chosen) => void create(chosen)}
      onChanged={onChanged}
    />
  )
}

function Failed({ problem, onRetry }: { readonly problem: Problem; readonly onRetry: () => void }) {
  return (
    <div className="start-failed" role="alert">
      <p>{problem.message}</p>
      <Button onClick={onRetry}>Try again</Button>
    </div>
  )
}

function useTemplates(host: HostClient): {
  readonly templates: Result<readonly LoadedTemplate[]> | null
  readonly reload: () => void
} {
  const [templates, setTemplates] = useState<Result<readonly LoadedTemplate[]> | null>(null)
  const reload = useCallback(() => void loadTemplates(host).then(setTemplates), [host])
  useEffect(reload, [reload])
  return { templates, reload }
}
