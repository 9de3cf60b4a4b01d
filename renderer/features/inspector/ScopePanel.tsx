import { showMap, UNTITLED_MAP } from '#renderer/actions/map-actions.ts'
import { perform } from '#renderer/actions/perform.ts'
import { type Choice, ChoiceField } from '#renderer/fields/ChoiceField.tsx'
import { LiveLine, LiveText } from '#renderer/fields/LiveText.tsx'
import { useMapModel, useProject } from '#renderer/session/session-context.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import type { JourneyMap } from '#shared/model/map.ts'
import { mapsOf } from '#shared/model/map-view.ts'
import { scopeSentence } from '#shared/model/scope.ts'
import type { MapState } from '#shared/model/vocabulary.ts'
import { HiddenLanes } from './HiddenLanes.tsx'
import { PersonasOfMap } from './PersonasOfMap.tsx'

type MapText = 'title' | 'scenario' | 'goal' | 'startsAt' | 'endsAt'

const STATES: readonly Choice<MapState>[] = [
  { value: 'current', label: 'Current state' },
  { value: 'future', label: 'Future state' },
]

const PARTS: readonly { readonly field: MapText; readonly label: string; readonly placeholder: string }[] = [
  { field: 'scenario', label: 'Scenario', placeholder: 'tries a subscription for the way to work' },
  { field: 'goal', label: 'Goal', placeholder: 'get to the office without a car' },
  { field: 'startsAt', label: 'Starts at', placeholder: 'the first thought of it' },
  { field: 'endsAt', label: 'Ends at', placeholder: 'the decision to stay or leave' },
]

/** What the map is about, from which the scope sentence comes. */
export function ScopePanel() {
  const project = useProject()
  const view = useMapModel()?.view
  if (!view) return <p className="inspector-empty">This project has no map yet.</p>
  const { map } = view
  const sentence = scopeSentence(map, view.personas)
  return (
    <div key={map.id} className="inspector-sheet">
      <MapTextField map={map} field="title" label="Title" placeholder="Untitled map" />
      <ChoiceField
        label="What it shows"
        value={map.state}
        choices={STATES}
        onValue={(state) =>
          perform(project, 'Set state of map', [{ type: 'map.edit', id: map.id, changes: { state } }])
        }
      />
      {PARTS.map((part) => (
        <MapTextField key={part.field} map={map} {...part} />
      ))}
      <div className="field">
        <span className="field-label">Scope sentence</span>
        <output className="inspector-sentence" aria-live="off">
          {sentence === ''
            ? 'Fill in the fields above; this sentence then stands below the title.'
            : sentence}
        </output>
      </div>
      <Counterpart map={map} />
      <PersonasOfMap view={view} />
      <HiddenLanes />
    </div>
  )
}

function MapTextField({
  map,
  field,
  label,
  placeholder,
}: {
  readonly map: JourneyMap
  readonly field: MapText
  readonly label: string
  readonly placeholder: string
}) {
  const project = useProject()
  const { id, [field]: value } = map
  const Control = field === 'title' ? LiveLine : LiveText
  return (
    <Control
      label={label}
      placeholder={placeholder}
      value={value}
      latest={() => project.session.snapshot.getState().maps[id]?.[field] ?? ''}
      write={(text) =>
        perform(
          project,
          field === 'title' ? 'Rename map' : 'Edit scope',
          [{ type: 'map.edit', id, changes: { [field]: text } }],
          `${field}:${id}`,
        )
      }
    />
  )
}

const NONE = 'none'

/** Which current state a future state answers; of a current state, which future states answer it. */
function Counterpart({ map }: { readonly map: JourneyMap }) {
  const project = useProject()
  const snapshot = useMapModel()?.snapshot
  const others = snapshot ? mapsOf(snapshot).filter((other) => other.id !== map.id) : []
  const answers = others.filter((other) => other.counterpartId === map.id)
  const show = (id: string) => showMap(project, id)
  if (others.length === 0) return null
  if (map.state === 'current')
    return answers.length === 0 ? null : (
      <div className="field">
        <span className="field-label">Answered by</span>
        {answers.map((other) => (
          <button key={other.id} type="button" className="inspector-link" onClick={() => show(other.id)}>
            {titleOf(other)}
          </button>
        ))}
      </div>
    )
  return (
    <Select
      label="Answers this current state"
      value={others.some((other) => other.id === map.counterpartId) ? (map.counterpartId ?? NONE) : NONE}
      options={[
        { value: NONE, label: 'None' },
        ...others.map((other) => ({ value: other.id, label: titleOf(other) })),
      ]}
      onChange={(next) =>
        perform(project, 'Set current state', [
          { type: 'map.edit', id: map.id, changes: { counterpartId: next === NONE ? null : next } },
        ])
      }
    />
  )
}

const titleOf = (map: JourneyMap): string => map.title.trim() || UNTITLED_MAP
