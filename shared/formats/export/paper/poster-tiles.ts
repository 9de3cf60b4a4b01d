import { layoutMap } from '#shared/layout/map-layout.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { MM_PER_PX, PAPERS, type PageLayout } from '../papers.ts'
import type { ExportSettings } from '../settings.ts'
import type { PaperSheet } from './paper-sheets.ts'
import type { Border } from './place-seams.ts'
import { type PosterBorders, planTiles, type TilePlan } from './tile-plan.ts'

/** A seam between two stages or lanes cuts nothing; one between two steps cuts the stage's title. */
const COST = { stage: 0, lane: 0, step: 0.4 } as const

/** The tiles of a poster, cut between stages and lanes where that needs no further sheet. */
export function tilesOfPoster(
  { drawing, page }: PaperSheet,
  view: MapView,
  { tilePaper }: Pick<ExportSettings, 'tilePaper'>,
): TilePlan {
  const { width, height } = PAPERS[tilePaper]
  return planTiles(page, { widthMm: width, heightMm: height }, bordersOn(page, view, drawing.bounds))
}

function bordersOn(page: PageLayout, view: MapView, origin: { x: number; y: number }): PosterBorders {
  const { kind, stages, steps, lanes } = layoutMap(view)
  if (kind === 'empathy') return { x: [], y: [] }
  const unit = page.scale * MM_PER_PX
  const across = (x: number, cost: number): Border => ({ at: page.leftMm + (x - origin.x) * unit, cost })
  const down = (y: number, cost: number): Border => ({ at: page.topMm + (y - origin.y) * unit, cost })
  return {
    x: [
      ...between(stages.map(({ rect }) => ({ from: rect.x, to: rect.x + rect.width }))).map((x) =>
        across(x, COST.stage),
      ),
      ...between(steps.map(({ column }) => ({ from: column.x, to: column.x + column.width }))).map((x) =>
        across(x, COST.step),
      ),
    ],
    y: between(lanes.map(({ band }) => ({ from: band.y, to: band.y + band.height }))).map((y) =>
      down(y, COST.lane),
    ),
  }
}

/** The middles of the gaps between stretches that follow each other, and where the first one begins. */
const between = (stretches: readonly { readonly from: number; readonly to: number }[]): number[] =>
  stretches.map(({ from }, index) => {
    const before = stretches[index - 1]
    return before ? (before.to + from) / 2 : from
  })
