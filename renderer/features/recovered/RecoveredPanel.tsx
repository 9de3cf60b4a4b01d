import './recovered.css'
import { ArrowDownToLine, Trash2 } from 'lucide-react'
import { placeCards, throwAway } from '#renderer/actions/recovered-actions.ts'
import { useMapModel, useProject, useWindow } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { SidePanel } from '#renderer/ui/side-panel/SidePanel.tsx'
import { describeCard } from '#shared/layout/describe-card.ts'
import type { Card } from '#shared/model/card.ts'
import { type MapView, recoveredCards } from '#shared/model/map-view.ts'
import { holdsCards } from '#shared/model/vocabulary.ts'

/** Cards that lost their cell, each to be put back or thrown away; shown while the window's panel is `recovered`. */
export function RecoveredPanel() {
  const isOpen = useWindow((state) => state.panel === 'recovered')
  return isOpen ? <Tray /> : null
}

function Tray() {
  const project = useProject()
  const model = useMapModel()
  const cell = useWindow((state) => state.cell)
  const cards = model ? recoveredCards(model.snapshot) : []
  const close = () => project.window.setState({ panel: null })
  const place = model && cell ? placeWords(model.view, cell) : null
  return (
    <SidePanel title="Recovered" onClose={close}>
      {cards.length === 0 ? (
        <p className="recovered-line">Nothing waits here. Every card has its place.</p>
      ) : (
        <>
          <p className="recovered-line">
            Somebody deleted the stage, step or lane of these cards while others were at work on them. Click
            into a cell and put them there, or throw them away.
          </p>
          <p className="recovered-place" role="status">
            {place === null ? 'No cell is chosen yet.' : `Chosen: ${place}`}
          </p>
          <ul className="recovered-list">
            {cards.map((card) => (
              <RecoveredCard key={card.id} card={card} canPlace={place !== null} />
            ))}
          </ul>
          <AllOfThem cards={cards} canPlace={place !== null} />
        </>
      )}
    </SidePanel>
  )
}

/** The chosen cell in words, or `null` where cards cannot stand in it. */
function placeWords(
  view: MapView,
  { laneId, stepId }: { readonly laneId: string; readonly stepId: string },
): string | null {
  const lane = view.lanes.find(({ id }) => id === laneId)
  const step = view.steps.find(({ id }) => id === stepId)
  if (!lane || !step || !holdsCards(lane.kind) || lane.locked) return null
  return `${lane.title.trim() || 'Untitled lane'}, ${step.title.trim() || 'untitled step'}`
}

function RecoveredCard({ card, canPlace }: { readonly card: Card; readonly canPlace: boolean }) {
  const project = useProject()
  const words = card.text.trim() || describeCard(card).trim() || 'Card without text'
  return (
    <li className="recovered-card">
      <span>{words}</span>
      <div className="recovered-deeds">
        <Button
          size="small"
          icon={<ArrowDownToLine size={15} aria-hidden="true" />}
          disabled={!canPlace}
          aria-label={`Put here: ${words}`}
          onClick={() => placeCards(project, [card.id])}
        >
          Put here
        </Button>
        <Button
          size="small"
          tone="danger"
          icon={<Trash2 size={15} aria-hidden="true" />}
          aria-label={`Delete: ${words}`}
          onClick={() => throwAway(project, [card.id])}
        >
          Delete
        </Button>
      </div>
    </li>
  )
}

function AllOfThem({ cards, canPlace }: { readonly cards: readonly Card[]; readonly canPlace: boolean }) {
  const project = useProject()
  const ids = cards.map(({ id }) => id)
  if (ids.length < 2) return null
  return (
    <div className="recovered-deeds recovered-all">
      <Button size="small" disabled={!canPlace} onClick={() => placeCards(project, ids)}>
        Put all {ids.length} here
      </Button>
      <Button size="small" tone="danger" onClick={() => throwAway(project, ids)}>
        Delete all
      </Button>
    </div>
  )
}
