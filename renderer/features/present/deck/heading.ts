import type { Rect } from '#shared/base/geometry.ts'
import { drawWords } from '#shared/layout/drawing/draw-text.ts'
import { DURATION_ICON } from '#shared/layout/drawing/icons.ts'
import type { Shape } from '#shared/layout/drawing/shapes.ts'
import type { Theme } from '#shared/layout/drawing/theme.ts'
import { measureText } from '#shared/layout/text/measure.ts'
import type { Color } from '#shared/model/vocabulary.ts'
import { PLANE } from './plane.ts'
import { drawText, type SetText, type SlideType, setText, TextColumn } from './set-text.ts'

/** What heads a slide that shows part of a map. */
export interface HeadingWords {
  readonly title: string
  readonly goal: string
  readonly duration: string
  readonly expectation: string
  readonly color: Color
}

/** A heading on its slide, and the room that it leaves. */
export interface Heading {
  readonly words: HeadingWords
  readonly texts: readonly SetText[]
  readonly clock: { readonly x: number; readonly y: number; readonly size: number } | null
  /** Where `2 of 3` stands. */
  readonly markAt: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' }
  readonly room: Rect
}

const TITLE: SlideType = {
  face: 'serif-semibold',
  sizes: [58, 52, 46, 40],
  lineHeight: 1.15,
  mostLines: 1,
  ink: 'ink',
}
const TALL_TITLE: SlideType = { ...TITLE, sizes: [68, 60, 52, 46, 40], mostLines: 5 }
const GOAL: SlideType = { face: 'sans-regular', sizes: [28], lineHeight: 1.3, mostLines: 2, ink: 'muted' }
const EXPECTATION: SlideType = { ...GOAL, italic: true }
const SMALL = 26
const CLOCK = 24

/** Above the part, over the width of the slide. */
export function headingAbove(words: HeadingWords, width: number): Heading {
  const inner = width - 2 * PLANE.margin
  const [x, y] = [PLANE.margin, 40]
  const right = PLANE.margin + inner
  const mark = 110
  const duration = words.duration.trim()
  const needed = duration === '' ? 0 : CLOCK + 8 + measureText(duration, 'sans-semibold', SMALL) + 32
  const beside = needed < inner * 0.4 ? needed : 0
  const title = setText(words.title, TITLE, x, y, inner - mark - beside)
  const column = new TextColumn(x, title.y + title.text.height + 6, inner)
  if (beside === 0) column.add(duration, GOAL)
  column.add(words.goal, GOAL, 2)
  column.add(expects(words), EXPECTATION, 2)
  const top = (column.texts.length === 0 ? title.y + title.text.height : column.bottom) + 22
  const texts = [title, ...column.texts]
  const at = { x: right - mark - needed + 32, y: y + (title.text.height - SMALL * 1.3) / 2 }
  if (beside > 0)
    texts.push(
      setText(
        duration,
        { ...GOAL, face: 'sans-semibold', sizes: [SMALL], mostLines: 1 },
        at.x + CLOCK + 8,
        at.y,
        needed,
      ),
    )
  return {
    words,
    texts,
    clock: beside > 0 ? { x: at.x, y: at.y + 5, size: CLOCK } : null,
    markAt: { x: right, y: at.y, anchor: 'end' },
    room: { x: PLANE.margin, y: top, width: inner, height: PLANE.height - PLANE.foot - top },
  }
}

/** Share of the slide that a heading takes beside a part of one column: with details, and as a title alone. */
const ASIDE = { full: 0.34, bare: 0.25 } as const

/** Beside the part: a single column is high rather than wide. */
export function headingBeside(words: HeadingWords, width: number): Heading {
  const isBare = [words.goal, words.duration, words.expectation].every((text) => text.trim() === '')
  const aside = width * (isBare ? ASIDE.bare : ASIDE.full)
  const column = new TextColumn(PLANE.margin, PLANE.margin + 8, aside - PLANE.margin - 40)
  column.add(words.title, TALL_TITLE)
  const clockTop = column.bottom + 24
  const duration = words.duration.trim()
  if (duration !== '')
    column.texts.push(
      setText(
        duration,
        { ...GOAL, face: 'sans-semibold', sizes: [SMALL], mostLines: 2 },
        PLANE.margin + CLOCK + 10,
        clockTop,
        aside - PLANE.margin - 40 - CLOCK - 10,
      ),
    )
  const last = column.texts.at(-1)
  const below = new TextColumn(
    PLANE.margin,
    last ? last.y + last.text.height + 24 : 0,
    aside - PLANE.margin - 40,
  )
  below.add(words.goal, { ...GOAL, sizes: [32, 28], mostLines: 7 })
  below.add(expects(words), { ...EXPECTATION, sizes: [32, 28], mostLines: 7 }, 20)
  return {
    words,
    texts: [...column.texts, ...below.texts],
    clock: duration === '' ? null : { x: PLANE.margin, y: clockTop + 5, size: CLOCK },
    markAt: { x: PLANE.margin, y: PLANE.height - PLANE.foot - SMALL * 1.3, anchor: 'start' },
    room: {
      x: aside,
      y: PLANE.margin,
      width: width - aside - PLANE.margin,
      height: PLANE.height - PLANE.foot - PLANE.margin,
    },
  }
}

const expects = ({ expectation }: HeadingWords): string =>
  expectation.trim() === '' ? '' : `Expects: ${expectation.trim()}`

/** The heading with the colour of its stage along the slide's upper edge. */
export function drawHeading(heading: Heading, mark: string, width: number, theme: Theme): Shape[] {
  const { words, texts, clock, markAt } = heading
  return [
    { type: 'rect', x: 0, y: 0, width, height: 12, fill: theme.tones[words.color].edge },
    ...texts.flatMap((text) => drawText(text, theme)),
    ...(clock ? [{ type: 'icon' as const, ...clock, paths: DURATION_ICON, stroke: theme.muted }] : []),
    ...(mark === ''
      ? []
      : [drawWords(mark, 'sans-regular', SMALL, markAt.x, markAt.y, theme.muted, markAt.anchor)]),
  ]
}
