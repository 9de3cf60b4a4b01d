import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { CellId } from '#renderer/session/window-state.ts'
import { channelsOf } from '#shared/layout/channel-layout.ts'
import { channelDotId } from '#shared/model/card.ts'
import { perform } from './perform.ts'

/** A row of a channel matrix at a step. */
export interface ChannelSpot extends CellId {
  readonly channel: string
}

const NO_ROWS: readonly string[] = []

/** The rows of the channel matrix that a cell lies in; none where it is folded or no matrix. */
function rowsAt(project: ProjectContext, cell: CellId | null): readonly string[] {
  const view = project.model.getState().model?.view
  const lane = view?.lanes.find(({ id }) => id === cell?.laneId)
  return view && lane?.kind === 'channels' && !lane.collapsed ? channelsOf(view, lane) : NO_ROWS
}

/** The row of a channel matrix that the keyboard is in; the first one where none was chosen yet. */
export function channelHere(project: ProjectContext): ChannelSpot | null {
  const { cell, channel } = project.window.getState()
  const rows = rowsAt(project, cell)
  const row = rows.find((one) => one === channel) ?? rows[0]
  return cell && row !== undefined ? { ...cell, channel: row } : null
}

/** The row above (−1) or below (1) within the matrix, or `null` at its edge and outside one. */
export function channelBeside(project: ProjectContext, by: 1 | -1): string | null {
  const spot = channelHere(project)
  const rows = rowsAt(project, spot)
  return spot ? (rows[rows.indexOf(spot.channel) + by] ?? null) : null
}

/** The row by which the keyboard comes into a cell: the first from above, the last from below, else the same one. */
export function channelOnEntry(
  project: ProjectContext,
  cell: CellId,
  from: 'above' | 'below' | 'beside',
): string | null {
  const rows = rowsAt(project, cell)
  const kept = rows.find((row) => row === project.window.getState().channel)
  if (from === 'beside' && kept !== undefined) return kept
  return (from === 'below' ? rows.at(-1) : rows[0]) ?? null
}

/** Says that a step goes over a channel, or that it does not any more. The keyboard goes there, too. */
export function toggleChannel(project: ProjectContext, { laneId, stepId, channel }: ChannelSpot): void {
  const on = project.session.snapshot.getState().cards[channelDotId(laneId, stepId, channel)] === undefined
  perform(project, on ? 'Set channel' : 'Clear channel', [
    { type: 'channel.set', laneId, stepId, channel, on },
  ])
  project.window.setState({ cell: { laneId, stepId }, channel, selection: new Set(), header: null })
}
