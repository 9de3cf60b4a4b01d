import { fail, ok, type Result } from '#shared/base/result.ts'
import type { PrintPage } from './print-page.ts'

const MAKER = '(Throughline)'
const POINTS_PER_MM = 72 / 25.4
/** Print pages ask for whole points, and browsers write hundredths. */
const ROUNDING = 1.1

const PAGE = /(\d+) 0 obj\s*<<\/Type \/Page\s[\s\S]*?endobj/g
const PAGE_COUNT = /\/Type \/Pages\s*\/Count (\d+)/
const SHEET = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/
const ABOUT = /(\d+) 0 obj\s*<<\/Title \([\s\S]*?endobj/
const CREATOR = /(?<=\/Creator )\((?:\\[\s\S]|[^\\)])*\)/
const END = /trailer\s*<<([\s\S]*?)>>\s*startxref\s*(\d+)\s*%%EOF\s*$/

/**
 * What a page says in its head to be printed on as many sheets as its text takes. Pictures of maps say nothing: they are
 * one sheet or a failure.
 */
export const MANY_SHEETS = '<meta name="sheets" content="many">'

const REFUSED = fail(
  'not-printed',
  'The browser did not print this on sheets of the asked size. Nothing was saved.',
)

/**
 * Finishes the PDF that a browser printed of `html`: trims its sheets to the exact size (browsers know only whole points)
 * and names this program as its maker. Refuses (`not-printed`) sheets of another size, and more than one of them where
 * the page does not ask for {@link MANY_SHEETS}.
 */
export function finishPdf(
  pdf: Uint8Array,
  { widthMm, heightMm }: Omit<PrintPage, 'html'>,
  html = '',
): Result<Uint8Array<ArrayBuffer>> {
  // Windows-1252 has a character for every byte, so that places in the text are places in the file.
  const text = new TextDecoder('windows-1252').decode(pdf)
  const asked = { width: widthMm * POINTS_PER_MM, height: heightMm * POINTS_PER_MM }
  const end = END.exec(text.slice(-2000))
  const pages = [...text.matchAll(PAGE)]
  const isOne = pages.length === 1 && PAGE_COUNT.exec(text)?.[1] === '1'
  if (!end || pages.length === 0 || !(isOne || html.includes(MANY_SHEETS))) return REFUSED
  const edits: (Edit | undefined)[] = [editOf(ABOUT.exec(text), CREATOR, MAKER)]
  for (const page of pages) {
    const [, width, height] = (SHEET.exec(page[0]) ?? []).map(Number)
    if (width === undefined || height === undefined) return REFUSED
    if (Math.abs(width - asked.width) > ROUNDING || Math.abs(height - asked.height) > ROUNDING) return REFUSED
    const box = [0, height - asked.height, asked.width, height].map(rounded).join(' ')
    edits.push(editOf(page, SHEET, `/MediaBox [${box}]`))
  }
  const found = edits.filter((edit) => edit !== undefined)
  return ok(withEdits(pdf, found, end[1] as string, end[2] as string))
}

const rounded = (points: number): string => String(Math.round(points * 1e4) / 1e4)

/** An object of the file with one stretch of it put differently; all places in bytes. */
interface Edit {
  readonly object: string
  readonly start: number
  readonly cutFrom: number
  readonly cutTo: number
  readonly end: number
  readonly insert: string
}

function editOf(found: RegExpExecArray | null, stretch: RegExp, insert: string): Edit | undefined {
  const cut = stretch.exec(found?.[0] ?? '')
  if (!found || !cut) return undefined
  const start = found.index
  const cutFrom = start + cut.index
  const cutTo = cutFrom + cut[0].length
  return { object: found[1] as string, start, cutFrom, cutTo, end: start + found[0].length, insert }
}

/** Files of this format are changed by what is put at their end: new objects, where they lie, and where to read on. */
function withEdits(
  pdf: Uint8Array,
  edits: readonly Edit[],
  trailer: string,
  tableBefore: string,
): Uint8Array<ArrayBuffer> {
  const ascii = new TextEncoder()
  const parts: Uint8Array[] = [pdf]
  let length = pdf.length
  const add = (part: Uint8Array): void => {
    parts.push(part)
    length += part.length
  }
  const table = edits.map(({ object, start, cutFrom, cutTo, end, insert }) => {
    add(ascii.encode('\n'))
    const place = String(length).padStart(10, '0')
    add(pdf.subarray(start, cutFrom))
    add(ascii.encode(insert))
    add(pdf.subarray(cutTo, end))
    return `${object} 1\n${place} 00000 n \n`
  })
  add(ascii.encode('\n'))
  const tableAt = length
  add(
    ascii.encode(
      `xref\n${table.join('')}trailer\n<<${trailer}\n/Prev ${tableBefore}>>\nstartxref\n${tableAt}\n%%EOF\n`,
    ),
  )
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
