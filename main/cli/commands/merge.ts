import { uniteTouched } from '#main/host/history/touched.ts'
import { liftCopy, openCopy } from '#main/host/merge/open-copy.ts'
import { createProjectMerger, type ProjectMerger } from '#main/host/merge/project-merger.ts'
import { encodeFile } from '#main/host/project/project-file.ts'
import { MOST_IMAGE_BYTES, soundImages } from '#main/host/project/project-images.ts'
import {
  createProjectDocument,
  encodeWhole,
  mergeInto,
  newsIn,
  type ProjectDocument,
} from '#main/host/sync/project-document.ts'
import { changesBetween, sharesOf } from '#shared/analysis/changes.ts'
import { counted } from '#shared/base/counted.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import { checkIntegrity } from '#shared/document/integrity.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { MAX_DOCUMENT_BYTES } from '#shared/document/state.ts'
import { namesOf, touchedByUpdate } from '#shared/document/touched.ts'
import type { OpenJourney } from '#shared/formats/journey/open-journey.ts'
import { projectOf, type Snapshot } from '#shared/model/snapshot.ts'
import type { PersonsShare, Touched } from '#shared/protocol/history.ts'
import type { Merged } from '#shared/protocol/merge.ts'
import { contentLines, contentsOf } from '../contents.ts'
import { fileOptions } from '../file-options.ts'
import { type Input, readInput } from '../input.ts'
import { ofFile, type Work } from '../outcome.ts'
import { requireJourney } from '../source.ts'
import { chooseTarget } from '../target.ts'
import { complain } from '../terminal.ts'

export interface MergeOptions {
  readonly out: string
  readonly force?: boolean
}

/** `throughline merge`: copies of one project made one again, and maps of other projects brought across. */
export const mergeProjects =
  (paths: readonly string[], { out, ...options }: MergeOptions): Work =>
  async ({ signal, log, progress }) => {
    const target = await chooseTarget(out, { ...options, sources: paths })
    if (!target.ok) return target
    progress.show('Reading')
    const inputs = await readAll(paths, signal)
    if (!inputs.ok) return inputs
    progress.show('Merging')
    const [first, ...others] = inputs.value as [Input, ...Input[]]
    const base = openBase(first)
    if (!base.ok) return { ok: false, error: ofFile(first.path, base.error) }
    const joined = await join(base.value, others)
    if (!joined.ok) return joined
    const { document, images, unknownParts } = base.value
    progress.show('Writing')
    const file = encodeFile(document, { images, unknownParts }, fileOptions(log))
    const written = await target.value.write(file.bytes, signal)
    if (!written.ok) return written
    const summary = summarise(base.value, joined.value)
    const report = [...base.value.report, ...joined.value.flatMap(({ merged }) => merged.report)]
    if (target.value.isStdout) for (const sentence of report) complain(sentence)
    return ok({
      lines: target.value.isStdout ? [] : linesOf(first.path, out, summary, report),
      json: { out, ...summary, report },
    })
  }

async function readAll(paths: readonly string[], signal: AbortSignal): Promise<Result<readonly Input[]>> {
  const inputs: Input[] = []
  for (const path of paths) {
    const input = await readInput(path, signal)
    if (!input.ok) return input
    const journey = requireJourney(input.value)
    if (!journey.ok) return { ok: false, error: ofFile(path, journey.error) }
    inputs.push(input.value)
  }
  return ok(inputs)
}

/** The project that the others are merged into. */
interface Base {
  readonly document: ProjectDocument
  readonly images: Map<string, Uint8Array>
  unknownParts: OpenJourney['unknownParts']
  /** The document and what it showed, before anything else was in it. */
  readonly doc: OpenJourney['doc']
  readonly before: Snapshot
  readonly report: readonly string[]
}

function openBase({ bytes, path }: Input): Result<Base> {
  const opened = openCopy(bytes, path)
  if (!opened.ok) return opened
  const { doc, images, unknownParts, recoveredFrom, report } = opened.value
  if (recoveredFrom !== null)
    return fail(
      'rebuilt',
      `“${path}” is damaged; only its readable copy is whole, and that knows too little to merge with. Nothing was written; name a whole file first.`,
    )
  const lifted = liftCopy(opened.value)
  if (!lifted.ok) return lifted
  const document = createProjectDocument('merge')
  mergeInto(document, encodeWhole(doc), 'load')
  const { sound, report: damage } = soundImages(images)
  const before = projectDocument(document)
  return ok({ document, images: new Map(sound), unknownParts, doc, before, report: [...report, ...damage] })
}

/** What came of one of the other files. */
interface Joined {
  readonly file: string
  readonly merged: Merged
}

