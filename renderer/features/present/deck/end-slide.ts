import {
  explainPain,
  QUADRANT_WORDS,
  type RankedPain,
  rankOpportunities,
  rankPains,
  type WeighedOpportunity,
} from '#shared/analysis/ranking.ts'
import { shortDay } from '#shared/base/short-day.ts'
import { drawWords } from '#shared/layout/drawing/draw-text.ts'
import type { Shape } from '#shared/layout/drawing/shapes.ts'
import type { Theme } from '#shared/layout/drawing/theme.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { OPPORTUNITY_STATUS_LABELS } from '#shared/model/vocabulary.ts'
import { innerRect } from './plane.ts'
import { drawText, type SlideType, TextColumn } from './set-text.ts'
import { setSlideTitle } from './title-slide.ts'

/** One thing to take away: what it is, and what there is to say of it. */
export interface Takeaway {
  readonly id: string
  readonly text: string
  readonly detail: string
}

/** What the last slide says. */
export interface Takeaways {
  readonly pains: readonly Takeaway[]
  readonly opportunities: readonly Takeaway[]
}

const MOST = 4

/** The map's worst pains and best opportunities, by their rank. */
export function takeawaysOf(view: MapView): Takeaways {
  const pains = rankPains(view)
  const { ranked, unplaced } = rankOpportunities(view, pains)
  return {
    pains: pains.slice(0, MOST).map((pain) => ({
      id: pain.card.id,
      text: oneLine(pain.card.text),
      detail: [stepTitle(view, pain), explainPain(pain)].filter((part) => part !== '').join(' · '),
    })),
    opportunities: [
      ...ranked.map((one) => tellOpportunity(one, QUADRANT_WORDS[one.quadrant].label)),
      ...unplaced.map((one) => tellOpportunity(one, '')),
    ].slice(0, MOST),
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

const stepTitle = (view: MapView, { stepId }: RankedPain): string =>
  view.steps.find(({ id }) => id === stepId)?.title.trim() ?? ''

const tellOpportunity = ({ card }: WeighedOpportunity, quadrant: string): Takeaway => ({
  id: card.id,
  text: oneLine(card.text),
  detail: [
    quadrant,
    card.owner.trim(),
    card.due === null ? '' : `by ${shortDay(card.due)}`,
    card.progress === 'idea' ? '' : OPPORTUNITY_STATUS_LABELS[card.progress],
  ]
    .filter((part) => part !== '')
    .join(' · '),
})

const HEAD: SlideType = { face: 'sans-semibold', sizes: [32], lineHeight: 1.3, mostLines: 1, ink: 'muted' }
const TEXT: SlideType = {
  face: 'sans-semibold',
  sizes: [38, 34, 30],
  lineHeight: 1.25,
  mostLines: 3,
  ink: 'ink',
}
const DETAIL: SlideType = {
  face: 'sans-regular',
  sizes: [26, 24],
  lineHeight: 1.3,
  mostLines: 2,
  ink: 'muted',
}
const NUMBER = 58
const GAP = 72

/** Two columns of what to take away; one where the map has but one of them. */
export function drawEndSlide({ pains, opportunities }: Takeaways, width: number, theme: Theme): Shape[] {
  const inner = innerRect(width)
  const lists = [
    { title: 'Worst pain points', items: pains, tone: theme.tones.red },
    { title: 'Best opportunities', items: opportunities, tone: theme.tones.green },
  ].filter(({ items }) => items.length > 0)
  const each = (inner.width + GAP) / Math.max(1, lists.length) - GAP
  return [
    { type: 'rect', x: 0, y: 0, width, height: 12, fill: theme.accent },
    ...drawText(setSlideTitle('What to take away', width), theme),
    ...lists.flatMap(({ title, items, tone }, column): Shape[] => {
      const x = inner.x + column * (each + GAP)
      const head = new TextColumn(x, 150, each)
      head.add(title, HEAD)
      const rule: Shape = { type: 'rect', x, y: head.bottom + 8, width: each, height: 4, fill: tone.edge }
      let y = head.bottom + 40
      const rows = items.flatMap((item, index): Shape[] => {
        const words = new TextColumn(x + NUMBER, y, each - NUMBER)
        words.add(item.text, TEXT)
        words.add(item.detail, DETAIL, 4)
        const number = drawWords(`${index + 1}.`, 'serif-semibold', 38, x, y, tone.strong)
        y = words.bottom + 30
        return [number, ...words.texts.flatMap((text) => drawText(text, theme))]
      })
      return [...head.texts.flatMap((text) => drawText(text, theme)), rule, ...rows]
    }),
  ]
}
