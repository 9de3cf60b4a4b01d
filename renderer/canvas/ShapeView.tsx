import { memo, useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { useProject } from '#renderer/session/session-context.tsx'
import { keepSame } from '#shared/base/keep-same.ts'
import { missingImage } from '#shared/layout/drawing/missing-image.ts'
import type { GroupShape, ImageShape, Shape, TextShape } from '#shared/layout/drawing/shapes.ts'
import { FONT_FACES, fontFamilyCss } from '#shared/layout/text/font-faces.ts'

/**
 * A drawing that is made anew whenever what it shows may have changed, of which the parts that come out the same keep
 * their identity: React then leaves their elements alone. Every key that is typed changes the map, few change a header.
 */
export function useDrawing<T extends readonly Shape[]>(draw: () => T, deps: readonly unknown[]): T {
  const keep = useMemo(createKeeper<T>, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller names them, as for useMemo
  return useMemo(() => keep(draw()), [keep, ...deps])
}

function createKeeper<T>(): (drawing: T) => T {
  let before: T | undefined
  return (drawing) => {
    before = keepSame(before, drawing)
    return before
  }
}

/** Shapes as SVG elements: the same shapes that exports draw, so a map on screen cannot differ from one on paper. */
export const Shapes = memo(function Shapes({ shapes }: { readonly shapes: readonly Shape[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a drawing's shapes have no identity and are redrawn as a whole
  return shapes.map((shape, index) => <ShapeView key={index} shape={shape} />)
})

const ShapeView = memo(function ShapeView({ shape }: { readonly shape: Shape }) {
  switch (shape.type) {
    case 'rect':
      return (
        <rect
          x={shape.x}
          y={shape.y}
          width={shape.width}
          height={shape.height}
          rx={shape.radius}
          {...paint(shape)}
        />
      )
    case 'circle':
      return <circle cx={shape.x} cy={shape.y} r={shape.radius} {...paint(shape)} />
    case 'path':
      return (
        <path
          d={shape.d}
          {...paint(shape)}
          {...(shape.round ? { strokeLinecap: 'round', strokeLinejoin: 'round' } : {})}
        />
      )
    case 'icon':
      return (
        <g
          transform={`translate(${shape.x} ${shape.y}) scale(${shape.size / 24})`}
          fill="none"
          stroke={shape.stroke}
          strokeWidth={2}
          strokeLinecap="round"
          strokeLinejoin="round"
        >
          <path d={shape.paths.join('')} />
        </g>
      )
    case 'text':
      return <TextView shape={shape} />
    case 'image':
      return <ImageView shape={shape} />
    case 'group':
      return <GroupView shape={shape} />
  }
})

function GroupView({ shape }: { readonly shape: GroupShape }) {
  return (
    <g transform={shape.at && `translate(${shape.at.x} ${shape.at.y})`} opacity={shape.opacity}>
      <Shapes shapes={shape.children} />
    </g>
  )
}

/** The picture, or its place while it is on its way. */
function ImageView({ shape }: { readonly shape: ImageShape }) {
  const { images } = useProject()
  const { ref, x, y, width, height, radius } = shape
  useEffect(() => images.want(ref), [images, ref])
  const url = useStore(images.arrivals, () => images.url(ref))
  if (url === undefined) return <Shapes shapes={missingImage(shape)} />
  return (
    <image
      href={url}
      x={x}
      y={y}
      width={width}
      height={height}
      preserveAspectRatio="xMidYMid slice"
      style={radius ? { clipPath: `inset(0 round ${radius}px)` } : undefined}
    />
  )
}

function TextView({ shape }: { readonly shape: TextShape }) {
  return (
    <text
      x={shape.x}
      y={shape.y}
      fontFamily={FAMILIES[shape.face]}
      fontWeight={FONT_FACES[shape.face].weight}
      fontSize={shape.size}
      fill={shape.fill}
      direction={shape.rtl ? 'rtl' : undefined}
      textAnchor={shape.rtl ? FLIPPED[shape.anchor] : shape.anchor === 'start' ? undefined : shape.anchor}
      fontStyle={shape.italic ? 'italic' : undefined}
    >
      {shape.text}
    </text>
  )
}

/** SVG counts the anchor from where a text begins. */
const FLIPPED = { start: 'end', middle: 'middle', end: 'start' } as const

const FAMILIES = Object.fromEntries(
  Object.keys(FONT_FACES).map((face) => [face, fontFamilyCss(face as TextShape['face'])]),
) as Record<TextShape['face'], string>

function paint(shape: Extract<Shape, { type: 'rect' | 'circle' | 'path' }>) {
  return {
    fill: shape.fill ?? (shape.stroke ? 'none' : undefined),
    stroke: shape.stroke,
    strokeWidth: shape.stroke ? (shape.strokeWidth ?? 1) : undefined,
    strokeDasharray: shape.dash?.join(' '),
    opacity: shape.opacity,
  }
}
