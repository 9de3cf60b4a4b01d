import { beforeAll, expect, test } from 'vitest'
import { type Finding, lint } from './lint.ts'

const body = (lines: number) =>
  Array.from({ length: lines }, (_, line) => `  console.log(${line})`).join('\n')

/** Path and text of a file that breaks a habit of this code, and the rule that says so. */
const refused: Record<string, [path: string, text: string, rule: string]> = {
  'a default export': ['shared/base/a.ts', 'export default 1\n', 'lint/style/noDefaultExport'],
  'a file name in camel case': [
    'main/host/someFile.ts',
    'export const a = 1\n',
    'lint/style/useFilenamingConvention',
  ],
  'a file name in Pascal case that is no component': [
    'renderer/ui/Button.ts',
    'export const a = 1\n',
    'lint/style/useFilenamingConvention',
  ],
  any: ['shared/base/b.ts', 'export const a = (value: any) => value\n', 'lint/suspicious/noExplicitAny'],
  'an enum': ['shared/base/c.ts', 'export enum A {\n  B = 1,\n}\n', 'lint/style/noEnum'],
  'an unused import': [
    'main/host/d.ts',
    `import { join } from 'node:path'\n`,
    'lint/correctness/noUnusedImports',
  ],
  'an unused variable': ['main/host/e.ts', 'const a = 1\n', 'lint/correctness/noUnusedVariables'],
  'an import of types that does not say so': [
    'main/host/f.ts',
    `import { Stats } from 'node:fs'\nexport const a = (stats: Stats) => stats.size\n`,
    'lint/style/useImportType',
  ],
  'an import without its file ending': [
    'main/host/g.ts',
    `export { a } from './target'\n`,
    'lint/correctness/useImportExtensions',
  ],
  'a package that package.json does not name': [
    'main/host/h.ts',
    `export { a } from 'left-pad'\n`,
    'lint/correctness/noUndeclaredDependencies',
  ],
  'a promise nobody waits for': [
    'main/host/i.ts',
    'const work = async () => {}\nexport const start = () => {\n  work()\n}\n',
    'lint/nursery/noFloatingPromises',
  ],
  'a function of more than 60 lines': [
    'main/host/j.ts',
    `export function a() {\n${body(62)}\n}\n`,
    'lint/complexity/noExcessiveLinesPerFunction',
  ],
  'a file of more than 400 lines': ['main/host/k.ts', `${body(401)}\n`, 'lint/style/noExcessiveLinesPerFile'],
}

const accepted: Record<string, [path: string, text: string]> = {
  'the default export of a configuration': ['renderer/vite.config.ts', 'export default {}\n'],
  'a component’s file in Pascal case': [
    'renderer/ui/Button.tsx',
    'export const Button = () => <button type="button" />\n',
  ],
  'a function of 60 lines': ['main/host/l.ts', `export function a() {\n${body(58)}\n}\n`],
  'a long test': ['test/main/long.test.ts', `export function a() {\n${body(100)}\n}\n`],
}

let findings: Map<string, Finding[]>
beforeAll(async () => {
  const files = [...Object.values(refused), ...Object.values(accepted)].map(([path, text]) => [path, text])
  findings = await lint({ ...Object.fromEntries(files), 'main/host/target.ts': 'export const a = 1\n' })
})

test.each(Object.entries(refused))('refused: %s', (_, [path, , rule]) => {
  expect(findings.get(path)?.map((finding) => finding.rule)).toContain(rule)
})

test.each(Object.entries(accepted))('accepted: %s', (_, [path]) => {
  expect(findings.get(path)).toBeUndefined()
})
