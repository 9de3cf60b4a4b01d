import { joinBytes } from '#shared/base/join-bytes.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { readSheetRules } from './paper/sheet-rules.ts'
import type { SheetSize } from './papers.ts'

const MAKER = '(Throughline)'
const POINTS_PER_MM = 72 / 25.4
/** Print pages ask for whole points, and browsers round those to 300ths of an inch. */
const ROUNDING = 1.25

const PAGE = /(\d+) 0 obj\s*<<\/Type \/Page\s[\s\S]*?endobj/g
const PAGE_COUNTS = /\/Type \/Pages\s*\/Count (\d+)/g
const SHEET = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/
const ABOUT = /(\d+) 0 obj\s*<<\/Title \([\s\S]*?endobj/
const CREATOR = /(?<=\/Creator )\((?:\\[\s\S]|[^\\)])*\)/
const END = /trailer\s*<<([\s\S]*?)>>\s*startxref\s*(\d+)\s*%%EOF\s*$/

/**
 * What a page says in its head to be printed on as many sheets of one size as its text takes. Pictures of maps say
 * nothing: they are one sheet or a failure. Pages whose sheets differ say which they are, see `sheetRulesMeta`.
 */
export const MANY_SHEETS = '<meta name="sheets" content="many">'

const REFUSED = fail(
  'not-printed',
  'The browser did not print this on sheets of the asked size. Nothing was saved.',
)

/**
 * Finishes the PDF that a browser printed of `html`: trims its sheets to the exact size (browsers know only whole points),
 * says where they are cut and where their bleed ends, and names this program as its maker. Refuses (`not-printed`) sheets
 * of another size, and another number of them than the page asks for: one, {@link MANY_SHEETS} or its `SheetRules`.
 */
export function finishPdf(
  pdf: Uint8Array,
  { widthMm, heightMm }: Pick<SheetSize, 'widthMm' | 'heightMm'>,
  html = '',
): Result<Uint8Array<ArrayBuffer>> {
  // Windows-1252 has a character for every byte, so that places in the text are places in the file.
  const text = new TextDecoder('windows-1252').decode(pdf)
  const end = END.exec(text.slice(-2000))
  const pages = [...text.matchAll(PAGE)]
  if (!end || pages.length === 0) return REFUSED
  const rules = readSheetRules(html) ?? {
    sheets: [{ widthMm, heightMm, trimMm: 0, slugMm: 0 }],
    flows: html.includes(MANY_SHEETS),
  }
  if (sheetsIn(pdf) !== pages.length || !(rules.flows || pages.length === rules.sheets.length)) return REFUSED
  const edits: (Edit | undefined)[] = [editOf(ABOUT.exec(text), CREATOR, MAKER)]
  for (const [index, page] of pages.entries()) {
    const [, width = 0, height = 0] = (SHEET.exec(page[0]) ?? []).map(Number)
    const allowed = rules.flows ? rules.sheets : rules.sheets.slice(index, index + 1)
    const sheet = allowed.find((size) => isOfSize(size, width, height))
    if (!sheet) return REFUSED
    edits.push(editOf(page, SHEET, boxesOf(sheet, height)))
  }
  const found = edits.filter((edit) => edit !== undefined)
  return ok(withEdits(pdf, found, end[1] as string, end[2] as string))
}

/** How many sheets a PDF has that a browser printed. */
export const sheetsIn = (pdf: Uint8Array): number =>
  [...new TextDecoder('windows-1252').decode(pdf).matchAll(PAGE_COUNTS)].reduce(
    (most, [, count]) => Math.max(most, Number(count)),
    0,
  )

const isOfSize = ({ widthMm, heightMm }: SheetSize, width: number, height: number): boolean =>
  Math.abs(width - widthMm * POINTS_PER_MM) <= ROUNDING &&
  Math.abs(height - heightMm * POINTS_PER_MM) <= ROUNDING

/** The sheet hangs from the upper edge of what was printed, which is up to a point larger. */
function boxesOf({ widthMm, heightMm, trimMm, slugMm }: SheetSize, printedHeight: number): string {
  const box = (name: string, insetMm: number): string => {
    const sides = [
      insetMm * POINTS_PER_MM,
      printedHeight - (heightMm - insetMm) * POINTS_PER_MM,
      (widthMm - insetMm) * POINTS_PER_MM,
      printedHeight - insetMm * POINTS_PER_MM,
    ]
    return `/${name} [${sides.map(rounded).join(' ')}]`
  }
  const media = box('MediaBox', 0)
  return trimMm === 0 ? media : [media, box('TrimBox', trimMm), box('BleedBox', slugMm)].join('\n')
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
  return joinBytes(parts)
}
