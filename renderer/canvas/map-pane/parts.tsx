import { memo } from 'react'
import { grow, type Rect } from '#shared/base/geometry.ts'
import type { Shape } from '#shared/layout/drawing/shapes.ts'
import { Shapes } from '../ShapeView.tsx'

/** A part of the drawing, as large as the zoom makes it. */
export const Part = memo(function Part({
  x,
  y,
  width,
  height,
  zoom,
  layers,
}: Rect & { readonly zoom: number; readonly layers: readonly (readonly Shape[])[] }) {
  return (
    <svg
      width={width * zoom}
      height={height * zoom}
      viewBox={`${x} ${y} ${width} ${height}`}
      aria-hidden="true"
    >
      {layers.map((shapes, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place in the pile
        <Shapes key={index} shapes={shapes} />
      ))}
    </svg>
  )
})

/** Rings around what the eye is drawn to. */
export function Pointed({ within, at }: { readonly within: Rect; readonly at: readonly Rect[] }) {
  return (
    <svg
      className="map-pane-pointed"
      viewBox={`${within.x} ${within.y} ${within.width} ${within.height}`}
      aria-hidden="true"
    >
      {at.map((rect) => (
        <rect key={`${rect.x} ${rect.y}`} {...grow(rect, 7)} rx={10} vectorEffect="non-scaling-stroke" />
      ))}
    </svg>
  )
}
