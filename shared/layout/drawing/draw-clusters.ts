import { CARD, LANE, TYPE } from '../dimensions.ts'
import type { ClusterBox, MapLayout, ParkingBox } from '../map-layout.ts'
import { drawLines, drawWords } from './draw-text.ts'
import { DIMMED, NOTHING_DIMMED } from './faded.ts'
import type { GroupShape, Shape } from './shapes.ts'
import type { Theme } from './theme.ts'

/** The frames of clusters with their names, to be drawn under their cards; of one lane where `laneId` is given. */
export function drawClusters(
  { clusters }: Pick<MapLayout, 'clusters'>,
  theme: Theme,
  {
    laneId,
    dimmed = NOTHING_DIMMED,
  }: { readonly laneId?: string; readonly dimmed?: ReadonlySet<string> } = {},
): Shape[] {
  const shown = laneId === undefined ? clusters : clusters.filter((box) => box.laneId === laneId)
  return shown.map((box) => {
    const isFaded = box.cardIds.every((id) => dimmed.has(id))
    return { ...drawCluster(box, theme), ...(isFaded ? { opacity: DIMMED } : {}) }
  })
}

function drawCluster({ group, rect, title, titleAt, cardIds }: ClusterBox, theme: Theme): GroupShape {
  const tone = theme.tones[group.color]
  const [x, anchor] =
    title.rtlWidth === undefined
      ? ([titleAt.x, 'start'] as const)
      : ([titleAt.x + title.rtlWidth, 'end'] as const)
  return {
    type: 'group',
    key: group.id,
    label: clusterInWords(group.title, cardIds.length),
    children: [
      {
        type: 'rect',
        ...rect,
        radius: CARD.radius + 2,
        fill: theme.paper,
        stroke: tone.strong,
        strokeWidth: 1.25,
      },
      ...drawLines(title, 'sans-semibold', x, titleAt.y, tone.strong, anchor),
    ],
  }
}

/** A cluster as people call it aloud. */
export const clusterInWords = (title: string, cards: number): string =>
  `Group${title.trim() === '' ? '' : ` ${title.trim()}`}, ${cards} ${cards === 1 ? 'card' : 'cards'}`

/** What heads the parking lot. */
export const PARKING_TITLE = 'Parking lot'

/** The ground of the parking lot and its heading, to be drawn under what is parked. */
export function drawParking({ parking }: Pick<MapLayout, 'parking'>, theme: Theme): Shape[] {
  return parking ? [parkingGround(parking, theme)] : []
}

const parkingGround = ({ header, band }: ParkingBox, theme: Theme): GroupShape => ({
  type: 'group',
  label: PARKING_TITLE,
  heading: 1,
  children: [
    {
      type: 'rect',
      x: header.x + 0.5,
      y: header.y + 0.5,
      width: header.width + band.width - 1,
      height: band.height - 1,
      radius: 8,
      fill: theme.paper,
      stroke: theme.line,
      strokeWidth: 1,
      dash: [6, 5],
    },
    drawWords(
      PARKING_TITLE,
      'sans-semibold',
      TYPE.laneTitle,
      header.x + LANE.titleLeft,
      header.y + LANE.titleTop,
      theme.ink,
    ),
  ],
})
