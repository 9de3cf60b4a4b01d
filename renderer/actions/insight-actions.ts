import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { Spotlight } from '#renderer/session/window-state.ts'
import { union } from '#shared/base/geometry.ts'
import { newId } from '#shared/base/ids.ts'
import type { Command } from '#shared/document/commands/types.ts'
import type { Card } from '#shared/model/card.ts'
import type { Lane } from '#shared/model/lane.ts'
import { lanePreset } from '#shared/model/lane-presets.ts'
import { canvasHandle } from './canvas-handle.ts'
import { select } from './card-actions.ts'
import { perform } from './perform.ts'
import { spotlightRects } from './spotlight.ts'

const modelOf = (project: ProjectContext) => project.model.getState().model

/** What a ring can be drawn around; see {@link Spotlight}. */
export type Shown = Partial<Spotlight>

/** Draws the eye to something on the map: brings it into sight, puts a ring around it, and selects its cards. */
export function showOnMap(project: ProjectContext, shown: Shown): void {
  const model = modelOf(project)
  if (!model) return
  const spotlight: Spotlight = { cardIds: [], stepIds: [], stageIds: [], laneId: null, ...shown }
  select(
    project,
    spotlight.cardIds.filter((id) => model.layout.cardById.has(id)),
  )
  project.window.setState({ spotlight })
  const rects = spotlightRects(model.layout, model.snapshot.cards, spotlight)
  if (rects.length > 0) canvasHandle.bring(rects.reduce(union))
}

/** Puts the ring away. */
export function endSpotlight(project: ProjectContext): void {
  if (project.window.getState().spotlight) project.window.setState({ spotlight: null })
}

/** Does not speak of a finding any more, in this window. */
export function hideFinding(project: ProjectContext, id: string): void {
  project.window.setState(({ hiddenFindings }) => ({ hiddenFindings: new Set([...hiddenFindings, id]) }))
}

/** Speaks of findings again. */
export function restoreFindings(project: ProjectContext, ids: Iterable<string>): void {
  const back = new Set(ids)
  project.window.setState(({ hiddenFindings }) => ({
    hiddenFindings: new Set([...hiddenFindings].filter((id) => !back.has(id))),
  }))
}

/**
 * Makes an opportunity that answers a pain, at its step. Where the map has no lane for it, the lane comes with it. Answers
 * the card's id, or `null` where it could not be made.
 */
export function addOpportunityFor(project: ProjectContext, pain: Card, text: string): string | null {
  const model = modelOf(project)
  if (!model) return null
  const lanes = model.whole.lanes.filter(({ kind }) => kind === 'opportunities')
  const lane = lanes.find(({ locked }) => !locked) ?? lanes[0]
  const laneId = lane?.id ?? newId()
  const id = newId()
  const card = { id, laneId, stepId: pain.place[1], fields: { text, painIds: [pain.id] } }
  const commands: Command[] = [
    ...makeReady(model.whole.map.id, laneId, lane),
    { type: 'cards.add', cards: [card], beforeId: null },
  ]
  return perform(project, 'Add opportunity', commands) ? id : null
}

/** Sees to it that the lane is there and open. */
function makeReady(mapId: string, id: string, lane: Lane | undefined): Command[] {
  const { kind, title, color, prompt } = lanePreset('opportunities')
  if (!lane) return [{ type: 'lane.add', id, mapId, beforeId: null, fields: { kind, title, color, prompt } }]
  return lane.collapsed ? [{ type: 'lane.edit', id, changes: { collapsed: false } }] : []
}

/** What an opportunity is worth and what it takes, each 1 to 5; `null` takes it out of the matrix again. */
export function gradeOpportunity(
  project: ProjectContext,
  id: string,
  grades: { readonly value: number | null; readonly effort: number | null },
  joinKey?: string,
): void {
  const card = modelOf(project)?.snapshot.cards[id]
  if (!card || (card.value === grades.value && card.effort === grades.effort)) return
  const label =
    grades.value === null && grades.effort === null ? 'Take out of the matrix' : 'Set value and effort'
  perform(
    project,
    label,
    [{ type: 'cards.edit', ids: [id], changes: { value: grades.value, effort: grades.effort } }],
    joinKey,
  )
}
