/** Where and when a finger tapped; time in milliseconds, place in CSS pixels. */
interface Tap {
  readonly clientX: number
  readonly clientY: number
  readonly timeStamp: number
}

/** Two taps so close in time and place are a double tap. */
const DOUBLE = { within: 350, farthest: 32 } as const

/** Tells double taps from taps, which browsers do not do alike. Pans, pinches and long presses are no taps to begin with. */
export function createTaps(): (tap: Tap) => 'single' | 'double' {
  let last: Tap | null = null
  return (tap) => {
    const isSecond =
      last !== null &&
      tap.timeStamp - last.timeStamp <= DOUBLE.within &&
      Math.hypot(tap.clientX - last.clientX, tap.clientY - last.clientY) <= DOUBLE.farthest
    last = isSecond ? null : tap
    return isSecond ? 'double' : 'single'
  }
}
