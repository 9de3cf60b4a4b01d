import './export.css'
import { useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { MapModel } from '#renderer/session/map-model.ts'
import { patternSettings } from '#renderer/session/pattern-settings.ts'
import { useMapModel, useProject, useWindow } from '#renderer/session/session-context.tsx'
import { useCanPrint } from '#renderer/session/use-can-print.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { drawingForExport } from '#shared/formats/export/drawing-of-map.ts'
import { projectOf } from '#shared/model/snapshot.ts'
import { DataPreview } from './DataPreview.tsx'
import { ExportFoot } from './ExportFoot.tsx'
import { type ExportPlan, planExport } from './export-plan.ts'
import { type ExportSettings, isWholeProject, keepSettings, readSettings } from './export-settings.ts'
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
  const { work, start, print, cancel, forgetProblem } = useExport(close)
  const patterns = useStore(patternSettings, ({ onMap }) => onMap)
  const [isFiltered, setIsFiltered] = useState(true)
  const subject = useSubject(model, isFiltered)
  const drawing = useMemo(
    () => drawingForExport(subject.view, { patterns, dimmed: subject.dimmed }),
    [subject, patterns],
  )
  const plan = useMemo(() => planExport(settings, drawing), [settings, drawing])
  const canPrint = useCanPrint(project.host, work.kind === 'idle' ? work.problem : null)
  const prints = settings.format === 'pdf' && !canPrint
  const change = (changes: Partial<ExportSettings>) => {
    setSettings({ ...settings, ...changes })
    forgetProblem()
  }
  const go = (): void => {
    keepSettings(localStorage, settings)
    const source = {
      snapshot: isWholeProject(settings.format) ? model.snapshot : subject.snapshot,
      mapId: model.view.map.id,
      drawing,
      projectId: project.session.projectId,
      host: project.host,
      images: project.images,
    }
    void (prints ? print(settings, source) : start(settings, source))
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
        <Shown settings={settings} plan={plan} model={model} subject={subject} drawing={drawing} />
      </div>
    </Dialog>
  )
}

function useSubject(model: MapModel, isFiltered: boolean): ExportSubject {
  const filter = useWindow((state) => state.filter)
  const mode = useWindow((state) => state.filterMode)
  return useMemo(() => exportSubject(model, filter, mode, isFiltered), [model, filter, mode, isFiltered])
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
  settings: { format, transparent },
  plan,
  model,
  subject,
  drawing,
}: {
  readonly settings: ExportSettings
  readonly plan: ExportPlan
  readonly model: MapModel
  readonly subject: ExportSubject
  readonly drawing: ReturnType<typeof drawingForExport>
}) {
  if (format === 'json' || format === 'mermaid' || format === 'journey')
    return (
      <DataPreview
        format={format}
        snapshot={isWholeProject(format) ? model.snapshot : subject.snapshot}
        mapId={model.view.map.id}
      />
    )
  const words = [plan.size, ...plan.facts].join(', ')
  return (
    <figure className="export-shown">
      <Preview
        drawing={drawing}
        frame={plan.frame}
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
