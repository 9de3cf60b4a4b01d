/** The ending of project files. */
export const EXTENSION = '.journey'

/** `name`, or `name 2`, `name 3`, …: the first that is not among `taken`, as disks compare that ignore case. */
export function freeName(name: string, taken: Iterable<string>): string {
  const others = new Set([...taken].map(fold))
  for (let number = 1; ; number++) {
    const candidate = (number === 1 ? name : `${name} ${number}`) + EXTENSION
    if (!others.has(fold(candidate))) return candidate
  }
}

const fold = (name: string): string => name.normalize('NFC').toLowerCase()
