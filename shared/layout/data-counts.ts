import { center, type Point, type Rect } from '#shared/base/geometry.ts'
import { figuresAt } from '#shared/model/drops.ts'
import type { PlaceFigures } from '#shared/model/figures.ts'
import type { MapData } from '#shared/model/map-data.ts'
import type { DropBox } from './data-drops.ts'
import { middleOf, type RowAt, type Spot } from './data-spots.ts'
import { countWords, describeCount, ofSlice, shortCountWords } from './data-words.ts'
import { DATA, TYPE } from './dimensions.ts'
import { measureText } from './text/measure.ts'

/** One line of words around the point that it is centred on: `y` is its middle. */
export interface CentredWords {
  readonly words: string
  readonly x: number
  readonly y: number
  readonly size: number
}

/** How many customers came to a place, and what else the band says there. */
export interface CountBox {
  readonly placeId: string
  /** All of the row that is about this place. */
  readonly rect: Rect
  readonly count: CentredWords
  /** Whether the number stands in the ribbon, not above it. */
  readonly isInside: boolean
  /** Half the thickness of the ribbon; 0 where there is none. */
  readonly half: number
  /** All of it in words. */
  readonly label: string
  /** Those who came back from further on: a sign at `left`, the number behind it. `null` where nobody did. */
  readonly returned: { readonly left: number; readonly words: CentredWords } | null
}

/** The number of one of several steps of a stage. */
export interface StepCount {
  readonly placeId: string
  readonly rect: Rect
  readonly count: CentredWords
  /** Where its column begins, at the lower edge of the ribbon; `null` for the first one of its stage, and without a ribbon. */
  readonly tick: Point | null
  /** All of it in words. */
  readonly label: string
}

/** Between a number and what stands beside it. */
const CLEAR = 6

const small = (words: string): number => measureText(words, 'sans-semibold', TYPE.small)

/** What stands at a place, clear of the drops beside it. */
export function countBox(
  data: MapData,
  spot: Spot,
  figures: PlaceFigures,
  row: RowAt,
  drops: readonly DropBox[],
): CountBox {
  const { reached, returned } = figures
  const { slice, top, thickest, foot } = row
  const middle = middleOf(row)
  const half = row.halfOf(reached)
  const isBefore = ({ rect }: DropBox): boolean => center(rect).x < (spot.left + spot.right) / 2
  const before = drops.filter(isBefore)
  const after = drops.filter((drop) => !isBefore(drop))
  const left = Math.max(spot.left, ...before.map(({ rect }) => rect.x + rect.width))
  const right = Math.min(spot.right, ...after.map(({ rect }) => rect.x))
  const count = fittingCount(reached, right - left - 2 * CLEAR, NUMBER_SIZES)
  const isInside = 2 * half >= count.size + 1
  // Where nobody came, there is nothing that the number could stand above.
  const y = isInside || reached === 0 ? middle : middle - half - count.size / 2 - 3
  return {
    placeId: spot.id,
    rect: { x: spot.left, y: top, width: spot.right - spot.left, height: thickest + foot },
    count: { ...count, x: (left + right) / 2, y },
    isInside,
    half,
    label: describeCount(data, figures, spot.id) + ofSlice(data, slice),
    returned: (returned ?? 0) > 0 ? returnedAt(spot, returned, top + thickest + foot / 2) : null,
  }
}

const NUMBER_SIZES = [DATA.number, 13, TYPE.small] as const
const SMALL_SIZES = [TYPE.small] as const

/** In full where there is room, else in three digits, else smaller. */
function fittingCount(count: number | null, room: number, sizes: readonly number[]) {
  const isFitting = ({ words, size }: Pick<CentredWords, 'words' | 'size'>): boolean =>
    measureText(words, 'sans-semibold', size) <= room
  const [most = TYPE.small] = sizes
  const short = sizes.map((size) => ({ words: shortCountWords(count), size }))
  const full = { words: countWords(count), size: most }
  return [full, ...short].find(isFitting) ?? (short.at(-1) as typeof full)
}

/** The arrow before those who came back, and the room to the edge of their stage. */
export const RETURNED = { sign: 13, gap: 3, edge: 9 } as const

function returnedAt(spot: Spot, returned: number | null, y: number) {
  const count = fittingCount(returned, (spot.right - spot.left) / 3, SMALL_SIZES)
  const width = small(count.words)
  const x = spot.right - RETURNED.edge - width / 2
  return { left: x - width / 2 - RETURNED.gap - RETURNED.sign, words: { ...count, x, y } }
}

/** The numbers of a stage's steps in the middle of their columns, beside those who came back. */
export function stepCounts(data: MapData, spot: Spot, row: RowAt): StepCount[] {
  const { slice, top, thickest, foot } = row
  const known = spot.steps.flatMap((step) => {
    const figures = figuresAt(slice, step.id)
    return figures ? [{ ...step, figures }] : []
  })
  if (known.length < 2) return []
  const y = top + thickest + foot / 2
  const back = figuresAt(slice, spot.id)?.returned ?? 0
  const end = back > 0 ? returnedAt(spot, back, y).left - CLEAR : spot.right
  const half = row.halfOf(figuresAt(slice, spot.id)?.reached ?? null)
  return known.map(({ id, left, right, figures }) => {
    const until = Math.min(right, end)
    const count = fittingCount(figures.reached, until - left - CLEAR, SMALL_SIZES)
    const isFirst = id === spot.steps[0]?.id
    return {
      placeId: id,
      label: describeCount(data, figures, id) + ofSlice(data, slice),
      rect: { x: left, y: top + thickest, width: right - left, height: foot },
      count: { ...count, x: Math.min((left + right) / 2, until - small(count.words) / 2), y },
      tick: isFirst || half === 0 ? null : { x: left, y: middleOf(row) + half },
    }
  })
}
