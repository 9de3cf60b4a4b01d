import { useMemo, useState } from 'react'
import { linkedFirst, painsOf } from '#renderer/actions/pains-to-link.ts'
import { perform } from '#renderer/actions/perform.ts'
import { FieldGroup } from '#renderer/fields/Field.tsx'
import { PainPicker } from '#renderer/fields/PainPicker.tsx'
import { membership, toggleInLists, wordsOfAll } from '#renderer/fields/shared-values.ts'
import { useMapModel, useProject } from '#renderer/session/session-context.tsx'
import type { Card } from '#shared/model/card.ts'

/** The pains that opportunities answer, to be ticked on a list of the map's. */
export function LinkedPains({ cards }: { readonly cards: readonly Card[] }) {
  const project = useProject()
  const view = useMapModel()?.view
  // Fixed when the list is first shown, so that nothing moves away under the hand that ticks it.
  const [linkedBefore] = useState(() => new Set(wordsOfAll(cards, 'painIds')))
  const pains = useMemo(() => (view ? linkedFirst(painsOf(view), linkedBefore) : []), [view, linkedBefore])
  const linked = pains.filter(({ card }) => membership(cards, 'painIds', card.id) !== 'none').length
  const note = pains.length === 0 ? 'There are no pain points on this map yet.' : undefined
  return (
    <FieldGroup
      label={linked === 0 ? 'Answers these pain points' : `Answers ${linked} of ${pains.length} pain points`}
      note={note}
    >
      <PainPicker
        pains={pains}
        checkedOf={(id) => membership(cards, 'painIds', id)}
        onToggle={(id) => perform(project, 'Link pain point', toggleInLists(cards, 'painIds', id))}
      />
    </FieldGroup>
  )
}
