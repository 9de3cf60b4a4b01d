import { nameForTitle } from '#shared/base/file-name.ts'
import { ok, type Problem, type Result } from '#shared/base/result.ts'
import { type ExportFormat, isWholeProject } from '#shared/formats/export/settings.ts'
import { mapsOf } from '#shared/model/map-view.ts'
import { type ChosenMap, chooseMap } from './choose-map.ts'
import type { ExportRequest, WantedFormat } from './export-request.ts'
import type { Printing } from './export-tools.ts'
import { fileOptions } from './file-options.ts'
import { readInput } from './input.ts'
import { type MadeFiles, makeFiles } from './make-files.ts'
import { type Context, type FileOutcome, ofFile } from './outcome.ts'
import { openSource, type Source } from './source.ts'
import { placeIn } from './source-names.ts'
import { chooseTarget, type Target } from './target.ts'
import { complain } from './terminal.ts'

/** What exporting works with. */
export interface ExportWork {
  readonly request: ExportRequest
  readonly context: Context
  readonly printing: Printing
  /** Whether a file that is there may be replaced. */
  readonly mayReplace: (path: string) => boolean
  /** Told of every file that is written. */
  readonly onWritten?: (path: string) => void
}

/** The project in a file of any kind that can be imported. */
export async function readSource(path: string, { signal, log, progress }: Context): Promise<Result<Source>> {
  progress.show(`Reading ${path}`)
  const input = await readInput(path, signal)
  return input.ok ? openSource(input.value, { ...fileOptions(log), newer: true }) : input
}

/** Makes all that is asked for of one source, file by file, and writes each as soon as it is made. */
export async function* exportSource(
  from: string,
  source: Source,
  work: ExportWork,
): AsyncGenerator<FileOutcome> {
  const { request, context } = work
  for (const wanted of request.formats) {
    const parts = partsOf(source, wanted.settings.format, request)
    if (!parts.ok) yield failed(from, wanted, parts.error)
    else
      for (const part of parts.value) {
        if (context.signal.aborted) return
        yield* exportPart({ from, source, wanted, ...part }, work)
      }
  }
}

/** A map, or the whole project where there is none, and what tells its files from others of the same source. */
interface Part {
  readonly map: ChosenMap | null
  /** Empty where there is no other. */
  readonly name: string
  /** The number of a map that is called as another one. */
  readonly mark: string
}

function partsOf({ snapshot }: Source, format: ExportFormat, request: ExportRequest): Result<Part[]> {
  const chosen = chooseMap(snapshot, request.map)
  if (isWholeProject(format)) return ok([{ map: chosen.ok ? chosen.value : null, name: '', mark: '' }])
  if (!chosen.ok) return chosen
  if (!request.allMaps) return ok([{ map: chosen.value, name: '', mark: '' }])
  const names = mapsOf(snapshot).map(({ title }) => nameForTitle(title || 'Untitled map'))
  return ok(
    names.flatMap((name, index) => {
      const map = chooseMap(snapshot, String(index + 1))
      const isTwin = names.some((other, at) => at !== index && other.toLowerCase() === name.toLowerCase())
      const mark = isTwin ? String(index + 1) : ''
      return map.ok ? [{ map: map.value, name: `${mark} ${name}`.trim(), mark }] : []
    }),
  )
}

interface Task extends Part {
  readonly from: string
  readonly source: Source
  readonly wanted: WantedFormat
}

