import type { ImageShape, Shape } from './shapes.ts'

/** Between the inks of both themes, so that it is seen on light and on dark paper and stands out on neither. */
const QUIET = '#8a8f98'
/** A frame with a sun over hills, of 24 × 24 units. */
const SIGN = [
  'M5 4h14a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1z',
  'M4 17l5-5 4 4 3-3 4 4',
  'M15 8.5h.01',
]

/** What stands for a picture that is not there, or not there yet: its box, faintly, and a sign of what is missing. */
export function missingImage({ x, y, width, height, radius }: ImageShape): readonly Shape[] {
  const size = Math.min(28, width * 0.6, height * 0.6)
  return [
    {
      type: 'rect',
      x,
      y,
      width,
      height,
      fill: QUIET,
      opacity: 0.14,
      ...(radius === undefined ? {} : { radius }),
    },
    {
      type: 'icon',
      x: x + (width - size) / 2,
      y: y + (height - size) / 2,
      size,
      paths: SIGN,
      stroke: QUIET,
    },
  ]
}
