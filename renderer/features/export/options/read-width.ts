import { PIXELS } from '#shared/formats/export/settings.ts'

/** A width as people type it (`3840`, `3,840 px`), in pixels; `null` where it is none that a picture can have. */
export function readWidth(text: string): number | null {
  const digits = text.replaceAll(/[\s,.’']|px$/g, '')
  const width = /^\d+$/.test(digits) ? Number(digits) : Number.NaN
  return width >= PIXELS.least && width <= PIXELS.most ? width : null
}
