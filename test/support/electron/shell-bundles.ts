/** The shell's bundles, made as `npm run build` makes them, but in a folder of their own. */
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { products } from '../../../scripts/lib/products.mjs'

const root = join(import.meta.dirname, '../../..')

export interface ShellBundles {
  /** A folder laid out as the project's, with `dist` in it. */
  readonly folder: string
  readonly remove: () => Promise<void>
}

const PAGE = '<!doctype html><title>Throughline</title><div id="root"></div>'

export type ProductName = 'desktop' | 'preload' | 'host'

/** Bundles the products; their page is a small one, as what is in it is no business of the shell's. */
export async function bundleShell(names: readonly ProductName[]): Promise<ShellBundles> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-shell-'))
  for (const name of ['main', 'shared', 'node_modules'])
    await symlink(join(root, name), join(folder, name), 'junction')
  await cp(join(root, 'package.json'), join(folder, 'package.json'))
  for (const product of products) {
    if (names.some((name) => name === product.name)) await product.make(folder)
  }
  await cp(join(root, 'assets'), join(folder, 'dist/assets'), { recursive: true })
  await mkdir(join(folder, 'dist/renderer'), { recursive: true })
  await writeFile(join(folder, 'dist/renderer/index.html'), PAGE)
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) }
}

export const readBundle = ({ folder }: ShellBundles, path: string): Promise<string> =>
  readFile(join(folder, 'dist', path), 'utf8')
