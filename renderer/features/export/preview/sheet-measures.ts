import type { Rect } from '#shared/base/geometry.ts'
import type { ExportPlan, PlannedSheet } from '#shared/formats/export/export-plan.ts'
import { MM_PER_PX } from '#shared/formats/export/papers.ts'
import { type ExportSettings, SCREEN } from '#shared/formats/export/settings.ts'

/** How large a sheet is. */
export interface SheetMeasures {
  /** In words. */
  readonly width: string
  readonly height: string
  /** CSS pixels per map unit at which it is seen as large as it will be. */
  readonly real: number
}

/** The measures of a planned sheet. */
export function sheetMeasures(
  settings: ExportSettings,
  { details }: ExportPlan,
  { frame }: PlannedSheet,
): SheetMeasures {
  if (settings.format === 'pdf') return onPaper(frame, millimetresPerUnit(settings, details, frame))
  // A slide is as large as the screen that shows it.
  if (settings.format === 'pptx') return { width: '', height: '', real: 1 }
  const real = settings.format === 'png' ? pixelsPerUnit(settings, frame) : 1
  return { width: inPixels(frame.width * real), height: inPixels(frame.height * real), real }
}

/** `perUnit` is millimetres of paper per map unit. */
const onPaper = ({ width, height }: Rect, perUnit: number): SheetMeasures => ({
  width: inMillimetres(width * perUnit),
  height: inMillimetres(height * perUnit),
  real: perUnit / MM_PER_PX,
})

/** Pages of one paper may be turned each their own way; their longer sides are one. */
function millimetresPerUnit(
  { pdfKind, paper }: ExportSettings,
  details: ExportPlan['details'],
  frame: Rect,
): number {
  // Each page is as large as its stage.
  if (pdfKind === 'stages' && paper === 'fit') return MM_PER_PX
  const { widthMm = 0, heightMm = 0, posterWidthMm, posterHeightMm, mapWidthMm, mapHeightMm } = details
  const longer = Math.max(posterWidthMm ?? mapWidthMm ?? widthMm, posterHeightMm ?? mapHeightMm ?? heightMm)
  return longer / Math.max(frame.width, frame.height)
}

/** Pixels of the picture per map unit. */
export function pixelsPerUnit({ sizing, scale, widthPx }: ExportSettings, { width }: Rect): number {
  switch (sizing) {
    case 'scale':
      return scale
    case 'width':
      return widthPx / width
    case 'screen':
      return SCREEN.width / width
  }
}

const inMillimetres = (length: number): string => `${(Math.round(length * 10) / 10).toLocaleString('en')} mm`
const inPixels = (length: number): string => `${Math.round(length).toLocaleString('en')} px`
