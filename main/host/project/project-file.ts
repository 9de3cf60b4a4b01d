/** The `.journey` file of a project as bytes: reading it, making it, and finding another name for it. */

import { readdir } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { encodeDocument } from '#shared/document/state.ts'
import { writeJourney } from '#shared/formats/journey/write-journey.ts'
import { stringifyProjectJson, writeProjectJson } from '#shared/formats/project-json.ts'
import { mapsOf, viewMap } from '#shared/model/map-view.ts'
import { projectOf, type Snapshot } from '#shared/model/snapshot.ts'
import { isStepValue } from '#shared/model/vocabulary.ts'
import { MAX_FILE } from '#shared/protocol/http.ts'
import { errorCode, type FileSystem, readWhole } from '../files/file-system.ts'
import { contentHash, type Fingerprint } from '../files/fingerprint.ts'
import { EXTENSION, freeName } from '../library/file-names.ts'
import type { Log } from '../log.ts'

/** What lists show of a project. */
export interface Summary {
  readonly title: string
  /** On the first map, without sentiment values. */
  readonly cards: number
}

/** Draws a project small, as SVG; `undefined` where there is nothing to draw. */
export type DrawThumbnail = (snapshot: Snapshot) => string | undefined

/** Parts of a file beside the document, carried from reading to writing. */
export interface OtherParts {
  /** By their references. */
  readonly images: ReadonlyMap<string, Uint8Array>
  readonly unknownParts: ReadonlyMap<string, Uint8Array>
}

/** The bytes of the file at a path, with what they are remembered by. */
export async function readProjectFile(
  fs: FileSystem,
  path: string,
): Promise<Result<{ bytes: Uint8Array; fingerprint: Fingerprint }>> {
  const name = `“${basename(path)}”`
  try {
    const { kind, size, modified } = await fs.stat(path)
    if (kind !== 'file') return fail('no-file', `${name} is a folder or a device, not a file. Choose a file.`)
    if (size > MAX_FILE)
      return fail(
        'too-large',
        `${name} is larger than ${MAX_FILE / 1024 / 1024} MB, more than Throughline opens. It was left as it is.`,
      )
    const bytes = await readWhole(fs, path)
    return ok({ bytes, fingerprint: { size: bytes.length, modified, hash: contentHash(bytes) } })
  } catch (error) {
    return cannotRead(name, errorCode(error), error)
  }
}

function cannotRead(name: string, code: string | undefined, error: unknown): Result<never> {
  if (code === undefined) throw error
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return fail(
      'missing',
      `${name} is not there any more. If it was moved or renamed, open it from its new place; if it is on another disk, connect that disk.`,
    )
  if (code === 'EACCES' || code === 'EPERM')
    return fail(
      'not-allowed',
      `Throughline is not allowed to read ${name}. Allow it, then open the file again.`,
    )
  return fail(
    'unreadable',
    `${name} could not be read (${code}). Check the disk it is on, then open it again.`,
  )
}

export interface FileOptions {
  readonly appVersion: string
  readonly log: Log
  readonly drawThumbnail?: DrawThumbnail
}

/** A picture that cannot be drawn must not keep anybody from saving. */
function drawTolerantly({ drawThumbnail, log }: FileOptions, snapshot: Snapshot): string | undefined {
  try {
    return drawThumbnail?.(snapshot)
  } catch (error) {
    log.error('A thumbnail could not be drawn.', error)
    return undefined
  }
}

/** Zip files know no time before 1980; a computer that lost its clock starts at 1970. */
const EARLIEST = Date.UTC(1980, 0, 2)

/** A project's file, ready to be written. */
export interface EncodedFile {
  readonly bytes: Uint8Array
  /** Size of the document in it, in bytes. */
  readonly documentSize: number
  /** References of the pictures in it. */
  readonly images: readonly string[]
  readonly summary: Summary
}

/** The document as the bytes of a file. */
export function encodeFile(
  document: Parameters<typeof encodeDocument>[0],
  other: OtherParts,
  options: FileOptions,
): EncodedFile {
  const snapshot = projectDocument(document)
  const { projectId, title } = projectOf(snapshot)
  const thumbnailSvg = drawTolerantly(options, snapshot)
  const update = encodeDocument(document)
  const bytes = writeJourney({
    images: other.images,
    unknownParts: other.unknownParts,
    update,
    projectJson: stringifyProjectJson(writeProjectJson(snapshot)),
    projectId,
    title,
    savedAt: Math.max(Date.now(), EARLIEST),
    appVersion: options.appVersion,
    ...(thumbnailSvg === undefined ? {} : { thumbnailSvg }),
  })
  return {
    bytes,
    documentSize: update.length,
    images: [...other.images.keys()],
    summary: summarize(snapshot),
  }
}

export function summarize(snapshot: Snapshot): Summary {
  const first = mapsOf(snapshot)[0]
  const cells = first && viewMap(snapshot, first.id)?.cells.values()
  let cards = 0
  for (const row of cells ?? [])
    for (const cell of row.values()) cards += cell.filter(({ kind }) => !isStepValue(kind)).length
  return { title: projectOf(snapshot).title, cards }
}

/** A free path in the same folder: `<name> (<word>).journey`. */
export async function pathBeside(path: string, word: string): Promise<string> {
  const folder = dirname(path)
  const name = basename(path, extname(path) === EXTENSION ? EXTENSION : '')
  const taken = await readdir(folder).catch(() => [])
  return join(folder, freeName(`${name} (${word})`, taken))
}
