import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Paper } from '#shared/formats/export/papers.ts'
import {
  type ExportFormat,
  type ExportSettings,
  PAPER_NAMES,
  readExportSettings,
} from '#shared/formats/export/settings.ts'
import { endingOf, FORMATS, formatOfName } from '#shared/formats/file-formats.ts'
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
export interface ExportRequest {
  readonly settings: ExportSettings
  readonly map?: string
}

const DRAWINGS: readonly ExportFormat[] = ['pdf', 'png', 'svg']

/** Which formats an option says something about. */
const MEANT_FOR: readonly (readonly [keyof ExportOptions, readonly ExportFormat[]])[] = [
  ['map', ['mermaid', ...DRAWINGS]],
  ['dark', DRAWINGS],
  ['paper', ['pdf']],
  ['landscape', ['pdf']],
  ['portrait', ['pdf']],
  ['scale', ['png']],
  ['width', ['png']],
  ['transparent', ['png']],
]

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

function chooseFormat(to: string, named: string | undefined): Result<ExportFormat> {
  if (named === undefined && to === STANDARD)
    return usage(
      'Standard output has no name to tell the format by. Say it with --format, such as --format svg.',
    )
  const format = formatOfName(named === undefined ? to : `.${named}`)
  if (format?.writes) return ok(format.id)
  const endings = FORMATS.filter(({ writes }) => writes)
    .flatMap(({ endings }) => endings)
    .map((ending) => `.${ending}`)
  const wanted = named ?? endingOf(to)
  return usage(
    `${wanted ? `“.${wanted}” is no format that Throughline writes` : `“${to}” has no ending to tell the format by`}. Choose one of ${endings.join(', ')}.`,
  )
}

function requestFor(format: ExportFormat, options: ExportOptions): ExportRequest {
  const settings = readExportSettings({
    format,
    look: options.dark ? 'dark' : 'light',
    paper: options.paper,
    orientation: options.landscape ? 'landscape' : options.portrait ? 'portrait' : 'auto',
    sizing: options.width === undefined ? 'scale' : 'width',
    scale: options.scale,
    widthPx: options.width,
    transparent: options.transparent,
  })
  return { settings, ...(options.map !== undefined && { map: options.map }) }
}

/** The paper of that name, whatever its capitals. */
export const paperNamed = (name: string): Paper | undefined =>
  PAPER_NAMES.find((paper) => paper.toLowerCase() === name.toLowerCase())
