import { useState } from 'react'
import { useStore } from 'zustand'
import type { CardInWords, MapOutline, VoteResults, VoteView } from '#shared/protocol/room-view.ts'
import { Icon } from '../parts/Icon.tsx'
import { useDeeds, useRoom } from '../room-context.ts'
import { ballotGroups, dotsLeft } from '../state/ballot.ts'
import { spotWords } from '../state/places.ts'

/** From here on a ballot is searched rather than read. */
const LONG = 12

/** Dots for cards while a vote is on; what it came to when it is closed. */
export function VoteTab() {
  const vote = useRoom((state) => state.view?.vote ?? null)
  const results = useRoom((state) => state.view?.results ?? null)
  const outline = useRoom((state) => state.outline)
  if (!outline) return <p className="empty">The map is on its way…</p>
  if (vote) return <Ballot key={vote.id} vote={vote} outline={outline.outline} ballot={outline.ballot} />
  return results && <Results results={results} outline={outline.outline} ballot={outline.ballot} />
}

function Ballot({
  vote,
  outline,
  ballot,
}: {
  readonly vote: VoteView
  readonly outline: MapOutline
  readonly ballot: readonly CardInWords[]
}) {
  const deeds = useDeeds()
  const dots = useStore(deeds.activities.dots.state, (state) => state.values)
  const [search, setSearch] = useState('')
  const left = dotsLeft(vote.budget, dots)
  const groups = ballotGroups(outline, ballot, search)
  return (
    <section className="ballot">
      <div className="ballot-head">
        <h2>{vote.title || 'Vote'}</h2>
        <p className="ballot-left" role="status">
          <span aria-hidden="true" className="dots">
            {Array.from({ length: Math.min(vote.budget, 20) }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: dots are all alike
              <i key={index} data-given={index >= left || undefined} />
            ))}
          </span>
          <b>{left}</b> of {vote.budget} {vote.budget === 1 ? 'dot' : 'dots'} left
          {vote.perCard < vote.budget && `, at most ${vote.perCard} on a card`}
        </p>
        <p className="quiet-line">
          Nobody sees how you voted. {vote.voters} {vote.voters === 1 ? 'person has' : 'people have'} voted so
          far.
        </p>
        {ballot.length > LONG && (
          <label className="search">
            <Icon name="search" size={18} />
            <span className="visually-hidden">Search cards</span>
            <input
              type="search"
              placeholder="Search cards"
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
          </label>
        )}
      </div>
      {ballot.length === 0 && <p className="empty">There is nothing to vote on yet.</p>}
      {ballot.length > 0 && groups.length === 0 && <p className="empty">No card says that.</p>}
      {groups.map(({ stageId, title, cards }) => (
        <section key={stageId}>
          <h3>{title}</h3>
          <ul>
            {cards.map((card) => (
              <BallotCard
                key={card.id}
                card={card}
                where={spotWords(outline, card)}
                dots={dots[card.id] ?? 0}
                most={Math.min(vote.perCard, (dots[card.id] ?? 0) + left)}
                onCast={(given) => deeds.cast(card.id, given)}
              />
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}

function BallotCard({
  card,
  where,
  dots,
  most,
  onCast,
}: {
  readonly card: CardInWords
  readonly where: string
  readonly dots: number
  readonly most: number
  readonly onCast: (dots: number) => void
}) {
  return (
    <li className="ballot-card" data-voted={dots > 0 || undefined}>
      <div>
        <p className="my-card-text">{card.text || 'An empty card'}</p>
        <p className="my-card-where">{where}</p>
      </div>
      <fieldset className="stepper">
        <legend className="visually-hidden">Dots on “{card.text}”</legend>
        <StepButton icon="minus" label="One dot less" isOn={dots > 0} onPress={() => onCast(dots - 1)} />
        <output aria-live="polite">{dots}</output>
        <StepButton icon="plus" label="One dot more" isOn={dots < most} onPress={() => onCast(dots + 1)} />
      </fieldset>
    </li>
  )
}

/** Stays where it is, and under the same finger, when it can do no more. */
function StepButton({
  icon,
  label,
  isOn,
  onPress,
}: {
  readonly icon: 'plus' | 'minus'
  readonly label: string
  readonly isOn: boolean
  readonly onPress: () => void
}) {
  return (
    <button
      type="button"
      className="step-button"
      aria-label={label}
      aria-disabled={!isOn || undefined}
      onClick={isOn ? onPress : undefined}
    >
      <Icon name={icon} size={20} />
    </button>
  )
}

function Results({
  results,
  outline,
  ballot,
}: {
  readonly results: VoteResults
  readonly outline: MapOutline
  readonly ballot: readonly CardInWords[]
}) {
  const { title, voters, cards } = results
  const byId = new Map(ballot.map((card) => [card.id, card]))
  const most = Math.max(1, ...cards.map(({ dots }) => dots))
  return (
    <section className="ballot">
      <div className="ballot-head">
        <h2>What the vote came to</h2>
        {title !== '' && <p>{title}</p>}
        <p className="quiet-line">
          {voters} {voters === 1 ? 'person' : 'people'} voted.
        </p>
      </div>
      {cards.length === 0 && <p className="empty">No dots were given.</p>}
      <ol className="results">
        {cards.map(({ cardId, dots }) => {
          const card = byId.get(cardId)
          return (
            <li key={cardId} className="result">
              <div>
                <p className="my-card-text">{card?.text ?? 'A card that is gone'}</p>
                {card && <p className="my-card-where">{spotWords(outline, card)}</p>}
                <span className="result-bar" aria-hidden="true">
                  <i style={{ width: `${(dots / most) * 100}%` }} />
                </span>
              </div>
              <b>
                {dots}
                <span className="visually-hidden"> {dots === 1 ? 'dot' : 'dots'}</span>
              </b>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
