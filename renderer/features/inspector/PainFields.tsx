import type { Card } from '#shared/model/card.ts'
import { IMPACT_LABELS, IMPACTS, type Impact } from '#shared/model/vocabulary.ts'
import { type Choice, ChoiceField } from './fields/ChoiceField.tsx'
import { ImpactIcon } from './fields/ShapeIcon.tsx'
import { sharedValue } from './shared-values.ts'
import { useEditCards } from './use-edit.ts'

const CHOICES: readonly Choice<Impact>[] = IMPACTS.map((value) => ({
  value,
  label: IMPACT_LABELS[value],
  picture: <ImpactIcon impact={value} />,
}))

/** How bad it is, by shape and word. */
export function PainFields({ cards }: { readonly cards: readonly [Card, ...Card[]] }) {
  const edit = useEditCards(cards)
  return (
    <ChoiceField
      label="Impact"
      layout="column"
      value={sharedValue(cards, 'impact')}
      choices={CHOICES}
      onValue={(impact) => edit('Set impact', { impact })}
    />
  )
}
