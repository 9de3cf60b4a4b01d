import './export.css'
import { useRef, useState } from 'react'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useMapModel, useProject, useWindow } from '#renderer/session/session-context.tsx'
import { useCanPrint } from '#renderer/session/use-can-print.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { type ExportSettings, isWholeProject } from '#shared/formats/export/settings.ts'
import { projectOf } from '#shared/model/snapshot.ts'
import { DataPreview } from './DataPreview.tsx'
import { DrawnPreview } from './DrawnPreview.tsx'
import { ExportFoot } from './ExportFoot.tsx'
import { type ExportKind, kindOf } from './export-kinds.ts'
import { keepSettings, readSettings } from './export-settings.ts'
import { useExportSource } from './export-source.ts'
import { FilterChoice } from './FilterChoice.tsx'
import { KindChoice } from './KindChoice.tsx'
import { FormatOptions } from './options/FormatOptions.tsx'
import { PrintHint } from './PrintHint.tsx'
import { printsInBrowser } from './print-in-browser.ts'
import { lastSaved } from './saved-exports.ts'
import { useExport } from './use-export.ts'
import { type Planned, usePlan } from './use-plan.ts'

/** Takes the map away: on paper, for slides, as data. Nothing while it is not asked for. */
export function ExportDialog() {
  const open = useWindow((state) => state.dialog === 'export')
  const model = useMapModel()
  return open && model ? <OpenExportDialog model={model} /> : null
}

function OpenExportDialog({ model }: { readonly model: MapModel }) {
  const project = useProject()
  const [settings, setSettings] = useState(() => readSettings(localStorage))
  const [isFiltered, setIsFiltered] = useState(true)
  const chosen = useRef<HTMLButtonElement>(null)
  const [focusedBefore] = useState(() => document.activeElement)
  const shown = useExportSource(model, isFiltered)
  const planned = usePlan(settings, shown)
  const { work, start, print, cancel, forget } = useExport(project.host, project.images)
  const canPrint = useCanPrint(project.host, work.kind === 'idle' ? work.problem : null)
  const prints = settings.format === 'pdf' && !canPrint
  const kind = kindOf(settings)
  const isWorking = work.kind === 'working'
  const close = () => project.window.setState({ dialog: null })
  const change = (changes: Partial<ExportSettings>) => {
    setSettings((before) => ({ ...before, ...changes }))
    forget()
  }
  const go = async () => {
    keepSettings(localStorage, settings)
    if (prints) return print(settings, shown.source)
    const saved = await start(settings, isWholeProject(settings.format) ? shown.whole : shown.source)
    if (saved.ok && saved.value) lastSaved.setState({ saved: saved.value })
  }
  const isRefused = planned.settings === settings && planned.plan?.refusal != null
  return (
    <Dialog
      open
      size="full"
      title="Export"
      description={subjectOf(settings, model)}
      focusFirst={chosen}
      onClose={isWorking ? cancel : close}
      onClosed={() => (focusedBefore instanceof HTMLElement ? focusedBefore.focus() : undefined)}
      footer={
        <ExportFoot
          kind={kind}
          prints={prints}
          work={work}
          isRefused={isRefused || (prints && !printsInBrowser(settings))}
          onGo={() => void go()}
          onCancel={isWorking ? cancel : close}
        />
      }
    >
      <div className="export">
        <div className="export-choice" inert={isWorking}>
          <KindChoice value={kind} chosen={chosen} onChange={(next) => change(next.settings)} />
        </div>
        <Shown planned={planned} onChange={change} />
        <div className="export-options" inert={isWorking}>
          <KindWords kind={kind} />
          {prints ? <PrintHint settings={settings} onChange={change} /> : null}
          <FilterChoice
            model={model}
            format={settings.format}
            isFiltered={isFiltered}
            onChange={setIsFiltered}
          />
          <FormatOptions settings={settings} hasLines={model.layout.curves.length > 0} onChange={change} />
        </div>
      </div>
    </Dialog>
  )
}

const KindWords = ({ kind }: { readonly kind: ExportKind }) => (
  <div className="export-about">
    <h3>{kind.name}</h3>
    <p>{kind.about}</p>
  </div>
)

/** Pictures show a map, data holds the project. */
const subjectOf = ({ format }: ExportSettings, { snapshot, view }: MapModel): string =>
  isWholeProject(format)
    ? projectOf(snapshot).title.trim() || 'Untitled project'
    : view.map.title.trim() || 'Untitled map'

/** What will come of it. */
function Shown({
  planned: { settings, shown, plan },
  onChange,
}: {
  readonly planned: Planned
  readonly onChange: (changes: Partial<ExportSettings>) => void
}) {
  const { subject, source, whole } = shown
  const { id } = kindOf(settings)
  if (!plan)
    return (
      <DataPreview key={id} settings={settings} source={isWholeProject(settings.format) ? whole : source} />
    )
  return (
    <DrawnPreview
      key={id}
      settings={settings}
      plan={plan}
      source={source}
      name={subject.isFiltered ? 'the filtered view' : 'the whole map'}
      onChange={onChange}
    />
  )
}
