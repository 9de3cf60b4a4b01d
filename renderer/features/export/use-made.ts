import { useEffect, useState } from 'react'
import { useProject } from '#renderer/session/session-context.tsx'
import type { Result } from '#shared/base/result.ts'
import type { ExportSource, Made } from '#shared/formats/export/export-job.ts'
import { makeExport } from '#shared/formats/export/make-export.ts'
import type { ExportSettings } from '#shared/formats/export/settings.ts'
import { exportTools } from './export-tools.ts'

/** What was made, and what of. */
export interface Trial {
  readonly settings: ExportSettings
  readonly made: Result<Made>
}

/** A workbook takes long to write; not while somebody is still looking around. In milliseconds. */
const PAUSE = 600

/** Makes a file to be shown before it is saved; `null` while the first one is made. The last one stays until the next is there. */
export function useMade(settings: ExportSettings, source: ExportSource): Trial | null {
  const pause = settings.format === 'xlsx' ? PAUSE : 0
  const { host, images } = useProject()
  const [trial, setTrial] = useState<Trial | null>(null)
  useEffect(() => {
    const abort = new AbortController()
    const { signal } = abort
    const following = { signal, onProgress: () => undefined }
    const tools = exportTools(host, images, signal)
    const timer = setTimeout(async () => {
      const made = await makeExport({ settings, source, tools, following })
      if (!signal.aborted) setTrial({ settings, made })
    }, pause)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [settings, source, host, images, pause])
  return trial?.settings.format === settings.format ? trial : null
}
