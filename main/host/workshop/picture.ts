import { drawingForExport } from '#shared/formats/export/drawing-of-map.ts'
import { thumbnailSvg } from '#shared/formats/export/thumbnail.ts'
import { writeSvg } from '#shared/formats/svg.ts'
import { type MapView, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { viewStage } from '#shared/model/stage-view.ts'
import type { RoomState } from './state.ts'

/** Largest picture for a phone, in bytes: it comes over the Wi-Fi that everybody shares. */
const MOST = 200 * 1024

/** A whole map of more cards would be too large anyway, and takes long to draw. */
const MOST_CARDS = 600

export interface Picture {
  readonly svg: string | null
  readonly caption: string
}

export const NO_PICTURE: Picture = { svg: null, caption: '' }

/** What is shown in front, drawn as on screen and on paper; small and without letters where it would be too much. */
export function drawShown(snapshot: Snapshot, showing: RoomState['showing']): Picture {
  const map = showing ? viewMap(snapshot, showing.mapId) : undefined
  if (!map || !showing) return NO_PICTURE
  if (showing.stageId === null) {
    const caption = titleOf(map.map.title, 'The whole map')
    const isSmall = cardsOn(map) <= MOST_CARDS
    return (isSmall ? fitting(caption, map) : undefined) ?? { svg: thumbnailOf(snapshot, map), caption }
  }
  const stage = viewStage(map, showing.stageId)
  if (!stage) return NO_PICTURE
  const caption = titleOf(stage.stages[0]?.stage.title ?? '', 'Untitled stage')
  return fitting(caption, stage) ?? { svg: null, caption }
}

const titleOf = (title: string, stand: string): string => title.trim() || stand

const cardsOn = ({ cells }: MapView): number =>
  [...cells.values()].reduce((sum, row) => [...row.values()].reduce((all, cell) => all + cell.length, sum), 0)

function fitting(caption: string, view: MapView): Picture | undefined {
  const svg = writeSvg(drawingForExport(view), { inDocument: true })
  return Buffer.byteLength(svg) <= MOST ? { svg, caption } : undefined
}

/** The map alone, as if it were the project's first. */
const thumbnailOf = (snapshot: Snapshot, { map }: MapView): string =>
  thumbnailSvg({ ...snapshot, maps: { [map.id]: map } })
