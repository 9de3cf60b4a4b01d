import { cp, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { build } from 'vite'
import { compressFolder } from './compress.mjs'

/**
 * What `npm run build` makes under dist/. A product is stale when a file it is made from has changed.
 *
 * @typedef {object} Product
 * @property {string} name
 * @property {string} entry where it begins, and without which it cannot be made
 * @property {string} output the file or folder that must be there for the product to count as made
 * @property {readonly string[]} sources files and folders it is made from, besides the recipe common to all
 * @property {(root: string) => Promise<unknown>} make
 */

/** Stay out of the bundles: Electron provides itself; playwright-core looks for its own files beside itself. */
const external = [/^electron(\/.+)?$/, 'playwright-core']

/** What every product depends on: the packages, their bundler and this recipe. */
export const recipe = ['package.json', 'package-lock.json', 'scripts/build.mjs', 'scripts/lib']

/** @type {readonly Product[]} */
export const products = [
  {
    name: 'assets',
    entry: 'assets',
    output: 'dist/assets',
    sources: ['assets'],
    make: async (root) => {
      await rm(join(root, 'dist/assets'), { recursive: true, force: true })
      await cp(join(root, 'assets'), join(root, 'dist/assets'), { recursive: true })
    },
  },
  {
    name: 'renderer',
    entry: 'renderer/vite.config.ts',
    output: 'dist/renderer',
    sources: ['renderer', 'shared', 'assets'],
    make: async (root) => {
      await build({ configFile: join(root, 'renderer/vite.config.ts'), mode: 'production', logLevel: 'warn' })
      await compressFolder(join(root, 'dist/renderer'))
    },
  },
  {
    // After the renderer, which empties the folder that this one stands in.
    name: 'guest',
    entry: 'renderer/guest/vite.config.ts',
    output: 'dist/renderer/guest',
    sources: ['renderer', 'shared'],
    make: async (root) => {
      const configFile = join(root, 'renderer/guest/vite.config.ts')
      await build({ configFile, mode: 'production', logLevel: 'warn' })
      await compressFolder(join(root, 'dist/renderer/guest'))
    },
  },
  nodeBundle('cli', 'main/cli/main.ts', 'dist/cli/throughline.js'),
  nodeBundle('host', 'main/host/process.ts', 'dist/host/process.js'),
  nodeBundle('desktop', 'main/desktop/main.ts', 'dist/desktop/main.js'),
  nodeBundle('preload', 'main/preload/preload.ts', 'dist/preload/preload.cjs'),
]

/**
 * A program for Node or Electron in one file, its npm packages included: ESM, or CommonJS where the file ends in .cjs
 * (a sandboxed preload script can be nothing else).
 *
 * @type {(name: string, entry: string, output: string) => Product}
 */
function nodeBundle(name, entry, output) {
  const format = output.endsWith('.cjs') ? 'cjs' : 'es'
  return {
    name,
    entry,
    output,
    sources: ['main', 'shared', 'assets'],
    make: (root) =>
      build({
        configFile: false,
        root,
        mode: 'production',
        logLevel: 'warn',
        publicDir: false,
        ssr: { noExternal: true },
        build: {
          ssr: join(root, entry),
          target: 'node24',
          outDir: join(root, dirname(output)),
          emptyOutDir: true,
          minify: false,
          sourcemap: true,
          rolldownOptions: {
            external,
            output: { format, entryFileNames: basename(output), codeSplitting: false },
          },
        },
      }),
  }
}
