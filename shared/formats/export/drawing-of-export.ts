import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import { drawingForExport } from './drawing-of-map.ts'
import type { MapSource } from './export-job.ts'
import type { ExportSettings } from './settings.ts'

/** The drawing that these settings ask for: what the preview shows and every drawn format is made of. */
export const drawingOfExport = (
  { look }: Pick<ExportSettings, 'look' | 'legend' | 'titleBlock'>,
  { view, patterns, dimmed }: Pick<MapSource, 'view' | 'patterns' | 'dimmed' | 'day'>,
): Drawing => drawingForExport(view, { theme: look === 'dark' ? 'dark' : 'light', patterns, dimmed })
