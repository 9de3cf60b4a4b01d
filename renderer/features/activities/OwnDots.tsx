import { useStore } from 'zustand'
import { dotsLeft } from '#renderer/actions/activity-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import type { VoteView } from '#shared/protocol/room-view.ts'
import { count } from './words.ts'

/** So many dots are shown one by one; of more, the number says it. */
const MOST_SHOWN = 8

/** How many dots one has left in a vote. */
export function useDotsLeft(vote: VoteView): number {
  return useStore(useProject().activities.dots.state, ({ values }) => dotsLeft(vote, values))
}

/** One's own dots: full while they are to be given, hollow once they are. */
export function OwnDots({ vote }: { readonly vote: VoteView }) {
  const left = useDotsLeft(vote)
  const dots = Array.from({ length: vote.budget }, (_, index) => `${index + 1}`)
  return (
    <span
      className="activity-dots"
      role="status"
      title="+ or V gives the selected card a dot, − or Shift+V takes one back"
    >
      {vote.budget <= MOST_SHOWN ? (
        <span aria-hidden="true">
          {dots.map((dot, index) => (
            <i key={dot} data-left={index < left || undefined} />
          ))}
        </span>
      ) : null}
      <span className={vote.budget <= MOST_SHOWN ? 'activity-dots-words' : undefined}>
        {count(left, 'dot')} left
      </span>
    </span>
  )
}
