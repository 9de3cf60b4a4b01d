// Called by electron-builder before it copies files.
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const root = dirname(import.meta.dirname)

/**
 * Writes the licences of all packages that the app may contain to dist/licences.txt, the fonts' among them.
 *
 * @returns {Promise<false>} the bundles hold the packages, so that none is installed or copied
 */
export async function beforeBuild() {
  const texts = await Promise.all((await shippedPackages()).map(describe))
  await writeFile(join(root, 'dist/licences.txt'), texts.join(`\n\n${'='.repeat(80)}\n\n`))
  return false
}

/** Folders of the packages in package.json's dependencies and of those they depend on, by name. */
async function shippedPackages() {
  /** @type {Map<string, string>} */
  const found = new Map()
  const follow = async (/** @type {string} */ folder) => {
    const { name, dependencies = {} } = await manifestOf(folder)
    if (folder !== root) found.set(folder, name)
    for (const dependency of Object.keys(dependencies)) {
      const next = findPackage(folder, dependency)
      if (next && !found.has(next)) await follow(next)
    }
  }
  await follow(root)
  return [...found].sort(([, a], [, b]) => a.localeCompare(b, 'en')).map(([folder]) => folder)
}

/** @type {(folder: string) => Promise<{ name: string, version: string, license?: string, dependencies?: Record<string, string> }>} */
const manifestOf = async (folder) => JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))

/** Where Node finds a package from another one's folder. */
function findPackage(/** @type {string} */ from, /** @type {string} */ name) {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name)
    if (existsSync(join(place, 'package.json'))) return place
    if (folder === root || folder === dirname(folder)) return undefined
  }
}

/**
 * Licences that a package's manifest states otherwise than the text it comes with, which counts.
 *
 * @type {Readonly<Record<string, string>>}
 */
const AS_IN_THEIR_TEXT = { '@sesamecare-oss/redlock': 'MIT' }

async function describe(/** @type {string} */ folder) {
  const { name, version, license: stated } = await manifestOf(folder)
  const license = AS_IN_THEIR_TEXT[name] ?? stated
  const files = (await readdir(folder)).filter((file) => /^(?:licen[cs]e|copying|notice|ofl)/i.test(file))
  const texts = await Promise.all(files.sort().map((file) => readFile(join(folder, file), 'utf8')))
  return [
    `${name} ${version}`,
    `Licence: ${license ?? 'see below'}`,
    ...texts.map((text) => text.trim()),
  ].join('\n\n')
}
