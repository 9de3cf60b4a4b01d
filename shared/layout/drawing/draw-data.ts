import { type CentredWords, RETURNED } from '../data-counts.ts'
import { CHIP, type DropBox } from '../data-drops.ts'
import { SAMPLE_OF_FLOW, WARNING } from '../data-heading.ts'
import type { DataBand, FlowRow } from '../data-layout.ts'
import { GRID, TYPE } from '../dimensions.ts'
import { measureText } from '../text/measure.ts'
import { drawPlaced, drawWords } from './draw-text.ts'
import { LINKED_ICON, RETURN_ICON, WARNING_ICON } from './icons.ts'
import type { Shape } from './shapes.ts'
import type { Theme } from './theme.ts'

/** The numbers under the titles of the columns: ribbons, counts, drops. */
export function drawData({ rect, rows }: DataBand, theme: Theme): Shape[] {
  const left = rect.x + GRID.laneHeader
  const { y, width, height } = rect
  return [
    { type: 'rect', x: left, y, width: width - GRID.laneHeader, height, fill: theme.paper },
    { type: 'path', d: `M${left} ${y + height - 0.5}H${rect.x + width}`, stroke: theme.line, strokeWidth: 1 },
    ...rows.flatMap((row) => drawRow(row, theme)),
  ]
}

/** What the numbers are, where lanes have their titles. */
export function drawDataHeading({ rect, heading }: Pick<DataBand, 'rect' | 'heading'>, theme: Theme): Shape {
  return {
    type: 'group',
    label: heading.label,
    heading: 1,
    children: [
      { type: 'rect', x: rect.x, y: rect.y, width: GRID.laneHeader, height: rect.height, fill: theme.paper },
      ...heading.signs.flatMap(({ sign, at }): Shape[] =>
        sign === 'warning'
          ? [
              {
                type: 'icon',
                x: at.x,
                y: at.y + 1,
                size: WARNING.size,
                paths: WARNING_ICON,
                stroke: theme.danger,
              },
            ]
          : [...flowSample(sign, { x: at.x, y: at.y + 2.5 }, theme)],
      ),
      ...heading.texts.flatMap((text) => drawPlaced(text, theme)),
    ],
  }
}

/** A piece of a ribbon, as it stands in headings and legends; `at` is its upper left corner. */
export function flowSample(
  kind: FlowRow['kind'],
  { x, y }: { readonly x: number; readonly y: number },
  theme: Theme,
): readonly Shape[] {
  const { width, height } = SAMPLE_OF_FLOW
  const outline = `M${x} ${y}H${x + width}V${y + height}H${x}Z`
  const strokes = [3, 9, 15].map((from) => `M${x + from - 2.5} ${y + height}l5 ${-height}`)
  return drawRibbon(kind, { outline, hatching: strokes.join('') }, theme)
}

/** One is filled, the other hatched: on paper without colour they are as different. */
function drawRibbon(
  kind: FlowRow['kind'],
  { outline, hatching }: FlowRow['ribbons'][number],
  theme: Theme,
): Shape[] {
  const tone = theme.tones[kind === 'shown' ? 'teal' : 'grey']
  const edge = { stroke: tone.strong, strokeWidth: theme.edgeWidth } as const
  if (kind === 'shown') return [{ type: 'path', d: outline, fill: tone.fill, ...edge, round: true }]
  return [
    { type: 'path', d: outline, fill: theme.paper },
    { type: 'path', d: hatching, stroke: tone.edge, strokeWidth: 1.25 },
    { type: 'path', d: outline, fill: 'none', ...edge, round: true },
  ]
}

