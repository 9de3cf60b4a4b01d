import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from '../../scripts/lib/fingerprint.mjs'
import { products, recipe } from '../../scripts/lib/products.mjs'

/** The folder of the project. */
export const root = join(import.meta.dirname, '../..')

/**
 * What Node runs of a product: its bundle, as `npm test` builds it before and which starts four times as fast, or its
 * sources where they have changed since.
 */
export function programOf(name: string): string {
  const product = products.find((candidate) => candidate.name === name)
  if (!product) throw new Error(`There is no product “${name}”`)
  const { entry, output, sources } = product
  const stamp = join(root, 'dist/.made', name)
  const isMade = existsSync(stamp) && existsSync(join(root, output))
  const isFresh = isMade && readFileSync(stamp, 'utf8') === fingerprint(root, [...recipe, ...sources])
  return join(root, isFresh ? output : entry)
}
