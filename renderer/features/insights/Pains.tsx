import { Plus } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { addOpportunityFor, showOnMap } from '#renderer/actions/insight-actions.ts'
import { ImpactIcon } from '#renderer/fields/ShapeIcon.tsx'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { PanelSection } from '#renderer/ui/side-panel/PanelSection.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import { explainPain } from '#shared/analysis/ranking.ts'
import type { CalmEntry } from './calm-list.ts'
import type { ListedPain } from './findings.ts'
import { ShowButton } from './ShowButton.tsx'
import { cardTitle, plainNumber } from './words.ts'

/** So many are shown before one asks for the rest. */
const FIRST = 5

/** The pain points by how much they weigh, each with what makes it weigh so much. */
export function Pains({ entries }: { readonly entries: readonly CalmEntry<ListedPain>[] }) {
  const [all, setAll] = useState(false)
  const here = entries.filter(({ gone }) => !gone)
  if (here.length === 0) return null
  const most = Math.max(...here.map(({ item }) => item.score))
  const shown = all ? here : here.slice(0, FIRST)
  return (
    <PanelSection
      title="Pain points by rank"
      count={here.length}
      hint="Impact × reach × votes. Where nobody said how many or voted, the usual stands in."
    >
      <ol className="insights-list">
        {shown.map(({ item }) => (
          <PainRow key={item.id} pain={item} share={most > 0 ? item.score / most : 0} />
        ))}
      </ol>
      {shown.length < here.length ? (
        <Button size="small" tone="quiet" className="insights-rest" onClick={() => setAll(true)}>
          Show all {here.length}
        </Button>
      ) : null}
    </PanelSection>
  )
}

function PainRow({ pain, share }: { readonly pain: ListedPain; readonly share: number }) {
  const project = useProject()
  const [adding, setAdding] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  const title = cardTitle(pain.card.text)
  const stop = () => {
    setAdding(false)
    // The field takes the keyboard along when it goes; it stays with this pain.
    row.current?.querySelector<HTMLElement>('.insights-show')?.focus()
  }
  return (
    <li ref={row} className="insights-row">
      <ImpactIcon impact={pain.card.impact} />
      <div className="insights-row-words">
        <p className="insights-title">
          <span className="visually-hidden">Rank </span>
          <strong>{pain.rank}.</strong> {title}
        </p>
        <div className="insights-bar" aria-hidden="true">
          <div style={{ width: `${Math.max(2, share * 100)}%` }} />
        </div>
        <p className="insights-why">
          {explainPain(pain)} = <strong>{plainNumber(pain.score)}</strong>
        </p>
        {adding ? (
          <AddOpportunity pain={pain} onDone={stop} />
        ) : (
          <div className="insights-deeds">
            <ShowButton
              what={title}
              onShow={() => showOnMap(project, { cardIds: [pain.card.id], stepIds: [pain.stepId] })}
            />
            {pain.answered ? null : (
              <Button
                size="small"
                tone="quiet"
                icon={<Plus size={15} aria-hidden="true" />}
                aria-label={`Add opportunity for ${title}`}
                onClick={() => setAdding(true)}
              >
                Add opportunity
              </Button>
            )}
          </div>
        )}
      </div>
    </li>
  )
}

/** One line for what could be done about a pain: Enter makes the card, Esc leaves. */
function AddOpportunity({ pain, onDone }: { readonly pain: ListedPain; readonly onDone: () => void }) {
  const project = useProject()
  const [text, setText] = useState('')
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    const id = addOpportunityFor(project, pain.card, text.trim())
    if (id === null) return
    onDone()
    showOnMap(project, { cardIds: [id] })
  }
  return (
    <form className="insights-add" onSubmit={add}>
      <TextField
        label="What could be done about it?"
        value={text}
        autoFocus
        autoComplete="off"
        onChange={setText}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onDone()
        }}
      />
      <div className="insights-deeds">
        <Button type="submit" size="small" tone="accent" disabled={text.trim() === ''}>
          Add
        </Button>
        <Button size="small" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
