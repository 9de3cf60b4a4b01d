import { crc32, inflateRawSync } from 'node:zlib'

const [END, ENTRY, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50]

/** The parts of a zip, read by its directory as the format's own paper says; throws where sizes or sums do not fit. */
export function readZip(bytes: Uint8Array): ReadonlyMap<string, Buffer> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = zip.length - 22
  if (zip.readUInt32LE(end) !== END) throw new Error('No end of a directory')
  const parts = new Map<string, Buffer>()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new Error('No entry of a directory')
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field)) as Three
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    if (parts.has(name)) throw new Error(`Twice: ${name}`)
    parts.set(name, unpack(zip, at, name))
    at += 46 + nameLength + extra + comment
  }
  if (at !== end) throw new Error('Something stands behind the directory')
  return parts
}

type Three = [number, number, number]

function unpack(zip: Buffer, entry: number, name: string): Buffer {
  const [sum, packed, unpacked] = [16, 20, 24].map((field) => zip.readUInt32LE(entry + field)) as Three
  const local = zip.readUInt32LE(entry + 42)
  if (zip.readUInt32LE(local) !== LOCAL) throw new Error(`Not where it should be: ${name}`)
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  const content = zip.subarray(start, start + packed)
  const bytes = zip.readUInt16LE(entry + 10) === 0 ? content : inflateRawSync(content)
  if (bytes.length !== unpacked || crc32(bytes) !== sum) throw new Error(`Damaged: ${name}`)
  return bytes
}
