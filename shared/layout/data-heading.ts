import type { Point } from '#shared/base/geometry.ts'
import type { Slice } from '#shared/model/figures.ts'
import type { MapData } from '#shared/model/map-data.ts'
import { asOfWords, describeData, OUT_OF_DATE, reachedWords, sizeWords, sliceWords } from './data-words.ts'
import { LANE, TYPE } from './dimensions.ts'
import { type PlacedText, TextStack, type TextStyle } from './placed-text.ts'

/** What the band is about, where lanes have their titles. */
export interface DataHeading {
  readonly height: number
  readonly texts: readonly PlacedText[]
  /** Before whose number it is a piece of their ribbon, where there are two; before a warning its sign. Upper left corners. */
  readonly signs: readonly { readonly sign: 'shown' | 'beside' | 'warning'; readonly at: Point }[]
  /** All of it in one sentence. */
  readonly label: string
}

/** A piece of a ribbon in the heading, and the room behind it. */
export const SAMPLE_OF_FLOW = { width: 18, height: 11, gap: 7 } as const
/** The sign before a warning. */
export const WARNING = { size: 14, gap: 5 } as const

const STYLE = { face: 'sans-regular', sizes: [TYPE.small], lineHeight: TYPE.lineHeight } as const
const TITLE: TextStyle = { ...STYLE, face: 'sans-semibold', sizes: [TYPE.stepTitle], ink: 'ink' }
const WORDS: TextStyle = { ...STYLE, ink: 'muted' }
const WHO: TextStyle = { ...STYLE, face: 'sans-semibold', ink: 'ink' }

type Sign = 'shown' | 'beside' | 'warning'

interface Line {
  readonly words: string
  readonly style: TextStyle
  /** Room above it. */
  readonly gap: number
  /** What stands before it, or before the line above it. */
  readonly sign?: Sign
  readonly indent?: number
}

/** Sets the heading from `at` down, in the width of the lanes' titles. */
export function layoutDataHeading(data: MapData, at: Point, room: number): DataHeading {
  const x = at.x + LANE.titleLeft
  const width = room - LANE.titleLeft - 10
  const texts: PlacedText[] = []
  const signs: { readonly sign: Sign; readonly at: Point }[] = []
  let y = at.y
  for (const { words, style, gap, sign, indent = 0 } of linesOf(data)) {
    if (words === '') continue
    const stack = new TextStack({ x: x + indent, y: y + gap }, width - indent)
    stack.add(words, style)
    texts.push(...stack.texts)
    if (sign) signs.push({ sign, at: { x, y: y + gap } })
    y = stack.bottom
  }
  return { height: y - at.y, texts, signs, label: describeData(data) }
}

function linesOf({ dataSet, figures, slice, beside, isOutOfDate }: MapData): readonly Line[] {
  const indent = SAMPLE_OF_FLOW.width + SAMPLE_OF_FLOW.gap
  const owner = (whose: Slice, sign: Sign): readonly Line[] => [
    { words: sliceWords(whose), style: WHO, gap: 4, sign, indent },
    { words: sizeWords(whose), style: WORDS, gap: 0, indent },
  ]
  const alone: readonly Line[] = [
    { words: slice.kind === 'all' ? '' : sliceWords(slice), style: WHO, gap: 1 },
    { words: sizeWords(slice), style: WORDS, gap: 1 },
  ]
  return [
    { words: reachedWords(dataSet), style: TITLE, gap: 0 },
    { words: dataSet.title.trim(), style: WORDS, gap: 1 },
    ...(beside ? [...owner(slice, 'shown'), ...owner(beside, 'beside')] : alone),
    { words: asOfWords(figures), style: WORDS, gap: beside ? 4 : 0 },
    ...(isOutOfDate
      ? [
          {
            words: OUT_OF_DATE,
            style: WHO,
            gap: 4,
            sign: 'warning',
            indent: WARNING.size + WARNING.gap,
          } as const,
        ]
      : []),
  ]
}
