import { symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run } from '../../scripts/lib/run.mjs'
import { inWords, one, readVitestList, readVitestReport, sum } from '../../scripts/lib/tally.mjs'
import { root } from '../architecture/source-files.ts'
import { temporaryFolder } from './temporary-folder.ts'

const suite = `
  import { expect, test } from 'vitest'
  test('passes', () => {})
  test('passes too', () => {})
  test.skip('is skipped', () => {})
  test('skips itself', (context) => context.skip('not here'))
  test.todo('is still to be written')`

/** Runs the real Vitest over one test file and reads its report. */
async function tallyOf(text: string) {
  const folder = await temporaryFolder()
  const report = join(folder, 'report.json')
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  await writeFile(join(folder, 'suite.test.js'), text)
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const args = [vitest, 'run', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await run(process.execPath, args, { cwd: folder })
  return readVitestReport(report, code)
}

describe('a report of Vitest', () => {
  test('of tests that pass, fail and are skipped', async () => {
    expect(await tallyOf(`${suite}\n test('fails', () => expect(1).toBe(2))`)).toEqual({
      passed: 2,
      failed: 1,
      skipped: 3,
    })
  })

  test('of a file that does not load: one failure', async () => {
    expect(await tallyOf(`import './missing.js'\n${suite}`)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  test('of an error that no test caught: one failure beside what passed', async () => {
    const stray = `test('strays', () => { Promise.reject(new Error('stray')) })`
    expect(await tallyOf(`${suite}\n${stray}`)).toEqual({ passed: 3, failed: 1, skipped: 3 })
  })

  test('that was never written: one failure', async () => {
    const nowhere = join(await temporaryFolder(), 'report.json')
    expect(await readVitestReport(nowhere, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(await readVitestList(nowhere)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })
})

test('the verdict', () => {
  const all = sum([one(true), one(false), { passed: 40, failed: 0, skipped: 2 }])
  expect(inWords(all)).toBe('41 passed, 1 failed, 2 skipped')
})
