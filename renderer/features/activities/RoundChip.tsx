import { EyeOff } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import {
  cancelActivity,
  revealRound,
  writeInRound,
  writePublicly,
} from '#renderer/actions/activity-actions.ts'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Switch } from '#renderer/ui/Toggle.tsx'
import type { RoundView } from '#shared/protocol/room-view.ts'
import { Chip, EndButtons } from './Chip.tsx'
import { count, secrecy } from './words.ts'

/** A private round for whoever leads it: how much there is, and how it ends. */
export function RoundChip({
  round,
  endsHere,
}: {
  readonly round: RoundView
  /** The button that ends it stands beside it, too. */
  readonly endsHere: boolean
}) {
  const project = useProject()
  const [busy, setBusy] = useState(false)
  const publicly = useWindow((state) => state.writesPublicly)
  const own = useStore(project.activities.cards.state, ({ cards }) => cards.length)
  const written = `${count(round.cards, 'card')} from ${count(round.writers, 'person', 'people')}`
  const reveal = async (): Promise<void> => {
    setBusy(true)
    await revealRound(project)
    setBusy(false)
  }
  const revealButton = (
    <Button size="small" tone="accent" busy={busy} onClick={() => void reveal()}>
      {round.cards === 0 ? 'End the round' : `Reveal ${count(round.cards, 'card')}`}
    </Button>
  )
  return (
    <>
      <Chip
        label="Private round"
        icon={<EyeOff size={16} aria-hidden="true" />}
        words={publicly ? `${written}; you write for all` : written}
      >
        {(close) => (
          <>
            <h3>Private round</h3>
            {round.prompt === '' ? null : <p className="activity-prompt">{round.prompt}</p>}
            <p role="status">{written} so far.</p>
            <p className="activity-hint">{secrecy(round.anonymous)}</p>
            <Switch
              label="I write for all to see"
              hint={publicly ? 'Your new cards show at once.' : ownWords(own)}
              checked={publicly}
              onChange={(next) => writePublicly(project, next)}
            />
            {publicly ? null : (
              <Button
                size="small"
                onClick={() => {
                  close()
                  writeInRound(project)
                }}
              >
                Write a private card
              </Button>
            )}
            <EndButtons
              cancel="Cancel the round"
              lost={
                round.cards === 0
                  ? 'Nothing was written yet.'
                  : `${count(round.cards, 'card')} will be thrown away, unread. This cannot be undone.`
              }
              onCancel={() => void cancelActivity(project, 'round')}
            >
              {revealButton}
            </EndButtons>
          </>
        )}
      </Chip>
      {endsHere ? revealButton : null}
    </>
  )
}

const ownWords = (own: number): string =>
  own === 0
    ? 'Until then you write privately, as all do.'
    : `${count(own, 'card')} of yours, seen by you alone.`
