import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Paper } from '#shared/formats/export/papers.ts'
import {
  DRAWN_FORMATS,
  EXPORT_FORMATS,
  type ExportFormat,
  type ExportSettings,
  isWholeProject,
  PAPER_NAMES,
  readExportSettings,
} from '#shared/formats/export/settings.ts'
import { endingOf, FORMATS, formatOfName } from '#shared/formats/file-formats.ts'
import { STANDARD } from './input.ts'
import { missingName, twinAmong } from './source-names.ts'

/** The options of `throughline export` as they were typed. */
export interface ExportOptions {
  /** One file: its format, where its name does not say it. */
  readonly format?: string
  /** Several files: what they are made as, by endings. */
  readonly to?: readonly string[]
  /** Several files: the folder that they go into. */
  readonly out?: string
  readonly map?: string
  readonly allMaps?: boolean
  readonly look?: ExportSettings['look']
  readonly dark?: boolean
  readonly legend?: boolean
  readonly titleBlock?: boolean
  readonly patterns?: boolean
  readonly paper?: Paper
  readonly landscape?: boolean
  readonly portrait?: boolean
  readonly bleed?: boolean
  readonly cropMarks?: boolean
  readonly tiles?: ExportSettings['tilePaper']
  readonly booklet?: boolean
  readonly perStage?: boolean
  readonly scale?: number
  readonly width?: number
  readonly screen?: boolean
  readonly transparent?: boolean
  readonly outlines?: boolean
  readonly table?: ExportSettings['tableShape']
  readonly separator?: ExportSettings['separator']
  readonly force?: boolean
  readonly watch?: boolean
}

/** A format to make, and the ending that its files have. */
export interface WantedFormat {
  readonly settings: ExportSettings
  readonly ending: string
}

/** What is to be made of what, and where it goes. */
export interface ExportRequest {
  readonly sources: readonly string[]
  /** The one file to make, or the folder where every file is called after its source. */
  readonly into: { readonly kind: 'file' | 'folder'; readonly path: string }
  /** Each once; one where one file is made. */
  readonly formats: readonly WantedFormat[]
  /** A title or a number; the first without one. */
  readonly map?: string
  readonly allMaps: boolean
}

const ONE_MAP = EXPORT_FORMATS.filter((format) => !isWholeProject(format))

/** Which formats an option says something about. */
const MEANT_FOR: readonly (readonly [keyof ExportOptions, string, readonly ExportFormat[]])[] = [
  ['map', '--map', ONE_MAP],
  ['allMaps', '--all-maps', ONE_MAP],
  ['look', '--look', DRAWN_FORMATS],
  ['dark', '--dark', DRAWN_FORMATS],
  ['legend', '--legend', DRAWN_FORMATS],
  ['titleBlock', '--title-block', DRAWN_FORMATS],
  ['patterns', '--no-patterns', [...DRAWN_FORMATS, 'markdown']],
  ['paper', '--paper', ['pdf']],
  ['landscape', '--landscape', ['pdf']],
  ['portrait', '--portrait', ['pdf']],
  ['bleed', '--bleed', ['pdf']],
  ['cropMarks', '--crop-marks', ['pdf']],
  ['tiles', '--tiles', ['pdf']],
  ['booklet', '--booklet', ['pdf']],
  ['perStage', '--per-stage', ['pdf', 'png', 'svg']],
  ['scale', '--scale', ['png']],
  ['width', '--width', ['png']],
  ['screen', '--screen', ['png']],
  ['transparent', '--transparent', ['png']],
  ['outlines', '--outlines', ['svg']],
  ['table', '--table', ['csv']],
  ['separator', '--separator', ['csv']],
]

/** What the arguments and options ask for together. Refuses (`usage`) what makes no sense. */
export function readExportRequest(paths: readonly string[], options: ExportOptions): Result<ExportRequest> {
  const asked =
    options.to === undefined && options.out === undefined
      ? oneFile(paths, options)
      : manyFiles(paths, options)
  if (!asked.ok) return asked
  const refusal = refuse(asked.value, options)
  return refusal === undefined ? asked : usage(refusal)
}

const usage = (message: string): Result<never> => fail('usage', message)

function oneFile(paths: readonly string[], options: ExportOptions): Result<ExportRequest> {
  const [from, to, ...others] = paths
  if (from === undefined || to === undefined)
    return usage(
      'Say what to make: name it (<in.journey> <out>), or give formats with --to, such as --to pdf.',
    )
  if (others.length > 0)
    return usage('Several files need to be told what to make of them and where: --to pdf --out folder.')
  const format = chooseFormat(to, options.format)
  if (!format.ok) return format
  const { id, ending } = format.value
  if (options.allMaps || (options.perStage && id !== 'pdf'))
    return usage(
      `${options.allMaps ? '--all-maps' : '--per-stage'} makes several files. Say where they go: --to ${ending} --out folder.`,
    )
  return ok(requestOf([from], { kind: 'file', path: to }, [format.value], options))
}

