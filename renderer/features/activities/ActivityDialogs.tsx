import { RatingDialog } from './RatingDialog.tsx'
import { RoundDialog } from './RoundDialog.tsx'
import { VoteDialog } from './VoteDialog.tsx'

/** What begins a round, a vote or a rating; each shows while the window's dialog is its name. */
export function ActivityDialogs() {
  return (
    <>
      <RoundDialog />
      <VoteDialog />
      <RatingDialog />
    </>
  )
}
