import './find.css'
import { Filter as FilterIcon } from 'lucide-react'
import { clearFilter } from '#renderer/actions/filter-actions.ts'
import { filterWords, passingWords } from '#renderer/actions/filter-words.ts'
import { openFind } from '#renderer/actions/find-actions.ts'
import { useMapModel, useProject, useWindow } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'

/** Says over the map that it is filtered and by what, so that nobody wonders where cards went. */
export function FilterBar() {
  const project = useProject()
  const model = useMapModel()
  const filter = useWindow((state) => state.filter)
  const mode = useWindow((state) => state.filterMode)
  const isPanelOpen = useWindow((state) => state.panel === 'find')
  if (!model?.filtering || isPanelOpen) return null
  const { filtering, snapshot } = model
  const kept = filtering.kept.size
  return (
    <section className="filter-bar" aria-label="Filter of this map">
      <FilterIcon size={15} aria-hidden="true" />
      <span className="filter-bar-words">
        {mode === 'hide' ? 'Filtered' : 'Highlighted'}: {filterWords(filter, snapshot).join(', ')}
      </span>
      <span className="filter-bar-count" role="status">
        {passingWords(filtering)}
        {kept > 0 ? `, and ${kept} that ${kept === 1 ? 'is' : 'are'} selected` : ''}
      </span>
      <Button size="small" tone="quiet" onClick={() => openFind(project)}>
        Change
      </Button>
      <Button size="small" tone="quiet" onClick={() => clearFilter(project)}>
        Clear
      </Button>
    </section>
  )
}
