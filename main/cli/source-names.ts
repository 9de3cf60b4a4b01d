import { existsSync } from 'node:fs'
import { basename, extname, join } from 'node:path'

/** What a source is called without its folder and ending: so is what is made of it. */
const nameOfSource = (path: string): string => basename(path, extname(path))

/** Where a file that is made of a source goes: called after it, and after what it shows where that is one of several. */
export const placeIn = (folder: string, source: string, ending: string, what = ''): string =>
  join(folder, `${[nameOfSource(source), what].filter((part) => part !== '').join(' - ')}.${ending}`)

/** Why files cannot go into one folder, in a sentence: two are called alike. Some disks do not tell capitals. */
export function twinAmong(paths: readonly string[]): string | undefined {
  const known = new Set<string>()
  for (const path of paths) {
    const name = nameOfSource(path).toLowerCase()
    if (known.has(name))
      return `Several of the files are called “${nameOfSource(path)}”, and so would be what is made of them. Take them one by one, or into different folders.`
    known.add(name)
  }
  return undefined
}

/** Why there is no such file, in a sentence, where a pattern came through that shells replace by names. */
export function missingName(paths: readonly string[]): string | undefined {
  const pattern = paths.find((path) => /[*?]/.test(path) && !existsSync(path))
  return pattern === undefined
    ? undefined
    : `No file is called “${pattern}”, and this shell did not put the names of files in its place. Name the files.`
}
