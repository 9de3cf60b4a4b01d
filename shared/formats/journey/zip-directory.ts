import { fail, ok, type Result } from '#shared/base/result.ts'

/**
 * Bounds while opening; a file that goes beyond one is refused before anything is unpacked. `besideBytes` are those of pictures
 * and unknown parts, which stay in memory for as long as the project is open; `besideGain` is by how much those may be larger than
 * they are packed. Pictures are packed already and gain next to nothing; what gains more is made to keep the reader busy.
 */
export const ZIP_LIMITS = {
  entries: 10_000,
  inflatedBytes: 512 * 1024 * 1024,
  besideBytes: 224 * 1024 * 1024,
  besideGain: 64 * 1024 * 1024,
  nameLength: 200,
} as const

/** One part of a zip, as its directory describes it. `data` is a view into the file. */
export interface ZipEntry {
  readonly name: string
  readonly data: Uint8Array
  readonly isDeflated: boolean
  /** Length and CRC-32 that the unpacked part must have. */
  readonly length: number
  readonly crc: number
}

const END = { signature: 0x06054b50, length: 22, mostComment: 0xffff } as const
const CENTRAL = { signature: 0x02014b50, length: 46 } as const
const LOCAL = { signature: 0x04034b50, length: 30 } as const
const METHOD = { stored: 0, deflated: 8 } as const
const ENCRYPTED = 1
const SYMBOLIC_LINK = 0o120000
const FILE_TYPE = 0o170000

/** No run of deflated bytes unpacks to more than this many times its length; a directory that says so lies. */
const MOST_EXPANSION = 1032

/**
 * Reads a zip's directory and checks it against {@link ZIP_LIMITS}; unpacks nothing and never throws. Refuses with
 * `not-a-zip`, `truncated`, `damaged`, `too-large` or `unsafe-part`. Folders are left out.
 */
export function readZipDirectory(bytes: Uint8Array): Result<ReadonlyMap<string, ZipEntry>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 4 || !STARTS.has(view.getUint32(0, true)))
    return fail('not-a-zip', 'This is no Throughline file.')
  const end = findEnd(view)
  if (end === undefined) return TRUNCATED
  const count = view.getUint16(end + 10, true)
  if (count > ZIP_LIMITS.entries)
    return fail('too-large', `This file has ${count.toLocaleString('en')} parts, which is too many to open.`)
  const entries = new Map<string, ZipEntry>()
  let at = view.getUint32(end + 16, true)
  let inflated = 0
  for (let index = 0; index < count; index++) {
    if (at + CENTRAL.length > end || view.getUint32(at, true) !== CENTRAL.signature) return DAMAGED
    const read = readEntry(bytes, view, at)
    if (!read.ok) return read
    const { entry, next } = read.value
    at = next
    inflated += entry.length
    if (inflated > ZIP_LIMITS.inflatedBytes)
      return fail('too-large', 'This file would unpack to more than 512 MB and was not opened.')
    if (entry.name.endsWith('/') && entry.length === 0) continue
    if (!isSafeName(entry.name)) return UNSAFE
    if (entries.has(entry.name)) return DAMAGED
    entries.set(entry.name, entry)
  }
  return ok(entries)
}

const STARTS: ReadonlySet<number> = new Set([LOCAL.signature, END.signature])
const TRUNCATED = fail(
  'truncated',
  'This file is cut off: its end is missing. If it is still being copied or synced, wait and open it again.',
)
const DAMAGED = fail('damaged', 'This file is damaged: its list of parts cannot be read.')
const UNSAFE = fail(
  'unsafe-part',
  'This file has a part with a forbidden name, as only manipulated files have. It was not opened.',
)

/** Where the directory's end record starts. It stands last, before a comment of at most 64 KiB. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - END.length
  for (let at = last; at >= Math.max(0, last - END.mostComment); at--)
    if (
      view.getUint32(at, true) === END.signature &&
      at + END.length + view.getUint16(at + 20, true) <= view.byteLength
    )
      return at
  return undefined
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): Result<{ entry: ZipEntry; next: number }> {
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  const packed = view.getUint32(at + 20, true)
  const length = view.getUint32(at + 24, true)
  const nameLength = view.getUint16(at + 28, true)
  const name = decodeName(bytes.subarray(at + CENTRAL.length, at + CENTRAL.length + nameLength))
  const next =
    at + CENTRAL.length + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  if (flags & ENCRYPTED)
    return fail('encrypted', 'This file is locked with a password. Throughline opens files without one.')
  if (((view.getUint32(at + 38, true) >>> 16) & FILE_TYPE) === SYMBOLIC_LINK || name === undefined)
    return UNSAFE
  if (method !== METHOD.stored && method !== METHOD.deflated) return DAMAGED
  const isDeflated = method === METHOD.deflated
  if (isDeflated ? length > packed * MOST_EXPANSION + 64 : length !== packed)
    return fail('zip-bomb', 'This file claims to unpack to far more than it can hold. It was not opened.')
  const data = findData(bytes, view, view.getUint32(at + 42, true), packed)
  if (!data) return DAMAGED
  return ok({ entry: { name, data, isDeflated, length, crc: view.getUint32(at + 16, true) }, next })
}

/** The packed bytes, which follow a header of their own whose length only it knows. */
function findData(bytes: Uint8Array, view: DataView, header: number, packed: number): Uint8Array | undefined {
  if (header + LOCAL.length > bytes.length || view.getUint32(header, true) !== LOCAL.signature)
    return undefined
  const start = header + LOCAL.length + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
  return start + packed > bytes.length ? undefined : bytes.subarray(start, start + packed)
}

function decodeName(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Whether a part may have this name: a relative path of plain segments, that means the same on every system. */
export const isSafeName = (name: string): boolean =>
  name.length <= ZIP_LIMITS.nameLength && name.split('/').every(isSafeSegment)

const isSafeSegment = (segment: string): boolean =>
  segment !== '' &&
  !FORBIDDEN_SEGMENTS.has(segment) &&
  !/[\\:]/.test(segment) &&
  [...segment].every((character) => character >= ' ' && character !== '\x7f')

const FORBIDDEN_SEGMENTS: ReadonlySet<string> = new Set(['.', '..', '__proto__'])
