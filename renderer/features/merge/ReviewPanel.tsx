import { counted } from '#shared/base/counted.ts'
import './merge.css'
import { Inbox, Layers, Undo2 } from 'lucide-react'
import { useMemo } from 'react'
import { closeReview, showReview, undoMerge } from '#renderer/actions/review-actions.ts'
import { rightsIn } from '#renderer/actions/rights.ts'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import type { Review } from '#renderer/session/window-state.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { SidePanel } from '#renderer/ui/side-panel/SidePanel.tsx'
import { changesBetween, changesByPerson } from '#shared/analysis/changes.ts'
import { quoted } from '#shared/base/quote.ts'
import { describeCard } from '#shared/layout/describe-card.ts'
import type { Card } from '#shared/model/card.ts'
import { PersonsPart } from './PersonsPart.tsx'
import { newlyRecovered } from './review-parts.ts'

/** What a merge brought, or what others did meanwhile, person by person; shown while the window's panel is `review`. */
export function ReviewPanel() {
  const isOpen = useWindow(({ panel }) => panel === 'review')
  const review = useWindow((state) => state.review)
  return isOpen && review ? <OpenReview review={review} /> : null
}

function OpenReview({ review }: { readonly review: Review }) {
  const project = useProject()
  const { before, after, touched } = review
  const recovered = useMemo(() => newlyRecovered(review), [review])
  const changes = useMemo(() => {
    // They are named on top; the host filed them again, which nobody did.
    const named = new Set(recovered.map(({ id }) => id))
    return changesBetween(before, after, touched).filter(({ id }) => !named.has(id))
  }, [before, after, touched, recovered])
  const people = useMemo(() => changesByPerson(changes), [changes])
  return (
    <SidePanel title="Review" onClose={() => closeReview(project)}>
      <div className="review-top">
        <p className="review-title">{review.title}</p>
        <p className="review-line">
          {changes.length === 0 ? 'Both are the same.' : `${counted(changes.length, 'change')}.`} Click one to
          go there.
        </p>
        {changes.length === 0 ? null : (
          <div className="review-deeds">
            <Button
              size="small"
              icon={<Layers size={15} aria-hidden="true" />}
              onClick={() => showReview(project, review)}
            >
              Show on the map
            </Button>
            {review.kind === 'merge' && rightsIn(project).all ? (
              <Button
                size="small"
                icon={<Undo2 size={15} aria-hidden="true" />}
                onClick={() => undoMerge(project, review)}
              >
                Undo the merge
              </Button>
            ) : null}
          </div>
        )}
      </div>
      {recovered.length > 0 ? <Recovered cards={recovered} /> : null}
      {people.map((person) => (
        <PersonsPart key={person.name} review={review} person={person} />
      ))}
    </SidePanel>
  )
}

/** The first things to look at: cards whose place went while others were at work on them. */
function Recovered({ cards }: { readonly cards: readonly Card[] }) {
  const project = useProject()
  return (
    <section className="review-recovered" aria-label="Recovered">
      <p>
        {cards.length === 1 ? 'One card has' : `${cards.length} cards have`} no place any more: somebody
        deleted it while others worked there. {cards.length === 1 ? 'It waits' : 'They wait'} in the recovered
        tray.
      </p>
      <ul>
        {cards.slice(0, MOST_NAMED).map((card) => (
          <li key={card.id}>{nameOf(card)}</li>
        ))}
        {cards.length > MOST_NAMED ? <li>and {cards.length - MOST_NAMED} more</li> : null}
      </ul>
      <Button
        size="small"
        icon={<Inbox size={15} aria-hidden="true" />}
        onClick={() => project.window.setState({ panel: 'recovered' })}
      >
        Open the recovered tray
      </Button>
    </section>
  )
}

const MOST_NAMED = 5

const nameOf = (card: Card): string =>
  card.text.trim() ? quoted(card.text) : describeCard(card).trim() || 'Card without text'
