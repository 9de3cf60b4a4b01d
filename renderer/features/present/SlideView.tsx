import { memo, useMemo } from 'react'
import { Shapes } from '#renderer/canvas/ShapeView.tsx'
import type { CellId } from '#renderer/session/window-state.ts'
import type { Rect } from '#shared/base/geometry.ts'
import type { Theme } from '#shared/layout/drawing/theme.ts'
import type { MapLayout } from '#shared/layout/map-layout.ts'
import type { Deck, PartSlide, Slide } from './deck/deck.ts'
import { drawPart } from './deck/draw-part.ts'
import { drawEndSlide } from './deck/end-slide.ts'
import { drawHeading } from './deck/heading.ts'
import { drawMapSlide } from './deck/map-slide.ts'
import { brightAround, placePart } from './deck/place-part.ts'
import { PLANE } from './deck/plane.ts'
import { drawTitleSlide } from './deck/title-slide.ts'

export interface SlideViewProps {
  readonly deck: Deck
  readonly slide: Slide
  /** The whole map as the canvas lays it out. */
  readonly layout: MapLayout
  readonly moments: boolean
  readonly theme: Theme
  /** What a filter fades. */
  readonly dimmed: ReadonlySet<string>
  readonly cell?: CellId | null
}

/** A slide, as large as the box it is given. */
export const SlideView = memo(function SlideView(props: SlideViewProps) {
  const { deck, theme } = props
  return (
    <svg
      className="slide"
      viewBox={`0 0 ${deck.width} ${PLANE.height}`}
      aria-hidden="true"
      style={{ background: theme.paper }}
    >
      <Content {...props} />
    </svg>
  )
})

function Content(props: SlideViewProps) {
  const { deck, slide, theme } = props
  switch (slide.kind) {
    case 'title':
      return <Shapes shapes={drawTitleSlide(deck.view, deck.width, theme)} />
    case 'map':
      return <WholeMap {...props} />
    case 'end':
      return <Shapes shapes={drawEndSlide(slide.takeaways, deck.width, theme)} />
    case 'part':
      return <PartOfMap {...props} slide={slide} />
  }
}

/** A window on the map: what of it is seen, and where. */
function Pane({
  seen,
  place,
  children,
}: {
  readonly seen: Rect
  readonly place: Rect
  readonly children: React.ReactNode
}) {
  return (
    <svg {...place} viewBox={`${seen.x} ${seen.y} ${seen.width} ${seen.height}`} aria-hidden="true">
      {children}
    </svg>
  )
}

function WholeMap({ deck, layout, moments, theme }: SlideViewProps) {
  const drawing = useMemo(
    () => drawMapSlide(deck.view, layout, deck.whole, deck.width, moments, theme),
    [deck, layout, moments, theme],
  )
  return (
    <>
      {drawing.panels.map(({ of, shapes, ...where }) => (
        <Pane key={of} {...where}>
          <Shapes shapes={shapes} />
        </Pane>
      ))}
      <Shapes shapes={drawing.titles} />
    </>
  )
}

/** What a filter leaves out is still there, faintly. */
const FAINT = 0.22

function PartOfMap({ deck, slide, theme, dimmed, cell }: SlideViewProps & { readonly slide: PartSlide }) {
  const drawing = useMemo(() => drawPart(slide.laid, deck.whole, theme), [slide.laid, deck.whole, theme])
  const { body, titles } = placePart(slide)
  const { laid } = slide
  const fade = (id: string) => (dimmed.has(id) ? FAINT : undefined)
  return (
    <>
      <Shapes shapes={drawHeading(slide.heading, slide.mark, deck.width, theme)} />
      <Pane seen={laid.body} place={body}>
        <Shapes shapes={drawing.ground} />
        <Shapes shapes={drawing.columns} />
        {drawing.lanes.map(({ laneId, values, cards }) => (
          <g key={laneId}>
            <Shapes shapes={values} />
            {cards.map(({ id, shape }) => (
              <g key={id} data-card={id} opacity={fade(id)}>
                <Shapes shapes={[shape]} />
              </g>
            ))}
          </g>
        ))}
        {drawing.connectors.map(({ id, shape }) => (
          <g key={id} opacity={fade(id)}>
            <Shapes shapes={[shape]} />
          </g>
        ))}
      </Pane>
      {titles.width === 0 ? null : (
        <Pane seen={{ x: 0, y: laid.body.y, width: laid.titles, height: laid.body.height }} place={titles}>
          <Shapes shapes={drawing.corner} />
          {drawing.lanes.map(({ laneId, title }) => (
            <Shapes key={laneId} shapes={[title]} />
          ))}
        </Pane>
      )}
      {cell ? <Light slide={slide} cell={cell} theme={theme} width={deck.width} /> : null}
    </>
  )
}

/** Dims all but a cell and its titles. */
function Light({
  slide,
  cell,
  theme,
  width,
}: {
  readonly slide: PartSlide
  readonly cell: CellId
  readonly theme: Theme
  readonly width: number
}) {
  const bright = brightAround(slide, cell.laneId, cell.stepId)
  if (!bright) return null
  const box = ({ x, y, width: across, height }: Rect) => `M${x} ${y}h${across}v${height}h${-across}Z`
  const { room } = slide.heading
  const dim = box({ x: room.x - 8, y: room.y - 8, width: width - room.x + 8, height: room.height + 16 })
  return (
    <>
      <path
        className="slide-dim"
        d={[dim, box(bright.cell), ...bright.titles.map(box)].join('')}
        fillRule="evenodd"
        fill={theme.paper}
        opacity={0.84}
      />
      <rect {...bright.cell} rx={8} fill="none" stroke={theme.accent} strokeWidth={5} />
    </>
  )
}
