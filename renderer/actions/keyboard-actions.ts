import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { CellId, HeaderKind } from '#renderer/session/window-state.ts'
import { holdsCards } from '#shared/model/vocabulary.ts'
import { editCard, select, startCard } from './card-actions.ts'
import { channelBeside, channelHere, channelOnEntry, toggleChannel } from './channel-actions.ts'
import { type Direction, firstSpot, nextCell, type Spot, spotBeside, stopsIn } from './navigate.ts'
import { rightsIn } from './rights.ts'

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

type From = 'above' | 'below' | 'beside'
const FROM: Readonly<Record<Direction, From>> = {
  up: 'below',
  down: 'above',
  left: 'beside',
  right: 'beside',
}

function goTo(project: ProjectContext, spot: Spot | null, show: (spot: Spot) => void, from: From): void {
  if (!spot) return
  const channel = channelOnEntry(project, spot.cell, from)
  if (spot.cardId !== null) select(project, [spot.cardId])
  else project.window.setState({ cell: spot.cell, selection: new Set(), header: null })
  project.window.setState({ channel })
  show(spot)
}

/** The cell where the keyboard comes into the map: beside the header in hand, else the first. */
function entrySpot(project: ProjectContext): Spot | null {
  const view = project.model.getState().model?.view
  const first = view ? firstSpot(view) : null
  const { header } = project.window.getState()
  if (!view || !first || !header) return first
  const { laneId, stepId } = first.cell
  const ofStage = view.stages.find(({ stage }) => stage.id === header.id)?.steps[0]?.id ?? stepId
  const cells: Readonly<Record<HeaderKind, CellId>> = {
    stage: { laneId, stepId: ofStage },
    step: { laneId, stepId: header.id },
    lane: { laneId: header.id, stepId },
  }
  const cell = cells[header.kind]
  return { cell, cardId: stopsIn(view, cell)[0]?.id ?? null }
}

/** An arrow key: the next card, row of a channel matrix, or cell that way. The first one comes into the map. */
export function step(project: ProjectContext, direction: Direction, show: (spot: Spot) => void): void {
  const model = project.model.getState().model
  if (!model) return
  const spot = currentSpot(project)
  if (!spot) {
    goTo(project, entrySpot(project), show, 'above')
    return
  }
  const vertical = direction === 'up' || direction === 'down'
  const row = vertical ? channelBeside(project, direction === 'down' ? 1 : -1) : null
  if (row === null)
    goTo(project, spotBeside(model.view, model.layout, spot, direction), show, FROM[direction])
  else project.window.setState({ channel: row, selection: new Set() })
}

/** Tab: the next cell in reading order. */
export function stepCell(project: ProjectContext, by: 1 | -1, show: (spot: Spot) => void): void {
  const model = project.model.getState().model
  const spot = currentSpot(project)
  if (!model) return
  if (!spot) {
    goTo(project, entrySpot(project), show, 'above')
    return
  }
  const cell = nextCell(model.view, spot.cell, by)
  if (cell) goTo(project, { cell, cardId: stopsIn(model.view, cell)[0]?.id ?? null }, show, 'beside')
}

/**
 * Takes the next card that way into the selection, passing over empty cells; going back over what was just taken gives
 * it up again.
 */
export function extendSelection(
  project: ProjectContext,
  direction: Direction,
  show: (spot: Spot) => void,
): void {
  const model = project.model.getState().model
  if (!model) return
  const taken = [...project.window.getState().selection].filter((id) => model.layout.cardById.has(id))
  const head = model.layout.cardById.get(taken.at(-1) ?? '')?.card
  if (!head) {
    step(project, direction, show)
    return
  }
  let spot: Spot | null = { cell: { laneId: head.place[0], stepId: head.place[1] }, cardId: head.id }
  do spot = spotBeside(model.view, model.layout, spot, direction)
  while (spot && spot.cardId === null)
  const next = spot?.cardId
  if (!spot || !next) return
  const goesBack = taken.at(-2) === next
  select(project, goesBack ? taken.slice(0, -1) : [...taken.filter((id) => id !== next), next])
  show(spot)
}

/** Enter: types into the selected card, note or header, sets or clears a channel, or starts a card in the cell. */
export function enter(project: ProjectContext): void {
  const { selection, header } = project.window.getState()
  const { notes } = project.session.snapshot.getState()
  const note = [...selection].find((id) => notes[id])
  const spot = currentSpot(project)
  const row = channelHere(project)
  if (note !== undefined || header) {
    const editing = note === undefined ? header : ({ kind: 'note', id: note } as const)
    if (rightsIn(project).all) project.window.setState({ editing })
  } else if (!spot) return
  else if (spot.cardId !== null) editCard(project, spot.cardId)
  else if (row) toggleChannel(project, row)
  else startCard(project, spot.cell)
}

/** A letter typed on an empty cell begins a card with it. Answers whether it did. */
export function typeInto(project: ProjectContext, letter: string): boolean {
  const spot = currentSpot(project)
  if (!spot || spot.cardId !== null) return false
  const kind = project.session.snapshot.getState().lanes[spot.cell.laneId]?.kind
  return kind !== undefined && holdsCards(kind) && startCard(project, spot.cell, null, letter) !== null
}

/** Selects every card of the map. */
export function selectAll(project: ProjectContext): void {
  const layout = project.model.getState().model?.layout
  if (layout)
    project.window.setState({
      header: null,
      selection: new Set([
        ...layout.cards.map((box) => box.card.id),
        ...layout.notes.map((box) => box.note.id),
      ]),
    })
}
