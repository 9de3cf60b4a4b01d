import { useState } from 'react'
import { findPains, nameOfPain, type PainToLink } from '#renderer/actions/pains-to-link.ts'
import { SearchField } from '#renderer/ui/TextField.tsx'
import { Checkbox } from './Checkbox.tsx'
import { ImpactIcon } from './ShapeIcon.tsx'

/** From so many pains on, a field to search them is offered. */
const WORTH_SEARCHING = 9

/** Pains of the map to be ticked, with a search where there are many; nothing where there are none. */
export function PainPicker({
  pains,
  checkedOf,
  onToggle,
}: {
  readonly pains: readonly PainToLink[]
  readonly checkedOf: (cardId: string) => 'all' | 'some' | 'none'
  readonly onToggle: (cardId: string) => void
}) {
  const [typed, setTyped] = useState('')
  const found = findPains(pains, typed)
  if (pains.length === 0) return null
  return (
    <>
      {pains.length >= WORTH_SEARCHING ? (
        <SearchField label="Search the pain points" value={typed} onChange={setTyped} />
      ) : null}
      {found.length === 0 ? <span className="field-hint">No pain point says that.</span> : null}
      {found.length > 0 ? (
        <ul className="inspector-list">
          {found.map(({ card, place }) => (
            <li key={card.id}>
              <Checkbox checked={checkedOf(card.id)} onToggle={() => onToggle(card.id)}>
                <ImpactIcon impact={card.impact} />
                <span className="inspector-list-text">
                  {nameOfPain(card)}
                  <small>{place}</small>
                </span>
              </Checkbox>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
