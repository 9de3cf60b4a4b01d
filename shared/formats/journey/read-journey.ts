import { fail, ok, type Result } from '#shared/base/result.ts'
import { DOCUMENT_VERSION } from '#shared/document/document.ts'
import { MAX_DOCUMENT_BYTES } from '#shared/document/state.ts'
import {
  imageOfPart,
  JOURNEY_FORMAT,
  JOURNEY_FORMAT_VERSION,
  type JourneyManifest,
  manifestPart,
  PARTS,
  parseManifest,
} from './manifest.ts'
import { unpack } from './unpack.ts'
import { readZipDirectory, ZIP_LIMITS, type ZipEntry } from './zip-directory.ts'

/** What a `.journey` file holds. */
export interface JourneyParts {
  readonly manifest: JourneyManifest
  /** Written by a newer version: to be shown, not to be written to. */
  readonly newer: boolean
  /** The document for `decodeDocument`; `null` where that part is missing or damaged. */
  readonly update: Uint8Array | null
  /** The readable copy of the project, unpacked when asked for; `null` where it is missing or damaged. */
  readonly projectJson: () => string | null
  /** A drawing of the first map, unpacked when asked for; `null` where it is missing or damaged. */
  readonly thumbnailSvg: () => string | null
  /** Pictures by their references. Whether the bytes have the hash that the reference says is for their user to see. */
  readonly images: ReadonlyMap<string, Uint8Array>
  /** Parts that this program does not know, to be written back as they are. */
  readonly unknownParts: ReadonlyMap<string, Uint8Array>
  /** What to work from instead where the document is damaged. */
  readonly recoveredFrom: typeof PARTS.project | null
  /** A sentence for each part that is damaged or missing. */
  readonly report: readonly string[]
}

type Entries = ReadonlyMap<string, ZipEntry>

/**
 * Reads the bytes of a `.journey` file. Takes anything, never throws and stays within `ZIP_LIMITS`. Refuses, with a
 * sentence each: `empty`, `not-a-zip`, `foreign-zip`, `truncated`, `damaged`, `encrypted`, `zip-bomb`, `too-large`,
 * `unsafe-part`. Where only the document is damaged, the readable copy is offered instead (`recoveredFrom`).
 */
export function readJourney(bytes: Uint8Array): Result<JourneyParts> {
  if (bytes.length === 0)
    return fail('empty', 'This file is empty. If it is kept in a sync folder, it may not have arrived yet.')
  const directory = readZipDirectory(bytes)
  if (!directory.ok) return directory
  const entries = directory.value
  const manifest = readManifest(entries)
  if (!manifest.ok) return manifest
  const report: string[] = []
  const update = readDocument(entries, manifest.value)
  if (!update.ok) return update
  const projectJson = () => readText(entries, PARTS.project, manifest.value)
  const recoverable = update.value === null && projectJson() !== null
  if (recoverable)
    report.push(
      'The document in this file is damaged. The project was recovered from the readable copy beside it; the file was left as it is.',
    )
  else if (update.value === null)
    return fail('damaged', 'This file is damaged: neither the document in it nor its readable copy is whole.')
  const others = [...entries.values()].filter(({ name }) => !KNOWN.has(name))
  if (isTooMuchBeside(others)) return TOO_MUCH_BESIDE
  const { images, unknownParts } = readOtherParts(others, report)
  return ok({
    manifest: manifest.value,
    newer:
      manifest.value.formatVersion > JOURNEY_FORMAT_VERSION ||
      manifest.value.documentVersion > DOCUMENT_VERSION,
    update: update.value,
    projectJson,
    thumbnailSvg: () => readText(entries, PARTS.thumbnail, manifest.value),
    images,
    unknownParts,
    recoveredFrom: recoverable ? PARTS.project : null,
    report,
  })
}

function isTooMuchBeside(others: readonly ZipEntry[]): boolean {
  const unpacked = others.reduce((sum, { length }) => sum + length, 0)
  const packed = others.reduce((sum, { data }) => sum + data.length, 0)
  return unpacked > ZIP_LIMITS.besideBytes || unpacked - packed > ZIP_LIMITS.besideGain
}

const TOO_MUCH_BESIDE = fail(
  'too-large',
  'This file holds more pictures and other parts beside the project than Throughline opens. It was left as it is.',
)

function readManifest(entries: Entries): Result<JourneyManifest> {
  const entry = entries.get(PARTS.manifest)
  const bytes = entry && unpack(entry)
  const manifest = bytes && parseManifest(bytes)
  if (manifest) return ok(manifest)
  if (!entries.has(PARTS.document) && !entries.has(PARTS.project))
    return fail('foreign-zip', describeZip(entries))
  if (bytes)
    return fail(
      'foreign-zip',
      'This is a zip file that does not say it is a Throughline project, so it was not opened.',
    )
  // The manifest repeats what the parts say of themselves, so the file opens without it.
  return ok({
    format: JOURNEY_FORMAT,
    formatVersion: JOURNEY_FORMAT_VERSION,
    documentVersion: DOCUMENT_VERSION,
    app: { name: '', version: '' },
    projectId: '',
    title: '',
    savedAt: '',
    parts: {},
  })
}

function describeZip(entries: Entries): string {
  const names = [...entries.keys()]
  const kind =
    FOREIGN_ZIPS.find(([part]) => names.some((name) => name.startsWith(part)))?.[1] ?? 'a zip archive'
  return `This is ${kind}, not a Throughline project.`
}

const FOREIGN_ZIPS = [
  ['word/', 'a Word document'],
  ['xl/', 'an Excel workbook'],
  ['ppt/', 'a PowerPoint presentation'],
  ['META-INF/manifest.xml', 'an OpenDocument file'],
  ['META-INF/', 'a Java archive or e-book'],
] as const

function readDocument(entries: Entries, manifest: JourneyManifest): Result<Uint8Array | null> {
  const entry = entries.get(PARTS.document)
  if (!entry || !isAsWritten(entry, manifest)) return ok(null)
  if (entry.length > MAX_DOCUMENT_BYTES)
    return fail('too-large', 'This project is too large to open: its document has more than 64 MB.')
  return ok(unpack(entry) ?? null)
}

/** Whether the part is the one that the manifest was written with, told without unpacking it. */
function isAsWritten(entry: ZipEntry, manifest: JourneyManifest): boolean {
  if (!Object.hasOwn(manifest.parts, entry.name)) return true
  const written = manifest.parts[entry.name]
  return written?.length === entry.length && written.crc32 === manifestPart(entry.length, entry.crc).crc32
}

function readText(entries: Entries, name: string, manifest: JourneyManifest): string | null {
  const entry = entries.get(name)
  const bytes = entry && isAsWritten(entry, manifest) && unpack(entry)
  if (!bytes) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const KNOWN: ReadonlySet<string> = new Set(Object.values(PARTS))

function readOtherParts(others: readonly ZipEntry[], report: string[]) {
  const images = new Map<string, Uint8Array>()
  const unknownParts = new Map<string, Uint8Array>()
  for (const entry of others) {
    const { name } = entry
    const bytes = unpack(entry)
    const ref = imageOfPart(name)
    if (!bytes) report.push(`The part “${name}” of this file is damaged and was left out.`)
    else if (ref !== undefined) images.set(ref, bytes)
    else unknownParts.set(name, bytes)
  }
  return { images, unknownParts }
}
