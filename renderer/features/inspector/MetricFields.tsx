import { LiveLine } from '#renderer/fields/LiveText.tsx'
import { NumberField } from '#renderer/fields/NumberField.tsx'
import { sharedValue } from '#renderer/fields/shared-values.ts'
import type { Card } from '#shared/model/card.ts'
import { useCardText, useEditCards } from './use-edit.ts'

/** A number and what it counts. */
export function MetricFields({ cards }: { readonly cards: readonly [Card, ...Card[]] }) {
  const edit = useEditCards(cards)
  const { placeholder = 'people, %, days', ...unit } = useCardText(cards, 'unit')
  return (
    <div className="inspector-pair">
      <NumberField
        label="Number"
        value={sharedValue(cards, 'amount')}
        onValue={(amount) => edit('Set number', { amount }, `amount:${cards[0].id}`)}
      />
      <LiveLine label="Unit" placeholder={placeholder} {...unit} />
    </div>
  )
}
