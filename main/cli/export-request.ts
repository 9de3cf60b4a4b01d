import { fail, ok, type Result } from '#shared/base/result.ts'
import { PAPERS, type PageRequest, type Paper } from '#shared/formats/export/papers.ts'
import type { PngRequest } from '#shared/formats/export/png-size.ts'
import { endingOf, FORMATS, type FormatId, formatOfName } from '#shared/formats/import-file.ts'
import { STANDARD } from './input.ts'

/** The options of `throughline export` as they were typed. */
export interface ExportOptions {
  readonly format?: string
  readonly map?: string
  readonly paper?: Paper
  readonly landscape?: boolean
  readonly portrait?: boolean
  readonly scale?: number
  readonly width?: number
  readonly transparent?: boolean
  readonly dark?: boolean
  readonly force?: boolean
}

/** What is to be made. `map` is a title or a number; without one it is the first. */
export type ExportRequest =
  | { readonly format: 'journey' | 'json' }
  | { readonly format: 'mermaid'; readonly map?: string }
  | DrawingRequest

/** A picture of a map. */
export type DrawingRequest = {
  readonly map?: string
  readonly theme: 'light' | 'dark'
} & (
  | { readonly format: 'svg' }
  | { readonly format: 'pdf'; readonly page: PageRequest }
  | { readonly format: 'png'; readonly size: PngRequest; readonly background: 'paper' | 'transparent' }
)

const DRAWINGS: readonly FormatId[] = ['pdf', 'png', 'svg']

/** Which formats an option says something about. */
const MEANT_FOR: readonly (readonly [keyof ExportOptions, readonly FormatId[]])[] = [
  ['map', ['mermaid', ...DRAWINGS]],
  ['dark', DRAWINGS],
  ['paper', ['pdf']],
  ['landscape', ['pdf']],
  ['portrait', ['pdf']],
  ['scale', ['png']],
  ['width', ['png']],
  ['transparent', ['png']],
]

/** Pixels per map unit of a PNG where nothing is said: sharp on screens of twice the usual resolution. */
const USUAL_SCALE = 2

/** What the options ask for together. Refuses (`usage`) what makes no sense. */
export function readExportRequest(to: string, options: ExportOptions): Result<ExportRequest> {
  const format = chooseFormat(to, options.format)
  if (!format.ok) return format
  const stray = MEANT_FOR.find(
    ([option, formats]) => options[option] !== undefined && !formats.includes(format.value),
  )
  if (stray) return usage(`--${stray[0]} is for ${stray[1].join(', ')} only, and this makes ${format.value}.`)
  if ((options.landscape || options.portrait) && (options.paper ?? 'fit') === 'fit')
    return usage('--landscape and --portrait turn a sheet of paper. Say which one, such as --paper A4.')
  return ok(requestFor(format.value, options))
}

const usage = (message: string): Result<never> => fail('usage', message)

function chooseFormat(to: string, named: string | undefined): Result<FormatId> {
  if (named === undefined && to === STANDARD)
    return usage(
      'Standard output has no name to tell the format by. Say it with --format, such as --format svg.',
    )
  const format = formatOfName(named === undefined ? to : `.${named}`)
  if (format) return ok(format.id)
  const endings = FORMATS.flatMap(({ endings }) => endings).map((ending) => `.${ending}`)
  const wanted = named ?? endingOf(to)
  return usage(
    `${wanted ? `“.${wanted}” is no format that Throughline writes` : `“${to}” has no ending to tell the format by`}. Choose one of ${endings.join(', ')}.`,
  )
}

function requestFor(format: FormatId, options: ExportOptions): ExportRequest {
  const map = options.map === undefined ? {} : { map: options.map }
  const look = { ...map, theme: options.dark ? 'dark' : 'light' } as const
  switch (format) {
    case 'journey':
    case 'json':
      return { format }
    case 'mermaid':
      return { format, ...map }
    case 'svg':
      return { format, ...look }
    case 'pdf':
      return { format, ...look, page: { paper: options.paper ?? 'fit', orientation: orientationOf(options) } }
    case 'png': {
      const size =
        options.width === undefined ? { scale: options.scale ?? USUAL_SCALE } : { widthPx: options.width }
      return { format, ...look, size, background: options.transparent ? 'transparent' : 'paper' }
    }
  }
}

const orientationOf = ({ landscape, portrait }: ExportOptions): PageRequest['orientation'] =>
  landscape ? 'landscape' : portrait ? 'portrait' : 'auto'

/** The paper of that name, whatever its capitals. */
export const paperNamed = (name: string): Paper | undefined =>
  PAPER_NAMES.find((paper) => paper.toLowerCase() === name.toLowerCase())

export const PAPER_NAMES: readonly Paper[] = ['fit', ...(Object.keys(PAPERS) as (keyof typeof PAPERS)[])]
