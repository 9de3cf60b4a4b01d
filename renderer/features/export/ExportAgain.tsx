import { useEffect, useState } from 'react'
import { tellSaved } from '#renderer/actions/take-away.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useMapModel, useProject, useWindow } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { notifyProblem } from '#renderer/ui/notify.ts'
import { useLasting } from '#renderer/ui/use-lasting.ts'
import { isWholeProject } from '#shared/formats/export/settings.ts'
import { WorkProgress } from './ExportFoot.tsx'
import { kindOf } from './export-kinds.ts'
import { hasSettings, readSettings } from './export-settings.ts'
import { useExportSource } from './export-source.ts'
import { lastSaved } from './saved-exports.ts'
import { useExport } from './use-export.ts'

/** What is over sooner is not worth a dialog, in milliseconds. */
const PATIENCE = 400

/** Exports once more as the last time, without asking. Nothing while it is not asked for. */
export function ExportAgain() {
  const asked = useWindow((state) => state.dialog === 'export-again')
  const model = useMapModel()
  return asked && model ? <Exporting model={model} /> : null
}

function Exporting({ model }: { readonly model: MapModel }) {
  const { host, images, window } = useProject()
  const [settings] = useState(() => readSettings(localStorage))
  const { source, whole } = useExportSource(model, true)
  const { work, start, cancel } = useExport(host, images)
  const isLong = useLasting(work.kind === 'working', PATIENCE)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with the map as it is when it is asked for
  useEffect(() => {
    // Where nothing was exported yet there is something to choose first.
    if (!hasSettings(localStorage)) return window.setState({ dialog: 'export' })
    let isWanted = true
    void start(settings, isWholeProject(settings.format) ? whole : source).then((made) => {
      if (!isWanted) return
      if (made.ok && made.value) {
        lastSaved.setState({ saved: made.value })
        tellSaved(made.value)
      } else if (!made.ok) notifyProblem(made.error)
      window.setState({ dialog: null })
    })
    return () => {
      isWanted = false
    }
  }, [])
  const stop = (): void => {
    cancel()
    window.setState({ dialog: null })
  }
  return (
    <Dialog
      open={isLong}
      size="small"
      title={`Exporting ${kindOf(settings).name}`}
      onClose={stop}
      footer={<Button onClick={stop}>Cancel</Button>}
    >
      {work.kind === 'working' ? <WorkProgress work={work} /> : null}
    </Dialog>
  )
}
