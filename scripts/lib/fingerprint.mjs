import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * One hash over the paths and contents of files. Times of change are not looked at: a checkout, a copy or a branch
 * switched back and forth must neither hide a change nor feign one.
 *
 * @param {string} folder what the paths are relative to
 * @param {readonly string[]} paths files, or folders with all that is in them; those that do not exist count as absent
 */
export function fingerprint(folder, paths) {
  const hash = createHash('sha256')
  for (const path of paths.flatMap((path) => filesIn(folder, path))) {
    const content = readFileSync(join(folder, path))
    hash.update(`${path}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/** @type {(folder: string, path: string) => string[]} */
function filesIn(folder, path) {
  const place = join(folder, path)
  if (!existsSync(place)) return []
  if (!statSync(place).isDirectory()) return [path]
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesIn(folder, `${path}/${name}`))
}
