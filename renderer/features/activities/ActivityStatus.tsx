import './activities.css'
import { EyeOff, Smile } from 'lucide-react'
import { useStore } from 'zustand'
import { partakes, showActivity, writeInRound } from '#renderer/actions/activity-actions.ts'
import { useProject, useRoom } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import type { RatingView, RoundView } from '#shared/protocol/room-view.ts'
import { Chip } from './Chip.tsx'
import { LateCards } from './LateCards.tsx'
import { OwnDots } from './OwnDots.tsx'
import { ResultsButton } from './ResultsButton.tsx'
import { count, secrecy } from './words.ts'

/** For those who do not lead: what they are asked for just now, and how much of it they have done. */
export function ActivityStatus() {
  const project = useProject()
  const view = useRoom((state) => state.view)
  useRoom(({ you }) => you?.role)
  if (!view) return null
  if (!partakes(project)) return <ResultsButton />
  return (
    <div className="activity-tools">
      {view.round ? <Round round={view.round} /> : null}
      {view.vote ? <OwnDots vote={view.vote} /> : <ResultsButton />}
      {view.rating ? <Rating rating={view.rating} /> : null}
      <LateCards />
    </div>
  )
}

function Round({ round }: { readonly round: RoundView }) {
  const project = useProject()
  const own = useStore(project.activities.cards.state, ({ cards }) => cards.length)
  return (
    <>
      <Chip
        label="Private round"
        icon={<EyeOff size={16} aria-hidden="true" />}
        words={own === 0 ? 'Only you see what you write' : `${count(own, 'card')}, only for your eyes`}
      >
        {() => (
          <>
            <h3>Private round</h3>
            {round.prompt === '' ? null : <p className="activity-prompt">{round.prompt}</p>}
            <p>Nobody sees your cards until the facilitator reveals all of them at once.</p>
            <p className="activity-hint">{secrecy(round.anonymous)}</p>
          </>
        )}
      </Chip>
      <Button size="small" tone="accent" onClick={() => writeInRound(project)}>
        Write a card
      </Button>
    </>
  )
}

function Rating({ rating }: { readonly rating: RatingView }) {
  const project = useProject()
  const rated = useStore(project.activities.levels.state, ({ values }) => Object.keys(values).length)
  return (
    <Button
      size="small"
      icon={<Smile size={16} aria-hidden="true" />}
      title={rating.personaId === null ? undefined : 'Pull the points, or press + and − in the lane'}
      onClick={() => showActivity(project, 'rating')}
    >
      {rated === 0 ? 'Draw your own line' : `You rated ${count(rated, 'step')}`}
    </Button>
  )
}
