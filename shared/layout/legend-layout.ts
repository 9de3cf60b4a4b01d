import type { Point, Rect } from '#shared/base/geometry.ts'
import { GRID, LANE, TYPE } from './dimensions.ts'
import { type PlacedText, setWords, type TextStyle, wholeUnits } from './placed-text.ts'

/** What a sign on the map means. `S` says how the sign is drawn; here only the room that it takes counts. */
export interface LegendEntry<S extends SignSize> {
  readonly sign: S
  readonly words: string
}

/** The room that a sign takes. */
export interface SignSize {
  readonly width: number
  readonly height: number
}

/** Entries that belong together, under a title. */
export interface LegendSection<S extends SignSize> {
  readonly title: string
  readonly entries: readonly LegendEntry<S>[]
}

/** An entry where it stands: `at` is the middle of its sign's left edge. */
export interface PlacedEntry<S extends SignSize> {
  readonly sign: S
  readonly at: Point
  readonly words: PlacedText
}

/** A legend with everything in its place. */
export interface LegendLayout<S extends SignSize> {
  /** From the hairline above it to its last line, as wide as it was asked to be. */
  readonly rect: Rect
  readonly heading: PlacedText
  readonly sections: readonly {
    readonly title: PlacedText
    readonly entries: readonly PlacedEntry<S>[]
  }[]
}

const LEGEND = {
  above: 16,
  /** Least height of an entry, and the room between two. */
  entry: 20,
  gap: 4,
  titleGap: 8,
  signGap: 8,
  columnGap: 20,
  sectionGap: 36,
  rowGap: 22,
  words: 190,
  /** A section whose entries are taller than this goes on in a column beside. */
  tallest: 144,
} as const

const HEADING: TextStyle = {
  face: 'sans-semibold',
  sizes: [TYPE.laneTitle],
  lineHeight: TYPE.lineHeight,
  ink: 'ink',
}
const TITLE: TextStyle = {
  face: 'sans-semibold',
  sizes: [TYPE.small],
  lineHeight: TYPE.lineHeight,
  ink: 'muted',
}
const WORDS: TextStyle = { face: 'sans-regular', sizes: [13], lineHeight: TYPE.lineHeight, ink: 'ink' }

/**
 * Lays a legend out from `at` down, in reading order: its heading where lanes have their titles, the sections beside one
 * another, wrapped to the width.
 */
export function layoutLegend<S extends SignSize>(
  sections: readonly LegendSection<S>[],
  at: Point,
  width: number,
): LegendLayout<S> {
  const top = at.y + LEGEND.above
  const heading = placed('Legend', HEADING, { x: at.x + LANE.titleLeft, y: top }, GRID.laneHeader)
  const left = at.x + GRID.laneHeader
  const end = Math.max(at.x + width, left + LEGEND.words)
  const laid: LegendLayout<S>['sections'][number][] = []
  let [x, y, bottom] = [left, top, top + heading.text.height]
  for (const section of sections) {
    const block = layoutSection(section, end - left)
    if (x > left && x + block.width > end) [x, y] = [left, bottom + LEGEND.rowGap]
    laid.push(moved(block, x, y))
    bottom = Math.max(bottom, y + block.height)
    x += block.width + LEGEND.sectionGap
  }
  return { rect: { ...at, width, height: wholeUnits(bottom - at.y) }, heading, sections: laid }
}

const placed = (words: string, style: TextStyle, at: Point, width: number): PlacedText => ({
  text: setWords(words, style, width),
  at,
  style,
})

const widest = (...widths: readonly number[]): number => Math.max(0, ...widths)
const widthOf = ({ text }: PlacedText): number => widest(...text.lines.map((line) => line.width))

interface Block<S extends SignSize> extends SignSize {
  readonly title: PlacedText
  readonly entries: readonly PlacedEntry<S>[]
}

/** A section at (0, 0): its entries in columns, as many as the width has room for. */
function layoutSection<S extends SignSize>({ title, entries }: LegendSection<S>, width: number): Block<S> {
  const heading = placed(title, TITLE, { x: 0, y: 0 }, width)
  const top = heading.text.height + LEGEND.titleGap
  const tall = entries.reduce((sum, { sign }) => sum + Math.max(LEGEND.entry, sign.height) + LEGEND.gap, 0)
  const columns = Math.ceil(tall / LEGEND.tallest)
  const perColumn = Math.ceil(entries.length / columns)
  const laid: PlacedEntry<S>[] = []
  let [x, right, bottom, columnTop] = [0, widthOf(heading), top, top]
  for (let start = 0; start < entries.length; start += perColumn) {
    const column = layoutColumn(entries.slice(start, start + perColumn), width)
    if (x > 0 && x + column.width > width) [x, columnTop] = [0, bottom + LEGEND.gap]
    laid.push(...column.entries.map((entry) => movedEntry(entry, x, columnTop)))
    right = widest(right, x + column.width)
    bottom = widest(bottom, columnTop + column.height)
    x += column.width + LEGEND.columnGap
  }
  return { title: heading, entries: laid, width: right, height: bottom }
}

/** Entries one below the other at (0, 0), their words flush behind the widest sign. */
function layoutColumn<S extends SignSize>(
  entries: readonly LegendEntry<S>[],
  width: number,
): SignSize & { readonly entries: readonly PlacedEntry<S>[] } {
  const indent = widest(...entries.map(({ sign }) => sign.width)) + LEGEND.signGap
  const wordsWidth = Math.min(LEGEND.words, Math.max(width - indent, width / 2))
  let y = 0
  const laid = entries.map(({ sign, words }): PlacedEntry<S> => {
    const text = placed(words, WORDS, { x: 0, y: 0 }, wordsWidth)
    const height = widest(LEGEND.entry, sign.height, text.text.height)
    const middle = y + height / 2
    y += height + LEGEND.gap
    return {
      sign,
      at: { x: 0, y: middle },
      words: { ...text, at: { x: indent, y: middle - text.text.height / 2 } },
    }
  })
  const right = indent + widest(...laid.map(({ words }) => widthOf(words)))
  return { entries: laid, width: right, height: y - LEGEND.gap }
}

const by = ({ x, y }: Point, dx: number, dy: number): Point => ({ x: x + dx, y: y + dy })

const movedText = (text: PlacedText, dx: number, dy: number): PlacedText => ({
  ...text,
  at: by(text.at, dx, dy),
})

const movedEntry = <S extends SignSize>(entry: PlacedEntry<S>, dx: number, dy: number): PlacedEntry<S> => ({
  ...entry,
  at: by(entry.at, dx, dy),
  words: movedText(entry.words, dx, dy),
})

const moved = <S extends SignSize>(
  { title, entries }: Block<S>,
  dx: number,
  dy: number,
): LegendLayout<S>['sections'][number] => ({
  title: movedText(title, dx, dy),
  entries: entries.map((entry) => movedEntry(entry, dx, dy)),
})
