import { readFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { join, relative } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Finding, lint } from './lint.ts'
import { root, sourceFiles } from './source-files.ts'

const climbs = 'A relative path stays in its layer, and in its feature'
const electronMessage = 'Only main/desktop and main/preload import Electron.'
const yjsMessage = 'Only shared/document, main/host/sync and renderer/session import Yjs and its sync.'
const nodeMessage = 'renderer imports no Node modules.'
const pureMessage = 'shared imports only shared, Yjs, Valibot and the pure libraries'

const belowCanvas = [
  'shared',
  ...['ui', 'platform', 'room', 'paint', 'session', 'actions'].map((name) => `renderer/${name}`),
]

/** Who may import whom, said a second time beside scripts/lint/layers.json: every other pair is refused. */
const mayImport: Record<string, readonly string[]> = {
  'shared/base': [],
  'shared/model': ['shared/base'],
  'shared/document': ['shared/base', 'shared/model'],
  'shared/layout': ['shared/base', 'shared/model', 'shared/document'],
  'shared/analysis': ['shared/base', 'shared/model', 'shared/document'],
  'shared/formats': ['shared/base', 'shared/model', 'shared/document', 'shared/layout', 'shared/analysis'],
  'shared/protocol': ['shared/base', 'shared/model'],
  'main/host': ['shared'],
  'main/cli': ['shared', 'main/host'],
  'main/desktop': ['shared', 'main/host'],
  'main/preload': ['shared'],
  'renderer/ui': ['shared'],
  'renderer/platform': ['shared'],
  'renderer/paint': ['shared'],
  'renderer/room': ['shared', 'renderer/platform'],
  'renderer/session': ['shared', 'renderer/platform', 'renderer/room'],
  'renderer/actions': ['shared', 'renderer/ui', 'renderer/platform', 'renderer/room', 'renderer/session'],
  'renderer/canvas': belowCanvas,
  'renderer/fields': [...belowCanvas, 'renderer/canvas'],
  'renderer/features/one': [...belowCanvas, 'renderer/canvas', 'renderer/fields'],
  'renderer/features/two': [...belowCanvas, 'renderer/canvas', 'renderer/fields'],
  'renderer/export-page': ['shared', 'renderer/platform', 'renderer/paint'],
  'renderer/guest': ['shared', 'renderer/ui', 'renderer/platform', 'renderer/room'],
  'renderer/app': ['shared', 'renderer'],
}
const layers = Object.keys(mayImport)
const isIn = (layer: string, folder: string) => layer === folder || layer.startsWith(`${folder}/`)
const isPermitted = (from: string, to: string) => mayImport[from]?.some((folder) => isIn(to, folder)) ?? false

/** The rule of ARCHITECTURE.md that forbids `from` to import `to`. */
function ruleAgainst(from: string, to: string): string {
  if (isIn(from, 'shared')) return '1: shared imports only shared, and nothing above'
  if (isIn(from, 'main') !== isIn(to, 'main')) return '2: main and renderer never import each other'
  if (isIn(from, 'main')) return '3: nobody imports the shell, nor the command line'
  return '6: features do not import features, and nobody in renderer imports upwards'
}

const forbiddenPackages: Record<string, [message: string, from: string[], packages: string[]][]> = {
  '1: shared imports few packages': [
    [
      pureMessage,
      [
        'shared/base',
        'shared/model',
        'shared/document',
        'shared/layout',
        'shared/analysis',
        'shared/formats',
      ],
      [
        'react',
        'node:fs',
        'fs',
        'electron',
        '@hocuspocus/server',
        'papaparse',
        'fflates',
        'd3-shape-more',
        'lucide-react',
      ],
    ],
    [pureMessage, ['shared/protocol'], ['zustand', 'node:http', 'ws']],
  ],
  '3: only the shell imports Electron': [
    [
      electronMessage,
      ['shared/base', 'main/host', 'main/host/sync', 'main/cli'],
      ['electron', 'electron/main'],
    ],
    [
      electronMessage,
      ['renderer/app', 'renderer/platform', 'renderer/features/one'],
      ['electron', 'electron/renderer'],
    ],
  ],
  '4: renderer imports no Node': [
    [
      nodeMessage,
      ['renderer/app', 'renderer/platform', 'renderer/session', 'renderer/features/one'],
      ['node:fs', 'fs/promises', 'node:test'],
    ],
  ],
  '5: only the document and the sync import Yjs': [
    [
      yjsMessage,
      [
        'shared/model',
        'shared/layout',
        'shared/formats',
        'main/host',
        'main/host/files',
        'main/cli',
        'main/desktop',
      ],
      ['yjs', 'y-protocols/awareness', '@hocuspocus/server', '@hocuspocus/provider'],
    ],
    [
      yjsMessage,
      ['renderer/app', 'renderer/canvas', 'renderer/features/two', 'renderer/ui', 'renderer/platform'],
      ['yjs', 'y-protocols/sync', '@hocuspocus/provider'],
    ],
  ],
}

