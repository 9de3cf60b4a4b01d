import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The document of the tests: all entries so far, and their number to see that it is whole. */
export const DOCUMENT = 'map.journey'

export const encodeSnapshot = (texts: readonly string[]): Buffer =>
  Buffer.from(JSON.stringify({ count: texts.length, texts }))

/** Empty where there is no document yet; throws when it is not whole. */
export async function readSnapshot(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, DOCUMENT), 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return '{"count":0,"texts":[]}'
    throw error
  })
  const { count, texts } = JSON.parse(text)
  if (texts.length !== count) throw new Error(`The snapshot has ${texts.length} of ${count} entries.`)
  return texts
}
