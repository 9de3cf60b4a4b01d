/**
 * One version of a project as a file: a line of JSON that says what it is, after the line's own checksum, and behind it the
 * deflated content. Lists are made from first lines alone.
 */
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import * as v from 'valibot'
import { isId } from '#shared/base/ids.ts'
import { ownVersions } from '#shared/document/document.ts'
import { DEFINITIONS } from '#shared/model/definitions.ts'
import { isImageRef } from '#shared/model/image.ts'
import type { Touched } from '#shared/protocol/history.ts'
import { type FileSystem, readWhole } from '../files/file-system.ts'
import { contentHash } from '../files/fingerprint.ts'
import { type Difference, splitPath } from './difference.ts'

const FORMAT = 1
export const VERSION_ENDING = '.version'

/** Longest first line, and largest content once it is inflated, in bytes. */
const MOST = { header: 256 * 1024, content: 256 * 1024 * 1024 } as const
/** Bytes in which most first lines end. */
const USUAL_HEADER = 4096
const CHECKSUM = /^[0-9a-f]{64} $/
const CHECKSUM_LENGTH = 65

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const header = v.object({
  format: v.literal(FORMAT),
  id: v.custom<string>(isId),
  at: v.pipe(v.number(), v.safeInteger()),
  reason: v.picklist([
    'edited',
    'named',
    'before-merge',
    'merged',
    'before-loss',
    'before-restore',
    'opened',
  ]),
  name: v.string(),
  /** The version from which the content leads here; `null` where it stands for itself. */
  base: v.nullable(v.custom<string>(isId)),
  cards: count,
  people: v.array(v.object({ name: v.string(), added: count, changed: count, moved: count, removed: count })),
  images: v.array(v.custom<string>(isImageRef)),
  /** Of the deflated content, in bytes, and its SHA-256. */
  length: count,
  checksum: v.string(),
})

/** What is known of a version without its content. */
export type VersionHeader = Readonly<v.InferOutput<typeof header>>

/** What leads from its base, or from nothing, to a version, and who worked on what meanwhile. */
export interface VersionContent {
  readonly difference: Difference
  readonly touched: readonly Touched[]
}

/** Why there is no header: nothing readable is there, or a newer version of this program wrote it. */
export type NoHeader = 'damaged' | 'newer'

const fields = v.record(v.string(), v.unknown())
const content = v.object({
  /** How many migrations records of each table had passed. */
  tables: v.record(v.string(), count),
  put: v.record(v.string(), fields),
  gone: v.array(v.string()),
  touched: v.array(v.object({ name: v.string(), records: v.array(v.string()) })),
})

const deflate = promisify(deflateRaw)
const inflate = promisify(inflateRaw)

/** The bytes of a file. */
export async function encodeVersion(
  about: Omit<VersionHeader, 'format' | 'length' | 'checksum'>,
  { difference, touched }: VersionContent,
): Promise<{ readonly header: VersionHeader; readonly bytes: Uint8Array }> {
  const json = JSON.stringify({
    tables: ownVersions(),
    put: Object.fromEntries(difference.put),
    gone: [...difference.gone],
    touched,
  })
  const body = await deflate(json, { level: 9 })
  const header = { ...about, format: FORMAT, length: body.length, checksum: contentHash(body) } as const
  return { header, bytes: withHeader(header, body) }
}

/** The bytes of a file whose content stays as it is. */
export const withHeader = (header: VersionHeader, body: Uint8Array): Uint8Array => {
  const json = Buffer.from(JSON.stringify(header))
  return Buffer.concat([Buffer.from(`${contentHash(json)} `), json, Buffer.from('\n'), body])
}

/** Reads no more of a file than its first line. Throws as file calls do. */
export async function readHeader(fs: FileSystem, path: string): Promise<VersionHeader | NoHeader> {
  const file = await fs.open(path, 'r')
  try {
    for (let length = USUAL_HEADER; ; length = MOST.header) {
      const bytes = Buffer.alloc(length)
      let filled = 0
      for (let read = -1; read !== 0 && filled < length; filled += read)
        read = await file.read(bytes.subarray(filled), filled)
      const found = parseHeader(bytes.subarray(0, filled))
      if (found !== 'damaged' || filled < length || length === MOST.header) return found
    }
  } finally {
    await file.close()
  }
}

/** The content of a file, deflated as it is there; `undefined` where it is not what its header says. Throws as file calls do. */
export async function readBody(
  fs: FileSystem,
  path: string,
  { length, checksum }: VersionHeader,
): Promise<Buffer | undefined> {
  const bytes = await readWhole(fs, path)
  const body = bytes.subarray(bytes.indexOf('\n') + 1)
  return body.length === length && contentHash(body) === checksum ? body : undefined
}

/** What a sound body says; `undefined` where this program cannot read it. */
export async function decodeContent(body: Uint8Array): Promise<VersionContent | undefined> {
  try {
    const json = await inflate(body, { maxOutputLength: MOST.content })
    const { tables, put, gone, touched } = v.parse(content, JSON.parse(json.toString('utf8')))
    const lifted = Object.entries(put).map(([path, stored]) => [path, lift(path, stored, tables)] as const)
    return { difference: { put: new Map(lifted), gone: new Set(gone) }, touched }
  } catch {
    return undefined
  }
}

/** A record as this version of the program has it. Throws where a newer one wrote it. */
function lift(
  path: string,
  stored: Readonly<Record<string, unknown>>,
  tables: Readonly<Record<string, number>>,
): Readonly<Record<string, unknown>> {
  const [table] = splitPath(path)
  if (!table) return stored
  const { migrations } = DEFINITIONS[table]
  const passed = tables[table] ?? 0
  if (passed > migrations.length) throw new RangeError('A newer program wrote this')
  return migrations.slice(passed).reduce((now, migration) => migration(now), stored)
}

function parseHeader(bytes: Buffer): VersionHeader | NoHeader {
  const end = bytes.indexOf('\n')
  const checksum = bytes.toString('latin1', 0, CHECKSUM_LENGTH)
  const json = bytes.subarray(CHECKSUM_LENGTH, end)
  if (end < 0 || !CHECKSUM.test(checksum) || contentHash(json) !== checksum.trimEnd()) return 'damaged'
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson()), json.toString('utf8'))
  if (!parsed.success) return 'damaged'
  const read = v.safeParse(header, parsed.output)
  return read.success ? read.output : isNewer(parsed.output) ? 'newer' : 'damaged'
}

const isNewer = (value: unknown): boolean =>
  v.is(v.object({ format: v.pipe(v.number(), v.gtValue(FORMAT)) }), value)