/** Permitted beside what `mayImport` says. */
const permitted: Record<string, string[]> = {
  'shared/base': ['valibot', 'lib0/random', './b.ts', '#shared/base/b.ts'],
  'shared/model/records': ['../b.ts', './b.ts'],
  'shared/document': ['yjs', 'fflate'],
  'shared/layout': ['d3-shape', 'd3-scale', 'lucide'],
  'shared/formats/mermaid/grammar': ['../../b.ts', '../b.ts', './b.ts'],
  'main/host': ['node:fs', 'commander', './sync/a.ts', '#assets/templates/a.json'],
  'main/host/files': ['node:fs/promises', '../sync/a.ts', '#main/host/b.ts'],
  'main/host/sync': ['yjs', 'y-protocols/awareness', '@hocuspocus/server'],
  'main/desktop': ['electron', 'electron/main', 'node:path'],
  'main/preload': ['electron'],
  'renderer/features/one': ['react', './parts/a.ts', 'zustand', '#assets/icons/a.svg'],
  'renderer/features/one/parts': ['../b.ts'],
  'renderer/session': ['yjs', 'y-protocols/awareness', '@hocuspocus/provider'],
  'renderer/ui': ['radix-ui', './tokens.css'],
}

const layerRules = ['lint/style/noRestrictedImports', 'plugin']
const relativeTo = (from: string, target: string) => relative(from, target).replaceAll('\\', '/')

/** A file of its own for every planted line, all linted in one run. */
const planted: Record<string, string> = {}
const plant = (folder: string, text: string): string => {
  const path = `${folder}/planted-${Object.keys(planted).length}.ts`
  planted[path] = `${text}\n`
  return path
}

let findings: Map<string, Finding[]>
const layerFindings = (path: string) =>
  (findings.get(path) ?? []).filter(({ rule }) => layerRules.includes(rule))
const expectRefusal = (path: string, message: string) =>
  expect(layerFindings(path), `${path}: ${planted[path]}`).toContainEqual(
    expect.objectContaining({ message: expect.stringContaining(message) }),
  )

beforeAll(async () => {
  findings = await lint(planted)
})

describe('a planted violation is refused', () => {
  for (const from of layers) {
    for (const to of layers.filter((layer) => layer !== from && !isPermitted(from, layer))) {
      const named = plant(from, `import '#${to}/a.ts'`)
      const climbing = plant(from, `import '${relativeTo(from, `${to}/a.ts`)}'`)
      const below = `${from}/parts/details`
      const climbingFromBelow = plant(below, `import '${relativeTo(below, `${to}/a.ts`)}'`)

      test(`Rule ${ruleAgainst(from, to)}: ${from} → ${to}`, () => {
        expectRefusal(named, `${isIn(from, 'renderer/features') ? 'A feature' : from} imports `)
        expectRefusal(climbing, climbs)
        expectRefusal(climbingFromBelow, climbs)
      })
    }
  }

  for (const [rule, cases] of Object.entries(forbiddenPackages)) {
    for (const [message, folders, packages] of cases) {
      for (const from of folders) {
        const paths = packages.map((name) => plant(from, `import '${name}'`))
        test(`Rule ${rule}: ${from} → ${packages.join(', ')}`, () => {
          for (const path of paths) expectRefusal(path, message)
        })
      }
    }
  }

  const statements: Record<string, (path: string) => string> = {
    'import type': (path) => `import type { A } from '${path}'\nexport type B = A`,
    'export from': (path) => `export { a } from '${path}'`,
    'export type from': (path) => `export type { A } from '${path}'`,
    'export all': (path) => `export * from '${path}'`,
    'dynamic import': (path) => `export const a = () => import('${path}')`,
  }
  for (const [kind, statement] of Object.entries(statements)) {
    const named = plant('shared/base', statement('#shared/model/a.ts'))
    const climbing = plant('shared/base', statement('../model/a.ts'))
    const electron = plant('main/host', statement('electron'))
    const yjs = plant('main/cli', statement('yjs'))
    const impure = plant('shared/layout', statement('react'))
    const node = plant('renderer/app', statement('node:fs'))

    test(`written as ${kind}`, () => {
      expectRefusal(named, 'shared/base imports no other layer.')
      expectRefusal(climbing, climbs)
      expectRefusal(electron, electronMessage)
      expectRefusal(yjs, yjsMessage)
      expectRefusal(impure, pureMessage)
      expectRefusal(node, nodeMessage)
    })
  }

  const builtins = builtinModules.map((name) => plant('renderer/ui', `import '${name}'`))
  test('Rule 4: renderer → every module that Node has', () => {
    for (const path of builtins) expectRefusal(path, nodeMessage)
  })

  const importType = plant('shared/base', `export type A = import('#main/host/a.ts').A`)
  const typeOf = plant('renderer/app', `export type A = typeof import('electron')`)
  test('written as an import type, where other rules would not see it', () => {
    expectRefusal(importType, 'Write `import type`')
    expectRefusal(typeOf, 'Write `import type`')
  })

  const detour = plant('shared/model', `import '#shared/base/../document/a.ts'`)
  const relativeDetour = plant('shared/model', `import './../document/a.ts'`)
  const parentFolder = plant('shared/model', `export * from '..'`)
  test('written with a detour', () => {
    expectRefusal(detour, 'without a detour')
    expectRefusal(relativeDetour, 'without a detour')
    expectRefusal(parentFolder, climbs)
  })

  const unknown = ['shared/mystery', 'main/mystery', 'renderer/mystery'].map((folder) =>
    plant(folder, `import { parse } from 'valibot'\nexport { parse }`),
  )
  test('in a folder that has no layer', () => {
    for (const path of unknown) expectRefusal(path, 'This folder belongs to no layer')
  })

  planted['shared/model/hen.ts'] = `import { egg } from './egg.ts'\nexport const hen = () => egg\n`
  planted['shared/model/egg.ts'] =
    `import { hen } from '#shared/model/hen.ts'\nexport const egg = () => hen\n`
  planted['shared/model/hen-type.ts'] =
    `import type { Egg } from './egg-type.ts'\nexport type Hen = Egg | 1\n`
  planted['shared/model/egg-type.ts'] = `export type { Hen as Egg } from './hen-type.ts'\n`
  test('Rule 7: no cycles, of types neither', () => {
    for (const name of ['hen', 'egg', 'hen-type', 'egg-type']) {
      const rules = findings.get(`shared/model/${name}.ts`)?.map(({ rule }) => rule)
      expect(rules, name).toContain('lint/suspicious/noImportCycles')
    }
  })
})

