import type { ChangeKind } from '#shared/analysis/changes.ts'
import { grow, type Point, type Rect } from '#shared/base/geometry.ts'
import { drawWords } from '#shared/layout/drawing/draw-text.ts'
import type { GroupShape, Shape } from '#shared/layout/drawing/shapes.ts'
import type { Theme } from '#shared/layout/drawing/theme.ts'
import type { Color } from '#shared/model/vocabulary.ts'

/** What has a sign: a kind of change, or a change of the sentiment line. */
export type MarkKind = ChangeKind | 'sentiment'

/** How each kind of change is marked: by colour, and by a sign and a word for those who do not see it. */
const MARKS: Readonly<Record<ChangeKind, { color: Color; sign: string; word: string }>> = {
  added: { color: 'green', sign: 'M-4 0H4M0 -4V4', word: 'added' },
  removed: { color: 'red', sign: 'M-4 0H4', word: 'removed' },
  changed: { color: 'blue', sign: 'M-4.5 1c1.5 -3.5 3 -3.5 4.5 -1s3 2.5 4.5 -1', word: 'changed' },
  moved: { color: 'violet', sign: 'M-4 0H4M1 -3l3 3l-3 3', word: 'moved' },
}

/** The sign of a change of the sentiment line. */
const LINE_SIGN = { color: 'teal', sign: 'M-5 3L-1 -2L2 1L5 -3' } as const

/** The colour of a kind's marks, which reads on paper. */
export const markColor = (kind: ChangeKind, theme: Theme): string => theme.tones[MARKS[kind].color].strong

/** The light paper of a kind's colour. */
export const markTint = (kind: ChangeKind, theme: Theme): string => theme.tones[MARKS[kind].color].fill

/** The round sign of a kind of change around a point. */
export function markSign(kind: MarkKind, theme: Theme, at: Point): GroupShape {
  const { color, sign } = kind === 'sentiment' ? LINE_SIGN : MARKS[kind]
  return {
    type: 'group',
    at,
    children: [
      { type: 'circle', x: 0, y: 0, radius: 9, fill: theme.tones[color].strong },
      { type: 'path', d: sign, stroke: theme.paper, strokeWidth: 2, fill: 'none', round: true },
    ],
  }
}

/** The frame around a card that came, went, changed or moved: broken where it went. */
export const markRing = (rect: Rect, kind: ChangeKind, theme: Theme): Shape => ({
  type: 'rect',
  ...grow(rect, 2),
  radius: 7,
  fill: 'none',
  stroke: markColor(kind, theme),
  strokeWidth: 2.5,
  ...(kind === 'removed' ? { dash: [6, 4] } : {}),
})

const PLATE = { height: 18, sign: 20, padding: 8, size: 11 } as const

/**
 * A plate with a kind's sign and word, or other words where they say more. Its right end is at `at.x`, or its left end where
 * it grows to the right; `at.y` is its middle.
 */
export function markPlate(
  kind: ChangeKind,
  at: Point,
  theme: Theme,
  {
    words = MARKS[kind].word,
    grows = 'left',
  }: { readonly words?: string; readonly grows?: 'left' | 'right' } = {},
): GroupShape {
  const { color, sign } = MARKS[kind]
  const text = drawWords(words, 'sans-semibold', PLATE.size, 0, 0, theme.paper)
  const width = PLATE.sign + text.width + PLATE.padding
  const x = grows === 'left' ? at.x - width : at.x
  const y = at.y - PLATE.height / 2
  return {
    type: 'group',
    label: words,
    at: { x, y },
    children: [
      {
        type: 'rect',
        x: 0,
        y: 0,
        width,
        height: PLATE.height,
        radius: PLATE.height / 2,
        fill: theme.tones[color].strong,
        stroke: theme.paper,
        strokeWidth: 1,
      },
      {
        type: 'group',
        at: { x: 11, y: PLATE.height / 2 },
        children: [
          { type: 'path', d: sign, stroke: theme.paper, strokeWidth: 1.75, fill: 'none', round: true },
        ],
      },
      drawWords(words, 'sans-semibold', PLATE.size, PLATE.sign, 2, theme.paper),
    ],
  }
}
