import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root, sourceFiles } from './source-files.ts'

const compiler = join(root, 'node_modules/typescript/bin/tsc')

/** What the settings of every layer need beside their own. */
const CONFIGS = [
  'tsconfig.base.json',
  'package.json',
  'shared/globals.d.ts',
  'shared/formats/export/opentype.d.ts',
]

const compile = (folder: string, ...args: string[]): Promise<string> =>
  new Promise((resolve) => {
    execFile(process.execPath, [compiler, '--pretty', 'false', ...args], { cwd: folder }, (_, stdout) =>
      resolve(stdout),
    )
  })

/** Type-checks one planted file under a layer's own settings and answers what the compiler says of each of its lines. */
async function check(config: string, path: string, lines: readonly string[]): Promise<Map<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-types-'))
  try {
    for (const file of [...CONFIGS, config]) {
      await cp(join(root, file), join(folder, file))
    }
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), lines.join('\n'))
    const said = new Map<string, string>()
    for (const line of (await compile(folder, '-p', config)).split('\n')) {
      const [, number, message] = /\((\d+),\d+\): (.*)/.exec(line) ?? []
      const source = lines[Number(number) - 1]
      if (source !== undefined && message !== undefined) said.set(source, message)
    }
    return said
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const imports = (names: readonly string[]) => [
  ...names.map((name, index) => `import * as package${index} from '${name}'`),
  `export const packages = [${names.map((_, index) => `package${index}`).join(', ')}]`,
]

describe('a layer sees only the types of where it runs, whatever its packages bring along', () => {
  test('shared sees neither DOM nor Node', async () => {
    const foreign = [
      'export const a = document.title',
      'export const b = process.env',
      'export const c = window',
      'export const d: HTMLElement | undefined = undefined',
      "export const e = Buffer.from('')",
      'export const f = setTimeout(() => {}, 1)',
      "export const g = fetch('')",
      "export const h = require('fs')",
      'export const i: NodeJS.Platform | undefined = undefined',
      "export { readFileSync } from 'node:fs'",
    ]
    const own = ['export const z = crypto.getRandomValues(new Uint8Array(1))']
    const packages = ['yjs', 'valibot', 'fflate', 'd3-shape', 'd3-scale', 'lib0/encoding', 'lib0/random']
    const said = await check('tsconfig.shared.json', 'shared/base/planted.ts', [
      ...imports(packages),
      ...foreign,
      ...own,
    ])
    expect([...said.keys()]).toEqual(foreign)
    for (const message of said.values()) expect(message).toMatch(/Cannot find/)
  })

  test('renderer sees the DOM and no Node', async () => {
    const foreign = [
      'export const a = process.env',
      "export const b = Buffer.from('')",
      'export const c = __dirname',
      "export const d = require('fs')",
      'export const e: NodeJS.Platform | undefined = undefined',
      'export const f = global',
      "export { readFileSync } from 'node:fs'",
    ]
    const own = ['export const z = document.title', 'export const y = import.meta.env.DEV']
    const packages = [
      ...['react', 'react-dom/client', '@xyflow/react', '@tanstack/react-virtual', 'zustand', 'radix-ui'],
      ...[
        'cmdk',
        'sonner',
        'tinykeys',
        'lucide-react',
        'html-to-image',
        'd3-shape',
        'd3-scale',
        'valibot',
        'yjs',
      ],
      ...['y-protocols/awareness', '@hocuspocus/provider'],
    ]
    const said = await check('tsconfig.renderer.json', 'renderer/app/planted.ts', [
      ...imports(packages),
      ...foreign,
      ...own,
    ])
    expect([...said.keys()]).toEqual(foreign)
    for (const message of said.values()) expect(message).toMatch(/Cannot find/)
  })
})

test('every source file is checked under some layer’s settings', async () => {
  const configs = (await readdir(root)).filter(
    (name) => /^tsconfig\.\w+\.json$/.test(name) && !name.includes('base'),
  )
  const lists = await Promise.all(configs.map((config) => compile(root, '-p', config, '--listFilesOnly')))
  const checked = new Set(
    lists
      .join('\n')
      .split('\n')
      .map((path) => path.trim().replaceAll('\\', '/')),
  )
  const unchecked = (await sourceFiles(['shared', 'main', 'renderer', 'test'])).filter(
    (path) => !checked.has(join(root, path).replaceAll('\\', '/')),
  )
  expect(unchecked).toEqual([])
})
