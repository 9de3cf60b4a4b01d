import { Check, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { clearFilter, setFilter, toggleInFilter } from '#renderer/actions/filter-actions.ts'
import { passingWords } from '#renderer/actions/filter-words.ts'
import { FieldGroup } from '#renderer/fields/Field.tsx'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { ToggleGroup } from '#renderer/ui/Toggle.tsx'
import { type FilterChip, type FilterGroup, filterGroups } from './filter-groups.ts'
import { SaveField } from './SaveField.tsx'

/** What to look for on the map, and what becomes of all else. */
export function FilterPart({ model }: { readonly model: MapModel }) {
  const project = useProject()
  const filter = useWindow((state) => state.filter)
  const mode = useWindow((state) => state.filterMode)
  const { whole, snapshot, filtering } = model
  const groups = useMemo(() => filterGroups(whole, filter, snapshot), [whole, filter, snapshot])
  return (
    <section className="find-part" aria-label="Filter">
      <div className="find-part-top">
        <h3 className="find-heading">Filter</h3>
        <span className="find-passing" role="status">
          {filtering ? passingWords(filtering) : ''}
        </span>
        {filtering ? (
          <Button size="small" tone="quiet" onClick={() => clearFilter(project)}>
            Clear
          </Button>
        ) : null}
      </div>
      <ToggleGroup
        label="What becomes of other cards"
        value={mode}
        options={[
          { value: 'dim', label: 'Dim others' },
          { value: 'hide', label: 'Hide others' },
        ]}
        onChange={(next) => setFilter(project, filter, next)}
      />
      {filter.query.trim() === '' ? null : <WordsChip query={filter.query.trim()} />}
      {groups.map((group) => (
        <Chips key={group.list} group={group} />
      ))}
      <SaveField model={model} />
    </section>
  )
}

function WordsChip({ query }: { readonly query: string }) {
  const project = useProject()
  const filter = useWindow((state) => state.filter)
  return (
    <FieldGroup label="Words">
      <span className="inspector-word find-words">
        <span>“{query}”</span>
        <button
          type="button"
          aria-label={`Filter no longer by “${query}”`}
          onClick={() => setFilter(project, { ...filter, query: '' })}
        >
          <X size={14} aria-hidden="true" />
        </button>
      </span>
    </FieldGroup>
  )
}

/** So many chips are shown at once; who wants them all asks for them. */
const MOST_CHIPS = 10

function Chips({ group: { list, label, chips } }: { readonly group: FilterGroup }) {
  const project = useProject()
  const [all, setAll] = useState(false)
  const shown = all || chips.length <= MOST_CHIPS + 2 ? chips : usual(chips)
  return (
    <FieldGroup label={label}>
      <div className="inspector-chips">
        {shown.map((chip) => (
          <Chip key={chip.value} chip={chip} onToggle={() => toggleInFilter(project, list, chip.value)} />
        ))}
        {shown.length < chips.length ? (
          <Button size="small" tone="quiet" onClick={() => setAll(true)}>
            All {chips.length}
          </Button>
        ) : null}
      </div>
    </FieldGroup>
  )
}

/** The first chips, and those that are on wherever they stand. */
const usual = (chips: readonly FilterChip[]): readonly FilterChip[] =>
  chips.filter(({ isOn }, index) => isOn || index < MOST_CHIPS)

function Chip({ chip, onToggle }: { readonly chip: FilterChip; readonly onToggle: () => void }) {
  return (
    <button type="button" className="inspector-chip find-chip" aria-pressed={chip.isOn} onClick={onToggle}>
      {chip.isOn ? <Check size={14} aria-hidden="true" /> : null}
      {chip.label}
      <span className="find-chip-count">
        {chip.count}
        <span className="visually-hidden"> {chip.count === 1 ? 'card' : 'cards'}</span>
      </span>
    </button>
  )
}
