import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { notify } from '#renderer/ui/notify.ts'
import { clamp } from '#shared/base/geometry.ts'
import { byOrder } from '#shared/base/order.ts'
import { LANE_HEIGHT, type Lane } from '#shared/model/lane.ts'
import { type BlueprintLine, holdsCards, LANE_KINDS, type LaneKind } from '#shared/model/vocabulary.ts'
import { perform } from './perform.ts'

const laneOf = (project: ProjectContext, id: string): Lane | undefined =>
  project.session.snapshot.getState().lanes[id]

/** What lanes of each kind are called where one chooses among kinds. */
export const LANE_KIND_LABELS: Readonly<Record<LaneKind, string>> = {
  cards: 'Cards',
  touchpoints: 'Touchpoints',
  sentiment: 'Sentiment',
  pains: 'Pain points',
  opportunities: 'Opportunities',
  metrics: 'Metrics',
  images: 'Pictures',
  roles: 'Roles and systems',
  owners: 'Owners',
  channels: 'Channel matrix',
}

/** Lets go of what stands in a lane that is not seen any more. */
function letGoOf(project: ProjectContext, laneId: string): void {
  const { cards } = project.session.snapshot.getState()
  const { selection, cell, header } = project.window.getState()
  const kept = [...selection].filter((id) => cards[id]?.place[0] !== laneId)
  if (kept.length < selection.size) project.window.setState({ selection: new Set(kept) })
  if (laneOf(project, laneId)?.hidden && cell?.laneId === laneId) project.window.setState({ cell: null })
  if (laneOf(project, laneId)?.hidden && header?.id === laneId) project.window.setState({ header: null })
}

/** Folds a lane to one line, or opens it again. What is not seen any more is not selected either. */
export function toggleCollapsed(project: ProjectContext, laneId: string): void {
  const lane = laneOf(project, laneId)
  if (!lane) return
  perform(project, lane.collapsed ? 'Open lane' : 'Collapse lane', [
    { type: 'lane.edit', id: laneId, changes: { collapsed: !lane.collapsed } },
  ])
  letGoOf(project, laneId)
}

/** Keeps everybody from changing what stands in a lane, or allows it again. */
export function toggleLocked(project: ProjectContext, laneId: string): void {
  const lane = laneOf(project, laneId)
  if (lane)
    perform(project, lane.locked ? 'Unlock lane' : 'Lock lane', [
      { type: 'lane.edit', id: laneId, changes: { locked: !lane.locked } },
    ])
}

/** Leaves a lane out of the map, and says how it comes back. */
export function hideLane(project: ProjectContext, laneId: string): void {
  const lane = laneOf(project, laneId)
  if (!lane) return
  if (!perform(project, 'Hide lane', [{ type: 'lane.edit', id: laneId, changes: { hidden: true } }])) return
  letGoOf(project, laneId)
  notify(`${lane.title === '' ? 'The lane' : `“${lane.title}”`} is hidden, here and in exports.`, {
    label: 'Show again',
    onClick: () => showLanes(project, [laneId]),
  })
}

/** The lanes that the shown map leaves out, in their order. */
export function hiddenLanes(project: ProjectContext): readonly Lane[] {
  const map = project.model.getState().model?.view.map
  return Object.values(project.session.snapshot.getState().lanes)
    .filter((lane) => lane.mapId === map?.id && lane.hidden)
    .sort(byOrder)
}

/** Brings hidden lanes back to where they stood. */
export function showLanes(project: ProjectContext, laneIds: readonly string[]): void {
  perform(
    project,
    laneIds.length === 1 ? 'Show lane' : 'Show lanes',
    laneIds.map((id) => ({ type: 'lane.edit', id, changes: { hidden: false } }) as const),
  )
}

/** The kinds that a lane can become: any while it is empty, else those that hold cards as it does. */
export function kindsFor(project: ProjectContext, laneId: string): readonly LaneKind[] {
  const { lanes, cards } = project.session.snapshot.getState()
  const lane = lanes[laneId]
  if (!lane || lane.locked) return []
  const empty = !Object.values(cards).some(({ place }) => place[0] === laneId)
  return LANE_KINDS.filter(
    (kind) => kind === lane.kind || empty || (holdsCards(kind) && holdsCards(lane.kind)),
  )
}

/** Makes a lane one of another kind; its cards become that kind, too, and keep all else they are. */
export function changeLaneKind(project: ProjectContext, laneId: string, kind: LaneKind): void {
  if (laneOf(project, laneId)?.kind !== kind)
    perform(project, 'Change kind of lane', [{ type: 'lane.edit', id: laneId, changes: { kind } }])
}

/** How far a key makes a lane taller or a step wider, in map units. */
export const RESIZE_BY = 32

/** Makes a lane taller or lower than it is; never lower than its cards need. Presses in a row are one act. */
export function resizeLane(project: ProjectContext, laneId: string, by: number): void {
  const box = project.model.getState().model?.layout.lanes.find(({ lane }) => lane.id === laneId)
  if (!box || box.lane.collapsed) return
  const height = clamp(Math.round(box.band.height + by), LANE_HEIGHT.least, LANE_HEIGHT.most)
  perform(
    project,
    'Resize lane',
    [{ type: 'lane.edit', id: laneId, changes: { height } }],
    `resize:${laneId}`,
  )
}

/** Lets the cards of a lane decide how tall it is. */
export function fitLane(project: ProjectContext, laneId: string): void {
  perform(project, 'Resize lane', [{ type: 'lane.edit', id: laneId, changes: { height: 0 } }])
}

/** Draws or takes away the blueprint line below a lane. */
export function setBlueprintLine(
  project: ProjectContext,
  laneId: string,
  lineBelow: BlueprintLine | null,
): void {
  perform(project, 'Blueprint line', [{ type: 'lane.edit', id: laneId, changes: { lineBelow } }])
}

/** Adds a row to a channel matrix. */
export function addChannelRow(project: ProjectContext, laneId: string, channel: string): void {
  const lane = laneOf(project, laneId)
  if (lane && !lane.channels.includes(channel))
    perform(project, 'Add channel', [
      { type: 'lane.edit', id: laneId, changes: { channels: [...lane.channels, channel] } },
    ])
}

/** Takes a row off a channel matrix, with its dots. */
export function removeChannelRow(project: ProjectContext, laneId: string, channel: string): void {
  const { lanes, cards } = project.session.snapshot.getState()
  const lane = lanes[laneId]
  if (!lane) return
  const dots = Object.values(cards).filter(
    ({ place, kind, channels }) => place[0] === laneId && kind === 'channel' && channels[0] === channel,
  )
  perform(project, 'Remove channel', [
    ...(dots.length > 0 ? [{ type: 'cards.remove', ids: dots.map(({ id }) => id) } as const] : []),
    { type: 'lane.edit', id: laneId, changes: { channels: lane.channels.filter((one) => one !== channel) } },
  ])
}
