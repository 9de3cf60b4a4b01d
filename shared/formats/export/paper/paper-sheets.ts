import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import { THEMES } from '#shared/layout/drawing/theme.ts'
import { drawingOfExport, drawingsOfStages } from '../drawing-of-export.ts'
import type { MapSource } from '../export-job.ts'
import { layoutPage, type PageLayout, type PageRequest } from '../papers.ts'
import type { PrintedSheet } from '../print-page.ts'
import type { ExportSettings } from '../settings.ts'
import { type SheetName, sheetDrawing } from './sheet-drawing.ts'

/** A drawing and the sheet of paper that it stands on. */
export interface PaperSheet {
  /** What it is called where there are several. */
  readonly label: string
  readonly drawing: Drawing
  readonly page: PageLayout
  /** What stands in its margin; sheets that are alone have no name. */
  readonly name?: SheetName
}

const sheetFor = (label: string, drawing: Drawing, request: PageRequest): PaperSheet => ({
  label,
  drawing,
  page: layoutPage(drawing.bounds, request),
})

/** The whole map on the sheet that is asked for. */
export function wholeMapSheet(settings: ExportSettings, source: MapSource): PaperSheet {
  const drawing = drawingOfExport(settings, source)
  return sheetFor(drawing.title, drawing, settings)
}

/** The whole map on the sheet of which tiles are cut, which has neither bleed nor crop marks: every tile has its own. */
export const posterSheet = (settings: ExportSettings, source: MapSource): PaperSheet =>
  wholeMapSheet({ ...settings, bleed: false, cropMarks: false }, source)

/** The whole map, then a sheet for each stage. */
export function stageSheets(settings: ExportSettings, source: MapSource): readonly PaperSheet[] {
  const { muted } = THEMES[settings.look]
  const stages = drawingsOfStages(settings, source).map(({ label, drawing }) =>
    sheetFor(label, drawing, settings),
  )
  const sheets = [{ ...wholeMapSheet(settings, source), label: 'Overview' }, ...stages]
  return sheets.map((sheet, index) => {
    const stage = index === 0 ? 'Overview' : `Stage ${index} of ${stages.length}: ${sheet.label}`
    return { ...sheet, name: { words: stage, ink: muted } }
  })
}

/** What a sheet is printed as. */
export const printedSheet = ({ drawing, page, name }: PaperSheet): PrintedSheet => ({
  size: page,
  drawing: sheetDrawing(drawing, page, name),
})
