import type { LegendLayout } from '../legend-layout.ts'
import { drawPlaced } from './draw-text.ts'
import type { LegendSign } from './legend-signs.ts'
import type { GroupShape, Shape } from './shapes.ts'
import type { Theme } from './theme.ts'

/** What the colours and signs mean, under a hairline. */
export function drawLegend({ rect, heading, sections }: LegendLayout<LegendSign>, theme: Theme): GroupShape {
  return {
    type: 'group',
    label: 'Legend',
    heading: 1,
    children: [
      {
        type: 'path',
        d: `M${rect.x} ${rect.y}H${rect.x + rect.width}`,
        stroke: theme.line,
        strokeWidth: 1,
      },
      ...drawPlaced(heading, theme),
      ...sections.map(
        ({ title, entries }): Shape => ({
          type: 'group',
          children: [
            ...drawPlaced(title, theme),
            ...entries.flatMap(({ sign, at, words }) => [
              { type: 'group', at, children: sign.draw(theme) } as const,
              ...drawPlaced(words, theme),
            ]),
          ],
        }),
      ),
    ],
  }
}
