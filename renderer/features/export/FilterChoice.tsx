import { filterWords, passingWords } from '#renderer/actions/filter-words.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useWindow } from '#renderer/session/session-context.tsx'
import { type ExportFormat, isWholeProject } from '#shared/formats/export/settings.ts'
import { Choice } from './options/Choice.tsx'

/** Whether the map is exported as the filter shows it or whole. Nothing while nothing is filtered. */
export function FilterChoice({
  model: { filtering, snapshot },
  format,
  isFiltered,
  onChange,
}: {
  readonly model: MapModel
  readonly format: ExportFormat
  readonly isFiltered: boolean
  readonly onChange: (isFiltered: boolean) => void
}) {
  const filter = useWindow((state) => state.filter)
  if (!filtering) return null
  if (isWholeProject(format))
    return <p className="export-hint">It holds the whole project, whatever the filter shows.</p>
  const words = filterWords(filter, snapshot).join(', ')
  return (
    <Choice
      label="What"
      value={isFiltered ? 'filtered' : 'whole'}
      options={[
        { value: 'filtered', label: 'Filtered view' },
        { value: 'whole', label: 'Whole map' },
      ]}
      hint={
        isFiltered
          ? `Filtered view: ${words}, ${passingWords(filtering)}.`
          : 'All cards, as without a filter.'
      }
      onChange={(next) => onChange(next === 'filtered')}
    />
  )
}
