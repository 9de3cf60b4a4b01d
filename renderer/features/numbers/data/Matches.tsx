import { WandSparkles } from 'lucide-react'
import { mapPlaces } from '#renderer/actions/journey-reading.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { notify } from '#renderer/ui/notify.ts'
import { Select } from '#renderer/ui/Select.tsx'
import { PanelSection } from '#renderer/ui/side-panel/PanelSection.tsx'
import { matchesAfter, suggestMatches } from '#shared/analysis/journey/suggest-matches.ts'
import { countWords } from '#shared/layout/data-words.ts'
import type { Match } from '#shared/model/data-set.ts'
import type { StateFigures } from '#shared/model/figures.ts'
import type { Place } from '../places.ts'
import { useNumbers } from '../use-numbers.ts'
import { matchTo, withSuggested } from './draft.ts'

/** A choice needs a value that is not empty. */
const NO_PLACE = '\u0000'

/** Which state of the data stands for which place of the map; those without a place come first. */
export function Matches({
  matches,
  onMatches,
}: {
  readonly matches: readonly Match[]
  readonly onMatches: (matches: readonly Match[]) => void
}) {
  const { view, dataSet, figures, places } = useNumbers()
  const known = matchesAfter(matches, places)
  const placeOf = new Map(known)
  // By what is saved, so that a row does not leave the hand that has just matched it.
  const saved = new Set(matchesAfter(dataSet.matches, places).map(([state]) => state))
  const states = figures.states.toSorted((a, b) => Number(saved.has(a.name)) - Number(saved.has(b.name)))
  const without = states.filter(({ name }) => !placeOf.has(name)).length
  const suggest = () => {
    const next = withSuggested(known, suggestMatches(figures.states, mapPlaces(view.stages)))
    if (next.length === known.length) notify('No other state is called like a stage or step.')
    else onMatches(next)
  }
  return (
    <PanelSection
      title="States and places"
      hint={
        without === 0
          ? 'Every state of the data stands for a place of the map. Renaming a stage keeps its match.'
          : without === 1
            ? '1 state stands for no place of the map and is not counted.'
            : `${without} states stand for no place of the map and are not counted.`
      }
    >
      {without > 0 ? (
        <Button
          size="small"
          className="numbers-aside"
          icon={<WandSparkles size={15} aria-hidden="true" />}
          onClick={suggest}
        >
          Suggest places
        </Button>
      ) : null}
      <ul className="numbers-states">
        {states.map((state) => (
          <StateRow
            key={state.name}
            state={state}
            placeId={placeOf.get(state.name) ?? ''}
            places={places}
            onPlace={(placeId) => onMatches(matchTo(matches, state.name, placeId))}
          />
        ))}
      </ul>
    </PanelSection>
  )
}

function StateRow({
  state,
  placeId,
  places,
  onPlace,
}: {
  readonly state: StateFigures
  readonly placeId: string
  readonly places: readonly Place[]
  readonly onPlace: (placeId: string) => void
}) {
  const { cases } = useNumbers()
  // The only step of a stage is the stage.
  const choices = places.filter(({ kind, hasSteps }) => kind === 'stage' || hasSteps)
  const isKnown = places.some(({ id }) => id === placeId)
  return (
    <li>
      <span className="numbers-state">
        {state.name}
        <span className="numbers-note">
          {countWords(state.events)} events · {countWords(state.customers)} {cases}
        </span>
      </span>
      <Select
        label={`Place of ${state.name}`}
        hideLabel
        value={isKnown ? placeId : NO_PLACE}
        options={[
          { value: NO_PLACE, label: 'No place' },
          ...choices.map(({ id, kind, title }) => ({
            value: id,
            label: kind === 'step' ? `– ${title}` : title,
          })),
        ]}
        onChange={(next) => onPlace(next === NO_PLACE ? '' : next)}
      />
    </li>
  )
}
