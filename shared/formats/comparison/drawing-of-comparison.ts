import { quoted } from '#shared/base/quote.ts'
import { GRID } from '#shared/layout/dimensions.ts'
import { drawWords } from '#shared/layout/drawing/draw-text.ts'
import type { Drawing, Shape } from '#shared/layout/drawing/shapes.ts'
import type { Theme } from '#shared/layout/drawing/theme.ts'
import { type AlignedMaps, SIDES, type Side } from './align-maps.ts'
import { DIFFERENCE_KINDS, DIFFERENCE_LABELS, type DifferenceKind } from './difference-kinds.ts'
import { differenceSign, drawAligned, drawDifferences, drawStepDifferences } from './draw-aligned.ts'

/** What stands over each of two maps. */
export const SIDE_LABELS: Readonly<Record<Side, string>> = { current: 'Current', future: 'Future' }

/** What is drawn of a comparison. */
export interface ComparisonLook {
  readonly theme: Theme
  /** The kinds of difference that are marked. */
  readonly shown: ReadonlySet<DifferenceKind>
  /** What changed in all, in words. */
  readonly summary: string
}

const CAPTION = { title: 22, summary: 15, side: 17, row: 34, gap: 40 } as const

/** Two maps over each other on one sheet, step above step, with their differences marked: what exports show. */
export function drawingOfComparison(aligned: AlignedMaps, look: ComparisonLook): Drawing {
  const { maps } = aligned
  const { theme, summary, shown } = look
  const titles = { current: titleOf(aligned, 'current'), future: titleOf(aligned, 'future') }
  const title = `${titles.current} → ${titles.future}`
  const shapes: Shape[] = [
    drawWords(title, 'sans-semibold', CAPTION.title, 0, 0, theme.ink),
    drawWords(summary, 'sans-regular', CAPTION.summary, 0, CAPTION.row, theme.muted),
    ...legend(shown, 2 * CAPTION.row, theme),
  ]
  let y = 3 * CAPTION.row + 6
  for (const side of SIDES) {
    const words = `${SIDE_LABELS[side]}: ${titles[side]}`
    shapes.push(drawWords(words, 'sans-semibold', CAPTION.side, 0, y, theme.ink))
    y += CAPTION.row
    const { columns, corner, lanes, body } = drawAligned(maps[side], theme)
    shapes.push({
      type: 'group',
      label: words,
      heading: 1,
      at: { x: 0, y },
      children: [
        ...body,
        ...columns,
        ...corner,
        ...lanes,
        ...drawDifferences(aligned.comparison, maps[side], side, shown, theme),
        ...drawStepDifferences(aligned.comparison, maps[side], side, shown, theme),
      ],
    })
    y += maps[side].layout.grid.height + CAPTION.gap
  }
  const width = Math.max(...SIDES.map((side) => maps[side].layout.grid.width))
  const bounds = {
    x: -GRID.margin,
    y: -GRID.margin,
    width: width + 2 * GRID.margin,
    height: y - CAPTION.gap + 2 * GRID.margin,
  }
  return { bounds, background: theme.paper, shapes, title }
}

const titleOf = ({ maps }: AlignedMaps, side: Side): string => {
  const { title } = maps[side].view.map
  return title.trim() === '' ? quoted('Untitled map') : title.trim()
}

/** What the signs mean, for the kinds that are marked. */
function legend(shown: ReadonlySet<DifferenceKind>, y: number, theme: Theme): Shape[] {
  let x = 9
  return DIFFERENCE_KINDS.filter((kind) => kind !== 'sentiment' && shown.has(kind)).flatMap((kind) => {
    const words = drawWords(DIFFERENCE_LABELS[kind], 'sans-regular', 14, x + 16, y, theme.ink)
    const sign = differenceSign(kind, theme, { x, y: y + 9 })
    x += 16 + words.width + 24
    return [sign, words]
  })
}
