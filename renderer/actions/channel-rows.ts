import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { notifyProblem } from '#renderer/ui/notify.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { type Card, channelDotId } from '#shared/model/card.ts'
import { perform } from './perform.ts'

/**
 * Calls a row of a channel matrix something else. Its dots are filed by the channel's name, so they are made anew under
 * the new one and keep all else they are.
 */
export function renameChannelRow(
  project: ProjectContext,
  laneId: string,
  channel: string,
  next: string,
): boolean {
  const { lanes, cards } = project.session.snapshot.getState()
  const lane = lanes[laneId]
  const name = next.trim()
  if (!lane || name === '' || name === channel) return false
  if (lane.channels.includes(name)) {
    const message = `“${name}” is a row of this matrix already. The row keeps its name.`
    notifyProblem({ code: 'not-here', message })
    return false
  }
  const dots = Object.values(cards).filter((card) => isDotOf(card, laneId, channel))
  const channels = lane.channels.map((one) => (one === channel ? name : one))
  return perform(project, 'Rename channel', [
    ...(dots.length > 0
      ? ([
          { type: 'cards.remove', ids: dots.map(({ id }) => id) },
          { type: 'records.insert', records: dots.map((dot) => renamed(dot, name)) },
        ] as const)
      : []),
    { type: 'lane.edit', id: laneId, changes: { channels } },
  ])
}

const isDotOf = ({ place, kind, channels }: Card, laneId: string, channel: string): boolean =>
  place[0] === laneId && kind === 'channel' && channels[0] === channel

function renamed({ id: _id, ...fields }: Card, channel: string): RecordToInsert {
  const [laneId, stepId] = fields.place
  const id = channelDotId(laneId, stepId, channel)
  return { table: 'cards', id, fields: { ...fields, channels: [channel] } }
}

/** Puts a row of a channel matrix before another one, or last. */
export function moveChannelRow(
  project: ProjectContext,
  laneId: string,
  channel: string,
  before: string | null,
): void {
  const lane = project.session.snapshot.getState().lanes[laneId]
  if (!lane?.channels.includes(channel) || channel === before) return
  const others = lane.channels.filter((one) => one !== channel)
  const at = before === null ? others.length : others.indexOf(before)
  perform(project, 'Move channel', [
    { type: 'lane.edit', id: laneId, changes: { channels: others.toSpliced(at, 0, channel) } },
  ])
}
