import { type ImageLookup, paintShapes } from '#renderer/paint/paint-shapes.ts'
import { drawCard } from '#shared/layout/drawing/draw-card.ts'
import type { CardContexts } from '#shared/layout/drawing/draw-map.ts'
import { DIMMED } from '#shared/layout/drawing/faded.ts'
import type { Theme } from '#shared/layout/drawing/theme.ts'
import type { CardBox } from '#shared/layout/map-layout.ts'

/** Below this many device pixels per map unit words cannot be read, and grey bars stand for them. */
export const READABLE = 0.3
/** While the view zooms nobody reads yet, and bars are painted ten times as fast. */
export const READABLE_IN_MOTION = 0.9
/** Below this even bars are specks. */
const VISIBLE_LINES = 0.06

export interface CardPainting {
  readonly images?: ImageLookup
  /** Cards that a filter fades. */
  readonly dimmed?: ReadonlySet<string>
  /** Device pixels per map unit from which on words are painted. */
  readonly readable?: number
}

/** Paints cards into a context whose transform is set to map units. `scale` is device pixels per map unit. */
export function paintCards(
  context: CanvasRenderingContext2D,
  boxes: readonly CardBox[],
  contexts: CardContexts,
  theme: Theme,
  scale: number,
  { images = () => undefined, readable = READABLE, dimmed }: CardPainting = {},
): void {
  // A picture can be told from others long after words are bars.
  const isWhole = ({ card }: CardBox) => scale >= (card.image === '' ? readable : VISIBLE_LINES)
  const sketched = boxes.filter((box) => !isWhole(box))
  for (const box of sketched) paintPaper(context, box, contexts, theme)
  if (scale >= VISIBLE_LINES) paintBars(context, sketched, theme)
  for (const box of boxes)
    if (isWhole(box))
      paintShapes(context, [drawCard(box.card, box.inner, theme, contexts(box.card), box.rect)], { images })
  if (dimmed && dimmed.size > 0) fade(context, boxes, dimmed, theme)
}

/** A veil of paper over what is faded: of the card as much is left as where it is an element. */
function fade(
  context: CanvasRenderingContext2D,
  boxes: readonly CardBox[],
  dimmed: ReadonlySet<string>,
  theme: Theme,
): void {
  context.save()
  context.globalAlpha = 1 - DIMMED
  context.fillStyle = theme.paper
  for (const { card, rect } of boxes)
    if (dimmed.has(card.id)) context.fillRect(rect.x - 1, rect.y - 1, rect.width + 2, rect.height + 2)
  context.restore()
}

function paintPaper(
  context: CanvasRenderingContext2D,
  { card, rect }: CardBox,
  contexts: CardContexts,
  theme: Theme,
): void {
  const tone = theme.tones[card.color ?? contexts(card).laneColor]
  const gap = card.kind === 'touchpoint' && card.status !== 'existing'
  context.fillStyle = gap ? theme.paper : tone.fill
  context.fillRect(rect.x, rect.y, rect.width, rect.height)
  context.fillStyle = gap ? tone.strong : tone.edge
  context.fillRect(rect.x, rect.y + rect.height - 3, rect.width, 3)
}

/** One bar per line of text, as long as the line is. */
function paintBars(context: CanvasRenderingContext2D, boxes: readonly CardBox[], theme: Theme): void {
  context.fillStyle = theme.muted
  for (const { inner, rect } of boxes) {
    const { lines, lineHeight, size } = inner.text
    for (let index = 0; index < lines.length; index++) {
      const width = lines[index]?.width ?? 0
      if (width > 0)
        context.fillRect(
          rect.x + inner.textLeft,
          rect.y + inner.textTop + index * lineHeight + lineHeight * 0.35,
          width,
          size * 0.4,
        )
    }
  }
}
