import { useEffect, useRef, useState } from 'react'
import { handOver, type MadeFile as SavableFile, type SavedFile } from '#renderer/actions/take-away.ts'
import type { HostClient } from '#renderer/session/host-client.ts'
import type { ProjectImages } from '#renderer/session/images.ts'
import { ok, type Problem, type Result } from '#shared/base/result.ts'
import { imagesIn } from '#shared/formats/export/drawing-images.ts'
import { drawingOfExport } from '#shared/formats/export/drawing-of-export.ts'
import type { ExportSource, MadeFile, MapSource } from '#shared/formats/export/export-job.ts'
import { makeExport } from '#shared/formats/export/make-export.ts'
import { bytesOf, oneArchive } from '#shared/formats/export/one-archive.ts'
import type { ExportSettings } from '#shared/formats/export/settings.ts'
import { UNTITLED_MAP } from '#shared/model/map.ts'
import { exportTools } from './export-tools.ts'
import { printInBrowser } from './print-in-browser.ts'

/** What came of an export: where it is, what it is, and what it could not say. */
export interface SavedExport extends SavedFile {
  readonly what: string
  readonly report: readonly string[]
}

/** Where an export stands. */
export type Work =
  | { readonly kind: 'idle'; readonly problem: Problem | null; readonly saved: SavedExport | null }
  | { readonly kind: 'working'; readonly doing: string; readonly share: number | null }

const IDLE: Work = { kind: 'idle', problem: null, saved: null }

/** Makes and saves files, one export at a time. Leaving ends what is under way. */
export function useExport(host: HostClient, images: ProjectImages) {
  const [work, setWork] = useState<Work>(IDLE)
  const running = useRef<AbortController>(null)
  const cancel = (): void => {
    running.current?.abort()
    running.current = null
    setWork(IDLE)
  }
  useEffect(
    () => () => {
      running.current?.abort()
      running.current = null
    },
    [],
  )
  /** Answers what was saved, `null` where it was cancelled or the person thought better of it. */
  const start = async (
    settings: ExportSettings,
    source: ExportSource,
  ): Promise<Result<SavedExport | null>> => {
    if (running.current) return ok(null)
    const abort = new AbortController()
    const { signal } = abort
    running.current = abort
    const onProgress = (doing: string, share: number | null) => {
      if (!signal.aborted) setWork({ kind: 'working', doing, share })
    }
    onProgress('Starting', null)
    const tools = exportTools(host, images, signal)
    const made = await makeExport({ settings, source, tools, following: { signal, onProgress } })
    if (signal.aborted) return ok(null)
    onProgress('Saving', null)
    const place = made.ok ? await handOver(await asOneFile(made.value.files, source)) : made
    if (signal.aborted) return ok(null)
    running.current = null
    const saved: Result<SavedExport | null> =
      place.ok && place.value && made.ok
        ? ok({ ...place.value, what: made.value.what, report: made.value.report })
        : place.ok
          ? ok(null)
          : place
    setWork({
      kind: 'idle',
      problem: saved.ok || saved.error.code === 'cancelled' ? null : saved.error,
      saved: saved.ok ? saved.value : null,
    })
    return saved
  }
  const print = async (settings: ExportSettings, source: MapSource): Promise<void> => {
    setWork({ kind: 'working', doing: 'Waiting for the print dialog', share: null })
    const drawing = drawingOfExport(settings, source)
    const tools = exportTools(host, images, new AbortController().signal)
    await printInBrowser(drawing, settings, await tools.addresses(imagesIn(drawing)))
    setWork(IDLE)
  }
  const forget = (): void => setWork((before) => (before.kind === 'idle' ? IDLE : before))
  return { work, start, print, cancel, forget }
}

/** What is handed over to the person: the file, or several in one archive. */
async function asOneFile(files: readonly MadeFile[], { view }: ExportSource): Promise<SavableFile> {
  const [file, ...others] = files
  const { name, content } =
    file && others.length === 0 ? file : await oneArchive(view?.map.title || UNTITLED_MAP, files)
  return { name, content: content instanceof Blob ? content : new Blob([await bytesOf(content)]) }
}
