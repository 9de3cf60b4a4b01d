/**
 * Opens one fuzzed file after the other and reports each to whoever started it, so that a file that hangs, crashes or eats all
 * memory is known by its number. Run as: open-files.ts <folder> <seed> <first> <count>
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fuzzedFile } from './fuzzed-file.ts'
import { tryFile } from './try-file.ts'

/** What is said of each file; of one that is only begun, nothing but its number. */
export interface Said {
  readonly number: number
  readonly what?: string
  readonly outcome?: 'opened' | 'refused'
  readonly milliseconds?: number
  /** The most memory this process has ever had until then, in MiB: that of one file only where it is the first. */
  readonly memory?: number
  readonly failure?: string
}

const [folder = '', seed = '', first = '', count = ''] = process.argv.slice(2)
const say = (said: Said) => process.send?.(said)

for (let number = Number(first); number < Number(first) + Number(count); number++) {
  say({ number })
  const place = join(folder, String(number))
  let said: Said
  try {
    const file = fuzzedFile(Number(seed), number)
    said = { number, what: file.what, ...(await tryFile(place, file)) }
  } catch (error) {
    said = { number, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
  say(said)
  await rm(place, { recursive: true, force: true })
  // Garbage of earlier files must not be laid to the next one's charge; a new process is cheaper than collecting after each.
  if (process.memoryUsage.rss() > 400 * 2 ** 20) break
}
process.disconnect()
