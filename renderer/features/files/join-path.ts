const ENDING = '.journey'

/** A folder and a name as one path, with the sign between them that the folder itself uses, and with the ending. */
export function joinPath(folder: string, name: string): string {
  const separator = /^[a-z]:|^\\\\/i.test(folder.trim()) ? '\\' : '/'
  const trimmed = folder.trim().replace(/(?<=.)[/\\]+$/, '')
  const named = name.trim()
  const full = named.toLowerCase().endsWith(ENDING) ? named : named + ENDING
  return trimmed.endsWith(separator) ? trimmed + full : trimmed + separator + full
}
