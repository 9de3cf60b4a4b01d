import { useState } from 'react'
import { useStore } from 'zustand'
import { newId } from '#shared/base/ids.ts'
import type { MapOutline, RoundView } from '#shared/protocol/room-view.ts'
import { CardList } from '../parts/CardList.tsx'
import { GrowingText } from '../parts/GrowingText.tsx'
import { Icon } from '../parts/Icon.tsx'
import { RefusedCards } from '../parts/RefusedCards.tsx'
import { SpotPicker } from '../parts/SpotPicker.tsx'
import { useDeeds, useDeedsState, useRoom } from '../room-context.ts'
import { useDraft } from '../state/drafts.ts'
import { recall, remember } from '../state/memory.ts'
import { cardsOnMap, privateCards } from '../state/my-cards.ts'
import { placesFor, type Spot, spotAmong } from '../state/places.ts'

/** One box to write in, and what one has written. */
export function WriteTab() {
  const outline = useRoom((state) => state.outline?.outline ?? null)
  const round = useRoom((state) => state.view?.round ?? null)
  if (!outline) return <p className="empty">The map is on its way…</p>
  const ofThisMap = round?.mapId === outline.mapId ? round : null
  return (
    <>
      <Composer key={ofThisMap?.id ?? outline.mapId} outline={outline} round={ofThisMap} />
      {ofThisMap && <UnseenCards outline={outline} />}
      <MapCards outline={outline} />
    </>
  )
}

const isSpot = (value: unknown): value is Spot =>
  typeof value === 'object' && value !== null && 'laneId' in value && 'stepId' in value

/** Lines that would make a card each. */
const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

function Composer({ outline, round }: { readonly outline: MapOutline; readonly round: RoundView | null }) {
  const deeds = useDeeds()
  const personId = useRoom((state) => state.you?.id ?? '')
  const place = `${personId}:${round?.id ?? outline.mapId}`
  const [text, setText] = useDraft(place)
  const [wanted, setWanted] = useState<Partial<Spot>>(() => recall(`spot:${place}`, isSpot) ?? {})
  const places = placesFor(outline, round)
  const spot = spotAmong(places, wanted)
  const lines = linesOf(text)
  function add(texts: readonly string[]): void {
    if (!spot || texts.length === 0) return
    if (round) for (const words of texts) deeds.activities.cards.put({ ...spot, id: newId(), text: words })
    else deeds.write(spot, texts)
    setText('')
  }
  const addOne = () => add(text.trim() === '' ? [] : [text.trim()])
  const refused = (
    <RefusedCards onTake={(words) => setText(text.trim() === '' ? words : `${text}\n${words}`)} />
  )
  if (!spot)
    return (
      <>
        <p className="empty">{round ? ROUND_IS_GONE : NOTHING_OPEN}</p>
        {refused}
      </>
    )
  return (
    <>
      <form
        className="composer"
        data-private={round ? true : undefined}
        onSubmit={(event) => {
          event.preventDefault()
          addOne()
        }}
      >
        {round && <RoundBand round={round} />}
        <label className="visually-hidden" htmlFor="composer-text">
          {round ? 'Your private card' : 'Your card'}
        </label>
        <GrowingText
          id="composer-text"
          value={text}
          onChange={setText}
          onEnter={addOne}
          enterKeyHint="send"
          placeholder={round ? 'Write a card nobody sees yet…' : 'Write a card…'}
        />
        <SpotPicker
          places={places}
          spot={spot}
          onPick={(next) => {
            setWanted(next)
            remember(`spot:${place}`, next)
          }}
        />
        <AddButtons lines={lines.length} isPrivate={round !== null} onAddEach={() => add(lines)} />
      </form>
      {refused}
    </>
  )
}

const ROUND_IS_GONE = 'This round is about a part of the map that is gone.'
const NOTHING_OPEN = 'Nothing on this map can be written to just now.'

/** A list that was pasted may become a card of each line. */
function AddButtons({
  lines,
  isPrivate,
  onAddEach,
}: {
  readonly lines: number
  readonly isPrivate: boolean
  readonly onAddEach: () => void
}) {
  return (
    <div className="composer-buttons">
      {lines > 1 && (
        <button type="button" className="button" onClick={onAddEach}>
          Add as {lines} cards
        </button>
      )}
      <button
        type="submit"
        className="button grow"
        data-tone="accent"
        data-size="large"
        aria-disabled={lines === 0 || undefined}
      >
        <Icon name="plus" size={18} />
        {isPrivate ? 'Add private card' : 'Add card'}
      </button>
    </div>
  )
}

function RoundBand({ round }: { readonly round: RoundView }) {
  const { prompt, anonymous, writers, cards } = round
  return (
    <div className="band" data-tone="violet">
      <p className="band-title">
        <Icon name="lock" size={18} />
        Private round: only you see this until the reveal
      </p>
      {prompt !== '' && <p className="band-prompt">{prompt}</p>}
      <p className="band-small">
        {anonymous && 'Anonymous: nobody can tell who wrote what, the host included. '}
        {cards === 0
          ? 'Nobody has written yet.'
          : `${writers} ${writers === 1 ? 'person has' : 'people have'} written ${cards} ${cards === 1 ? 'card' : 'cards'}.`}
      </p>
    </div>
  )
}

function UnseenCards({ outline }: { readonly outline: MapOutline }) {
  const { activities, dropUnseen } = useDeeds()
  const own = useStore(activities.cards.state, (state) => state.cards)
  const pending = useRoom((state) => state.pending)
  return (
    <CardList
      title="My private cards"
      isPrivate
      outline={outline}
      cards={privateCards(own, pending)}
      onReword={({ id, laneId, stepId }, text) => activities.cards.put({ id, laneId, stepId, text })}
      onRemove={({ id, laneId, stepId, text }) => dropUnseen({ id, laneId, stepId, text })}
    />
  )
}

const NONE: readonly never[] = []

function MapCards({ outline }: { readonly outline: MapOutline }) {
  const deeds = useDeeds()
  const round = useRoom((state) => state.view?.round ?? null)
  const mine = useRoom((state) => state.outline?.mine ?? NONE)
  const pending = useRoom((state) => state.pending)
  const done = useDeedsState((state) => state.done)
  const cards = cardsOnMap(mine, { done, pending })
  if (cards.length === 0 && round) return null
  return (
    <CardList
      title="My cards on the map"
      isPrivate={false}
      outline={outline}
      cards={cards}
      onReword={(card, text) => deeds.reword(card.id, text)}
      onRemove={(card) => deeds.remove(card)}
    />
  )
}