function drawRow(row: FlowRow, theme: Theme): Shape[] {
  const { kind, middle, ribbons, unknown, hidden, counts, steps, drops } = row
  const dashes = [...unknown, ...hidden].map(({ from, to }) => unknownLine(from, to, middle, theme))
  const ticks = steps.flatMap(({ tick }) => (tick ? [`M${tick.x} ${tick.y - 1}v${TICK}`] : []))
  return [
    ...dashes,
    ...ribbons.flatMap((ribbon) => drawRibbon(kind, ribbon, theme)),
    ...(ticks.length === 0
      ? []
      : [{ type: 'path', d: ticks.join(''), stroke: theme.tones.teal.strong, strokeWidth: 1 } as const]),
    ...counts.map((box): Shape => {
      const { placeId, count, returned } = box
      return {
        type: 'group',
        key: `${placeId}~count`,
        label: box.label,
        children: [
          // Letters on hatching could not be read.
          ...(kind === 'beside' && box.isInside ? [plateBehind(count, theme)] : []),
          centred(count, theme.ink),
          ...(returned
            ? [
                {
                  type: 'icon',
                  x: returned.left,
                  y: returned.words.y - RETURNED.sign / 2,
                  size: RETURNED.sign,
                  paths: RETURN_ICON,
                  stroke: theme.muted,
                } as const,
                centred(returned.words, theme.muted),
              ]
            : []),
        ],
      }
    }),
    ...steps.map(({ count }) => centred(count, theme.muted)),
    ...drops.map((box) => drawDrop(box, theme)),
  ]
}

/** A stretch of which nothing is known or told. */
export const unknownLine = (from: number, to: number, y: number, theme: Theme): Shape => ({
  type: 'path',
  d: `M${from} ${y}H${to}`,
  stroke: theme.muted,
  strokeWidth: 1,
  dash: [4, 5],
})

/** Length of the stroke at which another step begins. */
const TICK = 6

const centred = ({ words, x, y, size }: CentredWords, ink: string): Shape =>
  drawWords(words, 'sans-semibold', size, x, y - (size * TYPE.lineHeight) / 2, ink, 'middle')

function plateBehind({ words, x, y, size }: CentredWords, theme: Theme): Shape {
  const width = measureText(words, 'sans-semibold', size) + 10
  const height = size + 4
  return { type: 'rect', x: x - width / 2, y: y - height / 2, width, height, radius: 4, fill: theme.paper }
}

const drawDrop = (box: DropBox, theme: Theme): Shape => ({
  type: 'group',
  key: `${box.drop.from.id}~drop`,
  label: box.label,
  children: drawChip(box, theme),
})

/** The chip of a drop. */
export function drawChip(
  { rect, words, isWorst, pains }: Pick<DropBox, 'rect' | 'words' | 'isWorst' | 'pains'>,
  theme: Theme,
): readonly Shape[] {
  // The worst drop differs in shape, weight and sign, not in colour alone.
  const ink = isWorst ? theme.tones.red.strong : theme.ink
  const middle = rect.y + rect.height / 2
  const top = middle - (TYPE.small * TYPE.lineHeight) / 2
  const face = isWorst ? 'sans-bold' : 'sans-semibold'
  let x = rect.x + CHIP.padding
  const children: Shape[] = [
    {
      type: 'rect',
      ...rect,
      radius: isWorst ? 4 : rect.height / 2,
      fill: theme.paper,
      stroke: isWorst ? ink : theme.tones.teal.edge,
      strokeWidth: isWorst ? 2 : 1,
    },
  ]
  if (isWorst) {
    children.push(worstGlyph({ x: x + 4.5, y: middle }, ink))
    x += CHIP.worst
  }
  const text = drawWords(words, face, TYPE.small, x, top, ink)
  children.push(text)
  if (pains > 0) {
    x += text.width + CHIP.gap
    children.push(
      {
        type: 'icon',
        x,
        y: middle - CHIP.pain / 2,
        size: CHIP.pain,
        paths: LINKED_ICON,
        stroke: theme.muted,
      },
      drawWords(String(pains), 'sans-semibold', TYPE.small, x + CHIP.pain + 2, top, theme.muted),
    )
  }
  return children
}

/** A triangle that points down. */
const worstGlyph = ({ x, y }: { readonly x: number; readonly y: number }, ink: string): Shape => ({
  type: 'path',
  d: `M${x - 4.5} ${y - 3.5}H${x + 4.5}L${x} ${y + 4}Z`,
  fill: ink,
})