function manyFiles(paths: readonly string[], options: ExportOptions): Result<ExportRequest> {
  const { to = [], out = '.', format } = options
  if (to.length === 0) return usage('Say with --to what to make, such as --to pdf or --to pdf,png,csv.')
  if (format !== undefined) return usage('--format is for one file. --to says what several are made as.')
  if (paths.length === 0) return usage('Name the files to export.')
  if (paths.includes(STANDARD) || out === STANDARD)
    return usage('--to and --out are for files with names: “-” is for one file in and one out.')
  const formats: NamedFormat[] = []
  for (const name of to) {
    const chosen = chooseFormat(`.${name}`, name)
    if (!chosen.ok) return chosen
    if (formats.every(({ ending }) => ending !== chosen.value.ending)) formats.push(chosen.value)
  }
  const twin = twinAmong(paths)
  if (twin !== undefined) return usage(twin)
  return ok(requestOf(paths, { kind: 'folder', path: out }, formats, options))
}

/** A format with the ending by which it was asked for. */
interface NamedFormat {
  readonly id: ExportFormat
  readonly ending: string
}

const requestOf = (
  sources: readonly string[],
  into: ExportRequest['into'],
  formats: readonly NamedFormat[],
  options: ExportOptions,
): ExportRequest => ({
  sources,
  into,
  formats: formats.map(({ id, ending }) => ({ settings: settingsFor(id, ending, options), ending })),
  ...(options.map !== undefined && { map: options.map }),
  allMaps: options.allMaps ?? false,
})

/** Why it makes no sense, in a sentence. */
function refuse({ sources, formats, into }: ExportRequest, options: ExportOptions): string | undefined {
  const ids = formats.map(({ settings }) => settings.format)
  const stray = MEANT_FOR.find(
    ([option, , meant]) => options[option] !== undefined && !ids.some((id) => meant.includes(id)),
  )
  if (stray) return `${stray[1]} is for ${stray[2].join(', ')} only, and this makes ${ids.join(', ')}.`
  const missing = missingName(sources)
  if (missing !== undefined) return missing
  if (options.watch && [...sources, into.path].includes(STANDARD))
    return '--watch needs files that it can look at again: “-” is none.'
  return refusePage(options)
}

function refusePage(options: ExportOptions): string | undefined {
  const { paper = 'fit', landscape, portrait, bleed, cropMarks, tiles, booklet, perStage } = options
  if ((landscape || portrait) && paper === 'fit')
    return '--landscape and --portrait turn a sheet of paper. Say which one, such as --paper A4.'
  if (perStage && (tiles !== undefined || booklet))
    return '--per-stage, --tiles and --booklet each make a PDF of their own. Choose one of them.'
  if ((bleed || cropMarks) && (tiles !== undefined || booklet))
    return '--bleed and --crop-marks are for sheets that a print shop cuts, not for --tiles or --booklet.'
  return undefined
}

function chooseFormat(to: string, named: string | undefined): Result<NamedFormat> {
  if (named === undefined && to === STANDARD)
    return usage(
      'Standard output has no name to tell the format by. Say it with --format, such as --format svg.',
    )
  const name = named === undefined ? to : `.${named}`
  const format = formatOfName(name)
  if (format?.writes) return ok({ id: format.id, ending: endingOf(name) })
  const endings = FORMATS.filter(({ writes }) => writes)
    .flatMap(({ endings }) => endings)
    .map((ending) => `.${ending}`)
  const wanted = named ?? endingOf(to)
  return usage(
    `${wanted ? `“.${wanted}” is no format that Throughline writes` : `“${to}” has no ending to tell the format by`}. Choose one of ${endings.join(', ')}.`,
  )
}

function settingsFor(format: ExportFormat, ending: string, options: ExportOptions): ExportSettings {
  const { width, screen, tiles, booklet, perStage } = options
  return readExportSettings({
    format,
    look: options.look ?? (options.dark ? 'dark' : 'light'),
    legend: options.legend,
    titleBlock: options.titleBlock,
    patterns: options.patterns,
    pdfKind: tiles ? 'tiles' : booklet ? 'booklet' : perStage ? 'stages' : 'sheet',
    paper: options.paper,
    orientation: options.landscape ? 'landscape' : options.portrait ? 'portrait' : 'auto',
    bleed: options.bleed,
    cropMarks: options.cropMarks,
    tilePaper: tiles,
    sizing: screen ? 'screen' : width === undefined ? 'scale' : 'width',
    scale: options.scale,
    widthPx: width,
    transparent: options.transparent,
    perStage: perStage && format !== 'pdf',
    svgFonts: options.outlines ? 'outlined' : 'embedded',
    tableShape: options.table,
    separator: options.separator ?? (ending === 'tsv' ? 'tab' : 'comma'),
  })
}

/** The paper of that name, whatever its capitals. */
export const paperNamed = (name: string): Paper | undefined =>
  PAPER_NAMES.find((paper) => paper.toLowerCase() === name.toLowerCase())
