import { PATTERN_WORDS } from '#shared/analysis/sentiment-patterns.ts'
import type { Rect } from '#shared/base/geometry.ts'
import { longDay } from '#shared/base/long-day.ts'
import { GRID } from '#shared/layout/dimensions.ts'
import { drawLegend } from '#shared/layout/drawing/draw-legend.ts'
import { drawMap } from '#shared/layout/drawing/draw-map.ts'
import { drawTitleBlock } from '#shared/layout/drawing/draw-title-block.ts'
import { inGrey } from '#shared/layout/drawing/in-grey.ts'
import type { MarkMeaning } from '#shared/layout/drawing/legend-entries.ts'
import { legendSections } from '#shared/layout/drawing/legend-sections.ts'
import type { Drawing, Shape } from '#shared/layout/drawing/shapes.ts'
import { THEMES } from '#shared/layout/drawing/theme.ts'
import { layoutLegend } from '#shared/layout/legend-layout.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import { nameWords } from '#shared/layout/persona-words.ts'
import { layoutTitleBlock, type TitleBlockWords } from '#shared/layout/title-block.ts'
import { UNTITLED_MAP } from '#shared/model/map.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { scopeSentence } from '#shared/model/scope.ts'
import { projectOf } from '#shared/model/snapshot.ts'
import { viewStage } from '#shared/model/stage-view.ts'
import { curveMarks } from './drawing-of-map.ts'
import { editionOf } from './edition.ts'
import type { MapSource } from './export-job.ts'
import type { ExportSettings } from './settings.ts'

type Look = Pick<ExportSettings, 'look' | 'legend' | 'titleBlock' | 'patterns'>
type Source = Pick<MapSource, 'snapshot' | 'view' | 'dimmed' | 'day'>

/** Room between the map and what stands under it. */
const GAP = 32

/**
 * The drawing that these settings ask for: what the preview shows and every drawn format is made of. Legend and title
 * block stand under the map, as wide as everything on it, and are inside the drawing's bounds.
 */
export function drawingOfExport(look: Look, source: Source): Drawing {
  const { snapshot, view, dimmed, day } = source
  const of = [look.look, look.legend, look.titleBlock, look.patterns, snapshot, dimmed, day]
  const before = latest.get(view)
  if (before?.of.every((part, index) => part === of[index])) return before.drawing
  const drawing = draw(look, source, () => titleWords(source))
  latest.set(view, { of, drawing })
  return drawing
}

/** Who chooses a paper asks for the same drawing again and again, and drawing thousands of cards takes a while. */
const latest = new WeakMap<MapView, { readonly of: readonly unknown[]; readonly drawing: Drawing }>()

/** `whole` is the map that the view is a part of: numbers are measured against all of their lane. */
function draw(
  { look, legend, titleBlock, patterns }: Look,
  source: Source,
  words: () => TitleBlockWords,
  whole: MapView = source.view,
): Drawing {
  const { view, dimmed } = source
  const theme = THEMES[look]
  const layout = layoutMap(view)
  const marks = patterns ? curveMarks(layout) : []
  const drawing = drawMap(view, layout, { theme, marks, dimmed, whole })
  const content = inner(drawing.bounds)
  const below: Shape[] = []
  let bottom = content.y + content.height
  if (legend) {
    const isFaded = dimmed.size > 0
    const sections = legendSections({ view, layout, marks, meanings: MEANINGS, isFaded, theme })
    if (sections.length > 0) {
      const placed = layoutLegend(sections, { x: content.x, y: bottom + GAP }, content.width)
      below.push(drawLegend(placed, theme))
      bottom = placed.rect.y + placed.rect.height
    }
  }
  if (titleBlock) {
    const placed = layoutTitleBlock(words(), { x: content.x, y: bottom + GAP }, content.width)
    below.push(drawTitleBlock(placed, theme))
    bottom = placed.rect.y + placed.rect.height
  }
  const shapes = [...drawing.shapes, ...below]
  return {
    ...drawing,
    bounds: { ...drawing.bounds, height: bottom + GRID.margin - drawing.bounds.y },
    shapes: look === 'greyscale' ? inGrey(shapes) : shapes,
  }
}

/** A stage of a map as a drawing of its own. */
export interface StageDrawing {
  readonly stageId: string
  /** The stage's title; its number where it has none. */
  readonly label: string
  readonly drawing: Drawing
}

/** One drawing per stage, in order, each with its own legend and title block where they are wanted. */
export const drawingsOfStages = (look: Look, source: Source): readonly StageDrawing[] =>
  source.view.stages.flatMap(({ stage }, index) => {
    const view = viewStage(source.view, stage.id)
    if (!view) return []
    const label = stage.title.trim() === '' ? `Stage ${index + 1}` : stage.title
    const title = `${titleOf(source)}: ${label}`
    // The sheets of a map are of one edition, whichever stage they show.
    const words = () => ({ ...titleWords(source), map: title })
    const drawing = draw(look, { ...source, view }, words, source.view)
    return [{ stageId: stage.id, label, drawing: { ...drawing, title } }]
  })

const inner = ({ x, y, width, height }: Rect): Rect => ({
  x: x + GRID.margin,
  y: y + GRID.margin,
  width: width - 2 * GRID.margin,
  height: height - 2 * GRID.margin,
})

/** What a pattern is, in the words of a legend; what to do about it stands in the insights. */
const MEANINGS: readonly MarkMeaning[] = [
  { label: PATTERN_WORDS.peak.label, meaning: 'The line stands out upwards' },
  { label: PATTERN_WORDS.trough.label, meaning: 'The line stands out downwards' },
  { label: PATTERN_WORDS.drop.label, meaning: 'Falls by two levels or more from one step to the next' },
  { label: PATTERN_WORDS.sawtooth.label, meaning: 'Goes up and down three times or more in a row' },
]

/** A project called after its map needs no second line. */
function projectTitle({ snapshot, view }: Pick<Source, 'snapshot' | 'view'>): string {
  const { title } = projectOf(snapshot)
  return title.trim() === titleOf({ view }).trim() ? '' : title
}

const STATES = { current: 'Current state', future: 'Future state' } as const

const titleOf = ({ view }: Pick<Source, 'view'>): string =>
  view.map.title === '' ? UNTITLED_MAP : view.map.title

const titleWords = ({ snapshot, view, day }: Source): TitleBlockWords => ({
  project: projectTitle({ snapshot, view }),
  map: titleOf({ view }),
  scope: scopeSentence(view.map, view.personas),
  personas: view.personas.map(nameWords).join(', '),
  state: view.map.kind === 'journey' ? STATES[view.map.state] : '',
  date: longDay(day),
  edition: editionOf(view),
})
