import type { TitleBlockLayout } from '../title-block.ts'
import { drawPlaced } from './draw-text.ts'
import type { GroupShape, Shape } from './shapes.ts'
import type { Theme } from './theme.ts'

/** The strip in a fine frame, its cells apart by hairlines. */
export function drawTitleBlock({ rect, cells }: TitleBlockLayout, theme: Theme): GroupShape {
  const rules = cells.flatMap(({ rect: { x, y, width, height } }): Shape[] => [
    ...(x > rect.x ? [hairline(`M${x} ${y}V${y + height}`, theme)] : []),
    ...(y > rect.y ? [hairline(`M${x} ${y}H${x + width}`, theme)] : []),
  ])
  return {
    type: 'group',
    label: 'About this sheet',
    heading: 1,
    children: [
      ...rules,
      { type: 'rect', ...rect, fill: 'none', stroke: theme.muted, strokeWidth: 1.25 },
      ...cells.map(
        ({ texts }): Shape => ({ type: 'group', children: texts.flatMap((text) => drawPlaced(text, theme)) }),
      ),
    ],
  }
}

const hairline = (d: string, theme: Theme): Shape => ({
  type: 'path',
  d,
  stroke: theme.line,
  strokeWidth: 1,
})
