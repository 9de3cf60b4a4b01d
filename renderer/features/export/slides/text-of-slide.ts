import type { Rect } from '#shared/base/geometry.ts'
import type { BoxText, Paragraph, Run } from '#shared/formats/pptx/slide-items.ts'
import type { Shape, TextShape } from '#shared/layout/drawing/shapes.ts'
import { breakLines, drawnText } from '#shared/layout/text/break-lines.ts'
import type { FontFace } from '#shared/layout/text/font-faces.ts'
import { baselineOffset } from '#shared/layout/text/font-metrics.ts'
import { measureText } from '#shared/layout/text/measure.ts'

/** Drawings have 96 units to an inch, as CSS has. */
export const UNITS_PER_INCH = 96
export const UNITS_PER_POINT = 96 / 72

/** A box' text, or a title that stands on the box' lower edge. */
type SlideText = Omit<BoxText, 'anchor'> & { readonly anchor: BoxText['anchor'] | 'bottom' }

interface Line {
  /** From the top of the text. */
  readonly top: number
  readonly height: number
  readonly paragraph: Paragraph
  readonly words: readonly { readonly run: Run; readonly text: string }[]
}

/** Text in a box (96 units to an inch), broken where it does not fit, as programs for slides do. */
export function shapesOfText({ paragraphs, insetsPt, wraps, anchor }: SlideText, box: Rect): Shape[] {
  const [left, right] = [insetsPt.left * UNITS_PER_POINT, insetsPt.right * UNITS_PER_POINT]
  const room = { x: box.x + left, width: box.width - left - right }
  const lines = linesOf(paragraphs, wraps ? room.width : Number.POSITIVE_INFINITY)
  const last = lines.at(-1)
  const height = last ? last.top + last.height : 0
  const top = box.y + insetsPt.top * UNITS_PER_POINT
  const free = box.y + box.height - insetsPt.bottom * UNITS_PER_POINT - top - height
  const start = top + { top: 0, middle: free / 2, bottom: free }[anchor]
  return lines.flatMap((line) => shapesOfLine(line, room, start))
}

function linesOf(paragraphs: readonly Paragraph[], width: number): Line[] {
  const lines: Line[] = []
  let top = 0
  for (const paragraph of paragraphs) {
    top += paragraph.beforePt * UNITS_PER_POINT
    const height = paragraph.linePt * UNITS_PER_POINT
    for (const words of brokenRuns(paragraph, width)) {
      lines.push({ top, height, paragraph, words })
      top += height
    }
  }
  return lines
}

/** Runs beside each other stand at tabs, so only a text of one run is broken. */
function brokenRuns({ runs }: Paragraph, width: number): Line['words'][] {
  const [run, ...others] = runs
  if (!run) return [[]]
  if (others.length > 0 || run.text.includes('\t')) return [runs.map((one) => ({ run: one, text: one.text }))]
  return breakLines(run.text, faceOf(run), sizeOf(run), width).map((line) => [{ run, text: drawnText(line) }])
}

function shapesOfLine(
  { top, height, paragraph, words }: Line,
  room: { readonly x: number; readonly width: number },
  start: number,
): Shape[] {
  const tabs = [...paragraph.tabs]
  let x = { left: room.x, center: room.x + room.width / 2, right: room.x + room.width }[paragraph.align]
  return words.map(({ run, text }): Shape => {
    const tab = text.startsWith('\t') ? tabs.shift() : undefined
    const said = text.replace(/^\t/, '')
    const face = faceOf(run)
    const size = sizeOf(run)
    const width = measureText(said, face, size)
    if (tab) x = room.x + tab.at * UNITS_PER_INCH - (tab.side === 'r' ? width : 0)
    const shape: TextShape = {
      type: 'text',
      x,
      y: start + top + baselineOffset(face, size, height),
      text: said,
      ...{ face, size, width, fill: run.color, anchor: ANCHORS[paragraph.align] },
      ...(run.italic && { italic: true }),
      ...(paragraph.rtl && { rtl: true }),
    }
    x += width
    return run.opacity < 1 ? { type: 'group', opacity: run.opacity, children: [shape] } : shape
  })
}

const ANCHORS = { left: 'start', center: 'middle', right: 'end' } as const

const sizeOf = ({ sizePt }: Run): number => sizePt * UNITS_PER_POINT

function faceOf({ bold, serif }: Run): FontFace {
  if (serif) return bold ? 'serif-semibold' : 'serif-regular'
  return bold ? 'sans-bold' : 'sans-regular'
}
