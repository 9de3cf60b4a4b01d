import type { Pen } from './pen.ts'
import type { BoxItem, Paragraph } from './slide-items.ts'
import type { TextBlock } from './text-blocks.ts'

/** Room to the right that bolder letters may take before a line breaks earlier, in map units. */
const SLACK = 3
/** Words whose baselines are less than this apart stand beside each other. */
const SAME_LINE = 3

/** A text in a box of its own. */
export function textBoxOf(block: TextBlock, pen: Pen): BoxItem {
  const slack = block.wraps ? SLACK : 0
  const x = block.rect.x - (block.shape.rtl ? slack : 0)
  return {
    type: 'box',
    name: 'Text',
    form: { type: 'rect' },
    rect: pen.rect({ ...block.rect, x, width: block.rect.width + slack }),
    text: {
      paragraphs: pen.paragraphs(block, 0),
      insetsPt: { left: 0, top: 0, right: 0, bottom: 0 },
      wraps: block.wraps,
      anchor: 'top',
    },
  }
}

/** A paper with texts in it, and those that find no place among them. */
export interface SetPaper {
  readonly paper: BoxItem
  readonly left: readonly TextBlock[]
}

/** Sets texts into their paper, one below the other as they stand; words of one line with tabs between them. */
export function setTextInto(paper: BoxItem, blocks: readonly TextBlock[], pen: Pen): SetPaper {
  const { rows, left } = rowsOf(blocks.toSorted((a, b) => a.rect.y - b.rect.y || a.rect.x - b.rect.x))
  const set = rows.flat()
  const start = Math.min(...set.map(({ rect }) => rect.x))
  const end = Math.max(...set.map(({ rect }) => rect.x + rect.width))
  const top = Math.min(...set.map(({ rect }) => rect.y))
  const paragraphs: Paragraph[] = []
  let bottom = top
  for (const row of rows) {
    const beforePt = pen.points(Math.max(0, topOf(row) - bottom))
    paragraphs.push(...paragraphsOf(row, start, beforePt, pen))
    bottom = bottomOf(row)
  }
  const corner = pen.point({ x: start, y: top })
  const inset = Math.max(0, corner.x - paper.rect.x)
  const free = paper.rect.x + paper.rect.width - pen.point({ x: end + SLACK, y: top }).x
  // Words alone do not say how wide the paper may be written on.
  const right = set.some(({ wraps }) => wraps) ? free : Math.min(free, inset)
  const insetsPt = {
    left: inset * 72,
    top: Math.max(0, corner.y - paper.rect.y) * 72,
    right: Math.max(0, right) * 72,
    bottom: 0,
  }
  return { paper: { ...paper, text: { paragraphs, insetsPt, wraps: true, anchor: 'top' } }, left }
}

type Row = readonly TextBlock[]

const topOf = (row: Row): number => Math.min(...row.map(({ rect }) => rect.y))
const bottomOf = (row: Row): number => Math.max(...row.map(({ rect }) => rect.y + rect.height))

/** Whether it is a single line, be it words or a text that fits one. */
const isLine = ({ rect, lineHeight }: TextBlock): boolean => rect.height < lineHeight * 1.5

/** Lines that stand on one baseline make a row; what lies beside a text of several lines is left over. */
function rowsOf(sorted: Row): { readonly rows: readonly Row[]; readonly left: Row } {
  const rows: TextBlock[][] = []
  const left: TextBlock[] = []
  for (const block of sorted) {
    const row = rows.at(-1)
    const [first] = row ?? []
    if (
      row &&
      first &&
      isLine(first) &&
      isLine(block) &&
      Math.abs(block.baseline - first.baseline) < SAME_LINE
    )
      row.push(block)
    else if (row && block.rect.y < bottomOf(row) - block.lineHeight / 2) left.push(block)
    else rows.push([block])
  }
  return { rows: rows.map((row) => row.toSorted((a, b) => a.rect.x - b.rect.x)), left }
}

function paragraphsOf(row: Row, start: number, beforePt: number, pen: Pen): Paragraph[] {
  const [first] = row as readonly [TextBlock]
  if (row.length > 1 || !first.wraps) return [pen.row(row, start, beforePt)]
  // A text that is pushed in by a sign before it begins behind a tab.
  const isPushed = first.rect.x - start >= 1 && !first.shape.rtl
  return isPushed ? pushed(first, start, beforePt, pen) : pen.paragraphs(first, beforePt)
}

function pushed(block: TextBlock, start: number, beforePt: number, pen: Pen): Paragraph[] {
  const tabs = [{ at: pen.inches(block.rect.x - start), side: 'l' as const }]
  return pen.paragraphs(block, beforePt).map((paragraph) => ({
    ...paragraph,
    tabs,
    runs: paragraph.runs.map((run) => ({ ...run, text: `\t${run.text}` })),
  }))
}
