import type * as PdfLibrary from '@cantoo/pdf-lib'
import type { PDFPage, PDFRef } from '@cantoo/pdf-lib'
import { TILE_MARGIN_MM, type Tile, type TilePlan } from './tile-plan.ts'

const POINTS_PER_MM = 72 / 25.4

/** A drawing that is in a file once and can be shown on several pages. */
interface SharedDrawing {
  readonly ref: PDFRef
  /** In points. */
  readonly height: number
}

/**
 * Makes tiles of a PDF whose first page is the poster and whose others are the tiles' sheets with their marks: each of
 * those shows its part of the first, which is in the file once, as the text and lines that it is.
 */
export async function stampTiles(
  printed: Uint8Array,
  { tiles }: TilePlan,
  title: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = await import('@cantoo/pdf-lib')
  const source = await pdf.PDFDocument.load(printed, { updateMetadata: false })
  const made = await pdf.PDFDocument.create({ updateMetadata: false })
  const [poster, ...sheets] = await made.copyPages(source, source.getPageIndices())
  if (!poster || sheets.length !== tiles.length) throw new Error('The tiles were not printed')
  const drawing = await drawingOf(poster, pdf)
  for (const [index, sheet] of sheets.entries()) {
    made.addPage(sheet)
    placeUnder(sheet, tiles[index] as Tile, drawing, pdf)
  }
  // Readers show these in place of page numbers, so that one tile can be printed again.
  const labels = tiles.flatMap(({ label }, index) => [index, { P: pdf.PDFString.of(label) }])
  made.catalog.set(pdf.PDFName.of('PageLabels'), made.context.obj({ Nums: labels }))
  made.setTitle(title, { showInWindowTitleBar: true })
  made.setCreator('Throughline')
  made.setProducer(source.getProducer() ?? '')
  return (await made.save()) as Uint8Array<ArrayBuffer>
}

/** Turns a page into a drawing; the page itself goes, so that its content is not in the file twice. */
async function drawingOf(page: PDFPage, pdf: typeof PdfLibrary): Promise<SharedDrawing> {
  const { context } = page.doc
  const contents = page.node.get(pdf.PDFName.of('Contents'))
  const drawing = await page.doc.embedPage(page)
  await drawing.embed()
  if (contents instanceof pdf.PDFRef) context.delete(contents)
  context.delete(page.ref)
  return drawing
}

/** Puts a tile's part of the poster under the marks on its sheet. */
function placeUnder(sheet: PDFPage, tile: Tile, poster: SharedDrawing, pdf: typeof PdfLibrary): void {
  const { node, doc } = sheet
  const [width, height] = [tile.width * POINTS_PER_MM, tile.height * POINTS_PER_MM]
  const paper = sheet.getMediaBox()
  const left = paper.x + TILE_MARGIN_MM * POINTS_PER_MM
  const top = paper.y + paper.height - TILE_MARGIN_MM * POINTS_PER_MM
  const operators = [
    pdf.pushGraphicsState(),
    pdf.rectangle(left, top - height, width, height),
    pdf.clip(),
    pdf.endPath(),
    pdf.translate(left - tile.x * POINTS_PER_MM, top + tile.y * POINTS_PER_MM - poster.height),
    pdf.drawObject(node.newXObject('Poster', poster.ref)),
    pdf.popGraphicsState(),
  ]
  const under = doc.context.register(pdf.PDFContentStream.of(doc.context.obj({}), operators))
  const marks = node.normalizedEntries().Contents?.asArray() ?? []
  node.set(pdf.PDFName.of('Contents'), doc.context.obj([under, ...marks]))
  // Says where on the page its tagged texts are; tiles are not read aloud but glued.
  node.delete(pdf.PDFName.of('StructParents'))
}
