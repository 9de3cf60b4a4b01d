import { useEffect, useRef, useState } from 'react'
import { saveMade } from '#renderer/actions/take-away.ts'
import type { Problem } from '#shared/base/result.ts'
import type { ExportSettings } from './export-settings.ts'
import { addressesIn, type ExportSource, makeFile } from './make-file.ts'
import { printInBrowser } from './print-in-browser.ts'

/** Where an export stands. */
export type Work =
  | { readonly kind: 'idle'; readonly problem: Problem | null }
  | { readonly kind: 'working'; readonly doing: string; readonly share: number | null }

const IDLE: Work = { kind: 'idle', problem: null }

/** Makes and saves files, one at a time; `onSaved` is called after each. Leaving ends what is under way. */
export function useExport(onSaved: () => void) {
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
    const made = await makeFile(settings, source, { signal, onProgress })
    if (signal.aborted) return
    const saved = made.ok ? await saveMade(made.value) : made
    if (signal.aborted) return
    running.current = null
    setWork(saved.ok ? IDLE : { kind: 'idle', problem: saved.error })
    if (saved.ok && saved.value) onSaved()
  }
  const print = async (settings: ExportSettings, source: ExportSource): Promise<void> => {
    setWork({ kind: 'working', doing: 'Waiting for the print dialog', share: null })
    await printInBrowser(source.drawing, settings, await addressesIn(source.drawing, source.images))
    setWork(IDLE)
  }
  return { work, start, print, cancel, forgetProblem: () => setWork(IDLE) }
}
