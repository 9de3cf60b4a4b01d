import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { CellId, HeaderKind } from '#renderer/session/window-state.ts'
import { notify } from '#renderer/ui/notify.ts'
import { quoted } from '#shared/base/quote.ts'
import type { Card } from '#shared/model/card.ts'
import type { ContentTable } from '#shared/model/record.ts'
import { isStepValue } from '#shared/model/vocabulary.ts'
import { canvasHandle, type Place } from './canvas-handle.ts'
import { select } from './card-actions.ts'
import { applyView } from './filter-actions.ts'
import { showLanes } from './lane-actions.ts'
import { showMap, shownMap } from './map-actions.ts'
import { perform } from './perform.ts'
import { openLibrary } from './persona-actions.ts'

/** Turns to a map unless it is shown already; answers whether it had to. */
function turnTo(project: ProjectContext, mapId: string): boolean {
  if (shownMap(project)?.id === mapId) return false
  showMap(project, mapId)
  return true
}

/** A map that was turned to is shown from close by; on the one that is shown already, the view goes there. */
function come(project: ProjectContext, turned: boolean, place: Place): void {
  const mapId = shownMap(project)?.id
  if (turned && mapId !== undefined) canvasHandle.landNear(mapId, place)
  else canvasHandle.comeTo(place)
}

function showCard(project: ProjectContext, id: string): void {
  const { cards, lanes } = project.session.snapshot.getState()
  const card = cards[id]
  if (!card) return
  const lane = lanes[card.place[0]]
  const turned = lane !== undefined && turnTo(project, lane.mapId)
  if (!lane || !isColumn(project, card.place[1])) {
    project.window.setState({ panel: 'recovered' })
    return
  }
  select(project, [id])
  come(project, turned, placeOf(card))
  if (lane.hidden || lane.collapsed) tellOfLane(project, lane)
}

const isColumn = (project: ProjectContext, stepId: string): boolean =>
  project.model.getState().model?.view.steps.some((step) => step.id === stepId) === true

const cellOf = ({ place: [laneId, stepId] }: Card): CellId => ({ laneId, stepId })

const placeOf = (card: Card): Place => (isStepValue(card.kind) ? cellOf(card) : { cardId: card.id })

/** Why there is nothing to be seen, and a way to see it. */
function tellOfLane(
  project: ProjectContext,
  { id, title, hidden }: { readonly id: string; readonly title: string; readonly hidden: boolean },
): void {
  const open = (): void => {
    if (hidden) showLanes(project, [id])
    else perform(project, 'Open lane', [{ type: 'lane.edit', id, changes: { collapsed: false } }])
  }
  notify(`It stands in the lane ${quoted(title)}, which is ${hidden ? 'hidden' : 'collapsed'}.`, {
    label: hidden ? 'Show the lane' : 'Open the lane',
    onClick: open,
  })
}

function showNote(project: ProjectContext, id: string): void {
  const note = project.session.snapshot.getState().notes[id]
  if (!note) return
  const turned = turnTo(project, note.mapId)
  select(project, [id])
  const box = project.model.getState().model?.layout.notes.find((one) => one.note.id === id)
  if (box) come(project, turned, { rect: box.rect })
}

function showConnector(project: ProjectContext, id: string): void {
  const line = project.session.snapshot.getState().connectors[id]
  if (!line) return
  const turned = turnTo(project, line.mapId)
  select(project, [id])
  come(project, turned, { cardId: line.fromId })
}

/** Of a cluster its cards are selected. */
function showGroup(project: ProjectContext, id: string): void {
  const { groups, cards } = project.session.snapshot.getState()
  const group = groups[id]
  if (!group) return
  const turned = turnTo(project, group.mapId)
  const members = Object.values(cards).filter(({ groupId }) => groupId === id)
  const [first] = members
  select(
    project,
    members.map((card) => card.id),
  )
  if (first) come(project, turned, placeOf(first))
}

