import { type Point, type Rect, union } from '#shared/base/geometry.ts'
import { LIGHT } from '#shared/layout/drawing/theme.ts'
import type { PersonaBox } from '#shared/layout/header-layout.ts'
import { type CardBox, layoutMap, type MapLayout } from '#shared/layout/map-layout.ts'
import type { SentimentCurve } from '#shared/layout/sentiment-layout.ts'
import type { FittedText } from '#shared/layout/text/fit-text.ts'
import { mapsOf, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { Color } from '#shared/model/vocabulary.ts'

/** Width and largest height of a thumbnail as shown, in CSS pixels. */
export const THUMBNAIL = { width: 512, height: 320 } as const

/** Coordinates are half pixels in whole numbers: fine enough to look at, short enough for a small file. */
const UNITS = 2
/** Lines of text closer than this are left out: they would only make the cards darker. */
const LEAST_LINE = 3
/** With more cards than this, the cards of a cell are shown as one. */
const MOST_CARDS = 1500

/**
 * A small picture of a project's first map as SVG: paper, stages, lanes, cards in their colours, the sentiment lines,
 * text as strokes. Carries neither words nor fonts, so that it may be shown anywhere; a few kilobytes when compressed.
 * A project without a map shows blank paper.
 */
export function thumbnailSvg(snapshot: Snapshot): string {
  const [width, height] = [THUMBNAIL.width * UNITS, THUMBNAIL.height * UNITS]
  const first = mapsOf(snapshot)[0]
  const view = first && viewMap(snapshot, first.id)
  const content = view ? new Sketch(layoutMap(view), width, height).elements() : []
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${THUMBNAIL.width}" height="${THUMBNAIL.height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${LIGHT.paper}"/>`,
    ...content,
    '</svg>',
  ].join('')
}

/** A box of paper of a colour, in map units. */
type Colored = readonly [color: Color, rect: Rect]

/** A text and the upper left corner of its first line, in map units. */
type Written = readonly [text: FittedText, at: Point]

/** Everything of one colour goes into one path: that is what keeps it small. */
class Sketch {
  private readonly layout: MapLayout
  private readonly scale: number
  private readonly left: number
  private readonly top: number

  constructor(layout: MapLayout, width: number, height: number) {
    const { bounds } = layout
    this.layout = layout
    this.scale = Math.min(width / bounds.width, height / bounds.height)
    this.left = (width - bounds.width * this.scale) / 2 - bounds.x * this.scale
    this.top = (height - bounds.height * this.scale) / 2 - bounds.y * this.scale
  }

  elements(): string[] {
    const { header, lanes, stages, cards, curves, notes } = this.layout
    const bands = lanes.map(({ band }) => band)
    const bars = lanes.map(
      ({ lane, header: { x, y, height } }): Colored => [
        lane.color,
        { x, y: y + 4, width: 5, height: height - 8 },
      ],
    )
    return [
      `<path fill="${LIGHT.band}" d="${bands.map((band) => this.box(band)).join('')}"/>`,
      ...this.papers([
        ...stages.map(({ stage, rect }): Colored => [stage.color, rect]),
        ...bars,
        ...this.cards(),
        ...notes.map(({ note, rect }): Colored => [note.color, rect]),
      ]),
      ...[...header.personas, ...header.sheets].map((box) => this.portrait(box)),
      ...curves.map((curve) => this.line(curve)),
      ...this.words(LIGHT.ink, [
        [header.title, header.titleAt],
        ...lanes.map(({ title, header: { x, y } }): Written => [title, { x: x + 16, y: y + 12 }]),
        ...stages.map(({ title, rect: { x, y } }): Written => [title, { x: x + 14, y: y + 10 }]),
      ]),
      ...this.words(LIGHT.muted, [
        [header.scope, header.scopeAt],
        ...cards.map(
          ({ inner, rect: { x, y } }): Written => [
            inner.text,
            { x: x + inner.textLeft, y: y + inner.textTop },
          ],
        ),
      ]),
    ]
  }

  private cards(): Colored[] {
    const { cards, lanes } = this.layout
    const laneColors = new Map(lanes.map(({ lane }) => [lane.id, lane.color]))
    const colorOf = ({ card }: CardBox): Color => card.color ?? laneColors.get(card.place[0]) ?? 'grey'
    if (cards.length <= MOST_CARDS) return cards.map((box) => [colorOf(box), box.rect])
    const cells = Map.groupBy(cards, ({ card }) => `${card.place[0]} ${card.place[1]}`)
    return [...cells.values()].map((cell) => [
      colorOf(cell[0] as CardBox),
      cell.map(({ rect }) => rect).reduce(union),
    ])
  }

  private papers(boxes: readonly Colored[]): string[] {
    return [...Map.groupBy(boxes, ([color]) => color)].map(([color, group]) => {
      const { fill, edge } = LIGHT.tones[color]
      return `<path fill="${fill}" stroke="${edge}" d="${group.map(([, rect]) => this.box(rect)).join('')}"/>`
    })
  }

  private box({ x, y, width, height }: Rect): string {
    const [left, top] = [this.x(x), this.y(y)]
    const [across, down] = [this.x(x + width) - left, this.y(y + height) - top]
    return `M${left} ${top}h${across}v${down}h-${across}z`
  }

  private portrait({ persona, portrait: { x, y, size } }: Pick<PersonaBox, 'persona' | 'portrait'>): string {
    const radius = size / 2
    const { fill, edge } = LIGHT.tones[persona.color]
    return `<circle cx="${this.x(x + radius)}" cy="${this.y(y + radius)}" r="${Math.round(radius * this.scale)}" fill="${fill}" stroke="${edge}"/>`
  }

  private line({ path, persona }: SentimentCurve): string {
    const color = persona?.color ?? 'blue'
    const { scale, left, top } = this
    const place = [scale, 0, 0, scale, left, top].map((number) => Math.round(number * 1e4) / 1e4)
    const d = path.replace(/-?[\d.]+(?:e-?\d+)?/g, (number) => String(Math.round(Number(number))))
    const width = Math.round((2.5 * UNITS) / scale)
    return `<path fill="none" stroke="${LIGHT.tones[color].strong}" stroke-width="${width}" transform="matrix(${place.join(' ')})" d="${d}"/>`
  }

  /** A stroke where each line of text stands, as high as its small letters. */
  private words(ink: string, texts: readonly Written[]): string[] {
    const readable = texts.filter(([text]) => text.lineHeight * this.scale >= LEAST_LINE)
    const bySize = Map.groupBy(readable, ([text]) => Math.max(1, Math.round(text.size * this.scale * 0.4)))
    return [...bySize].map(([height, group]) => {
      const d = group.flatMap(([text, { x, y }]) =>
        text.lines.map((line, index) => {
          const middle = this.y(y + (index + 0.55) * text.lineHeight)
          return line.width > 0 ? `M${this.x(x)} ${middle}H${this.x(x + line.width)}` : ''
        }),
      )
      return `<path stroke="${ink}" stroke-width="${height}" opacity=".55" d="${d.join('')}"/>`
    })
  }

  private x(x: number): number {
    return Math.round(this.left + x * this.scale)
  }

  private y(y: number): number {
    return Math.round(this.top + y * this.scale)
  }
}
