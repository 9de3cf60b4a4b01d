import type { Point } from '#shared/base/geometry.ts'

/** Room around the line, so that its dot and its ends are not cut. */
const MARGIN = 5

/** A line through values at even distances, stretched to the box; the target is in its range too. */
export function sparkline(
  values: readonly number[],
  target: number | null,
  { width, height }: { readonly width: number; readonly height: number },
): { readonly path: string; readonly last: Point; readonly targetY: number | null } {
  const all = target === null ? values : [...values, target]
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const y = (value: number): number =>
    high === low ? height / 2 : MARGIN + ((high - value) / (high - low)) * (height - 2 * MARGIN)
  const gap = (width - 2 * MARGIN) / Math.max(1, values.length - 1)
  const points = values.map((value, index) => ({ x: MARGIN + index * gap, y: y(value) }))
  return {
    path: points
      .map((point, index) => `${index === 0 ? 'M' : 'L'}${round(point.x)} ${round(point.y)}`)
      .join(''),
    last: points.at(-1) ?? { x: MARGIN, y: height / 2 },
    targetY: target === null ? null : round(y(target)),
  }
}

const round = (value: number): number => Math.round(value * 10) / 10
