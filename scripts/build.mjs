// Builds what is stale under dist/. Runs on Node 24, with the packages installed: `npm start` and `npm test` see to both.
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fingerprint } from './lib/fingerprint.mjs'
import { root, say } from './lib/machine.mjs'
import { products, recipe } from './lib/products.mjs'

/** Beside each product lies the fingerprint of what it was made from, written only when it is complete. */
const stamps = join(root, 'dist/.made')

for (const product of products) {
  try {
    await refresh(product)
  } catch (error) {
    say(`Could not build ${product.name}. ${error instanceof Error ? error.message : error}`)
    process.exit(1)
  }
}

async function refresh(/** @type {import('./lib/products.mjs').Product} */ product) {
  if (!existsSync(join(root, product.entry))) {
    say(`Skipped ${product.name}: ${product.entry} is not there.`)
    return
  }
  const stamp = join(stamps, product.name)
  const wanted = fingerprint(root, [...recipe, ...product.sources])
  const made = existsSync(join(root, product.output)) && (await readFile(stamp, 'utf8').catch(() => ''))
  if (made === wanted) return

  const start = performance.now()
  await rm(stamp, { force: true })
  await product.make(root)
  await mkdir(stamps, { recursive: true })
  await writeFile(stamp, wanted)
  say(`Built ${product.name} in ${((performance.now() - start) / 1000).toFixed(1)} s.`)
}
