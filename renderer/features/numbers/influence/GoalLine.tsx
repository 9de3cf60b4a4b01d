import { durationWords, percentWords } from '#shared/analysis/journey/number-words.ts'
import { countWords } from '#shared/layout/data-words.ts'
import { useNumbers } from '../use-numbers.ts'

/** The goal, how many reached it, and how long that took. */
export function GoalLine() {
  const { figures, cases } = useNumbers()
  const { goal, customers } = figures
  if (!goal) return null
  const { converted, time } = goal
  return (
    <dl className="numbers-facts">
      <div>
        <dt>Goal</dt>
        <dd>{goal.state}</dd>
      </div>
      <div>
        <dt>Reached by</dt>
        <dd>
          {countWords(converted)} of {countWords(customers)} {cases}
          {converted === null || customers === 0 ? '' : ` (${percentWords(converted / customers)})`}
        </dd>
      </div>
      {time ? (
        <div>
          <dt>Time to the goal</dt>
          <dd>
            {durationWords(time.median)} (median)
            <span className="numbers-note">
              Half took {durationWords(time.q1)} to {durationWords(time.q3)}, nine of ten less than{' '}
              {durationWords(time.p90)}.
            </span>
          </dd>
        </div>
      ) : null}
    </dl>
  )
}
