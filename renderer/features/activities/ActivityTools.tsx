import './activities.css'
import { CircleDot, EyeOff, Smile } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Activity, openActivity } from '#renderer/actions/activity-actions.ts'
import { useProject, useRoom } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { ariaKeys, isMac } from '#renderer/ui/keys.ts'
import { Tooltip } from '#renderer/ui/Tooltip.tsx'
import { ActivityStatus } from './ActivityStatus.tsx'
import { AfterReveal } from './AfterReveal.tsx'
import { LateCards } from './LateCards.tsx'
import { RatingChip } from './RatingChip.tsx'
import { ResultsButton } from './ResultsButton.tsx'
import { RoundChip } from './RoundChip.tsx'
import { VoteChip } from './VoteChip.tsx'

const STARTS: readonly {
  readonly activity: Activity
  readonly label: string
  /** What stands on it where there is room; the label holds it, too. */
  readonly word: string
  readonly keys: string
  readonly icon: ReactNode
}[] = [
  {
    activity: 'round',
    label: 'Start a private round…',
    word: 'Private round',
    keys: 'Alt+Shift+KeyW',
    icon: <EyeOff size={17} aria-hidden="true" />,
  },
  {
    activity: 'vote',
    label: 'Start a vote…',
    word: 'Vote',
    keys: 'Alt+Shift+KeyD',
    icon: <CircleDot size={17} aria-hidden="true" />,
  },
  {
    activity: 'rating',
    label: 'Start a rating of the sentiment…',
    word: 'Rating',
    keys: 'Alt+Shift+KeyR',
    icon: <Smile size={17} aria-hidden="true" />,
  },
]

/** What the workshop's bar holds of rounds, votes and ratings: for whoever leads all of it, for the others their part. */
export function ActivityTools() {
  const leads = useRoom(({ you }) => you?.role === 'facilitator')
  return leads ? <LeadingTools /> : <ActivityStatus />
}

/** What can be begun, and of what is on how far it is and how to end it. */
function LeadingTools() {
  const project = useProject()
  const view = useRoom((state) => state.view)
  if (!view) return null
  // Where several are on, each ends in its own sheet: a line of bright buttons would ask to be mistaken.
  const alone = STARTS.filter(({ activity }) => view[activity] !== null).length === 1
  return (
    <div className="activity-tools">
      {STARTS.filter(({ activity }) => view[activity] === null).map(
        ({ activity, label, word, keys, icon }) => (
          <Tooltip key={activity} label={label} keys={keys} side="top">
            <Button
              size="small"
              tone="quiet"
              className="activity-start"
              aria-label={label}
              aria-keyshortcuts={ariaKeys(keys, isMac())}
              icon={icon}
              onClick={() => openActivity(project, activity)}
            >
              <span className="activity-word">{word}</span>
            </Button>
          </Tooltip>
        ),
      )}
      {view.round ? <RoundChip round={view.round} endsHere={alone} /> : <AfterReveal />}
      {view.vote ? <VoteChip vote={view.vote} people={view.people} endsHere={alone} /> : <ResultsButton />}
      {view.rating ? <RatingChip rating={view.rating} people={view.people} endsHere={alone} /> : null}
      <LateCards />
    </div>
  )
}
