import type { Rect } from '#shared/base/geometry.ts'
import { type Drop, dropsOf, worstDrop } from '#shared/model/drops.ts'
import type { MapData } from '#shared/model/map-data.ts'
import { END, middleOf, type RowAt, type Spot } from './data-spots.ts'
import { describeDrop, dropWords, ofSlice, painsOfDrop } from './data-words.ts'
import { DATA, TYPE } from './dimensions.ts'
import { measureText } from './text/measure.ts'

/** What became less from one place to the next, on the border between them. */
export interface DropBox {
  readonly drop: Drop
  readonly rect: Rect
  readonly words: string
  /** The worst of the whole map. */
  readonly isWorst: boolean
  /** Pains that explain it. */
  readonly pains: number
  /** All of it in words. */
  readonly label: string
}

/** Inside a chip: at its ends, the sign of the worst drop, that of pains, and the room before that. */
export const CHIP = { padding: 7, worst: 13, pain: 13, gap: 6 } as const

/** Width of the chip of a drop. */
export const chipWidth = ({ words, isWorst, pains }: Pick<DropBox, 'words' | 'isWorst' | 'pains'>): number =>
  2 * CHIP.padding +
  (isWorst ? CHIP.worst : 0) +
  measureText(words, isWorst ? 'sans-bold' : 'sans-semibold', TYPE.small) +
  (pains === 0 ? 0 : CHIP.gap + CHIP.pain + 2 + measureText(String(pains), 'sans-semibold', TYPE.small))

/**
 * Each drop on the border before the place where fewer are; where the place before is not in sight, as on the sheet of one
 * stage, inside of that border.
 */
export function placeDrops(data: MapData, spots: readonly Spot[], row: RowAt): DropBox[] {
  const { slice, kind } = row
  const drops = dropsOf(data, slice)
  const worst = worstDrop(drops)
  return drops.flatMap((drop): DropBox[] => {
    const index = spots.findIndex(({ id }) => id === drop.to.id)
    const [before, here] = [spots[index - 1], spots[index]]
    if (!here) return []
    const isWhole = before !== undefined && spots.some(({ id }) => id === drop.from.id)
    const words = dropWords(drop)
    const pains = kind === 'shown' ? painsOfDrop(data.dataSet, drop.from.id).length : 0
    const isWorst = drop === worst
    const width = chipWidth({ words, isWorst, pains })
    const x = isWhole ? (before.right + here.left) / 2 - width / 2 : here.left + 2 * END
    const rect = { x, y: middleOf(row) - DATA.chip / 2, width, height: DATA.chip }
    const label = describeDrop(data, drop, isWorst, pains) + ofSlice(data, slice)
    return [{ drop, rect, words, isWorst, pains, label }]
  })
}
