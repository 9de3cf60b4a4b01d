import { useState } from 'react'
import { perform } from '#renderer/actions/perform.ts'
import { type Choice, ChoiceField } from '#renderer/fields/ChoiceField.tsx'
import { FieldGroup } from '#renderer/fields/Field.tsx'
import { ChannelIcon } from '#renderer/fields/ShapeIcon.tsx'
import {
  addToLists,
  membership,
  sharedValue,
  toggleInLists,
  wordsOfAll,
} from '#renderer/fields/shared-values.ts'
import { AddWord } from '#renderer/fields/WordChips.tsx'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import type { Card } from '#shared/model/card.ts'
import { CHANNELS, type TouchpointStatus } from '#shared/model/vocabulary.ts'
import { useEditCards } from './use-edit.ts'

const STATUSES: readonly Choice<TouchpointStatus>[] = [
  { value: 'existing', label: 'Existing' },
  { value: 'missing', label: 'Missing' },
  { value: 'planned', label: 'Planned' },
]
const STATUS_NOTES: Readonly<Record<TouchpointStatus, string>> = {
  existing: 'The customer meets you here today.',
  missing: 'A gap: the customer looks for you here in vain.',
  planned: 'Not there yet, but it is coming.',
}

/** Channels in sight before the rest is asked for. */
const FIRST_CHANNELS = 8

/** Over which channels, and whether it is there at all. */
export function TouchpointFields({ cards }: { readonly cards: readonly [Card, ...Card[]] }) {
  const edit = useEditCards(cards)
  const status = sharedValue(cards, 'status')
  return (
    <>
      <ChannelChips cards={cards} />
      <ChoiceField
        label="Status"
        value={status}
        choices={STATUSES}
        {...(typeof status === 'string' ? { note: STATUS_NOTES[status] } : {})}
        onValue={(next) => edit('Set status', { status: next })}
      />
    </>
  )
}

function ChannelChips({ cards }: { readonly cards: readonly Card[] }) {
  const project = useProject()
  const [showAll, setShowAll] = useState(false)
  const chosen = wordsOfAll(cards, 'channels')
  const offered = CHANNELS.filter(
    (channel, index) => showAll || index < FIRST_CHANNELS || chosen.includes(channel),
  )
  const own = chosen.filter((channel) => !(CHANNELS as readonly string[]).includes(channel))
  const hidden = CHANNELS.length - offered.length
  const toggle = (channel: string) =>
    perform(project, 'Set channels', toggleInLists(cards, 'channels', channel))
  const add = (channels: readonly string[]) =>
    perform(project, 'Set channels', addToLists(cards, 'channels', channels))
  return (
    <FieldGroup label="Channels">
      <div className="inspector-chips">
        {[...offered, ...own].map((channel) => (
          <ChannelChip
            key={channel}
            channel={channel}
            pressed={membership(cards, 'channels', channel)}
            onToggle={() => toggle(channel)}
          />
        ))}
        {hidden > 0 ? (
          <Button tone="quiet" size="small" onClick={() => setShowAll(true)}>
            {hidden} more…
          </Button>
        ) : null}
      </div>
      <AddWord label="Channel of your own" placeholder="Another channel" suggestions={[]} onAdd={add} />
    </FieldGroup>
  )
}

const PRESSED = { all: true, some: 'mixed', none: false } as const

function ChannelChip({
  channel,
  pressed,
  onToggle,
}: {
  readonly channel: string
  readonly pressed: 'all' | 'some' | 'none'
  readonly onToggle: () => void
}) {
  return (
    <button type="button" className="inspector-chip" aria-pressed={PRESSED[pressed]} onClick={onToggle}>
      <ChannelIcon channel={channel} />
      {channel}
    </button>
  )
}
