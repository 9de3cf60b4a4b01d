import type { RankedOpportunity } from '#shared/analysis/ranking.ts'
import { fanOut } from './dots.ts'
import { FIELD_TITLES, FIELDS, pointOf } from './plot.ts'

const PLOT = { width: 270, height: 190, edge: { x: 18, y: 36 } }
const DOT = 18

/** The matrix as a small picture. */
export function SmallMatrix({ ranked }: { readonly ranked: readonly RankedOpportunity[] }) {
  const { width, height } = PLOT
  const spots = fanOut(
    ranked.map((opportunity) => ({ id: opportunity.card.id, ...pointOf(PLOT, opportunity) })),
    DOT,
    PLOT,
  )
  return (
    <svg className="small-matrix" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {FIELDS.map(({ quadrant, right, low }) => (
        <g key={quadrant}>
          <rect
            x={right ? width / 2 : 0}
            y={low ? height / 2 : 0}
            width={width / 2}
            height={height / 2}
            data-field={quadrant}
          />
          <text x={right ? width - 8 : 8} y={low ? height - 8 : 18} textAnchor={right ? 'end' : 'start'}>
            {FIELD_TITLES[quadrant]}
          </text>
        </g>
      ))}
      <path d={`M${width / 2} 0V${height}M0 ${height / 2}H${width}`} />
      {ranked.map(({ card }, index) => {
        const spot = spots.get(card.id)
        return spot ? (
          <g key={card.id} transform={`translate(${spot.x} ${spot.y})`} className="small-matrix-dot">
            <circle r={DOT / 2} />
            <text y={4} textAnchor="middle">
              {index + 1}
            </text>
          </g>
        ) : null
      })}
    </svg>
  )
}
