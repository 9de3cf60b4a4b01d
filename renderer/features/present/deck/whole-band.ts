import type { Rect } from '#shared/base/geometry.ts'
import type { CentredWords } from '#shared/layout/data-counts.ts'
import { type DataHeading, layoutDataHeading } from '#shared/layout/data-heading.ts'
import { type DataBand, layoutData, type Stretch } from '#shared/layout/data-layout.ts'
import { DATA, GRID, LANE, TYPE } from '#shared/layout/dimensions.ts'
import { drawData, drawDataHeading } from '#shared/layout/drawing/draw-data.ts'
import type { Shape } from '#shared/layout/drawing/shapes.ts'
import type { Theme } from '#shared/layout/drawing/theme.ts'
import type { MapLayout } from '#shared/layout/map-layout.ts'
import { measureText } from '#shared/layout/text/measure.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { PLANE } from './plane.ts'

/** A drawing in units of its own, and where it stands on the slide. */
export interface Panel {
  readonly of: 'cells' | 'numbers' | 'heading' | 'aside'
  readonly seen: Rect
  readonly place: Rect
  readonly shapes: readonly Shape[]
}

/** The numbers above the cells of the whole map, set for its slide. */
export interface BandOnSlide {
  /** On the slide. */
  readonly height: number
  readonly band: DataBand
  /** Slide units to a unit of the band. */
  readonly scale: number
  /** What the numbers are, which is always read at the back of the room. */
  readonly heading: DataHeading
}

/** At this scale the band's smallest type can be read at the back of the room. */
const READ = PLANE.readable / TYPE.small
/** Of two scales that are tried, how many times the smaller one is the larger. */
const FINER = 1.08

/**
 * The numbers over columns that are `zoom` times as wide as on the map, in the largest type in which they stand clear of each
 * other; no larger than is read at the back of the room, unless the cards are. `room` is what their heading has beside them.
 */
export function layoutBand(view: MapView, layout: MapLayout, zoom: number, room: number): BandOnSlide | null {
  if (!view.data) return null
  const heading = layoutDataHeading(view.data, { x: 0, y: 0 }, room / READ + LANE.titleLeft)
  for (let scale = Math.max(READ, zoom); ; scale = Math.max(zoom, scale / FINER)) {
    const band = layoutData(view, columnsAt(layout, zoom / scale))
    if (!band) return null
    if (scale > zoom && !isClear(band)) continue
    const said = (heading.height + DATA.padding) * READ
    return { band, scale, heading, height: Math.max(band.rect.height * scale, said) }
  }
}

/** Draws the numbers from `top` down, beside their heading: over the cells from `left` to `right`, and from `margin` on. */
export function drawBand(
  { band, scale, heading, height }: BandOnSlide,
  { top, left, margin }: { readonly top: number; readonly left: number; readonly margin: number },
  theme: Theme,
): readonly Panel[] {
  // As high as its heading: the line below it is the cells' upper edge.
  const over = (height / scale - band.rect.height) / 2
  const rect = { ...band.rect, y: -over, height: height / scale }
  const seen = { ...rect, x: GRID.laneHeader, width: rect.width - GRID.laneHeader }
  const said = { x: LANE.titleLeft, y: 0, width: (left - margin) / READ, height: heading.height }
  const placed = (part: Rect, x: number, by: number): Pick<Panel, 'seen' | 'place'> => {
    const size = { width: part.width * by, height: part.height * by }
    return { seen: part, place: { x, y: top + (height - size.height) / 2, ...size } }
  }
  return [
    { of: 'numbers', ...placed(seen, left, scale), shapes: drawData({ ...band, rect }, theme) },
    {
      of: 'heading',
      ...placed(said, margin, READ),
      shapes: [drawDataHeading({ rect: { ...said, x: 0 }, heading }, theme)],
    },
  ]
}

/** The columns of a map, so many times as wide, under no titles. */
function columnsAt({ stages, steps, grid }: MapLayout, factor: number) {
  const at = (x: number): number => GRID.laneHeader + (x - GRID.laneHeader) * factor
  const narrowed = <T extends { readonly rect: Rect }>(box: T): T => ({
    ...box,
    rect: { ...box.rect, x: at(box.rect.x), width: box.rect.width * factor },
  })
  return { stages: stages.map(narrowed), steps: steps.map(narrowed), headerHeight: 0, width: at(grid.width) }
}

/** Between two numbers that are told apart at a glance. */
const APART = 4

/** Whether numbers and chips stand beside each other. */
function isClear({ rows }: DataBand): boolean {
  return rows.every(({ counts, steps, drops }) => {
    const returned = counts.flatMap(({ returned: back }) =>
      back ? [{ ...spanOf(back.words), from: back.left }] : [],
    )
    return (
      areApart([
        ...drops.map(({ rect }) => ({ from: rect.x, to: rect.x + rect.width })),
        ...counts.map(({ count }) => spanOf(count)),
      ]) && areApart([...steps.map(({ count }) => spanOf(count)), ...returned])
    )
  })
}

function spanOf({ words, x, size }: CentredWords): Stretch {
  const half = measureText(words, 'sans-semibold', size) / 2
  return { from: x - half, to: x + half }
}

const areApart = (spans: readonly Stretch[]): boolean =>
  spans
    .toSorted((a, b) => a.from - b.from)
    .every(({ from }, index, sorted) => from >= (sorted[index - 1]?.to ?? Number.NEGATIVE_INFINITY) + APART)
