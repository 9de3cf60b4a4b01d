/** Where and when a finger touched the glass; time in milliseconds, place in CSS pixels. */
interface Touch {
  readonly clientX: number
  readonly clientY: number
  readonly timeStamp: number
  readonly isPrimary: boolean
}

/** A touch that lasts longer is a long press, and one that goes farther a pull: neither is a tap. */
const TAP = { longest: 500, farthest: 12 } as const
/** Two taps so close in time and place are a double tap. */
const DOUBLE = { within: 350, farthest: 32 } as const

export interface Taps {
  readonly down: (touch: Touch) => void
  /** What the finger that left the glass has done; `null` where that was no tap. */
  readonly up: (touch: Touch) => 'single' | 'double' | null
  readonly cancel: () => void
}

const isNear = (a: Touch, b: Touch, farthest: number): boolean =>
  Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) <= farthest

/** Tells taps from pans, pinches and long presses. */
export function createTaps(): Taps {
  let began: Touch | null = null
  let last: Touch | null = null
  return {
    down(touch) {
      // A second finger makes a pinch of it.
      began = touch.isPrimary ? touch : null
    },
    up(touch) {
      const from = began
      began = null
      if (!from || touch.timeStamp - from.timeStamp > TAP.longest || !isNear(from, touch, TAP.farthest))
        return null
      const isSecond =
        last !== null &&
        touch.timeStamp - last.timeStamp <= DOUBLE.within &&
        isNear(last, touch, DOUBLE.farthest)
      last = isSecond ? null : touch
      return isSecond ? 'double' : 'single'
    },
    cancel() {
      began = null
    },
  }
}
