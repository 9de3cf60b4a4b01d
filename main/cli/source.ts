import { fromBytes } from '#main/host/new-project.ts'
import { NEWER } from '#main/host/project/load-project.ts'
import { encodeFile, type FileOptions } from '#main/host/project/project-file.ts'
import { type Images, soundImages } from '#main/host/project/project-images.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { migrateDocument } from '#shared/document/migrate.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { detectFormat, endingOf, type ImportFormat } from '#shared/formats/import-file.ts'
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

/** Opens what was read. Refuses with one sentence that names the file, and the line where a text is at fault. */
export function openSource(input: Input, options: FileOptions): Result<Source> {
  const opened = open(input, options)
  return opened.ok ? opened : { ok: false, error: ofFile(input.path, opened.error) }
}

function open(input: Input, options: FileOptions): Result<Source> {
  if (isMarkdown(endingOf(input.name))) return fromMarkdown(input, options)
  const format = detectFormat(input.name, input.bytes)
  if (!format.ok) return format
  if (format.value !== 'journey') return imported(input, format.value, options)
  const opened = openJourney(input.bytes)
  if (!opened.ok) return opened
  const { sound, report: damage } = soundImages(opened.value.images)
  const { recoveredFrom, report } = opened.value
  return toSource('journey', { ...opened.value, images: sound }, [...report, ...damage], (journey) =>
    recoveredFrom === null ? input.bytes : encodeFile(journey.doc, journey, options).bytes,
  )
}

function fromMarkdown(input: Input, options: FileOptions): Result<Source> {
  const found = journeyInMarkdown(input.bytes.toString('utf8'))
  if (!found.ok) return found
  const source = imported({ ...input, bytes: Buffer.from(found.value.text) }, 'markdown', options)
  const told = (sentence: string) => inMarkdown(sentence, found.value)
  if (!source.ok) return fail(source.error.code, told(source.error.message))
  return ok({ ...source.value, report: [...found.value.report, ...source.value.report.map(told)] })
}

function imported(input: Input, format: Source['format'], options: FileOptions): Result<Source> {
  const file = fromBytes(input.name, input.bytes, options)
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
  // What a newer version added would be missing from everything made of it.
  if (journey.newer) return fail('newer', NEWER)
  const migrated = migrateDocument(journey.doc)
  if (!migrated.ok) return migrated
  const snapshot = projectDocument(journey.doc)
  return ok({
    format,
    title: projectOf(snapshot).title,
    snapshot,
    images: journey.images,
    report,
    journey: () => bytesOf(journey),
  })
}
