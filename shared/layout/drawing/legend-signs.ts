import type { ConnectorKind } from '#shared/model/connector.ts'
import type { BlueprintLine, CheckAnswer, Color, Impact, TouchpointStatus } from '#shared/model/vocabulary.ts'
import { chipWidth } from '../data-drops.ts'
import { SAMPLE_OF_FLOW } from '../data-heading.ts'
import { CARD, DATA, TYPE } from '../dimensions.ts'
import type { SignSize } from '../legend-layout.ts'
import { measureText } from '../text/measure.ts'
import { drawChip, flowSample, unknownLine } from './draw-data.ts'
import { drawBlueprintLine } from './draw-grid.ts'
import { drawArrow } from './draw-loose.ts'
import { namePlate, plateSize } from './draw-sentiment.ts'
import { drawWords } from './draw-text.ts'
import { DIMMED } from './faded.ts'
import { checkGlyph, faceGlyph, impactGlyph, targetGlyph } from './glyphs.ts'
import type { Shape } from './shapes.ts'
import { stripe } from './stripes.ts'
import type { Theme } from './theme.ts'

/** A sign as it stands in a legend: drawn as on the map, its left edge at x = 0, its middle at y = 0. */
export interface LegendSign extends SignSize {
  readonly draw: (theme: Theme) => readonly Shape[]
}

const sign = (width: number, height: number, draw: LegendSign['draw']): LegendSign => ({
  width,
  height,
  draw,
})

const SWATCH = { width: 28, height: 18, striped: 40 } as const

/** A piece of paper of a colour; higher where the colour has a stripe, so that the stripe is seen. */
export function colorSign(color: Color, { striped }: Pick<Theme, 'striped'>): LegendSign {
  const height = striped && color !== 'grey' ? SWATCH.striped : SWATCH.height
  return sign(SWATCH.width, height, (theme) => {
    const { fill, edge } = theme.tones[color]
    return [
      {
        ...box(SWATCH.width, height, theme.edgeWidth),
        radius: 3,
        fill,
        stroke: edge,
        strokeWidth: theme.edgeWidth,
      },
      ...stripe(color, CARD.paddingX / 2, 6 - height / 2, height / 2 - 6, theme),
    ]
  })
}

/** A box whose stroke stays inside its size. */
const box = (width: number, height: number, stroke: number) =>
  ({
    type: 'rect',
    x: stroke / 2,
    y: (stroke - height) / 2,
    width: width - stroke,
    height: height - stroke,
  }) as const

/** The edge of a touchpoint. */
export const statusSign = (status: TouchpointStatus, color: Color): LegendSign =>
  sign(SWATCH.width, SWATCH.height, (theme) => {
    const { fill, edge, strong } = theme.tones[color]
    if (status === 'existing') {
      const width = theme.edgeWidth
      return [
        { ...box(SWATCH.width, SWATCH.height, width), radius: 3, fill, stroke: edge, strokeWidth: width },
      ]
    }
    const width = Math.max(1.5, theme.edgeWidth)
    return [
      {
        ...box(SWATCH.width, SWATCH.height, width),
        radius: 3,
        fill: theme.paper,
        stroke: strong,
        strokeWidth: width,
        dash: status === 'missing' ? [6, 4] : [2, 3],
      },
    ]
  })

/** An icon of the map, in the ink that it has there. */
export const iconSign = (
  paths: readonly string[],
  ink: (theme: Theme) => string = (theme) => theme.muted,
): LegendSign => sign(16, 16, (theme) => [{ type: 'icon', x: 0, y: -8, size: 16, paths, stroke: ink(theme) }])

/** The sign of an impact. */
export const impactSign = (impact: Impact): LegendSign =>
  sign(16, 16, (theme) => [impactGlyph(impact, 8, 0, theme)])

/** Words that stand on the map themselves. */
export const wordSign = (words: string): LegendSign =>
  sign(measureText(words, 'sans-semibold', TYPE.small), 16, (theme) => [
    drawWords(words, 'sans-semibold', TYPE.small, 0, -8, theme.ink),
  ])

