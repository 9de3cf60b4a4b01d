import { type Choice, ChoiceField } from '#renderer/fields/ChoiceField.tsx'
import { NumberField } from '#renderer/fields/NumberField.tsx'
import { ImpactIcon } from '#renderer/fields/ShapeIcon.tsx'
import { sharedValue } from '#renderer/fields/shared-values.ts'
import type { Card } from '#shared/model/card.ts'
import { IMPACT_LABELS, IMPACTS, type Impact } from '#shared/model/vocabulary.ts'
import { AnsweredBy } from './AnsweredBy.tsx'
import { useEditCards } from './use-edit.ts'

const CHOICES: readonly Choice<Impact>[] = IMPACTS.map((value) => ({
  value,
  label: IMPACT_LABELS[value],
  picture: <ImpactIcon impact={value} />,
}))

/** How bad it is, by shape and word; how many meet it; what answers it. */
export function PainFields({ cards }: { readonly cards: readonly [Card, ...Card[]] }) {
  const edit = useEditCards(cards)
  return (
    <>
      <ChoiceField
        label="Impact"
        layout="column"
        value={sharedValue(cards, 'impact')}
        choices={CHOICES}
        onValue={(impact) => edit('Set impact', { impact })}
      />
      <NumberField
        label="Reach, in %"
        hint="How many of a hundred customers meet it."
        value={sharedValue(cards, 'reach')}
        least={0}
        most={100}
        onValue={(reach) => edit('Set reach', { reach }, `reach:${cards[0].id}`)}
      />
      {cards.length === 1 ? <AnsweredBy painId={cards[0].id} /> : null}
    </>
  )
}
