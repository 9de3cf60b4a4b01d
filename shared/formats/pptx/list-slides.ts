import { stepName } from '#shared/analysis/placed-cards.ts'
import {
  explainPain,
  QUADRANT_WORDS,
  type RankedOpportunity,
  rankOpportunities,
  rankPains,
  type WeighedOpportunity,
} from '#shared/analysis/ranking.ts'
import { footerParts } from '#shared/layout/card-words.ts'
import { PARKING_TITLE } from '#shared/layout/drawing/draw-clusters.ts'
import { drawParagraph, drawWords } from '#shared/layout/drawing/draw-text.ts'
import type { GroupShape } from '#shared/layout/drawing/shapes.ts'
import type { PaperTone } from '#shared/layout/drawing/theme.ts'
import { fitText } from '#shared/layout/text/fit-text.ts'
import type { Card } from '#shared/model/card.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { type ColumnBlock, itemsOfBlocks, ON_PAPER, pagesOfBlocks, type WordDeck } from './page-column.ts'
import type { Slide } from './slide-items.ts'
import { AREA, READABLE_PT } from './stage-pages.ts'

/** A line of a list: what stands before it, its words, and what is said of it in smaller type. */
interface Entry {
  readonly sign: string
  readonly text: string
  readonly about: string
  readonly tone: PaperTone
}

/** The pains, the worst first; none where the map has none. */
export function painSlides(deck: WordDeck, view: MapView): Slide[] {
  const entries = rankPains(view).map(
    (pain): Entry => ({
      sign: String(pain.rank),
      text: pain.card.text,
      about: [`At ${stepName(view, pain.stepId)}`, explainPain(pain), ...footerParts(pain.card)].join(' · '),
      tone: toneOf(deck, pain.card, view),
    }),
  )
  return listSlides(deck, 'Pain points, the worst first', entries)
}

/** The opportunities, the best first, then those without grades, then those that are done with. */
export function opportunitySlides(deck: WordDeck, view: MapView): Slide[] {
  const { ranked, unplaced, settled } = rankOpportunities(view)
  const entry = (one: WeighedOpportunity, sign: string, grades: readonly string[]): Entry => ({
    sign,
    text: one.card.text,
    about: [`At ${stepName(view, one.stepId)}`, ...grades, ...footerParts(one.card)].join(' · '),
    tone: toneOf(deck, one.card, view),
  })
  return listSlides(deck, 'Opportunities, the best first', [
    ...ranked.map((one) => entry(one, String(one.rank), gradeWords(one))),
    ...unplaced.map((one) => entry(one, '–', ['value and effort still to be judged'])),
    ...settled.map((one) => entry(one, '✓', [])),
  ])
}

const gradeWords = ({ quadrant, value, effort }: RankedOpportunity): string[] => [
  QUADRANT_WORDS[quadrant].label,
  `value ${value}, effort ${effort}`,
]

/** What lies beside the grid and in the parking lot, where it can be read. */
export function noteSlides(deck: WordDeck, view: MapView): Slide[] {
  const entries = view.notes.map(
    (note): Entry => ({
      sign: '',
      text: note.text,
      about: [note.parked ? PARKING_TITLE : '', note.author].filter((part) => part !== '').join(' · '),
      tone: deck.theme.tones[note.color],
    }),
  )
  return listSlides(deck, 'Notes', entries)
}

/** A card that is longer than a slide as wide as one; `isSmall` where even so it is set smaller than can be read. */
export function longCard(deck: WordDeck, card: Card, view: MapView) {
  const [laneId, stepId] = card.place
  const lane = view.lanes.find(({ id }) => id === laneId)?.title ?? ''
  const about = [lane, stepName(view, stepId), ...footerParts(card)].filter((part) => part !== '').join(' · ')
  const block = rowOf({ sign: '', text: card.text, about, tone: toneOf(deck, card, view) }, deck)
  const isSmall = (ROOM.height / block.height) * LEAST_TEXT * 0.75 < READABLE_PT
  return { items: itemsOfBlocks(deck, [block], AREA, ROW.gap), isSmall }
}

const toneOf = ({ theme }: WordDeck, card: Card, view: MapView): PaperTone =>
  theme.tones[card.color ?? view.lanes.find(({ id }) => id === card.place[0])?.color ?? 'grey']

const ROOM = { width: AREA.width * 96, height: AREA.height * 96 } as const
const LEAST_TEXT = 12
const ROW = {
  sign: 48,
  paddingX: 14,
  paddingY: 9,
  between: 3,
  gap: 8,
  text: [18, 16, 14, LEAST_TEXT],
  about: [14],
} as const

function listSlides(deck: WordDeck, title: string, entries: readonly Entry[]): Slide[] {
  const said = entries.filter(({ text, about }) => text.trim() !== '' || about !== '')
  const pages = pagesOfBlocks(
    said.map((entry) => rowOf(entry, deck)),
    ROOM.height,
    ROW.gap,
  )
  return pages.map((blocks, index) => ({
    title: pages.length === 1 ? title : `${title} (${index + 1} of ${pages.length})`,
    layout: 'content',
    items: itemsOfBlocks(deck, blocks, AREA, ROW.gap),
    notes: [],
  }))
}

function rowOf({ sign, text, about, tone }: Entry, { theme }: WordDeck): ColumnBlock {
  const left = sign === '' ? 0 : ROW.sign
  const width = ROOM.width - left - 2 * ROW.paddingX
  const set = (words: string, sizes: readonly number[]) =>
    fitText(words, { face: 'sans-regular', sizes, lineHeight: 1.3, width, preferredHeight: ROOM.height / 2 })
  const main = set(text, ROW.text)
  const small = about === '' ? undefined : set(about, ROW.about)
  const height = Math.ceil(2 * ROW.paddingY + main.height + (small ? ROW.between + small.height : 0))
  return { height, draw }

  function draw(top: number): GroupShape {
    const x = left + ROW.paddingX
    const paper: GroupShape = {
      type: 'group',
      key: ON_PAPER,
      label: text,
      children: [
        {
          type: 'rect',
          ...{ x: left, y: top, width: ROOM.width - left, height, radius: 6 },
          ...{ fill: tone.fill, stroke: tone.edge, strokeWidth: theme.edgeWidth },
        },
        ...drawParagraph(main, x, top + ROW.paddingY, theme.ink),
        ...(small
          ? drawParagraph(small, x, top + ROW.paddingY + main.height + ROW.between, tone.strong)
          : []),
      ],
    }
    const rank = drawWords(sign, 'sans-semibold', 20, left - 14, top + height / 2 - 13, theme.muted, 'end')
    return { type: 'group', children: sign === '' ? [paper] : [rank, paper] }
  }
}
