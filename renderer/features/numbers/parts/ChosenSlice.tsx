import { Check, Map as MapIcon } from 'lucide-react'
import { useState } from 'react'
import { showSlices } from '#renderer/actions/numbers-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import type { Slice } from '#shared/model/figures.ts'
import { useNumbers } from '../use-numbers.ts'
import { SliceSelect } from './SliceSelect.tsx'

/** Whose numbers a sheet tells of: those on the map, until another slice is looked at here. */
export function useSlice(): readonly [slice: Slice, look: (sliceId: string | null) => void] {
  const { dataSet, figures, all } = useNumbers()
  const [lookedAt, look] = useState<string | null>(null)
  const id = lookedAt ?? dataSet.sliceId
  return [figures.slices.find((slice) => slice.id === id) ?? all, look]
}

/** Chooses whose numbers to look at, and puts them on the map for everybody. */
export function ChosenSlice({
  slice,
  onLook,
}: {
  readonly slice: Slice
  readonly onLook: (sliceId: string | null) => void
}) {
  const project = useProject()
  const { dataSet, figures, all, mayChange } = useNumbers()
  if (figures.slices.length < 2) return null
  const onMap = figures.slices.find(({ id }) => id === dataSet.sliceId) ?? all
  const isOnMap = dataSet.shown && onMap === slice
  return (
    <div className="numbers-choice">
      <SliceSelect label="Whose numbers" value={slice.id} onChange={onLook} />
      {mayChange && !isOnMap ? (
        <Button
          size="small"
          icon={<MapIcon size={15} aria-hidden="true" />}
          onClick={() => {
            showSlices(project, dataSet, { sliceId: slice === all ? '' : slice.id, besideId: '' })
            onLook(null)
          }}
        >
          Show these on the map
        </Button>
      ) : (
        <p className="numbers-choice-state">
          {isOnMap ? <Check size={15} aria-hidden="true" /> : null}
          {isOnMap ? 'These stand on the map.' : 'Only you look at these.'}
        </p>
      )}
    </div>
  )
}
