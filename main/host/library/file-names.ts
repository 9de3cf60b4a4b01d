/** Names of files that every system takes, from titles people type. */

/** The ending of project files. */
export const EXTENSION = '.journey'

/** Longest name without ending, in bytes of UTF-8; disks take 255 for the whole name. */
const MAX_BYTES = 120

/** Not allowed in names on some system, or with a meaning of their own there. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]+/g
/** Devices under Windows, whatever ending they have. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i

/** A file name, without ending, that says the title. */
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
  if (Buffer.byteLength(name) <= MAX_BYTES) return name
  let short = ''
  for (const { segment } of new Intl.Segmenter().segment(name)) {
    if (Buffer.byteLength(short + segment) > MAX_BYTES) break
    short += segment
  }
  return short
}

/** `name`, or `name 2`, `name 3`, …: the first that is not among `taken`, as disks compare that ignore case. */
export function freeName(name: string, taken: Iterable<string>): string {
  const others = new Set([...taken].map(fold))
  for (let number = 1; ; number++) {
    const candidate = (number === 1 ? name : `${name} ${number}`) + EXTENSION
    if (!others.has(fold(candidate))) return candidate
  }
}

const fold = (name: string): string => name.normalize('NFC').toLowerCase()
