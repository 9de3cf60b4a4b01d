import { join } from 'node:path'
import { dataFolder } from '#main/host/data-folder.ts'
import { writeFileAtomically } from '#main/host/files/atomic-file.ts'
import { lockDocument } from '#main/host/files/document-lock.ts'
import { realFileSystem } from '#main/host/files/file-system.ts'
import { contentHash } from '#main/host/files/fingerprint.ts'
import { NEWER } from '#main/host/project/load-project.ts'
import { encodeFile } from '#main/host/project/project-file.ts'
import { soundImages } from '#main/host/project/project-images.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import { migrateDocument } from '#shared/document/migrate.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { MAX_DOCUMENT_BYTES } from '#shared/document/state.ts'
import { detectFormat } from '#shared/formats/import-file.ts'
import { type OpenJourney, openJourney } from '#shared/formats/journey/open-journey.ts'
import { changesFromGrid } from '#shared/formats/tables/grid-changes.ts'
import type { GridChange, GridChanges, GridReading } from '#shared/formats/tables/grid-types.ts'
import { readGrid } from '#shared/formats/tables/read-grid.ts'
import { readTable } from '#shared/formats/tables/read-table.ts'
import { fileOptions } from '../file-options.ts'
import type { BringBackRequest } from '../import-request.ts'
import { type Input, readInput } from '../input.ts'
import { CANCELLED, type Context, type Outcome, ofFile, type Work } from '../outcome.ts'
import { requireJourney } from '../source.ts'
import { chooseTarget, type Target } from '../target.ts'
import { complain } from '../terminal.ts'

/**
 * `throughline import --into`: a table that was exported from a map and edited since, back into its project. Exactly what
 * was changed in the table changes; the project keeps its history.
 */
export const bringBack =
  (request: BringBackRequest): Work =>
  async (context) => {
    if (request.to.kind === 'nowhere') return bring(request, null, context)
    if (request.to.kind === 'itself') return bringInPlace(request, context)
    const { path, force } = request.to
    const target = await chooseTarget(path, { force, sources: [request.from, request.into] })
    return target.ok ? bring(request, target.value, context) : target
  }

/** Nobody else may have the project open meanwhile: what they save next would not know of this. */
async function bringInPlace(request: BringBackRequest, context: Context): Promise<Result<Outcome>> {
  const lock = await lockDocument(realFileSystem, {
    folder: join(dataFolder(), 'locks'),
    document: request.into,
  })
  if (!lock.ok) return lock
  try {
    return await bring(request, 'itself', context)
  } finally {
    await lock.value.release()
  }
}

async function bring(
  request: BringBackRequest,
  target: Target | 'itself' | null,
  { signal, log, progress }: Context,
): Promise<Result<Outcome>> {
  progress.show(`Reading ${request.from}`)
  const table = await readTableOf(request.from, signal)
  if (!table.ok) return table
  const input = await readInput(request.into, signal)
  if (!input.ok) return input
  const project = openProject(input.value)
  if (!project.ok) return { ok: false, error: ofFile(request.into, project.error) }
  const changes = changesFromGrid(table.value, projectDocument(project.value.doc))
  if (!changes.ok) return { ok: false, error: ofFile(request.from, changes.error) }
  const report = [...project.value.report, ...changes.value.report]
  const brought: Brought = { ...changes.value, request, report }
  if (target === null || (target === 'itself' && brought.commands.length === 0)) return ok(tell(brought))
  if (target === 'itself' && brought.takesMuch) return takesMuch(request)
  const done = runCommands(project.value.doc, brought.commands, 'bring-back')
  if (!done.ok) return { ok: false, error: ofFile(request.from, done.error) }
  progress.show('Writing')
  const file = encodeFile(project.value.doc, project.value, fileOptions(log))
  if (file.documentSize > MAX_DOCUMENT_BYTES) return TOO_LARGE
  const written =
    target === 'itself'
      ? await replace(input.value, file.bytes, signal)
      : await target.write(file.bytes, signal)
  if (!written.ok) return written
  const outcome = tell(brought)
  if (target === 'itself' || !target.isStdout) return ok(outcome)
  for (const sentence of brought.report) complain(sentence)
  return ok({ ...outcome, lines: [] })
}

async function readTableOf(path: string, signal: AbortSignal): Promise<Result<GridReading>> {
  const input = await readInput(path, signal)
  if (!input.ok) return input
  const reading = await readReading(input.value)
  return reading.ok ? reading : { ok: false, error: ofFile(path, reading.error) }
}

