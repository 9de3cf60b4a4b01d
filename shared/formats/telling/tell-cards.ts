import { amountWords, formulaWords, signed } from '#shared/layout/card-words.ts'
import { wordsOnCard } from '#shared/layout/describe-card.ts'
import { type CardContexts, cardContexts } from '#shared/layout/drawing/draw-map.ts'
import { levelWord } from '#shared/layout/sentiment-layout.ts'
import type { Card } from '#shared/model/card.ts'
import type { Lane } from '#shared/model/lane.ts'
import { cardsIn, groupOf, type MapView } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { ToldCard, ToldLane } from './told-map.ts'

/** Tells the cards of one lane, step by step; made once for a map. */
export type TellLane = (lane: Lane) => ToldLane['cells']

/** What tells the cards of a map. `personas` are all of the project: a value may be of one who is not on the map any more. */
export function tellCards(view: MapView, { personas }: Pick<Snapshot, 'personas'>): TellLane {
  const contexts = cardContexts(view)
  const nameOf = (personaId: string | null): string => personas[personaId ?? '']?.name.trim() ?? ''
  const tell = (card: Card, lane: Lane): ToldCard =>
    card.kind === 'sentiment' ? tellValue(card, lane, nameOf) : tellCard(card, lane, view, contexts, nameOf)
  return (lane) =>
    new Map(
      view.steps
        .map(({ id }): [string, readonly ToldCard[]] => [
          id,
          [
            ...cardsIn(view, lane.id, id).map((card) => tell(card, lane)),
            ...tellCounterparts(view, lane, id, nameOf),
          ],
        ])
        .filter(([, cards]) => cards.length > 0),
    )
}

type NameOf = (personaId: string | null) => string

function tellValue(card: Card, lane: Lane, nameOf: NameOf): ToldCard {
  const { head, text, notes } = wordsOnCard(card)
  const [value = '', , ...rating] = head
  const facts = [value, levelWord(lane, card.amount ?? 0), ...rating, ...notes]
  return { color: lane.color, lead: nameOf(card.personaId), text, facts }
}

/** The lines of the map that this one answers, where the lane shows them, and those of survey scores. */
function tellCounterparts(view: MapView, lane: Lane, stepId: string, nameOf: NameOf): ToldCard[] {
  return (view.counterpartCurves ?? []).flatMap(({ laneId, personaId, label, isScore, values }) => {
    const value = values.get(stepId)
    if (laneId !== lane.id || value === undefined || !(isScore || lane.showCounterpart)) return []
    const lead = [nameOf(personaId), isScore ? label : `${label} state`]
      .filter((part) => part !== '')
      .join(', ')
    return [
      {
        color: lane.color,
        lead,
        text: '',
        facts: [`Sentiment ${signed(Math.round(value * 100) / 100)}`, levelWord(lane, value)],
      },
    ]
  })
}

function tellCard(card: Card, lane: Lane, view: MapView, contexts: CardContexts, nameOf: NameOf): ToldCard {
  const around = { ...contexts(card), group: groupOf(view, card)?.title }
  const { head, text, notes, ties } = wordsOnCard(card, around)
  const isMetric = card.kind === 'metric'
  const facts = [...head.slice(isMetric ? 1 : 0), ...unsaid(card, text), ...notes, ...ties]
  const whom = nameOf(card.personaId)
  if (whom !== '') facts.push(`About ${whom}`)
  const isEmpty = text.trim() === '' && facts.length === 0 && !isMetric
  return {
    color: card.color ?? lane.color,
    lead: isMetric ? (head[0] ?? '') : '',
    text,
    facts: isEmpty ? ['Card without text'] : facts,
  }
}

/** What the drawing of a metric has no room for. */
function unsaid(card: Card, caption: string): string[] {
  if (card.kind !== 'metric') return []
  const formula = formulaWords(card)
  return [
    ...(formula !== '' && formula !== caption ? [formula] : []),
    ...(card.amount === null && card.unit !== '' ? [`counted in ${card.unit}`] : []),
    ...(card.series.length > 0
      ? [`before: ${card.series.map((amount) => amountWords(amount, card.unit)).join(', ')}`]
      : []),
  ]
}
