import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Invitations that are not good any more: a text file, an id a line. */
export const TAKEN_BACK = 'taken-back'

/** The ids in the list at a path; none where there is no list. */
export function readTakenBack(path: string): ReadonlySet<string> {
  try {
    return new Set(readFileSync(path, 'utf8').split('\n').filter(Boolean))
  } catch {
    return new Set()
  }
}

/** Puts an invitation on the list of the host with this data folder; throws what the disk throws. */
export function takeBack(dataFolder: string, id: string): void {
  const path = join(dataFolder, 'team', TAKEN_BACK)
  mkdirSync(dirname(path), { recursive: true })
  appendFileSync(path, `${id}\n`)
}
