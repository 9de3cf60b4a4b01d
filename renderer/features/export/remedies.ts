import type { MapSource } from '#shared/formats/export/export-job.ts'
import type { ExportPlan } from '#shared/formats/export/export-plan.ts'
import { planExport } from '#shared/formats/export/plan.ts'
import { type ExportSettings, TILE_PAPERS } from '#shared/formats/export/settings.ts'

/** A way out of what a plan warns of or refuses. */
export interface Remedy {
  /** What its button says, with what comes of it: `Use A0: 16 pt`. */
  readonly label: string
  readonly settings: Partial<ExportSettings>
}

interface Idea {
  readonly words: string
  readonly settings: Partial<ExportSettings>
}

/** Papers from small to large, as they are sold beside each other. */
const SERIES: readonly (readonly ExportSettings['paper'][])[] = [
  ['A4', 'A3', 'A2', 'A1', 'A0'],
  ['Letter', 'Tabloid', 'A2', 'A1', 'A0'],
]
/** What makes less of a difference is no remedy. */
const WORTHWHILE = 1.3
/** More buttons would be a riddle. */
const MOST = 2

/**
 * What would help, best first: the smallest change that leaves nothing to warn of, else one that makes the smallest text
 * clearly larger. Each is planned before it is offered, so that none promises what it does not keep.
 */
export function remediesOf(settings: ExportSettings, plan: ExportPlan, source: MapSource): readonly Remedy[] {
  if (plan.warning === null && plan.refusal === null) return []
  return ideasFor(settings)
    .flatMap((ideas) => firstThatHelps(ideas, settings, plan, source) ?? [])
    .slice(0, MOST)
}

/** Ways out of different kinds, each from the smallest change on. */
function ideasFor(settings: ExportSettings): readonly (readonly Idea[])[] {
  switch (settings.format) {
    case 'pdf':
      return ideasForPaper(settings)
    case 'png':
      return [
        [1, 2, 3, 4].map((scale) => ({ words: `Use ${scale}×`, settings: { sizing: 'scale', scale } })),
        settings.perStage ? [] : [{ words: 'One for each stage', settings: { perStage: true } }],
      ]
    default:
      return []
  }
}

function ideasForPaper({ pdfKind, paper }: ExportSettings): readonly (readonly Idea[])[] {
  const larger = largerThan(paper)
  const ideas: Readonly<Record<ExportSettings['pdfKind'], readonly (readonly Idea[])[]>> = {
    sheet: [papers(larger), ...tiles(paper, larger), [stages]],
    tiles: [papers(larger), [stages]],
    stages: [papers(larger)],
    booklet: [papers(larger), [stages]],
  }
  return ideas[pdfKind]
}

const stages: Idea = { words: 'A page per stage', settings: { pdfKind: 'stages' } }

const papers = (larger: readonly ExportSettings['paper'][]): readonly Idea[] =>
  larger.map((paper) => ({ words: `Use ${paper}`, settings: { paper } }))

/** The same paper, more of it: for who has no larger printer. */
function tiles(
  paper: ExportSettings['paper'],
  larger: readonly ExportSettings['paper'][],
): readonly (readonly Idea[])[] {
  const tilePaper = TILE_PAPERS.find((candidate) => candidate === paper)
  if (!tilePaper) return []
  return [
    larger.map((poster) => ({
      words: `Tile ${poster} from ${tilePaper}`,
      settings: { pdfKind: 'tiles', paper: poster, tilePaper },
    })),
  ]
}

function largerThan(paper: ExportSettings['paper']): readonly ExportSettings['paper'][] {
  const series = SERIES.find((names) => names.includes(paper))
  return series?.slice(series.indexOf(paper) + 1) ?? []
}

function firstThatHelps(
  ideas: readonly Idea[],
  settings: ExportSettings,
  before: ExportPlan,
  source: MapSource,
): Remedy | null {
  const tried = ideas.map((idea) => ({ idea, plan: planExport({ ...settings, ...idea.settings }, source) }))
  const possible = tried.filter(({ plan }) => plan.refusal === null)
  const best =
    possible.find(({ plan }) => plan.warning === null) ??
    possible.findLast(({ plan }) => smallest(plan) > smallest(before) * WORTHWHILE)
  return best ? { label: labelOf(best.idea, best.plan), settings: best.idea.settings } : null
}

const smallest = ({ details: { smallestTextPt = 0 } }: ExportPlan): number => smallestTextPt

const labelOf = ({ words }: Idea, plan: ExportPlan): string =>
  smallest(plan) > 0 ? `${words}: ${Math.round(smallest(plan))} pt` : words
