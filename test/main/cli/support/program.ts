import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from '../../../../scripts/lib/fingerprint.mjs'
import { products, recipe } from '../../../../scripts/lib/products.mjs'

export const root = join(import.meta.dirname, '../../../..')

/** Whether a product was built of the sources as they are now. */
function isFresh(name: string): boolean {
  const product = products.find((candidate) => candidate.name === name)
  const stamp = join(root, 'dist/.made', name)
  if (!product || !existsSync(stamp) || !existsSync(join(root, product.output))) return false
  return readFileSync(stamp, 'utf8') === fingerprint(root, [...recipe, ...product.sources])
}

/** What Node runs: the built command, as `npm test` builds it before, or the sources where they have changed since. */
export const program: string = isFresh('cli')
  ? join(root, 'dist/cli/throughline.js')
  : join(root, 'main/cli/main.ts')

/** Whether the app is built, whose fonts and pictures exports need. */
export const hasFonts: boolean = existsSync(join(root, 'dist/renderer/fonts'))
