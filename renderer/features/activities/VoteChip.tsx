import { CircleDot } from 'lucide-react'
import { cancelActivity, closeVote } from '#renderer/actions/activity-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import type { PersonInRoom, VoteView } from '#shared/protocol/room-view.ts'
import { Chip, EndButtons } from './Chip.tsx'
import { OwnDots, useDotsLeft } from './OwnDots.tsx'
import { count, outOf } from './words.ts'

/** An open vote for whoever leads it: how many have voted, never for what. */
export function VoteChip({
  vote,
  people,
  endsHere,
}: {
  readonly vote: VoteView
  readonly people: readonly PersonInRoom[]
  readonly endsHere: boolean
}) {
  const project = useProject()
  const voted = outOf(vote.voters, people)
  const left = useDotsLeft(vote)
  return (
    <>
      <Chip
        label={vote.title === '' ? 'Vote' : vote.title}
        icon={<CircleDot size={16} aria-hidden="true" />}
        words={`${voted} voted`}
      >
        {() => (
          <>
            <h3>{vote.title === '' ? 'Vote' : vote.title}</h3>
            <p role="status">{voted} people have voted. Where the dots went shows when you close it.</p>
            <p className="activity-hint">
              {count(vote.budget, 'dot')} for each person,{' '}
              {vote.perCard === 1 ? 'one' : `at most ${vote.perCard}`} on a card. You have {left} left.
            </p>
            <EndButtons
              cancel="Cancel the vote"
              lost="All dots are thrown away, uncounted. This cannot be undone."
              onCancel={() => void cancelActivity(project, 'vote')}
            >
              <CloseButton />
            </EndButtons>
          </>
        )}
      </Chip>
      <OwnDots vote={vote} />
      {endsHere ? <CloseButton /> : null}
    </>
  )
}

function CloseButton() {
  const project = useProject()
  return (
    <Button size="small" tone="accent" onClick={() => void closeVote(project)}>
      Close the vote
    </Button>
  )
}
