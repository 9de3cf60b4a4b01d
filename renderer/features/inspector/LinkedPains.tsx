import { useMemo, useState } from 'react'
import { findPains, linkedFirst, painsOf } from '#renderer/actions/pains-to-link.ts'
import { perform } from '#renderer/actions/perform.ts'
import { Checkbox } from '#renderer/fields/Checkbox.tsx'
import { FieldGroup } from '#renderer/fields/Field.tsx'
import { ImpactIcon } from '#renderer/fields/ShapeIcon.tsx'
import { membership, toggleInLists, wordsOfAll } from '#renderer/fields/shared-values.ts'
import { useMapModel, useProject } from '#renderer/session/session-context.tsx'
import { SearchField } from '#renderer/ui/TextField.tsx'
import type { Card } from '#shared/model/card.ts'

/** From so many pains on, a field to search them is offered. */
const WORTH_SEARCHING = 9

/** The pains that opportunities answer, to be ticked on a list of the map's. */
export function LinkedPains({ cards }: { readonly cards: readonly Card[] }) {
  const project = useProject()
  const view = useMapModel()?.view
  const [typed, setTyped] = useState('')
  // Fixed when the list is first shown, so that nothing moves away under the hand that ticks it.
  const [linkedBefore] = useState(() => new Set(wordsOfAll(cards, 'painIds')))
  const pains = useMemo(() => (view ? linkedFirst(painsOf(view), linkedBefore) : []), [view, linkedBefore])
  const found = findPains(pains, typed)
  const linked = pains.filter(({ card }) => membership(cards, 'painIds', card.id) !== 'none').length
  const note = pains.length === 0 ? 'There are no pain points on this map yet.' : undefined
  return (
    <FieldGroup
      label={linked === 0 ? 'Answers these pain points' : `Answers ${linked} of ${pains.length} pain points`}
      note={note}
    >
      {pains.length >= WORTH_SEARCHING ? (
        <SearchField label="Search the pain points" value={typed} onChange={setTyped} />
      ) : null}
      {found.length === 0 && typed !== '' ? (
        <span className="field-hint">No pain point says that.</span>
      ) : null}
      {found.length > 0 ? (
        <ul className="inspector-list">
          {found.map(({ card, place }) => (
            <li key={card.id}>
              <Checkbox
                checked={membership(cards, 'painIds', card.id)}
                onToggle={() => perform(project, 'Link pain point', toggleInLists(cards, 'painIds', card.id))}
              >
                <ImpactIcon impact={card.impact} />
                <span className="inspector-list-text">
                  {card.text.trim() === '' ? 'Pain point without text' : card.text}
                  <small>{place}</small>
                </span>
              </Checkbox>
            </li>
          ))}
        </ul>
      ) : null}
    </FieldGroup>
  )
}
