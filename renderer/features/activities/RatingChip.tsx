import { Smile } from 'lucide-react'
import { cancelActivity, closeRating, showActivity } from '#renderer/actions/activity-actions.ts'
import { useMapModel, useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import type { PersonInRoom, RatingView } from '#shared/protocol/room-view.ts'
import { Chip, EndButtons } from './Chip.tsx'
import { outOf } from './words.ts'

/** An open rating for whoever leads it: how many have rated, never how. */
export function RatingChip({
  rating,
  people,
  endsHere,
}: {
  readonly rating: RatingView
  readonly people: readonly PersonInRoom[]
  readonly endsHere: boolean
}) {
  const project = useProject()
  const rated = outOf(rating.raters, people)
  const snapshot = useMapModel()?.snapshot
  const persona = snapshot?.personas[rating.personaId ?? '']?.name ?? ''
  return (
    <>
      <Chip label="Rating" icon={<Smile size={16} aria-hidden="true" />} words={`${rated} rated`}>
        {(close) => (
          <>
            <h3>Rating{persona === '' ? '' : ` of how ${persona} feels`}</h3>
            <p role="status">{rated} people have rated.</p>
            <p className="activity-hint">
              The lane shows your own line alone, as everybody sees their own. The line of before lies behind
              it, grey and broken.
            </p>
            <Button
              size="small"
              onClick={() => {
                close()
                showActivity(project, 'rating')
              }}
            >
              Show the lane
            </Button>
            <EndButtons
              cancel="Cancel the rating"
              lost="What people rated is thrown away; the line stays as it was. This cannot be undone."
              onCancel={() => void cancelActivity(project, 'rating')}
            >
              <CloseButton />
            </EndButtons>
          </>
        )}
      </Chip>
      {endsHere ? <CloseButton /> : null}
    </>
  )
}

function CloseButton() {
  const project = useProject()
  return (
    <Button size="small" tone="accent" onClick={() => void closeRating(project)}>
      Close the rating
    </Button>
  )
}
