import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { newId } from '#shared/base/ids.ts'
import type { Card } from '#shared/model/card.ts'
import type { JourneyMap } from '#shared/model/map.ts'
import { mapsOf } from '#shared/model/map-view.ts'
import { canvasHandle } from './canvas-handle.ts'
import { editSelected, selectedCards } from './card-actions.ts'
import { showMap, shownMap } from './map-actions.ts'
import { perform } from './perform.ts'

/** The maps that a card of the shown map can lead to. */
export function mapsToLink(project: ProjectContext): readonly JourneyMap[] {
  const shown = shownMap(project)
  return mapsOf(project.session.snapshot.getState()).filter(({ id }) => id !== shown?.id)
}

/** Makes the selected cards lead to a map that tells their part in detail; `null` takes the link away. */
export function linkToMap(project: ProjectContext, linkedMapId: string | null): void {
  editSelected(project, linkedMapId === null ? 'Remove link' : 'Link to map', { linkedMapId })
}

/** Makes a map of its own for the selected card, named after it and of the same people, and turns to it. */
export function linkToNewMap(project: ProjectContext): void {
  const [card] = selectedCards(project)
  const shown = shownMap(project)
  if (!card || !shown) return
  const id = newId()
  const title = card.text.trim().split('\n')[0]?.slice(0, 80) ?? ''
  const done = perform(project, 'Link to new map', [
    { type: 'map.add', id, fields: { title, personaIds: shown.personaIds, state: shown.state } },
    { type: 'cards.edit', ids: [card.id], changes: { linkedMapId: id } },
  ])
  if (done) follow(project, id)
}

/** The selected card that leads to a map which is there. */
export function linkedCard(project: ProjectContext): Card | null {
  const { maps } = project.session.snapshot.getState()
  const isLinked = ({ linkedMapId }: Card) => linkedMapId !== null && maps[linkedMapId] !== undefined
  return selectedCards(project).find(isLinked) ?? null
}

/** Goes into the map that a card leads to. What was shown is remembered as it lay. */
export function openLinkedMap(project: ProjectContext, card: Card | null = linkedCard(project)): void {
  const mapId = card?.linkedMapId
  if (mapId && project.session.snapshot.getState().maps[mapId]) follow(project, mapId)
}

function follow(project: ProjectContext, mapId: string): void {
  const { trail } = project.window.getState()
  const shown = shownMap(project)
  const viewport = canvasHandle.view()?.viewport() ?? null
  showMap(project, mapId)
  if (shown) project.window.setState({ trail: [...trail, { mapId: shown.id, viewport }] })
}

/** The map that a link led away from, if it is still there. Maps that somebody deleted meanwhile are passed over. */
export function mapBehind(project: ProjectContext): JourneyMap | null {
  const { maps } = project.session.snapshot.getState()
  const step = project.window.getState().trail.findLast(({ mapId }) => maps[mapId])
  return (step && maps[step.mapId]) ?? null
}

/** Goes back to where the last link was, and has it lie as it lay. */
export function goBack(project: ProjectContext): void {
  const { maps } = project.session.snapshot.getState()
  const { trail } = project.window.getState()
  const at = trail.findLastIndex(({ mapId }) => maps[mapId])
  const step = trail[at]
  if (!step) return
  if (step.viewport) canvasHandle.landOn(step.mapId, step.viewport)
  showMap(project, step.mapId)
  project.window.setState({ trail: trail.slice(0, at) })
}
