import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { CellId } from '#renderer/session/window-state.ts'
import { clamp } from '#shared/base/geometry.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { type Card, SENTIMENT, sentimentId } from '#shared/model/card.ts'
import type { Lane } from '#shared/model/lane.ts'
import { perform } from './perform.ts'

const modelOf = (project: ProjectContext) => project.model.getState().model

/** Whose feeling is set: the persona that was turned to, else the map's main one; `null` on a map without personas. */
export function activePersona(project: ProjectContext): string | null {
  const ids = modelOf(project)?.view.personas.map(({ id }) => id) ?? []
  const { ratingPersonaId } = project.window.getState()
  return ids.find((id) => id === ratingPersonaId) ?? ids[0] ?? null
}

/** The sentiment lane that the keyboard is in, if it is open. */
function laneHere(project: ProjectContext): { readonly lane: Lane; readonly cell: CellId } | null {
  const { cell } = project.window.getState()
  const lane = cell && modelOf(project)?.snapshot.lanes[cell.laneId]
  return cell && lane?.kind === 'sentiment' && !lane.collapsed ? { lane, cell } : null
}

/** Whether the keyboard is in a sentiment lane. */
export const isRating = (project: ProjectContext): boolean => laneHere(project) !== null

/** Turns to the next persona of the map. */
export function cyclePersona(project: ProjectContext): void {
  const ids = modelOf(project)?.view.personas.map(({ id }) => id) ?? []
  const now = activePersona(project)
  if (ids.length > 1 && now !== null)
    project.window.setState({
      ratingPersonaId: ids[(ids.indexOf(now) + 1) % ids.length] ?? null,
      selection: new Set(),
    })
}

/** The active persona's value at the keyboard's place. */
function valueHere(project: ProjectContext): Card | undefined {
  const here = laneHere(project)
  const id = here && sentimentId(here.cell.laneId, here.cell.stepId, activePersona(project))
  return id === null ? undefined : modelOf(project)?.cards[id]
}

/** Sets how it felt. `null` takes the point off the line. Acts of one `joinKey` are one undo step. */
export function setSentiment(
  project: ProjectContext,
  { laneId, stepId }: CellId,
  personaId: string | null,
  amount: number | null,
  joinKey?: string,
): void {
  const label = amount === null ? 'Take sentiment off' : 'Set sentiment'
  perform(project, label, [{ type: 'sentiment.set', laneId, stepId, personaId, amount }], joinKey)
}

/** Raises or lowers the sentiment at the keyboard's place. Answers whether it stands in a sentiment lane. */
export function nudgeSentiment(project: ProjectContext, by: number): boolean {
  const here = laneHere(project)
  if (!here) return false
  const personaId = activePersona(project)
  const amount = clamp((valueHere(project)?.amount ?? 0) + by, SENTIMENT.least, SENTIMENT.most)
  const { laneId, stepId } = here.cell
  setSentiment(project, here.cell, personaId, amount, `nudge:${sentimentId(laneId, stepId, personaId)}`)
  return true
}

/** Whether there is a point at the keyboard's place to take off. */
export const hasPointHere = (project: ProjectContext): boolean => valueHere(project) !== undefined

/** Takes the active persona's point at the keyboard's place off the line. */
export function clearSentiment(project: ProjectContext): void {
  const here = laneHere(project)
  if (here && valueHere(project)) setSentiment(project, here.cell, activePersona(project), null)
}

/**
 * What Enter and a double click do in a sentiment lane: put a point in the middle, for the keys to move, or show the
 * words of one that is there. A collapsed lane opens.
 */
export function startSentiment(project: ProjectContext, lane: Lane, cell: CellId): void {
  const personaId = activePersona(project)
  const there = modelOf(project)?.cards[sentimentId(cell.laneId, cell.stepId, personaId)]
  if (there && !lane.collapsed) {
    project.window.setState({ cell, selection: new Set([there.id]), panel: 'details' })
    return
  }
  const open: Command[] = lane.collapsed
    ? [{ type: 'lane.edit', id: lane.id, changes: { collapsed: false } }]
    : []
  const set: Command[] = there
    ? []
    : [{ type: 'sentiment.set', laneId: cell.laneId, stepId: cell.stepId, personaId, amount: 0 }]
  if (perform(project, 'Set sentiment', [...set, ...open])) project.window.setState({ cell })
}
