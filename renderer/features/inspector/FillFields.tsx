import { dataSetsHere, fillLane } from '#renderer/actions/numbers-actions.ts'
import { useMapModel, useProject } from '#renderer/session/session-context.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { MEASURE_TITLES } from '#shared/analysis/journey/measure-words.ts'
import { MEASURES, type Measure } from '#shared/model/data-set.ts'
import type { Lane } from '#shared/model/lane.ts'

const TYPED = 'typed'

/** Whether a lane of metrics is typed into or filled from journey data; nothing where the map has none. */
export function FillFields({ lane }: { readonly lane: Lane }) {
  const project = useProject()
  useMapModel()
  const sets = dataSetsHere(project)
  const [first] = sets
  if (!first) return null
  const dataSet = sets.find(({ id }) => id === lane.dataSetId) ?? sets.find(({ shown }) => shown) ?? first
  return (
    <>
      <Select
        label="Fill with data"
        value={lane.measure ?? TYPED}
        options={[
          { value: TYPED, label: 'No, it is typed in' },
          ...MEASURES.map((value) => ({ value, label: MEASURE_TITLES[value] })),
        ]}
        onChange={(next) =>
          fillLane(project, lane, next === TYPED ? null : { measure: next as Measure, dataSet })
        }
      />
      {lane.measure !== null && sets.length > 1 ? (
        <Select
          label="From"
          value={dataSet.id}
          options={sets.map(({ id, title }) => ({ value: id, label: title.trim() || 'Journey data' }))}
          onChange={(next) => {
            const chosen = sets.find(({ id }) => id === next)
            if (chosen && lane.measure) fillLane(project, lane, { measure: lane.measure, dataSet: chosen })
          }}
        />
      ) : null}
    </>
  )
}
