/** Longest name without ending, in bytes of UTF-8; disks take 255 for the whole name. */
const MAX_BYTES = 120

/** Not allowed in names on some system, or with a meaning of their own there, or turning letters around. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g
/** Devices under Windows, whatever ending they have. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i

/** A file name that every system takes, without ending, from a title that people typed; never empty, never a path. */
export function nameForTitle(title: string): string {
  const plain = title.normalize('NFC').toWellFormed().replace(FORBIDDEN, ' ').replace(/\s+/g, ' ')
  const name = trimName(shorten(trimName(plain)))
  if (name === '') return 'Untitled'
  return RESERVED.test(name) ? `${name} project` : name
}

/** Windows drops spaces and dots at the end; a dot in front hides a file elsewhere. */
const trimName = (name: string): string => name.replace(/^[\s.]+|[\s.]+$/g, '')

/** Cuts between characters as people see them, never in the middle of one. */
function shorten(name: string): string {
  let short = ''
  let bytes = 0
  for (const { segment } of new Intl.Segmenter().segment(name)) {
    bytes += bytesOf(segment)
    if (bytes > MAX_BYTES) break
    short += segment
  }
  return short
}

/** Length in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
