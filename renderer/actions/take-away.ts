import { desktop } from '#renderer/platform/bridge.ts'
import { saveFile } from '#renderer/platform/files.ts'
import type { HostClient } from '#renderer/session/host-client.ts'
import { notify } from '#renderer/ui/notify.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'

/** A file that is ready to be saved. */
export interface MadeFile {
  readonly name: string
  readonly content: Blob
}

/** A page of HTML that loads and runs nothing, and the sheet it is printed on. */
export interface PageToPrint {
  readonly html: string
  readonly widthMm: number
  readonly heightMm: number
}

/** Prints a page into a PDF: by the desktop shell, or by the Chromium that the host has found. */
export async function printPdf(
  host: HostClient,
  { html, widthMm, heightMm }: PageToPrint,
  signal: AbortSignal,
): Promise<Result<Blob>> {
  if (!desktop) return host.print(html, widthMm, heightMm, signal)
  const bytes = await untilAborted(desktop.printPdf(html, widthMm, heightMm), signal)
  return bytes ? ok(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/pdf' })) : CANCELLED
}

const CANCELLED = fail('cancelled', 'Cancelled.')

/** The shell cannot be told to stop; what it makes after that is not waited for. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) resolve(null)
    signal.addEventListener('abort', () => resolve(null), { once: true })
    work.then(resolve, reject)
  })
}

/** Where a file went: its name there, and its path where this page may know it. */
export interface SavedFile {
  readonly name: string
  readonly path: string | null
}

/** Hands a file over to the person; `null` where they thought better of it. */
export async function handOver({ name, content }: MadeFile): Promise<Result<SavedFile | null>> {
  try {
    const { path, saved } = await saveFile(name, content)
    return ok(saved ? { name: path?.split(/[/\\]/).at(-1) ?? name, path } : null)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return fail('save-failed', `The file could not be saved (${reason}). Try another folder or name.`)
  }
}

/** Hands a file over to the person and says so; answers whether it was taken. */
export async function saveMade(file: MadeFile): Promise<Result<boolean>> {
  const saved = await handOver(file)
  if (!saved.ok) return saved
  if (saved.value) tellSaved(saved.value)
  return ok(saved.value !== null)
}

/** Says in passing where a file went. */
export function tellSaved(file: SavedFile): void {
  const reveal = revealing(file)
  notify(`Saved “${file.name}”`, reveal ? { label: 'Show', onClick: reveal } : undefined)
}

/** What shows a saved file in its folder; `null` in a browser, which keeps downloads to itself. */
export function revealing({ path }: SavedFile): (() => void) | null {
  const shell = desktop
  return path !== null && shell ? () => shell.revealFile(path) : null
}