async function readReading({ name, bytes }: Input): Promise<Result<GridReading>> {
  const format = detectFormat(name, bytes)
  if (!format.ok) return format
  if (format.value !== 'csv' && format.value !== 'xlsx') return NO_TABLE
  const read = await readTable(format.value, bytes)
  if (!read.ok) return read
  const { workbook, report } = read.value
  const reading = readGrid(workbook)
  return reading ? ok({ ...reading, report: [...report, ...reading.report] }) : NO_TABLE
}

const NO_TABLE = fail(
  'not-ours',
  'This is no table that Throughline exported, so there is nothing to bring back. “throughline import” without --into makes a project of it.',
)

function openProject(input: Input): Result<OpenJourney> {
  const journey = requireJourney(input)
  if (!journey.ok) return journey
  const opened = openJourney(input.bytes)
  if (!opened.ok) return opened
  const { newer, recoveredFrom, doc, images, report } = opened.value
  if (newer) return fail('newer', NEWER)
  if (recoveredFrom !== null) return REBUILT
  const migrated = migrateDocument(doc)
  if (!migrated.ok) return migrated
  const { sound, report: damage } = soundImages(images)
  return ok({ ...opened.value, images: sound, report: [...report, ...damage] })
}

const REBUILT = fail(
  'rebuilt',
  'It is damaged, and only its readable copy is whole. “throughline import” makes a whole project of it; nothing was written.',
)

const TOO_LARGE = fail(
  'too-large',
  `With what the table brings, the project is larger than ${MAX_DOCUMENT_BYTES / 1024 / 1024} MB, the most that can be opened again. Nothing was written.`,
)

const takesMuch = ({ from, into }: BringBackRequest): Result<never> =>
  fail(
    'takes-much',
    `“${from}” would remove more than a third of its cards from “${into}”. If that is meant, write it to another file with --out; --dry-run lists it. Nothing was written.`,
  )

/** Puts the file in its own place, unless another program has written there since it was read. */
async function replace(
  { path, bytes: before }: Input,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<Result<unknown>> {
  if (signal.aborted) return CANCELLED
  const replaces = { size: before.length, modified: 0, hash: contentHash(before) }
  return writeFileAtomically(realFileSystem, path, bytes, { replaces })
}

/** What is brought into what. */
interface Brought extends GridChanges {
  readonly request: BringBackRequest
}

const KINDS = ['added', 'edited', 'moved', 'removed'] as const
const DONE: Readonly<Record<GridChange['kind'], string>> = {
  added: 'added',
  edited: 'changed',
  moved: 'moved',
  removed: 'removed',
  kept: 'stays',
}

function tell({ request: { from, into, to }, changes, report }: Brought): Outcome {
  const file = to.kind === 'file' ? to.path : into
  const done = KINDS.flatMap((kind) => changes.filter((change) => change.kind === kind))
  const kept = changes.filter(({ kind }) => kind === 'kept')
  return {
    lines: [
      headline(from, file, done, to.kind === 'nowhere'),
      ...done.map(({ kind, words }) => `  ${DONE[kind]}: ${words}`),
      ...underHeading(
        'Stays, because it was changed in the project too:',
        kept.map(({ words }) => words),
      ),
      ...underHeading('Good to know:', report),
    ],
    json: {
      ...{ file, from, into, written: to.kind === 'file' || (to.kind === 'itself' && done.length > 0) },
      changes: changes.map(({ kind, table, recordId: id, words }) => ({
        kind: DONE[kind],
        table,
        id,
        words,
      })),
      report,
    },
  }
}

function headline(from: string, file: string, done: readonly GridChange[], isTrial: boolean): string {
  if (done.length === 0) return `${from} says nothing that ${file} does not say already.`
  const amounts = KINDS.flatMap((kind) => {
    const amount = done.filter((change) => change.kind === kind).length
    return amount > 0 ? [`${amount.toLocaleString('en')} ${DONE[kind]}`] : []
  }).join(', ')
  return isTrial
    ? `Would bring ${from} back into ${file}: ${amounts}. Nothing was written.`
    : `Brought ${from} back into ${file}: ${amounts}.`
}

const underHeading = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.length > 0 ? [heading, ...lines.map((line) => `  ${line}`)] : []
