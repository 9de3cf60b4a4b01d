import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isInstalled } from '../../scripts/lib/install.mjs'
import { nodeProblem } from '../../scripts/lib/machine.mjs'
import { temporaryFolder } from './temporary-folder.ts'

test('a Node that is too old is refused in one sentence', () => {
  expect(nodeProblem('18.20.4')).toBe(
    'Throughline needs Node 20 or newer to start, and this is Node 18.20.4. Get it from https://nodejs.org and try again.',
  )
  expect(nodeProblem('20.0.0')).toBeUndefined()
  expect(nodeProblem('24.1.0')).toBeUndefined()
})

test('what is installed is told by comparing npm’s own record with the lockfile', async () => {
  const folder = await temporaryFolder()
  const lock = {
    '': { name: 'app' },
    'node_modules/yjs': { version: '13.6.33' },
    'node_modules/fsevents': { version: '2.3.3', optional: true },
  }
  const record = (packages: object) =>
    writeFile(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages }))
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ packages: lock }))
  expect(isInstalled(folder), 'no node_modules').toBe(false)

  await mkdir(join(folder, 'node_modules/yjs'), { recursive: true })
  expect(isInstalled(folder), 'an install that was broken off leaves no record').toBe(false)

  await record({ 'node_modules/yjs': { version: '13.6.33' }, 'node_modules/extra': { version: '1.0.0' } })
  expect(isInstalled(folder), 'packages for other systems are not installed').toBe(true)

  await record({ 'node_modules/yjs': { version: '13.6.32' } })
  expect(isInstalled(folder), 'another version').toBe(false)

  await record({})
  expect(isInstalled(folder), 'a package that is missing').toBe(false)
})
