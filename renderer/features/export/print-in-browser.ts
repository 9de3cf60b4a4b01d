import { frameOfPage, layoutPage } from '#shared/formats/export/papers.ts'
import type { ExportSettings } from '#shared/formats/export/settings.ts'
import { type ImageSource, writeSvg } from '#shared/formats/svg.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'

const SHEET = 'print-sheet'

/** Whether {@link printInBrowser} can make this PDF: the map on one sheet, and nothing else. */
export const printsInBrowser = ({ pdfKind }: ExportSettings): boolean => pdfKind === 'sheet'

/**
 * Opens the browser's own print dialog with the map on one sheet, for hosts that have no Chromium to make a PDF with.
 *
 * The sheet is an element of this page that only print shows: no window to be blocked as a pop-up, no frame (the app's
 * policy forbids them), and the fonts are there already. The picture fills whatever sheet the browser really takes,
 * whole, so that a browser which ignores the asked size (or a person who changes it) still gets all of the map.
 * Resolves when the dialog is closed.
 */
export async function printInBrowser(
  drawing: Drawing,
  settings: ExportSettings,
  images: ImageSource,
): Promise<void> {
  const { paper, orientation } = settings
  const page = layoutPage(drawing.bounds, { paper, orientation })
  const sheet = document.createElement('div')
  sheet.id = SHEET
  // Within its own tree, so that the picture's style rules touch nothing else on the page.
  const tree = sheet.attachShadow({ mode: 'open' })
  tree.append(
    styleElement(PICTURE_CSS),
    svgElement({ ...drawing, bounds: frameOfPage(drawing.bounds, page) }, images),
  )
  const pageRules = styleElement(sheetCss(page.widthMm, page.heightMm, drawing.background))
  const titleBefore = document.title
  document.head.append(pageRules)
  document.body.append(sheet)
  // What the browser offers as the file's name.
  document.title = drawing.title
  try {
    await document.fonts.ready
    await Promise.all([...tree.querySelectorAll('image')].map(decoded))
    await printed()
  } finally {
    sheet.remove()
    pageRules.remove()
    document.title = titleBefore
  }
}

/** Waits for a picture to be ready; one that cannot be shown keeps nobody from printing the rest. */
async function decoded(image: SVGImageElement & { decode?: () => Promise<void> }): Promise<void> {
  await image.decode?.().catch(() => undefined)
}

/** Some browsers return from `print` at once, others when the dialog is closed; all tell when it is. */
const printed = (): Promise<void> =>
  new Promise((resolve) => {
    window.addEventListener('afterprint', () => resolve(), { once: true })
    window.print()
  })

const PICTURE_CSS = 'svg{display:block;width:100%;height:100%}'

const sheetCss = (widthMm: number, heightMm: number, ground: string): string => `
  #${SHEET} { display: none; }
  @page { size: ${widthMm}mm ${heightMm}mm; margin: 0; }
  @media print {
    html, body { height: auto; overflow: hidden; background: ${ground}; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    body > * { display: none !important; }
    body > #${SHEET} { display: block !important; position: fixed; inset: 0; }
  }`

function styleElement(css: string): HTMLStyleElement {
  const style = document.createElement('style')
  style.textContent = css
  return style
}

function svgElement(drawing: Drawing, images: ImageSource): Element {
  const parsed = new DOMParser().parseFromString(writeSvg(drawing, { images }), 'image/svg+xml')
  return document.importNode(parsed.documentElement, true)
}
