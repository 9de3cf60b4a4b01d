import { paintShapes } from '#renderer/paint/paint-shapes.ts'
import { CARD } from '#shared/layout/dimensions.ts'
import { drawCard } from '#shared/layout/drawing/draw-card.ts'
import type { CardContexts } from '#shared/layout/drawing/draw-map.ts'
import type { Theme } from '#shared/layout/drawing/theme.ts'
import type { CardBox } from '#shared/layout/map-layout.ts'

/** Below this many device pixels per map unit words cannot be read, and grey bars stand for them. */
export const READABLE = 0.3
/** While the view zooms nobody reads yet, and bars are painted ten times as fast. */
export const READABLE_IN_MOTION = 0.9
/** Below this even bars are specks. */
const VISIBLE_LINES = 0.06

/** Paints cards into a context whose transform is set to map units. `scale` is device pixels per map unit. */
export function paintCards(
  context: CanvasRenderingContext2D,
  boxes: readonly CardBox[],
  contexts: CardContexts,
  theme: Theme,
  scale: number,
  readable = READABLE,
): void {
  if (scale >= readable) {
    for (const box of boxes)
      paintShapes(context, [drawCard(box.card, box.inner, theme, contexts(box.card), box.rect)])
    return
  }
  for (const box of boxes) paintPaper(context, box, contexts, theme)
  if (scale >= VISIBLE_LINES) paintBars(context, boxes, theme)
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
          rect.x + CARD.paddingX,
          rect.y + inner.textTop + index * lineHeight + lineHeight * 0.35,
          width,
          size * 0.4,
        )
    }
  }
}
