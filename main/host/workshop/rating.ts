import { fail } from '#shared/base/result.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { change, lastingChange, type Reducers } from './change.ts'
import { columnsOf } from './map-columns.ts'
import { entry, type Rating, type RoomState } from './state.ts'

const OVER = fail('over', 'This rating is over.')

const findRating = ({ rating }: RoomState, ratingId: string): Rating | undefined =>
  rating?.id === ratingId ? rating : undefined

/** How each person feels about each step, for themselves; closing makes one line of it. */
export const ratingReducers: Reducers<'rating.start' | 'rating.set' | 'rating.close' | 'rating.cancel'> = {
  'rating.start'(state, { mapId, laneId, personaId }, _, { snapshot, newId }) {
    if (state.rating) return fail('busy', 'A rating is on. Close it or throw it away first.')
    const lane = snapshot.lanes[laneId]
    if (lane?.mapId !== mapId || lane.kind !== 'sentiment')
      return fail('not-here', 'There is no sentiment line to rate. Add a sentiment lane first.')
    if (lane.locked) return fail('locked', `The lane “${lane.title}” is locked. Unlock it first.`)
    if (personaId !== null && !snapshot.personas[personaId])
      return fail('missing', 'This persona is not in the project any more. Choose another one.')
    return lastingChange({ ...state, rating: { id: newId(), mapId, laneId, personaId, values: {} } })
  },
  'rating.set'(state, { ratingId, stepId, amount }, actor, { snapshot }) {
    const rating = findRating(state, ratingId)
    if (!rating) return OVER
    const { [stepId]: _before, ...others } = entry(rating.values, actor.id) ?? {}
    if (amount !== null && !columnsOf(snapshot, rating.mapId).includes(stepId))
      return fail('missing', 'This step is not on the map any more.')
    const own = amount === null ? others : { ...others, [stepId]: amount }
    return lastingChange({ ...state, rating: { ...rating, values: { ...rating.values, [actor.id]: own } } })
  },
  'rating.close'(state, { ratingId }, _, { snapshot }) {
    const rating = findRating(state, ratingId)
    if (!rating) return OVER
    const commands = columnsOf(snapshot, rating.mapId).flatMap((stepId) => setStep(rating, stepId))
    return change({ ...state, rating: null }, { type: 'act', commands, whole: false })
  },
  'rating.cancel': (state, { ratingId }) =>
    findRating(state, ratingId) ? lastingChange({ ...state, rating: null }) : OVER,
}

/** How many people gave a value. */
export const ratersOf = ({ values }: Rating): number =>
  Object.values(values).filter((own) => Object.keys(own).length > 0).length

function setStep({ laneId, personaId, values }: Rating, stepId: string): Command[] {
  const amounts = Object.values(values).flatMap((own) => entry(own, stepId) ?? [])
  if (amounts.length === 0) return []
  const { mean, deviation } = meanAndDeviation(amounts)
  const rating = { spread: deviation, raters: amounts.length }
  return [{ type: 'sentiment.set', laneId, stepId, personaId, amount: mean, rating }]
}

/** Of all who answered, not of a sample: divided by their number. Of at least one. */
export function meanAndDeviation(amounts: readonly number[]): { mean: number; deviation: number } {
  const mean = amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length
  const variance = amounts.reduce((sum, amount) => sum + (amount - mean) ** 2, 0) / amounts.length
  return { mean, deviation: Math.sqrt(variance) }
}
