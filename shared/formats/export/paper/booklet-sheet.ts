import { drawingOfExport } from '../drawing-of-export.ts'
import type { MapSource } from '../export-job.ts'
import { layoutOnSheet, PAPERS } from '../papers.ts'
import { type ExportSettings, TILE_PAPERS } from '../settings.ts'
import type { PaperSheet } from './paper-sheets.ts'

/** The sheets of a booklet: those with text, and the one with the map. */
export interface BookletSheets {
  readonly text: { readonly paper: string; readonly widthMm: number; readonly heightMm: number }
  readonly map: PaperSheet
}

/** What people hold in their hands; a booklet on a poster's paper nobody does. */
type BookletPaper = (typeof TILE_PAPERS)[number]
const isBookletPaper = (paper: string): paper is BookletPaper =>
  (TILE_PAPERS as readonly string[]).includes(paper)

/** A map that comes out so much larger is worth a page that folds out. */
const WORTH_FOLDING = 1.2

/** Text stands upright on the paper; a wide map takes a page of twice the width, which folds to the size of the others. */
export function bookletSheet(settings: ExportSettings, source: MapSource): BookletSheets {
  const paper = isBookletPaper(settings.paper) ? settings.paper : 'A4'
  const { width: widthMm, height: heightMm } = PAPERS[paper]
  const drawing = drawingOfExport(settings, source)
  const plain = layoutOnSheet(drawing.bounds, { widthMm, heightMm })
  const folded = layoutOnSheet(drawing.bounds, { widthMm: 2 * widthMm, heightMm })
  const page = folded.scale > plain.scale * WORTH_FOLDING ? folded : plain
  return { text: { paper, widthMm, heightMm }, map: { label: drawing.title, drawing, page } }
}
