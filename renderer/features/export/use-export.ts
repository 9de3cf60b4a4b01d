import { useEffect, useRef, useState } from 'react'
import { saveMade } from '#renderer/actions/take-away.ts'
import type { HostClient } from '#renderer/session/host-client.ts'
import type { ProjectImages } from '#renderer/session/images.ts'
import type { Problem } from '#shared/base/result.ts'
import { imagesIn } from '#shared/formats/export/drawing-images.ts'
import { drawingOfExport } from '#shared/formats/export/drawing-of-export.ts'
import type { ExportSource, FileContent, MadeFile, MapSource } from '#shared/formats/export/export-job.ts'
import { makeExport } from '#shared/formats/export/make-export.ts'
import type { ExportSettings } from '#shared/formats/export/settings.ts'
import { exportTools } from './export-tools.ts'
import { printInBrowser } from './print-in-browser.ts'

/** Where an export stands. */
export type Work =
  | { readonly kind: 'idle'; readonly problem: Problem | null }
  | { readonly kind: 'working'; readonly doing: string; readonly share: number | null }

const IDLE: Work = { kind: 'idle', problem: null }

/** Makes and saves files, one at a time; `onSaved` is called after each. Leaving ends what is under way. */
export function useExport(host: HostClient, images: ProjectImages, onSaved: () => void) {
  const [work, setWork] = useState<Work>(IDLE)
  const running = useRef<AbortController>(null)
  const cancel = (): void => {
    running.current?.abort()
    running.current = null
    setWork(IDLE)
  }
  useEffect(() => () => running.current?.abort(), [])
  const start = async (settings: ExportSettings, source: ExportSource): Promise<void> => {
    if (running.current) return
    const abort = new AbortController()
    const { signal } = abort
    running.current = abort
    const onProgress = (doing: string, share: number | null) => {
      if (!signal.aborted) setWork({ kind: 'working', doing, share })
    }
    onProgress('Starting', null)
    const tools = exportTools(host, images, signal)
    const made = await makeExport({ settings, source, tools, following: { signal, onProgress } })
    if (signal.aborted) return
    const saved = made.ok ? await saveMade(await asOneFile(made.value.files)) : made
    if (signal.aborted) return
    running.current = null
    setWork(saved.ok ? IDLE : { kind: 'idle', problem: saved.error })
    if (saved.ok && saved.value) onSaved()
  }
  const print = async (settings: ExportSettings, source: MapSource): Promise<void> => {
    setWork({ kind: 'working', doing: 'Waiting for the print dialog', share: null })
    const drawing = drawingOfExport(settings, source)
    const tools = exportTools(host, images, new AbortController().signal)
    await printInBrowser(drawing, settings, await tools.addresses(imagesIn(drawing)))
    setWork(IDLE)
  }
  return { work, start, print, cancel, forgetProblem: () => setWork(IDLE) }
}

/** What is handed over to the person: the file, or several in one archive. */
async function asOneFile([file, ...others]: readonly MadeFile[]): Promise<{ name: string; content: Blob }> {
  if (!file || others.length > 0) throw new Error('An export of several files has no archive yet.')
  const { name, content } = file
  return { name, content: content instanceof Blob ? content : new Blob([await bytesOf(content)]) }
}

const bytesOf = async (content: FileContent): Promise<Uint8Array<ArrayBuffer>> =>
  (content instanceof Uint8Array
    ? content
    : new Uint8Array(await content.arrayBuffer())) as Uint8Array<ArrayBuffer>
