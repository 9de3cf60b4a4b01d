import { Shapes } from '#renderer/canvas/ShapeView.tsx'
import { drawCard } from '#shared/layout/drawing/draw-card.ts'
import type { Theme } from '#shared/layout/drawing/theme.ts'
import type { Deck, PartSlide } from './deck/deck.ts'
import { PLANE } from './deck/plane.ts'
import { drawText, setText } from './deck/set-text.ts'
import { cardsInLight } from './show.ts'

/** Of the slide's height and width, and how many times a card is enlarged at most. */
const ROOM = { width: 0.8, height: 720, most: 7 } as const

/** One card alone, as large as the slide holds it, with where it stands above it. */
export function CardView({
  deck,
  slide,
  cardId,
  theme,
}: {
  readonly deck: Deck
  readonly slide: PartSlide
  readonly cardId: string
  readonly theme: Theme
}) {
  const box = slide.laid.layout.cardById.get(cardId)
  if (!box) return null
  const { card, inner } = box
  const zoom = Math.min((deck.width * ROOM.width) / inner.width, ROOM.height / inner.height, ROOM.most)
  const [width, height] = [inner.width * zoom, inner.height * zoom]
  const place = { x: (deck.width - width) / 2, y: 150 + (ROOM.height - height) / 2, width, height }
  const [laneId, stepId] = card.place
  const siblings = cardsInLight(deck, { cell: { laneId, stepId } })
  const where = [
    deck.view.lanes.find(({ id }) => id === laneId)?.title.trim(),
    deck.view.steps.find(({ id }) => id === stepId)?.title.trim(),
    siblings.length > 1 ? `${siblings.indexOf(cardId) + 1} of ${siblings.length}` : '',
  ]
    .filter((part) => part)
    .join(' · ')
  const set = setText(
    where,
    { face: 'sans-semibold', sizes: [30], lineHeight: 1.3, mostLines: 1, ink: 'muted' },
    PLANE.margin,
    56,
    deck.width - 2 * PLANE.margin,
  )
  return (
    <svg
      className="slide slide-card"
      viewBox={`0 0 ${deck.width} ${PLANE.height}`}
      aria-hidden="true"
      style={{ background: theme.desk }}
    >
      <Shapes shapes={drawText(set, theme)} />
      <svg {...place} viewBox={`0 0 ${inner.width} ${inner.height}`} aria-hidden="true">
        <Shapes shapes={[drawCard(card, inner, theme, deck.whole.contexts(card), { x: 0, y: 0 })]} />
      </svg>
    </svg>
  )
}
