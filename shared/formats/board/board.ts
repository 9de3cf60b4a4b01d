import type { Rect } from '#shared/base/geometry.ts'
import { clamp } from '#shared/base/geometry.ts'
import type { Color } from '#shared/model/vocabulary.ts'

/** Most shapes, texts and arrows that are read from one board: some ten times what one can still find one's way on. */
export const MAX_BOARD_PARTS = 50_000

/** Whatever a part's file said of it beyond what a map knows, as the model's field `foreign` has it; empty for nothing. */
interface BoardPart {
  readonly foreign: string
}

/** A titled area of a board, which may hold texts. */
export interface BoardFrame extends BoardPart {
  readonly rect: Rect
  readonly title: string
  readonly color: Color | null
}

/** Words on a board. */
export interface BoardText extends BoardPart {
  /** By which arrows name it; unique on the board. */
  readonly id: string
  readonly rect: Rect
  readonly text: string
  /** Words on paper of their own, as a sticky; else bare words, as headings are. */
  readonly isSticky: boolean
  readonly color: Color | null
  /** The frame that the file itself says it is in, as an index into the frames; `null` leaves it to where it lies. */
  readonly frame: number | null
}

/** A line from one text to another, by their ids; an end that is at no text is `null`. */
export interface BoardArrow extends BoardPart {
  readonly fromId: string | null
  readonly toId: string | null
  readonly label: string
}

/** A whiteboard, whichever program it came from. Lengths are that program's; y goes down. */
export interface Board {
  /** May be empty. */
  readonly title: string
  readonly frames: readonly BoardFrame[]
  readonly texts: readonly BoardText[]
  readonly arrows: readonly BoardArrow[]
  readonly foreign: string
}

/** Further out nothing was put by hand; numbers this large still add and divide exactly enough. */
const REACH = 1e7

/**
 * A box of numbers that anybody may have written; `undefined` where it has no place. What is out of reach is brought to
 * its edge, and a width or height that is none becomes `usual`'s.
 */
export function boardRect(
  { x, y, width, height }: Readonly<Record<'x' | 'y' | 'width' | 'height', unknown>>,
  usual: { readonly width: number; readonly height: number },
): Rect | undefined {
  if (!isNumber(x) || !isNumber(y)) return undefined
  const size = (given: unknown, otherwise: number): number =>
    isNumber(given) && given >= 0 ? Math.min(given, REACH) : otherwise
  return {
    x: clamp(x, -REACH, REACH),
    y: clamp(y, -REACH, REACH),
    width: size(width, usual.width),
    height: size(height, usual.height),
  }
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
