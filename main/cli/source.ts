import { fromBytes } from '#main/host/new-project.ts'
import { NEWER } from '#main/host/project/load-project.ts'
import { encodeFile, type FileOptions } from '#main/host/project/project-file.ts'
import { type Images, soundImages } from '#main/host/project/project-images.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { migrateDocument } from '#shared/document/migrate.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { endingOf, type ImportFormat } from '#shared/formats/file-formats.ts'
import { detectFormat } from '#shared/formats/import-file.ts'
import { type OpenJourney, openJourney } from '#shared/formats/journey/open-journey.ts'
import { projectOf, type Snapshot } from '#shared/model/snapshot.ts'
import type { Input } from './input.ts'
import { inMarkdown, isMarkdown, journeyInMarkdown } from './mermaid-in-markdown.ts'
import { ofFile } from './outcome.ts'

/** A project read from a file of any kind that can be imported. */
export interface Source {
  readonly format: ImportFormat | 'markdown'
  readonly title: string
  readonly snapshot: Snapshot
  /** Its pictures by their references. */
  readonly images: Images
  /** A sentence for each thing that could not be carried over. */
  readonly report: readonly string[]
  /** The project as a `.journey` file; one that was one already stays as it is, with its history and images. */
  readonly journey: () => Uint8Array
}

export interface SourceOptions extends FileOptions {
  /** Whether a project of a newer version will do, as far as this one can see it. */
  readonly newer?: boolean
}

/** Refuses (`not-a-project`) what could be imported, and what could not even be that. */
export function requireJourney({ name, bytes }: Input): Result<null> {
  const format = detectFormat(name, bytes)
  if (!format.ok) return format
  if (format.value === 'journey') return ok(null)
  return fail(
    'not-a-project',
    `This is ${WHAT[format.value]}, not a .journey file. “throughline import” makes one of it.`,
  )
}

const WHAT: Readonly<Record<Exclude<ImportFormat, 'journey'>, string>> = {
  mermaid: 'a Mermaid journey',
  json: 'a project as JSON',
  csv: 'a table',
  xlsx: 'an Excel workbook',
  canvas: 'a JSON Canvas',
  excalidraw: 'an Excalidraw board',
}

/** Opens what was read. Refuses with one sentence that names the file, and the line where a text is at fault. */
export async function openSource(input: Input, options: SourceOptions): Promise<Result<Source>> {
  const opened = await open(input, options)
  return opened.ok ? opened : { ok: false, error: ofFile(input.path, opened.error) }
}

async function open(input: Input, options: SourceOptions): Promise<Result<Source>> {
  if (isMarkdown(endingOf(input.name))) return fromMarkdown(input, options)
  const format = detectFormat(input.name, input.bytes)
  if (!format.ok) return format
  if (format.value !== 'journey') return imported(input, format.value, options)
  const opened = openJourney(input.bytes)
  if (!opened.ok) return opened
  const { sound, report: damage } = soundImages(opened.value.images)
  const { newer, recoveredFrom, report } = opened.value
  const journey = { ...opened.value, images: sound }
  const told = [...report, ...damage]
  if (newer && options.newer)
    return ok(sourceOf('journey', journey, [NEWER_SHOWN, ...told], () => input.bytes))
  return toSource('journey', journey, told, ({ doc, ...parts }) =>
    recoveredFrom === null ? input.bytes : encodeFile(doc, parts, options).bytes,
  )
}

async function fromMarkdown(input: Input, options: FileOptions): Promise<Result<Source>> {
  const found = journeyInMarkdown(input.bytes.toString('utf8'))
  if (!found.ok) return found
  const source = await imported({ ...input, bytes: Buffer.from(found.value.text) }, 'markdown', options)
  const told = (sentence: string) => inMarkdown(sentence, found.value)
  if (!source.ok) return fail(source.error.code, told(source.error.message))
  return ok({ ...source.value, report: [...found.value.report, ...source.value.report.map(told)] })
}

async function imported(
  input: Input,
  format: Source['format'],
  options: FileOptions,
): Promise<Result<Source>> {
  const file = await fromBytes(input.name, input.bytes, options)
  if (!file.ok) return file
  const { bytes, report } = file.value
  const opened = openJourney(bytes)
  return opened.ok ? toSource(format, opened.value, report, () => bytes) : opened
}

function toSource(
  format: Source['format'],
  journey: OpenJourney,
  report: readonly string[],
  bytesOf: (journey: OpenJourney) => Uint8Array,
): Result<Source> {
  if (journey.newer) return fail('newer', NEWER)
  const migrated = migrateDocument(journey.doc)
  return migrated.ok ? ok(sourceOf(format, journey, report, bytesOf)) : migrated
}

function sourceOf(
  format: Source['format'],
  journey: OpenJourney,
  report: readonly string[],
  bytesOf: (journey: OpenJourney) => Uint8Array,
): Source {
  const snapshot = projectDocument(journey.doc)
  return {
    format,
    title: projectOf(snapshot).title,
    snapshot,
    images: journey.images,
    report,
    journey: () => bytesOf(journey),
  }
}

/** What is said of everything made of such a project. */
export const NEWER_SHOWN =
  'This project was saved by a newer version of Throughline: what only that version knows is not shown. Update Throughline to see all of it.'
