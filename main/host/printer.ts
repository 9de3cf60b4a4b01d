import type { Result } from '#shared/base/result.ts'

/** A page's size in millimetres. */
export interface PageSize {
  readonly widthMm: number
  readonly heightMm: number
}

/** Something that can print: the shell's own Chromium, or one found on the machine. */
export interface Printer {
  /** A page of HTML as a PDF of exactly that size, or of the sheets that it asks for itself. Aborting `signal` stops the work. */
  readonly print: (html: string, size: PageSize, signal: AbortSignal) => Promise<Result<Uint8Array>>
}
