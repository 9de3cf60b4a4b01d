import { memo, useMemo } from 'react'
import { layoutMap } from '#shared/layout/map-layout.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { MINIATURE, type Miniature, type MiniatureCard, miniatureOf } from './miniature.ts'
import { boardOf, type MiniatureBoard } from './miniature-board.ts'

/** A map as a small picture in the colours of the theme. It says nothing that its caption does not say. */
export const MapMiniature = memo(function MapMiniature({ view }: { readonly view: MapView }) {
  const { board, grid } = useMemo(() => {
    const layout = layoutMap(view)
    const board = boardOf(view, layout)
    return { board, grid: board ? null : miniatureOf(view, layout) }
  }, [view])
  return (
    <svg
      className="map-miniature"
      viewBox={`0 0 ${MINIATURE.width} ${MINIATURE.height}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      {board ? <Board board={board} /> : null}
      {grid ? <Grid grid={grid} /> : null}
    </svg>
  )
})

function Board({ board: { fields, face, cards } }: { readonly board: MiniatureBoard }) {
  return (
    <>
      {fields.map(({ rect, title, color }) => (
        <g key={`${rect.x} ${rect.y}`}>
          <rect {...rect} rx={4} className="map-miniature-field" stroke={`var(--${color}-edge)`} />
          <rect {...title} rx={1.5} className="map-miniature-word" />
        </g>
      ))}
      <circle cx={face.x} cy={face.y} r={face.radius} className="map-miniature-face" />
      <circle cx={face.x} cy={face.y - 3} r={face.radius * 0.32} className="map-miniature-head" />
      <path
        d={`M${face.x - face.radius * 0.62} ${face.y + face.radius * 0.72}a${face.radius * 0.62} ${face.radius * 0.6} 0 0 1 ${face.radius * 1.24} 0Z`}
        className="map-miniature-head"
      />
      {cards.map((card) => (
        <Slip key={`${card.rect.x} ${card.rect.y}`} card={card} />
      ))}
    </>
  )
}

function Grid({ grid: { stages, steps, lanes, cards, curves } }: { readonly grid: Miniature }) {
  const right = MINIATURE.width - 16
  return (
    <>
      {stages.map(({ rect, color }) => (
        <rect
          key={rect.x}
          {...rect}
          rx={2}
          fill={`var(--${color}-fill)`}
          stroke={`var(--${color}-edge)`}
          strokeWidth={0.75}
        />
      ))}
      {steps.map(({ title }) => (
        <rect key={title.x} {...title} rx={1.5} className="map-miniature-word" />
      ))}
      {lanes.map(({ band, title, dividing }) => (
        <g key={band.y}>
          <rect {...title} rx={1.5} className="map-miniature-word" />
          <line
            x1={16}
            x2={right}
            y1={band.y + band.height}
            y2={band.y + band.height}
            className={dividing ? 'map-miniature-divider' : 'map-miniature-line'}
          />
        </g>
      ))}
      {cards.map((card) => (
        <Slip key={`${card.rect.x} ${card.rect.y}`} card={card} />
      ))}
      {curves.map(({ path, points }) => (
        <g key={path} className="map-miniature-curve">
          <path d={path} />
          {points.map(({ x, y }) => (
            <circle key={x} cx={x} cy={y} r={2.2} />
          ))}
        </g>
      ))}
    </>
  )
}

function Slip({ card: { rect, color, kind } }: { readonly card: MiniatureCard }) {
  const ink = `var(--${color}-strong)`
  const { x, y, width, height } = rect
  if (kind === 'metrics')
    return (
      <rect
        x={x}
        y={y + height * 0.35}
        width={Math.max(4, width * (0.35 + ((x * 7) % 10) / 16))}
        height={Math.max(3, height * 0.4)}
        rx={1}
        fill={`var(--${color}-edge)`}
      />
    )
  return (
    <g>
      <rect
        {...rect}
        rx={1.5}
        fill={`var(--${color}-fill)`}
        stroke={`var(--${color}-edge)`}
        strokeWidth={0.75}
      />
      <rect
        x={x + 3}
        y={y + 3}
        width={Math.max(2, width - 6)}
        height={1.8}
        rx={0.9}
        fill={ink}
        opacity={0.5}
      />
      {height > 11 ? (
        <rect
          x={x + 3}
          y={y + 6.8}
          width={Math.max(2, (width - 6) * 0.6)}
          height={1.8}
          rx={0.9}
          fill={ink}
          opacity={0.5}
        />
      ) : null}
      {kind === 'touchpoints' ? (
        <circle cx={x + width - 3.5} cy={y + height - 3.5} r={1.8} fill={ink} />
      ) : null}
      {kind === 'pains' && height > 8 ? (
        <path d={`M${x + width - 6} ${y + height - 2}h4.4l-2.2-4z`} fill={ink} />
      ) : null}
    </g>
  )
}