async function join(base: Base, others: readonly Input[]): Promise<Result<readonly Joined[]>> {
  const merger = mergerOf(base)
  const joined: Joined[] = []
  for (const { path, bytes } of others) {
    const merged = await merger.merge({ bytes, name: path })
    if (!merged.ok) return { ok: false, error: ofFile(path, merged.error) }
    const put = putIn(base.document, merged.value)
    if (!put.ok) return { ok: false, error: ofFile(path, put.error) }
    joined.push({ file: path, merged: merged.value })
  }
  return ok(joined)
}

const putIn = (document: ProjectDocument, { brought }: Merged): Result<null> =>
  brought ? runCommands(document, [{ type: 'records.insert', records: brought.records }], 'merge') : ok(null)

/** The same merging as in an open project, with a file that nobody else works on. */
const mergerOf = (base: Base): ProjectMerger =>
  createProjectMerger({
    document: base.document,
    async addImage(ref, bytes) {
      base.images.set(ref, bytes)
      const size = [...base.images.values()].reduce((sum, { length }) => sum + length, 0)
      return size > MOST_IMAGE_BYTES ? TOO_MANY : ok(null)
    },
    keepParts(parts) {
      base.unknownParts = new Map([...base.unknownParts, ...parts])
    },
    keepVersion: async () => null,
    hasRoomFor: (bytes) => encodeWhole(base.document).length + bytes <= MAX_DOCUMENT_BYTES,
    announce: () => undefined,
  })

const TOO_MANY = fail(
  'too-many',
  `Together the files hold more than ${MOST_IMAGE_BYTES / 1024 / 1024} MB of pictures, the most that fits into one project. Nothing was written.`,
)

/** For programs: what `--json` prints, but for the file's name. */
interface Summary {
  readonly title: string
  /** Whether all files were copies of one project. */
  readonly sameProject: boolean
  readonly files: readonly {
    readonly file: string
    readonly sameProject: boolean
    readonly changed: boolean
    readonly maps: readonly string[]
    readonly personas: readonly string[]
  }[]
  /** How much came from other projects. */
  readonly brought: { readonly maps: number; readonly personas: number }
  readonly people: readonly PersonsShare[]
  readonly contents: ReturnType<typeof contentsOf>
  readonly findings: ReturnType<typeof checkIntegrity>
}

function summarise({ document, doc, before }: Base, joined: readonly Joined[]): Summary {
  const after = projectDocument(document)
  const files = joined.map(({ file, merged: { sameProject, changed, brought } }) => ({
    ...{ file, sameProject, changed: changed || brought !== null },
    ...{ maps: brought?.maps ?? [], personas: brought?.personas ?? [] },
  }))
  const sum = (what: 'maps' | 'personas') => files.reduce((total, file) => total + file[what].length, 0)
  return {
    title: projectOf(after).title,
    sameProject: files.every(({ sameProject }) => sameProject),
    files,
    brought: { maps: sum('maps'), personas: sum('personas') },
    people: sharesOf(changesBetween(before, after, touchedSince(doc, document, after))),
    contents: contentsOf(after),
    findings: checkIntegrity(after),
  }
}

/** Whose work came in since the document was as it is in `doc`. */
function touchedSince(
  doc: OpenJourney['doc'],
  document: ProjectDocument,
  after: Snapshot,
): readonly Touched[] {
  const news = newsIn(document, doc)
  const records = news ? [...touchedByUpdate(document, news)] : []
  return uniteTouched(
    records.flatMap(([record, clients]) =>
      namesOf(after, clients).map((name) => ({ name, records: [record] })),
    ),
  )
}

function linesOf(first: string, out: string, summary: Summary, report: readonly string[]): string[] {
  const { title, files, people, contents, findings } = summary
  return [
    `Wrote ${out}: “${title || 'Untitled'}”, from ${first}.`,
    ...files.map((file) => `  ${file.file}: ${cameOf(file)}`),
    ...people.map((share) => `  ${share.name || 'In the copy'}: ${shareInWords(share)}`),
    ...contentLines(contents),
    ...report.map((sentence) => `  ${sentence}`),
    ...(findings.length === 0
      ? []
      : [`${counted(findings.length, 'finding')}: “throughline check ${out}” says which.`]),
  ]
}

function cameOf({ sameProject, changed, maps, personas }: Summary['files'][number]): string {
  if (sameProject) return changed ? 'the same project, merged.' : 'the same project, with nothing new in it.'
  const titles = maps.map((title) => `“${title || 'Untitled map'}”`).join(', ')
  const what = [
    counted(maps.length, 'map'),
    ...(personas.length > 0 ? [counted(personas.length, 'persona')] : []),
  ]
  return `another project; brought ${what.join(' and ')} across${titles && `: ${titles}`}.`
}

const KINDS = ['added', 'changed', 'moved', 'removed'] as const

const shareInWords = (share: PersonsShare): string =>
  KINDS.filter((kind) => share[kind] > 0)
    .map((kind) => `${share[kind].toLocaleString('en')} ${kind}`)
    .join(', ')
