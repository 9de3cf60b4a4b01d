import { useRef, useState } from 'react'
import type { MapOutline } from '#shared/protocol/room-view.ts'
import { useRoom } from '../room-context.ts'
import { keepDraft, readDraft, useDraft } from '../state/drafts.ts'
import type { MyCard } from '../state/my-cards.ts'
import { spotWords } from '../state/places.ts'
import { GrowingText } from './GrowingText.tsx'
import { Icon } from './Icon.tsx'

interface CardListProps {
  readonly title: string
  readonly isPrivate: boolean
  readonly outline: MapOutline
  readonly cards: readonly MyCard[]
  readonly onReword: (card: MyCard, text: string) => void
  readonly onRemove: (card: MyCard) => void
}

/** My own cards, the newest first: that is the one a person looks for. */
export function CardList({ title, isPrivate, cards, ...rest }: CardListProps) {
  const newestFirst = useNewestFirst(cards)
  return (
    <section className="card-list">
      <h2>
        {title} <span className="count">{cards.length}</span>
      </h2>
      {cards.length === 0 ? (
        <p className="empty">What you write appears here.</p>
      ) : (
        <ul>
          {newestFirst.map((card) => (
            <Card key={card.id} card={card} isPrivate={isPrivate} {...rest} />
          ))}
        </ul>
      )}
    </section>
  )
}

/** The host tells no times: what this page saw last is the newest, and what it saw first stands as on the map. */
function useNewestFirst(cards: readonly MyCard[]): readonly MyCard[] {
  const seen = useRef<Map<string, number>>(null)
  if (seen.current === null) seen.current = new Map(cards.map(({ id }, index) => [id, -index]))
  const places = seen.current
  for (const { id } of cards) if (!places.has(id)) places.set(id, places.size + 1)
  return [...cards].sort((a, b) => (places.get(b.id) ?? 0) - (places.get(a.id) ?? 0))
}

interface CardProps extends Omit<CardListProps, 'title' | 'cards'> {
  readonly card: MyCard
}

function Card({ card, isPrivate, outline, onReword, onRemove }: CardProps) {
  const isReached = useRoom((state) => state.status.kind === 'in')
  const box = useRoom((state) => `${state.you?.id ?? ''}:edit:${card.id}`)
  const [isEditing, setEditing] = useState(() => readDraft(box) !== '')
  const begin = () => {
    keepDraft(box, card.text)
    setEditing(true)
  }
  return (
    <li className="my-card" data-private={isPrivate || undefined}>
      {isEditing ? (
        <EditCard
          box={box}
          onSave={(text) => {
            if (text !== card.text) onReword(card, text)
            setEditing(false)
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <>
          <p className="my-card-text">{card.text || 'An empty card'}</p>
          <div className="my-card-foot">
            <span className="my-card-where">
              {isPrivate && <Icon name="lock" size={14} />}
              {spotWords(outline, card)}
              {!card.isWithHost && <em>{isReached ? 'Sending…' : 'Kept here until the host is back'}</em>}
            </span>
            <button type="button" className="sign" aria-label={`Edit “${card.text}”`} onClick={begin}>
              <Icon name="edit" size={18} />
            </button>
            <button
              type="button"
              className="sign"
              aria-label={`Delete “${card.text}”`}
              onClick={() => onRemove(card)}
            >
              <Icon name="delete" size={18} />
            </button>
          </div>
        </>
      )}
    </li>
  )
}

function EditCard({
  box,
  onSave,
  onCancel,
}: {
  readonly box: string
  readonly onSave: (text: string) => void
  readonly onCancel: () => void
}) {
  const [text, setText] = useDraft(box)
  const end = (then: () => void) => {
    keepDraft(box, '')
    then()
  }
  const save = () => {
    if (text.trim() !== '') end(() => onSave(text.trim()))
  }
  return (
    <>
      <GrowingText
        aria-label="Edit the card"
        value={text}
        onChange={setText}
        onEnter={save}
        rows={2}
        enterKeyHint="done"
        autoFocus
      />
      <div className="my-card-foot">
        <button type="button" className="button" data-tone="quiet" onClick={() => end(onCancel)}>
          Cancel
        </button>
        <button type="button" className="button" data-tone="accent" onClick={save}>
          Save
        </button>
      </div>
    </>
  )
}
