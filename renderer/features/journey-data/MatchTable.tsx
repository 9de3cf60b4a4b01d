import { memo, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { LogSummary, ReadState } from '#renderer/session/journey/engine-types.ts'
import { Select } from '#renderer/ui/Select.tsx'
import type { MapPlace } from '#shared/analysis/journey/figures-request.ts'
import { plainWords, SUBJECT_NOUNS } from '#shared/analysis/journey/number-words.ts'
import { counted } from '#shared/base/counted.ts'
import type { PlaceDraft } from './place-draft.ts'
import type { Wizard } from './wizard.ts'

const NOWHERE = 'none'
/** As many states as a person goes through; the commonest are the ones that count. */
const SHOWN = 120

/** Which state of the data stands for which stage or step; what fits by name is filled in. */
export const MatchTable = memo(function MatchTable({
  wizard,
  summary,
  draft,
  places,
}: {
  readonly wizard: Wizard
  readonly summary: LogSummary
  readonly draft: PlaceDraft
  readonly places: readonly MapPlace[]
}) {
  const [, many] = useStore(wizard.state, ({ subject }) => SUBJECT_NOUNS[subject])
  const options = useMemo(
    () => [{ value: NOWHERE, label: 'Not on this map' }, ...placeOptions(places)],
    [places],
  )
  // What was suggested comes first, in the map's order; what is matched then stays where it stands.
  const [states] = useState(() => inOrder(summary, draft, places).slice(0, SHOWN))
  const match = (state: string, placeId: string): void => {
    const matches = new Map(draft.matches)
    if (placeId === NOWHERE) matches.delete(state)
    else matches.set(state, placeId)
    wizard.setDraft({ matches })
  }
  return (
    <div className="data-table">
      <h3 className="wizard-heading" id="data-matches">
        Which state is which stage or step
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="data-scroll wizard-scroll" tabIndex={0} aria-labelledby="data-matches">
        <table className="data-matches">
          <thead>
            <tr>
              <th scope="col">State in the data</th>
              <th scope="col">{many.charAt(0).toUpperCase() + many.slice(1)}</th>
              <th scope="col">Events</th>
              <th scope="col">On the map</th>
            </tr>
          </thead>
          <tbody>
            {states.map(({ name, customers, events }) => (
              <tr key={name} data-matched={draft.matches.has(name) || undefined}>
                <th scope="row">{name}</th>
                <td>{plainWords(customers)}</td>
                <td>{plainWords(events)}</td>
                <td>
                  <Select
                    label={`${name} stands for`}
                    hideLabel
                    value={draft.matches.get(name) ?? NOWHERE}
                    options={options}
                    onChange={(placeId) => match(name, placeId)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="wizard-more">
        {counted(draft.matches.size, 'state')} of {plainWords(summary.states.length)} matched. States that are
        not on the map still count in paths and influence.
        {summary.states.length > SHOWN ? ` The ${SHOWN} commonest are shown.` : ''}
      </p>
    </div>
  )
})

function inOrder({ states }: LogSummary, { matches }: PlaceDraft, places: readonly MapPlace[]) {
  const order = new Map(places.map(({ id }, at) => [id, at]))
  const rank = ({ name }: ReadState): number => order.get(matches.get(name) ?? '') ?? places.length
  return states.toSorted((one, other) => rank(one) - rank(other) || other.customers - one.customers)
}

/** Stages, and below each of those with several steps, its steps. */
function placeOptions(places: readonly MapPlace[]) {
  const steps = Map.groupBy(
    places.filter(({ kind }) => kind === 'step'),
    ({ stageId }) => stageId,
  )
  return places
    .filter(({ kind, stageId }) => kind === 'stage' || (steps.get(stageId)?.length ?? 0) > 1)
    .map(({ id, kind, title, stageId }) => {
      if (kind === 'stage') return { value: id, label: title.trim() || 'Untitled stage' }
      const stage = places.find((place) => place.id === stageId)?.title.trim() || 'Untitled stage'
      return { value: id, label: `${stage} · ${title.trim() || 'Untitled step'}` }
    })
}
