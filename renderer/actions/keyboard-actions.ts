import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { clamp } from '#shared/base/geometry.ts'
import { sentimentId } from '#shared/model/card.ts'
import { holdsCards } from '#shared/model/vocabulary.ts'
import { select, startCard } from './card-actions.ts'
import { type Direction, firstSpot, nextCell, type Spot, spotBeside, stopsIn } from './navigate.ts'
import { perform } from './perform.ts'

/** Where the keyboard is now: the selected card's cell, or the cell last pointed at. */
export function currentSpot(project: ProjectContext): Spot | null {
  const model = project.model.getState().model
  if (!model) return null
  const { cell, selection } = project.window.getState()
  if (
    !cell ||
    !model.snapshot.lanes[cell.laneId] ||
    !model.view.steps.some((step) => step.id === cell.stepId)
  )
    return null
  const card = stopsIn(model.view, cell).find(({ id }) => selection.has(id))
  return { cell, cardId: card?.id ?? null }
}

function goTo(project: ProjectContext, spot: Spot | null, show: (spot: Spot) => void): void {
  if (!spot) return
  if (spot.cardId !== null) select(project, [spot.cardId])
  else project.window.setState({ cell: spot.cell, selection: new Set() })
  show(spot)
}

/** An arrow key: the next card or cell that way. The first one goes to the map's first cell. */
export function step(project: ProjectContext, direction: Direction, show: (spot: Spot) => void): void {
  const model = project.model.getState().model
  if (!model) return
  const spot = currentSpot(project)
  goTo(project, spot ? spotBeside(model.view, model.layout, spot, direction) : firstSpot(model.view), show)
}

/** Tab: the next cell in reading order. */
export function stepCell(project: ProjectContext, by: 1 | -1, show: (spot: Spot) => void): void {
  const model = project.model.getState().model
  const spot = currentSpot(project)
  if (!model) return
  if (!spot) {
    goTo(project, firstSpot(model.view), show)
    return
  }
  const cell = nextCell(model.view, spot.cell, by)
  if (cell) goTo(project, { cell, cardId: stopsIn(model.view, cell)[0]?.id ?? null }, show)
}

/** Enter: types into the selected card or note, or starts one in the cell. */
export function enter(project: ProjectContext): void {
  const { selection } = project.window.getState()
  const { notes } = project.session.snapshot.getState()
  const note = [...selection].find((id) => notes[id])
  if (note !== undefined) {
    project.window.setState({ editing: { kind: 'note', id: note } })
    return
  }
  const spot = currentSpot(project)
  if (!spot) return
  if (spot.cardId !== null) project.window.setState({ editing: { kind: 'card', id: spot.cardId } })
  else startCard(project, spot.cell)
}

/** A letter typed on an empty cell begins a card with it. Answers whether it did. */
export function typeInto(project: ProjectContext, letter: string): boolean {
  const spot = currentSpot(project)
  if (!spot || spot.cardId !== null) return false
  const kind = project.session.snapshot.getState().lanes[spot.cell.laneId]?.kind
  return kind !== undefined && holdsCards(kind) && startCard(project, spot.cell, null, letter) !== null
}

/** Raises or lowers the sentiment at the keyboard's place. Answers whether it stands in a sentiment lane. */
export function nudgeSentiment(project: ProjectContext, by: number): boolean {
  const model = project.model.getState().model
  const { cell } = project.window.getState()
  const lane = cell && model?.snapshot.lanes[cell.laneId]
  if (!model || !cell || lane?.kind !== 'sentiment' || lane.collapsed) return false
  const personaId = model.view.map.personaIds[0] ?? null
  const now = model.snapshot.cards[sentimentId(cell.laneId, cell.stepId, personaId)]?.amount ?? 0
  perform(
    project,
    'Set sentiment',
    [{ type: 'sentiment.set', ...cell, personaId, amount: clamp(now + by, -2, 2) }],
    `nudge:${cell.laneId}:${cell.stepId}`,
  )
  return true
}

/** Selects every card of the map. */
export function selectAll(project: ProjectContext): void {
  const layout = project.model.getState().model?.layout
  if (layout)
    project.window.setState({
      selection: new Set([
        ...layout.cards.map((box) => box.card.id),
        ...layout.notes.map((box) => box.note.id),
      ]),
    })
}