async function* exportPart(task: Task, work: ExportWork): AsyncGenerator<FileOutcome> {
  const { from, source, wanted, map, name } = task
  const { request, context, printing } = work
  const { settings, ending } = wanted
  const { kind, path: place } = request.into
  const path = kind === 'file' ? place : placeIn(place, from, ending, name)
  // Whether a file can go there is seen before the work for it begins; pictures of stages get their names with it.
  const target = kind === 'file' || !settings.perStage ? await targetFor(path, task, work) : undefined
  if (target && !target.ok) return yield failed(from, wanted, target.error, path)
  const view = isWholeProject(settings.format) ? null : (map?.view ?? null)
  const made = await makeFiles(settings, source, view, printing, context)
  if (!made.ok) return yield failed(from, wanted, made.error, path)
  const { files } = made.value
  for (const [index, file] of files.entries()) {
    const own = files.length === 1 ? path : placeIn(place, from, ending, pictureName(task, file.name))
    const into = own === path && target ? target : await targetFor(own, task, work)
    yield into.ok
      ? await write(task, fileOf(made.value, index), into.value, work)
      : failed(from, wanted, into.error, own)
  }
}

/** One of several pictures is called as its maker calls it: after its map, its number and its stage. */
const pictureName = ({ mark }: Part, made: string): string => `${mark} ${made.replace(/\.[^.]*$/, '')}`.trim()

/** A file, and what is said of it. */
interface MadeFile extends Omit<MadeFiles, 'files'> {
  readonly bytes: Uint8Array
}

/** What is said of several files together is said with the first of them. */
function fileOf({ files, ...about }: MadeFiles, index: number): MadeFile {
  const { bytes } = files[index] as MadeFiles['files'][number]
  if (files.length === 1) return { ...about, bytes }
  const what = `${index + 1} of ${about.what}`
  return index === 0 ? { ...about, what, bytes } : { what, details: about.details, report: [], bytes }
}

const TEXTS: readonly ExportFormat[] = ['json', 'mermaid', 'svg', 'html', 'markdown', 'csv', 'canvas']

const targetFor = (
  path: string,
  { wanted }: Task,
  { request, mayReplace }: ExportWork,
): Promise<Result<Target>> =>
  chooseTarget(path, {
    sources: request.sources,
    isText: TEXTS.includes(wanted.settings.format),
    force: mayReplace(path),
  })

async function write(
  { from, source, wanted, map }: Task,
  { bytes, what, details, report: made }: MadeFile,
  target: Target,
  { context, onWritten }: ExportWork,
): Promise<FileOutcome> {
  const { path, isStdout } = target
  context.progress.show(`Writing ${path}`)
  const written = await target.write(bytes, context.signal)
  if (!written.ok) return failed(from, wanted, written.error, path)
  onWritten?.(path)
  const report = [...source.report, ...made]
  if (isStdout) for (const sentence of report) complain(sentence)
  const { format } = wanted.settings
  const shown = isWholeProject(format) ? null : map
  const whole = shown ? `${told(shown)}, ${what}` : what
  return {
    lines: isStdout ? [] : [`Wrote ${path}: ${whole}.`, ...report.map((sentence) => `  ${sentence}`)],
    json: {
      ...{ from, file: path, format, bytes: bytes.length },
      ...(shown && { map: aboutMap(shown) }),
      ...details,
      report,
    },
  }
}

const told = ({ number, view }: ChosenMap): string => `map ${number}, “${view.map.title || 'Untitled map'}”`

const aboutMap = ({ number, view }: ChosenMap) => ({ number, title: view.map.title })

function failed(from: string, { settings }: WantedFormat, problem: Problem, file?: string): FileOutcome {
  const { code, message } = problem
  return {
    lines: [],
    json: { from, ...(file !== undefined && { file }), format: settings.format, error: { code, message } },
    problem,
  }
}

/** What is said of a source that could not be read. */
export const unread = (from: string, problem: Problem): FileOutcome => ({
  lines: [],
  json: { from, error: { code: problem.code, message: problem.message } },
  problem,
})

/** The same outcome; a reason that does not say which file it is about begins with its name. */
export const withName = (outcome: FileOutcome): FileOutcome =>
  outcome.problem
    ? { ...outcome, problem: ofFile(String(outcome.json.file ?? outcome.json.from), outcome.problem) }
    : outcome
