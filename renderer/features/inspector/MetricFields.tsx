import { useMemo } from 'react'
import { type Choice, ChoiceField } from '#renderer/fields/ChoiceField.tsx'
import { LiveLine } from '#renderer/fields/LiveText.tsx'
import { NumberField } from '#renderer/fields/NumberField.tsx'
import { SeriesField } from '#renderer/fields/SeriesField.tsx'
import { sharedValue } from '#renderer/fields/shared-values.ts'
import { useMapModel } from '#renderer/session/session-context.tsx'
import type { Card } from '#shared/model/card.ts'
import type { Direction } from '#shared/model/vocabulary.ts'
import { FormulaField } from './FormulaField.tsx'
import { fedState } from './formula-state.ts'
import { useCardText, useEditCards } from './use-edit.ts'

const DIRECTIONS: readonly Choice<Direction>[] = [
  { value: 'higher', label: 'Higher' },
  { value: 'lower', label: 'Lower' },
]

/** A number: what it counts, what is aimed at, what it was before, and how it is worked out where nobody types it in. */
export function MetricFields({ cards }: { readonly cards: readonly [Card, ...Card[]] }) {
  const edit = useEditCards(cards)
  const [first] = cards
  const { placeholder = 'people, %, days', ...unit } = useCardText(cards, 'unit')
  const isComputed = cards.some((card) => card.formula.trim() !== '')
  return (
    <>
      <div className="inspector-pair">
        {isComputed ? null : (
          <NumberField
            label="Number"
            value={sharedValue(cards, 'amount')}
            onValue={(amount) => edit('Set number', { amount }, `amount:${first.id}`)}
          />
        )}
        <LiveLine label="Unit" placeholder={placeholder} {...unit} />
        <NumberField
          label="Target"
          value={sharedValue(cards, 'target')}
          onValue={(target) => edit('Set target', { target }, `target:${first.id}`)}
        />
      </div>
      {cards.length === 1 ? <FedLine card={first} /> : null}
      <FormulaField cards={cards} />
      <ChoiceField
        label="Which way is good"
        value={sharedValue(cards, 'better')}
        choices={DIRECTIONS}
        onValue={(better) => edit('Set direction', { better })}
        onClear={() => edit('Set direction', { better: null })}
      />
      {cards.length === 1 ? (
        <SeriesField
          key={first.id}
          series={first.series}
          amount={first.amount}
          target={first.target}
          onSeries={(series) => edit('Set earlier numbers', { series }, `series:${first.id}`)}
        />
      ) : null}
    </>
  )
}

/** What journey data fills the number with while nobody types one. */
function FedLine({ card }: { readonly card: Card }) {
  const snapshot = useMapModel()?.snapshot
  const state = useMemo(() => snapshot && fedState(snapshot, card), [snapshot, card])
  if (!state) return null
  return (
    <output className="field-hint" data-error={state.problem === undefined ? undefined : true}>
      {state.problem ?? `From journey data: ${state.result}. A typed number stands in its place.`}
    </output>
  )
}
