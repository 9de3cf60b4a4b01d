import { Slider } from 'radix-ui'
import { useId } from 'react'
import { perform } from '#renderer/actions/perform.ts'
import { MIXED, sharedValue } from '#renderer/fields/shared-values.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import type { CommandOf } from '#shared/document/commands/types.ts'
import { ratingWords, signed } from '#shared/layout/card-words.ts'
import { type Card, SENTIMENT } from '#shared/model/card.ts'
import { SENTIMENT_LEVELS, sentimentLabel } from '#shared/model/vocabulary.ts'

/** How it felt: from upset to delighted, in quarters. */
export function SentimentFields({ cards }: { readonly cards: readonly [Card, ...Card[]] }) {
  const project = useProject()
  const id = useId()
  const shared = sharedValue(cards, 'amount')
  const amount = shared === MIXED ? 0 : (shared ?? 0)
  const words = shared === MIXED ? 'They differ' : `${sentimentLabel(amount)}, ${signed(amount)}`
  const set = (next: number) =>
    perform(
      project,
      'Set sentiment',
      cards.map((card): CommandOf<'sentiment.set'> => {
        const [laneId, stepId] = card.place
        return { type: 'sentiment.set', laneId, stepId, personaId: card.personaId, amount: next }
      }),
      `sentiment:${cards[0].id}`,
    )
  return (
    <div className="field">
      <span className="field-label" id={id}>
        How it felt
      </span>
      <output className="inspector-sentiment">{words}</output>
      {cards.length === 1 && cards[0].raters > 0 ? (
        <small className="inspector-rating">Rated in a room: {ratingWords(cards[0])}</small>
      ) : null}
      <Slider.Root
        className="inspector-slider"
        min={SENTIMENT.least}
        max={SENTIMENT.most}
        step={0.25}
        value={[amount]}
        onValueChange={([next]) => (next === undefined ? undefined : set(next))}
      >
        <Slider.Track className="inspector-slider-track">
          <span className="inspector-slider-marks">
            {SENTIMENT_LEVELS.map(({ value }) => (
              <span
                key={value}
                className="inspector-slider-mark"
                style={{ left: `${shareOf(value) * 100}%` }}
              />
            ))}
          </span>
        </Slider.Track>
        <Slider.Thumb className="inspector-slider-thumb" aria-labelledby={id} aria-valuetext={words} />
      </Slider.Root>
      <div className="inspector-faces" aria-hidden="true">
        {[...SENTIMENT_LEVELS].reverse().map(({ value, face, label }) => (
          <span key={value} title={label}>
            {face}
          </span>
        ))}
      </div>
    </div>
  )
}

/** Where a value stands between the least and the most, 0 to 1. */
const shareOf = (value: number): number => (value - SENTIMENT.least) / (SENTIMENT.most - SENTIMENT.least)
