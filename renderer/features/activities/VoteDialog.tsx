import './activities.css'
import { useMemo, useState } from 'react'
import { isOnBallot, startVote } from '#renderer/actions/activity-actions.ts'
import { selectedCards } from '#renderer/actions/card-actions.ts'
import { NumberField } from '#renderer/fields/NumberField.tsx'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useMapModel, useProject, useWindow } from '#renderer/session/session-context.tsx'
import { TextField } from '#renderer/ui/TextField.tsx'
import { ToggleGroup } from '#renderer/ui/Toggle.tsx'
import { isStepValue } from '#shared/model/vocabulary.ts'
import { ROOM_BOUNDS, type VoteScope } from '#shared/protocol/room.ts'
import { useAgendaItem } from './agenda-item.ts'
import { MinutesField } from './MinutesField.tsx'
import { StartDialog } from './StartDialog.tsx'
import { count } from './words.ts'

/** Opens a vote; open while the window's dialog is `vote`. */
export function VoteDialog() {
  const open = useWindow((state) => state.dialog === 'vote')
  const model = useMapModel()
  return open && model ? <Form model={model} /> : null
}

const WHAT = ['pain', 'opportunity', 'any', 'selected'] as const
type What = (typeof WHAT)[number]
const WHAT_WORDS: Readonly<Record<What, string>> = {
  pain: 'Pain points',
  opportunity: 'Opportunities',
  any: 'All cards',
  selected: 'The selected cards',
}
const USUAL = { budget: 3, perCard: 1 } as const

function Form({ model: { whole } }: { readonly model: MapModel }) {
  const project = useProject()
  const item = useAgendaItem('vote')
  const selected = useMemo(
    () => selectedCards(project).flatMap(({ id, kind }) => (isStepValue(kind) ? [] : [id])),
    [project],
  )
  const scopeOf = (what: What): VoteScope =>
    what === 'selected' ? { kind: 'cards', ids: [...selected] } : { kind: 'kinds', kinds: [what] }
  const cards = useMemo(() => [...whole.cells.values()].flatMap((row) => [...row.values()].flat()), [whole])
  const many = (what: What) => cards.filter((card) => isOnBallot(scopeOf(what), card)).length
  const [title, setTitle] = useState(item?.title ?? '')
  const [what, setWhat] = useState<What>(
    selected.length > 1 ? 'selected' : (WHAT.find((one) => many(one) > 0) ?? 'any'),
  )
  const [budget, setBudget] = useState<number>(USUAL.budget)
  const [perCard, setPerCard] = useState<number>(USUAL.perCard)
  const [minutes, setMinutes] = useState(0)
  const ballot = many(what)
  const begin = () =>
    startVote(
      project,
      {
        mapId: whole.map.id,
        title: title.trim(),
        budget,
        perCard: Math.min(perCard, budget),
        scope: scopeOf(what),
      },
      minutes,
    )
  return (
    <StartDialog
      title="Start a vote"
      description="Each person gives dots to cards. Nobody sees where the others’ go until you close the vote."
      begin="Open the vote"
      ready={ballot > 0 && budget > 0 && perCard > 0}
      onBegin={begin}
    >
      <TextField
        label="Question"
        placeholder="What shall we mend first?"
        value={title}
        maxLength={ROOM_BOUNDS.title}
        onChange={setTitle}
      />
      <Ballot
        what={what}
        choices={WHAT.filter((one) => one !== 'selected' || selected.length > 0)}
        cards={ballot}
        onWhat={setWhat}
      />
      <div className="activity-pair">
        <NumberField
          label="Dots for each person"
          value={budget}
          least={1}
          most={ROOM_BOUNDS.dots}
          onValue={(value) => setBudget(Math.round(value ?? 0))}
        />
        <NumberField
          label="Most on one card"
          value={perCard}
          least={1}
          most={ROOM_BOUNDS.dots}
          onValue={(value) => setPerCard(Math.round(value ?? 0))}
        />
      </div>
      <MinutesField minutes={minutes} onMinutes={setMinutes} />
    </StartDialog>
  )
}

function Ballot({
  what,
  choices,
  cards,
  onWhat,
}: {
  readonly what: What
  readonly choices: readonly What[]
  /** How many that makes. */
  readonly cards: number
  readonly onWhat: (what: What) => void
}) {
  return (
    <div className="field">
      <span className="field-label">What is voted on</span>
      <ToggleGroup
        label="What is voted on"
        value={what}
        options={choices.map((value) => ({ value, label: WHAT_WORDS[value] }))}
        onChange={onWhat}
      />
      <span className="field-hint">
        {cards === 0 ? 'There are none on this map yet.' : `${count(cards, 'card')} on this map.`}
      </span>
    </div>
  )
}
