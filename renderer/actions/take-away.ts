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

/** Hands a file over to the person and says so; answers whether it was taken. */
export async function saveMade({ name, content }: MadeFile): Promise<Result<boolean>> {
  try {
    const { path, saved } = await saveFile(name, content)
    if (saved) tellSaved(name, path)
    return ok(saved)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return fail('save-failed', `The file could not be saved (${reason}). Try another folder or name.`)
  }
}

function tellSaved(name: string, path: string | null): void {
  const shell = desktop
  const shown = path?.split(/[/\\]/).at(-1) ?? name
  const action = path !== null && shell ? { label: 'Show', onClick: () => shell.revealFile(path) } : undefined
  notify(`Saved “${shown}”`, action)
}