function showHeader(project: ProjectContext, kind: HeaderKind, id: string): void {
  const { stages, steps, lanes } = project.session.snapshot.getState()
  const lane = kind === 'lane' ? lanes[id] : undefined
  const stage = kind === 'stage' ? stages[id] : stages[steps[id]?.stageId ?? '']
  const mapId = (lane ?? stage)?.mapId
  if (mapId === undefined) return
  const turned = turnTo(project, mapId)
  project.window.setState({ selection: new Set(), header: { kind, id } })
  const cell = cellBeside(project, kind, id)
  if (cell) come(project, turned, cell)
  if (lane?.hidden) tellOfLane(project, lane)
}

/** The first cell of a stage, step or lane: where that is in sight, its title is too. */
function cellBeside(project: ProjectContext, kind: HeaderKind, id: string): CellId | null {
  const view = project.model.getState().model?.view
  const first =
    kind === 'stage' ? view?.stages.find(({ stage }) => stage.id === id)?.steps[0] : view?.steps[0]
  const stepId = kind === 'step' ? id : first?.id
  const laneId = kind === 'lane' ? id : view?.lanes[0]?.id
  return stepId !== undefined && laneId !== undefined ? { laneId, stepId } : null
}

function showComment(project: ProjectContext, id: string): void {
  const { comments } = project.session.snapshot.getState()
  const comment = comments[id]
  if (!comment) return
  const first = comments[comment.threadId ?? ''] ?? comment
  showTarget(project, first)
  project.window.setState({ panel: 'comments', threadId: first.id })
}

/** Shows what a thread of comments is about. */
export function showTarget(
  project: ProjectContext,
  { mapId, targetId }: { readonly mapId: string; readonly targetId: string | null },
): void {
  const table = tableOf(project, targetId)
  if (table && targetId !== null) showRecord(project, table, targetId)
  else if (turnTo(project, mapId) || targetId === null)
    project.window.setState({ selection: new Set(), header: null })
}

const TARGETS = ['cards', 'notes', 'stages', 'steps', 'lanes'] as const

function tableOf(project: ProjectContext, id: string | null): (typeof TARGETS)[number] | null {
  const snapshot = project.session.snapshot.getState()
  return TARGETS.find((table) => id !== null && snapshot[table][id] !== undefined) ?? null
}

function showWholeMap(project: ProjectContext, id: string): void {
  if (!project.session.snapshot.getState().maps[id]) return
  if (!turnTo(project, id)) canvasHandle.fit()
}

function showView(project: ProjectContext, id: string): void {
  const view = project.session.snapshot.getState().views[id]
  if (!view) return
  turnTo(project, view.mapId)
  applyView(project, view)
}

function showDataSet(project: ProjectContext, id: string): void {
  const dataSet = project.session.snapshot.getState().dataSets[id]
  if (dataSet) showWholeMap(project, dataSet.mapId)
}

function showPersona(project: ProjectContext, id: string | undefined): void {
  if (id !== undefined && project.session.snapshot.getState().personas[id]) openLibrary(project, id)
}

const SHOW: Readonly<Record<ContentTable, (project: ProjectContext, id: string) => void>> = {
  cards: showCard,
  groups: showGroup,
  notes: showNote,
  connectors: showConnector,
  stages: (project, id) => showHeader(project, 'stage', id),
  steps: (project, id) => showHeader(project, 'step', id),
  lanes: (project, id) => showHeader(project, 'lane', id),
  comments: showComment,
  personas: showPersona,
  traits: (project, id) => showPersona(project, project.session.snapshot.getState().traits[id]?.personaId),
  maps: showWholeMap,
  views: showView,
  dataSets: showDataSet,
  projects: () => canvasHandle.fit(),
}

/**
 * Shows a record wherever in the project it is: turns to its map, selects it and has it in sight; of a persona it opens
 * the sheet, of a comment its thread. What somebody has deleted meanwhile is passed over.
 */
export const showRecord = (project: ProjectContext, table: ContentTable, id: string): void =>
  SHOW[table](project, id)
