/** What a file is by its first bytes, where that is nothing that can be imported; `undefined` where it may be. */
export function foreignBytes(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 16))
  return SIGNATURES.find(([offset, signature]) => start.startsWith(signature, offset))?.[2]
}

const SIGNATURES = [
  [0, '%PDF', 'a PDF'],
  [0, '\x89PNG', 'a PNG picture'],
  [0, '\xff\xd8\xff', 'a JPEG picture'],
  [0, 'GIF8', 'a GIF picture'],
  [8, 'WEBP', 'a WebP picture'],
  [0, 'BM', 'a bitmap picture'],
  [4, 'ftyp', 'a video or HEIC picture'],
  [0, '\xd0\xcf\x11\xe0', 'an old Office document'],
  [0, '\x1f\x8b', 'a gzip archive; unpack it first'],
  [0, '7z\xbc\xaf', 'a 7-Zip archive; unpack it first'],
  [0, 'Rar!', 'a RAR archive; unpack it first'],
  [0, 'SQLite', 'a database'],
  [0, '\x7fELF', 'a program'],
  [0, 'MZ', 'a program'],
] as const

/** What a JSON value is, where it is no project of ours. */
export function foreignJson(value: unknown): string {
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Readonly<
    Record<string, unknown>
  >
  if (fields.tldrawFileFormatVersion !== undefined) return 'a tldraw drawing'
  if (Array.isArray(fields.nodes)) return 'a diagram of another program'
  return 'JSON of another program'
}

/** What a text is by its first characters, where that cannot be imported. */
export function foreignText(text: string): string | undefined {
  const start = text.slice(0, 1000).trimStart().toLowerCase()
  if (start.startsWith('<svg') || (start.startsWith('<?xml') && start.includes('<svg')))
    return 'an SVG drawing'
  if (start.startsWith('<!doctype html') || start.startsWith('<html')) return 'a web page'
  return start.startsWith('<?xml') ? 'an XML file' : undefined
}
