import * as v from 'valibot'
import { PAPERS, type Paper } from '#shared/formats/export/papers.ts'
import { choice, flag, number } from '#shared/model/fields.ts'

/** What a map can be taken away as. */
export const FORMATS = ['pdf', 'png', 'svg', 'json', 'mermaid', 'journey'] as const
export type Format = (typeof FORMATS)[number]

/** Whether a format holds the project with all its maps, and not one map. */
export const isWholeProject = (format: Format): boolean => format === 'json' || format === 'journey'

/** How large a picture shall be: so many pixels to a map unit, so many pixels wide, or exactly a 4K screen. */
export const SIZINGS = ['scale', 'width', 'screen'] as const
export const SCALES = ['1', '2', '3', '4'] as const
export const SCREEN = { width: 3840, height: 2160 } as const
/** Bounds of a width that is typed in, in pixels; what is too large for a map is told when the map is known. */
export const PIXELS = { least: 16, usual: 1920, most: 1_000_000 } as const

const PAPER_NAMES = [
  'fit',
  ...(Object.keys(PAPERS) as (keyof typeof PAPERS)[]),
] as const satisfies readonly Paper[]

const schema = v.object({
  format: choice(FORMATS, 'pdf'),
  paper: choice(PAPER_NAMES, 'fit'),
  orientation: choice(['auto', 'portrait', 'landscape'], 'auto'),
  sizing: choice(SIZINGS, 'scale'),
  scale: choice(SCALES, '2'),
  widthPx: number(PIXELS.usual, PIXELS.least, PIXELS.most),
  transparent: flag(false),
})

/** All that can be chosen in the dialog; what does not concern the chosen format keeps for the next time it does. */
export type ExportSettings = Readonly<v.InferOutput<typeof schema>>

const KEPT = 'throughline-export'

/** The settings of the last export on this machine; whatever is missing or foreign in them takes its default. */
export function readSettings(storage: Pick<Storage, 'getItem'>): ExportSettings {
  return v.parse(schema, parseObject(storage.getItem(KEPT)))
}

/** Keeps the settings for the next export. A browser that forbids keeping things must not keep the export from working. */
export function keepSettings(storage: Pick<Storage, 'setItem'>, settings: ExportSettings): void {
  try {
    storage.setItem(KEPT, JSON.stringify(settings))
  } catch {
    // Nothing is lost but a convenience.
  }
}

function parseObject(json: string | null): object {
  try {
    const value: unknown = JSON.parse(json ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
