import { useState } from 'react'
import { toggleDropLink } from '#renderer/actions/numbers-actions.ts'
import { findPains } from '#renderer/actions/pains-to-link.ts'
import { Checkbox } from '#renderer/fields/Checkbox.tsx'
import { ImpactIcon } from '#renderer/fields/ShapeIcon.tsx'
import { useProject } from '#renderer/session/session-context.tsx'
import { SearchField } from '#renderer/ui/TextField.tsx'
import { useNumbers } from '../use-numbers.ts'
import { painsNear } from './pains-of-drop.ts'

/** From so many pains on, a field to search them is offered. */
const WORTH_SEARCHING = 9

/** The pains of the map, to be ticked where they explain a drop; those at its two places come first. */
export function DropPains({ fromId, toId }: { readonly fromId: string; readonly toId: string }) {
  const project = useProject()
  const { view, dataSet } = useNumbers()
  const [typed, setTyped] = useState('')
  const pains = painsNear(view, [fromId, toId])
  const found = findPains(pains, typed)
  if (pains.length === 0)
    return <p className="numbers-hint">There are no pain points on this map yet. Add one where it hurts.</p>
  return (
    <div className="numbers-pains">
      {pains.length >= WORTH_SEARCHING ? (
        <SearchField label="Search the pain points" value={typed} onChange={setTyped} />
      ) : null}
      {found.length === 0 ? <p className="numbers-hint">No pain point says that.</p> : null}
      <ul>
        {found.map(({ card, place }) => (
          <li key={card.id}>
            <Checkbox
              checked={
                dataSet.dropLinks.some(([from, pain]) => from === fromId && pain === card.id) ? 'all' : 'none'
              }
              onToggle={() => toggleDropLink(project, dataSet, fromId, card.id)}
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
    </div>
  )
}