/** The face at a level of sentiment, counted from the best. */
export const faceSign = (level: number): LegendSign =>
  sign(16, 16, (theme) => [faceGlyph(level, { x: 8, y: 0 }, theme.muted)])

/** The name of a pattern on its plate. */
export function plateSign(label: string): LegendSign {
  const { width, height } = plateSize(label)
  return sign(width, height, (theme) =>
    namePlate(label, { x: 0, y: -height / 2, width, height }, theme.muted, theme),
  )
}

/** So many votes. */
export const votesSign = (color: Color): LegendSign =>
  sign(7, 16, (theme) => [{ type: 'circle', x: 3.5, y: 0, radius: 3.4, fill: theme.tones[color].strong }])

/** An answer to a check. */
export const checkSign = (letter: string, answer: CheckAnswer | null, color: Color): LegendSign =>
  sign(16, 16, (theme) => checkGlyph(letter, answer, { x: 8, y: 0 }, theme.tones[color]))

/** A target that is reached, missed, or not to be judged. */
export const targetSign = (met: boolean | null): LegendSign =>
  sign(14, 16, (theme) => {
    const ink = met === null ? theme.muted : theme.tones[met ? 'green' : 'red'].strong
    return targetGlyph(met, { x: 7, y: 0 }, ink, theme.paper)
  })

const LINE = 32

/** A connector, from left to right. */
export const connectorSign = (kind: ConnectorKind): LegendSign =>
  sign(LINE, 12, (theme) =>
    drawArrow(kind, `M0 0H${LINE - 4}`, { to: { x: LINE, y: 0 }, heading: { x: 1, y: 0 } }, theme),
  )

/** A divider between lanes. */
export const blueprintSign = (kind: BlueprintLine): LegendSign =>
  sign(LINE, 4, (theme) => [drawBlueprintLine(kind, `M0 0H${LINE}`, theme)])

/** The frame around cards that belong together. */
export const clusterSign = (color: Color): LegendSign =>
  sign(SWATCH.width, SWATCH.height, (theme) => [
    {
      ...box(SWATCH.width, SWATCH.height, 1.25),
      radius: 5,
      fill: theme.paper,
      stroke: theme.tones[color].strong,
      strokeWidth: 1.25,
    },
  ])

/** A dot of a channel matrix on its way. */
export const dotSign = (color: Color): LegendSign =>
  sign(LINE, 16, (theme) => {
    const { edge, strong } = theme.tones[color]
    const dot = {
      type: 'circle',
      y: 0,
      radius: 5,
      fill: strong,
      stroke: theme.paper,
      strokeWidth: 1.5,
    } as const
    return [
      { type: 'path', d: `M6 0H${LINE - 6}`, stroke: edge, strokeWidth: 3, round: true },
      { ...dot, x: 6 },
      { ...dot, x: LINE - 6 },
    ]
  })

/** A piece of a ribbon of customers. */
export const flowSign = (kind: 'shown' | 'beside'): LegendSign =>
  sign(SAMPLE_OF_FLOW.width, SAMPLE_OF_FLOW.height, (theme) =>
    flowSample(kind, { x: 0, y: -SAMPLE_OF_FLOW.height / 2 }, theme),
  )

/** A stretch without numbers. */
export const unknownSign = (): LegendSign => sign(LINE, 4, (theme) => [unknownLine(0, LINE, 0, theme)])

/** What became less on a border between stages. */
export function dropSign(isWorst: boolean): LegendSign {
  const chip = { words: '−%', isWorst, pains: 0 }
  const width = chipWidth(chip)
  return sign(width, DATA.chip, (theme) =>
    drawChip({ ...chip, rect: { x: 0, y: -DATA.chip / 2, width, height: DATA.chip } }, theme),
  )
}

/** What a filter does not let through. */
export const fadedSign = (): LegendSign =>
  sign(SWATCH.width, SWATCH.height, (theme) => [
    {
      type: 'group',
      opacity: DIMMED,
      children: [
        {
          ...box(SWATCH.width, SWATCH.height, 1),
          radius: 3,
          fill: theme.tones.grey.fill,
          stroke: theme.ink,
          strokeWidth: 1,
        },
      ],
    },
  ])
