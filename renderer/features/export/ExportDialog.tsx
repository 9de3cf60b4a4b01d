import './export.css'
import { useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { HostClient } from '#renderer/session/host-client.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { patternSettings } from '#renderer/session/pattern-settings.ts'
import { useMapModel, useProject, useWindow } from '#renderer/session/session-context.tsx'
import { useCanPrint } from '#renderer/session/use-can-print.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { ok, type Result } from '#shared/base/result.ts'
import type { ExportSource, MapSource } from '#shared/formats/export/export-job.ts'
import { type ExportPlan, planExport } from '#shared/formats/export/plan.ts'
import { type ExportSettings, isDrawn, isWholeProject } from '#shared/formats/export/settings.ts'
import { projectOf } from '#shared/model/snapshot.ts'
import { DataPreview } from './DataPreview.tsx'
import { ExportFoot } from './ExportFoot.tsx'
import { keepSettings, readSettings } from './export-settings.ts'
import { type ExportSubject, exportSubject } from './export-subject.ts'
import { FilterChoice } from './FilterChoice.tsx'
import { FormatChoice } from './FormatChoice.tsx'
import { FormatOptions } from './FormatOptions.tsx'
import { Preview } from './Preview.tsx'
import { useExport } from './use-export.ts'

/** Takes the map away: as PDF, picture, drawing or data. Nothing while it is not asked for. */
export function ExportDialog() {
  const open = useWindow((state) => state.dialog === 'export')
  const model = useMapModel()
  return open && model ? <OpenExportDialog model={model} /> : null
}

function OpenExportDialog({ model }: { readonly model: MapModel }) {
  const project = useProject()
  const [settings, setSettings] = useState(() => readSettings(localStorage))
  const chosen = useRef<HTMLButtonElement>(null)
  const [focusedBefore] = useState(() => document.activeElement)
  const close = () => project.window.setState({ dialog: null })
  const { work, start, print, cancel, forgetProblem } = useExport(project.host, project.images, close)
  const patterns = useStore(patternSettings, ({ onMap }) => onMap)
  const [isFiltered, setIsFiltered] = useState(true)
  const subject = useSubject(model, isFiltered)
  const source = useSource(subject, patterns)
  const whole = useMemo(
    () => (isWholeProject(settings.format) ? { ...source, snapshot: model.snapshot } : source),
    [settings.format, source, model],
  )
  const plan = useMemo(() => planExport(settings, source), [settings, source])
  const canPrint = useCanPrint(project.host, work.kind === 'idle' ? work.problem : null)
  const prints = settings.format === 'pdf' && !canPrint
  const change = (changes: Partial<ExportSettings>) => {
    setSettings({ ...settings, ...changes })
    forgetProblem()
  }
  const go = (): void => {
    keepSettings(localStorage, settings)
    void (prints ? print(settings, source) : start(settings, whole))
  }
  const isWorking = work.kind === 'working'
  return (
    <Dialog
      open
      size="large"
      title="Export"
      description={subjectOf(settings, model)}
      focusFirst={chosen}
      onClose={isWorking ? cancel : close}
      onClosed={() => (focusedBefore instanceof HTMLElement ? focusedBefore.focus() : undefined)}
      footer={
        <ExportFoot
          format={settings.format}
          prints={prints}
          work={work}
          refusal={plan.refusal}
          onGo={go}
          onCancel={isWorking ? cancel : close}
        />
      }
    >
      <div className="export">
        <div className="export-settings" inert={isWorking}>
          <FormatChoice value={settings.format} chosen={chosen} onChange={(format) => change({ format })} />
          <FormatOptions settings={settings} onChange={change} />
          <FilterChoice
            model={model}
            format={settings.format}
            isFiltered={isFiltered}
            onChange={setIsFiltered}
          />
          {prints ? <PrintHint /> : null}
        </div>
        <Shown settings={settings} plan={plan} source={whole} subject={subject} />
      </div>
    </Dialog>
  )
}

/** What is exported, with how the window shows it. */
function useSource(subject: ExportSubject, patterns: boolean): MapSource {
  const { host, session } = useProject()
  return useMemo(
    () => ({ ...subject, patterns, journey: () => fileOf(host, session.projectId), day: today() }),
    [subject, patterns, host, session],
  )
}

function useSubject(model: MapModel, isFiltered: boolean): ExportSubject {
  const filter = useWindow((state) => state.filter)
  const mode = useWindow((state) => state.filterMode)
  return useMemo(() => exportSubject(model, filter, mode, isFiltered), [model, filter, mode, isFiltered])
}

async function fileOf(host: HostClient, projectId: string): Promise<Result<Uint8Array>> {
  const file = await host.file(projectId)
  return file.ok ? ok(new Uint8Array(await file.value.arrayBuffer())) : file
}

/** Here, not in Greenwich. */
function today(): string {
  const now = new Date()
  const two = (number: number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** Pictures show a map, data holds the project. */
const subjectOf = ({ format }: ExportSettings, { snapshot, view }: MapModel): string =>
  isWholeProject(format)
    ? projectOf(snapshot).title.trim() || 'Untitled project'
    : view.map.title.trim() || 'Untitled map'

function PrintHint() {
  return (
    <p className="export-hint">
      No Chromium was found on this machine to make the PDF with. Your browser’s own print dialog opens
      instead; choose “Save as PDF” there.
    </p>
  )
}

/** What will come of it. */
function Shown({
  settings,
  plan,
  source,
  subject,
}: {
  readonly settings: ExportSettings
  readonly plan: ExportPlan
  readonly source: ExportSource
  readonly subject: ExportSubject
}) {
  const { format, transparent } = settings
  if (!isDrawn(format)) return <DataPreview settings={settings} source={source} />
  const [sheet] = plan.sheets
  if (!sheet) return null
  const words = [plan.what, ...plan.facts].join(', ')
  return (
    <figure className="export-shown">
      <Preview
        drawing={sheet.drawing}
        frame={sheet.frame}
        transparent={format === 'png' && transparent}
        label={`Preview of the ${subject.isFiltered ? 'filtered view' : 'whole map'}. ${words}`}
      />
      <figcaption>
        <span>{words}</span>
        <span className="export-warning" role="status">
          {plan.refusal?.message ?? plan.warning}
        </span>
      </figcaption>
    </figure>
  )
}