describe('what the layers permit passes', () => {
  for (const from of layers) {
    const folders = layers.filter((layer) => isPermitted(from, layer))
    const path = plant(from, folders.map((folder) => `import '#${folder}/a.ts'`).join('\n'))
    test(`${from} → ${folders.join(', ') || 'nothing'}`, () => {
      expect(layerFindings(path)).toEqual([])
    })
  }

  for (const [from, imports] of Object.entries(permitted)) {
    const path = plant(from, imports.map((name) => `import '${name}'`).join('\n'))
    test(`${from} → ${imports.join(', ')}`, () => {
      expect(layerFindings(path)).toEqual([])
    })
  }
})

describe('every source folder is classified', async () => {
  const classified = await classifiedFolders()

  test('in scripts/lint/layers.json, and above', async () => {
    const files = await sourceFiles(['shared', 'main', 'renderer'])
    const folders = new Set(files.map((path) => path.split('/').slice(0, -1).slice(0, 2).join('/')))
    const unclassified = [...folders].filter((folder) => folder.includes('/') && !classified.includes(folder))
    expect(unclassified).toEqual([])
    const tested = layers.map((layer) => layer.split('/').slice(0, 2).join('/'))
    expect(classified.filter((folder) => !tested.includes(folder))).toEqual([])
  })

  test('no source file lies beside the layers', async () => {
    const files = await sourceFiles(['shared', 'main', 'renderer'])
    const loose = files.filter((path) => path.split('/').length === 2 && !/\.(d|config)\.ts$/.test(path))
    expect(loose).toEqual([])
  })

  test('a feature is a folder', async () => {
    const files = await sourceFiles(['renderer'])
    expect(files.filter((path) => /^renderer\/features\/[^/]+$/.test(path))).toEqual([])
  })

  test('no file is nested deeper than the rule on relative paths reaches', async () => {
    const tooDeep = (await sourceFiles(['shared', 'main', 'renderer'])).filter((path) => {
      const inLayer = path.replace(/^renderer\/features\/[^/]+\/|^[^/]+\/[^/]+\//, '')
      return inLayer.split('/').length > 3
    })
    expect(tooDeep).toEqual([])
  })
})

test('no file brings types of another layer in by a reference, past the compiler settings of its own', async () => {
  const files = await sourceFiles(['shared', 'main', 'renderer'])
  const texts = await Promise.all(files.map((path) => readFile(join(root, path), 'utf8')))
  expect(files.filter((_, index) => /^\/\/\/\s*<reference/m.test(texts[index] ?? ''))).toEqual([])
})

/** The folders that scripts/lint/layers.json says something of by name: `shared/base/**` and its like. */
async function classifiedFolders(): Promise<string[]> {
  const text = await readFile(join(root, 'scripts/lint/layers.json'), 'utf8')
  const { overrides } = JSON.parse(text) as { overrides: { includes: string[] }[] }
  const patterns = overrides.flatMap(({ includes }) => includes)
  return patterns.flatMap((pattern) => /^([a-z]+\/[a-z-]+)\/\*\*$/.exec(pattern)?.[1] ?? [])
}
