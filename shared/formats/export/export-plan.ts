import type { Rect } from '#shared/base/geometry.ts'
import type { Problem } from '#shared/base/result.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'

/** What an export of a drawing will be, known before any work is done. */
export interface ExportPlan {
  /**
   * What the preview shows, at least one: the sheet or picture; for a page or picture per stage one each, the whole map
   * first where the file has it. Of a booklet the page with the map, because its texts are set when it is printed.
   */
  readonly sheets: readonly PlannedSheet[]
  /** What comes of it, in words: `A3 landscape, 420 × 297 mm`. Empty where it is refused. */
  readonly what: string
  /** How large its smallest text comes out and how large the file will be, in words. */
  readonly facts: readonly string[]
  /** About how long it takes on a machine of two cores, in seconds. */
  readonly seconds: number
  /** The same for programs: `pages`, `widthMm`, `heightMm`, `smallestTextPt`, `width`, `height` and the like. */
  readonly details: Readonly<Record<string, number>>
  /** What the person may not expect: text too small to read, a map scaled down. */
  readonly warning: string | null
  /** Why it cannot be made at all. */
  readonly refusal: Problem | null
}

/** A sheet or picture as it will be. */
export interface PlannedSheet {
  /** What it is called where there are several: a stage's title. */
  readonly label: string
  /** All that is on it; of a sheet with crop marks those too. */
  readonly drawing: Drawing
  /** The part of the plane that it shows, in map units; the map stands in the middle of it. */
  readonly frame: Rect
  /** What is left of it when the bleed and the crop marks are cut off; `null` where there are none. */
  readonly trim: Rect | null
  /** Where it is cut: the tiles with their labels (`A1` is the upper left one), overlaps and all. */
  readonly cuts: readonly { readonly rect: Rect; readonly label: string }[]
}
