import * as v from 'valibot'
import { escapeXml } from '../../svg.ts'
import type { SheetSize } from '../papers.ts'

/** How the sheets must come out on which a page is printed. */
export interface SheetRules {
  /** The sheets in their order; of a page that flows, the sizes that any of them may have. */
  readonly sheets: readonly SheetSize[]
  /** Whether it takes as many sheets as its text needs. */
  readonly flows: boolean
}

const length = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(10_000))
const schema = v.object({
  sheets: v.pipe(
    v.array(v.object({ widthMm: length, heightMm: length, trimMm: length, slugMm: length })),
    v.minLength(1),
  ),
  flows: v.boolean(),
})

/** What a page says of its sheets in its head, for whoever finishes the PDF; pages that say nothing are one sheet. */
export function sheetRulesMeta({ sheets, flows }: SheetRules): string {
  const sizes = sheets.map(({ widthMm, heightMm, trimMm, slugMm }) => ({ widthMm, heightMm, trimMm, slugMm }))
  return `<meta name="sheets" content="${escapeXml(JSON.stringify({ sheets: sizes, flows }))}">`
}

const META = /<meta name="sheets" content="([^"]*)">/

/** What a page says of its sheets; `undefined` where it says nothing that can be understood. */
export function readSheetRules(html: string): SheetRules | undefined {
  const content = META.exec(html)?.[1]
  if (content === undefined) return undefined
  try {
    const read = v.safeParse(schema, JSON.parse(content.replaceAll('&quot;', '"')))
    return read.success ? read.output : undefined
  } catch {
    return undefined
  }
}
