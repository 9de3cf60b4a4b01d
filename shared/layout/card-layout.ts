import type { Rect } from '#shared/base/geometry.ts'
import type { Card } from '#shared/model/card.ts'
import { type RowContent, rowsAbove, rowsBelow } from './card-rows.ts'
import { captionOf } from './card-words.ts'
import { CARD, TYPE } from './dimensions.ts'
import { type FittedText, fitText } from './text/fit-text.ts'

/** A row of a card beside its text. `top` is measured from the card's upper edge. */
export type CardRow = RowContent & { readonly top: number; readonly height: number }

/** How much a card needs at a given width, and where things stand inside it. All in map units from the card's corner. */
export interface CardLayout {
  readonly width: number
  readonly height: number
  readonly text: FittedText
  /** Upper left corner of the first line of text. */
  readonly textTop: number
  readonly textLeft: number
  /** What stands above and below the text, from top to bottom. */
  readonly rows: readonly CardRow[]
}

const cache = new WeakMap<Card, { readonly layout: CardLayout; readonly drop: string }>()

/**
 * Lays one card out; `drop` is the drop in numbers that it explains, empty for none. Cards are immutable, so each is measured
 * once per width.
 */
export function layoutCard(card: Card, width: number, drop = ''): CardLayout {
  const known = cache.get(card)
  if (known?.layout.width === width && known.drop === drop) return known.layout
  const layout = card.kind === 'owner' ? chipLayout(card, width, drop) : stackLayout(card, width, drop)
  cache.set(card, { layout, drop })
  return layout
}

/** The line of a card that opens another map, from the card's corner; `null` where it opens none. */
export function linkRect({ rows, width }: CardLayout): Rect | null {
  const row = rows.find(({ type }) => type === 'link')
  return row ? { x: 0, y: row.top - 4, width, height: row.height + 8 } : null
}

/** Numbers say what they count in a smaller hand, so that the number leads. */
const CAPTION_SIZES = [13] as const

/** Everything on a card one below the other, its text among it. */
function stackLayout(card: Card, width: number, drop: string): CardLayout {
  const inner = width - 2 * CARD.paddingX
  const words = card.kind === 'metric' ? captionOf(card) : card.text
  const text = fitText(words, {
    face: 'sans-regular',
    sizes: card.kind === 'metric' ? CAPTION_SIZES : TYPE.card,
    lineHeight: TYPE.lineHeight,
    width: inner,
    preferredHeight: TYPE.cardText,
  })
  const rows: CardRow[] = []
  let y: number = card.kind === 'image' ? CARD.mat : CARD.paddingY
  for (const row of rowsAbove(card, inner)) {
    rows.push({ ...row, top: y })
    y += row.height + gapBelow(row)
  }
  const textTop = y
  // Where a picture or a number says it all, no empty line is left for words.
  const silent = words === '' && (card.kind === 'metric' || card.kind === 'image')
  y += silent ? -CARD.rowGap : text.height
  for (const row of rowsBelow(card, inner, drop)) {
    y += CARD.rowGap
    rows.push({ ...row, top: y })
    y += row.height
  }
  const bottom = silent && card.kind === 'image' && rows.length === 1 ? CARD.mat : CARD.paddingY
  const height = Math.max(CARD.least, Math.ceil(y + bottom))
  return { width, height, text, textTop, textLeft: CARD.paddingX, rows }
}

function gapBelow({ type }: RowContent): number {
  switch (type) {
    case 'number':
      return 2
    case 'bar':
      return 5
    case 'picture':
      return 8
    case 'impact':
    case 'channels':
      return 1
    default:
      return CARD.rowGap
  }
}

/** Initials on a disc, the name beside it, and below it what any card may carry. */
function chipLayout(card: Card, width: number, drop: string): CardLayout {
  const textLeft = 7 + CARD.chip.disc + 9
  const text = fitText(card.text, {
    face: 'sans-regular',
    sizes: [15, 14, 13],
    lineHeight: TYPE.lineHeight,
    width: width - textLeft - CARD.paddingX,
    preferredHeight: 20,
  })
  const lineHeight = Math.max(CARD.chip.least, Math.ceil(text.height) + 14)
  const rows: CardRow[] = []
  let y = lineHeight
  for (const row of rowsBelow(card, width - 2 * CARD.paddingX, drop)) {
    rows.push({ ...row, top: y })
    y += row.height + CARD.rowGap
  }
  const height = rows.length === 0 ? lineHeight : Math.ceil(y + 4)
  return { width, height, text, textTop: (lineHeight - text.height) / 2, textLeft, rows }
}
