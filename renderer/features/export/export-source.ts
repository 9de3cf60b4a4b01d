import { useMemo } from 'react'
import type { HostClient } from '#renderer/session/host-client.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import { ok, type Result } from '#shared/base/result.ts'
import type { MapSource } from '#shared/formats/export/export-job.ts'
import { type ExportSubject, exportSubject } from './export-subject.ts'

/** What is exported: of the shown map, and whether the filter has its say. */
export interface ShownSource {
  readonly subject: ExportSubject
  /** For formats that hold one map. */
  readonly source: MapSource
  /** For formats that hold the whole project, whatever is filtered. */
  readonly whole: MapSource
}

/** The shown map as exports take it; the same object until something of it changes. */
export function useExportSource(model: MapModel, isFiltered: boolean): ShownSource {
  const { host, session } = useProject()
  const filter = useWindow((state) => state.filter)
  const mode = useWindow((state) => state.filterMode)
  return useMemo(() => {
    const subject = exportSubject(model, filter, mode, isFiltered)
    const journey = () => fileOf(host, session.projectId)
    const source = { ...subject, journey, day: today() }
    return { subject, source, whole: { ...source, snapshot: model.snapshot } }
  }, [model, filter, mode, isFiltered, host, session])
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
