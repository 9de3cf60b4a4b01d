import { mkdir, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fingerprint } from '../../scripts/lib/fingerprint.mjs'
import { temporaryFolder } from './temporary-folder.ts'

test('it changes with contents, names and presence of files, and with nothing else', async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'source/deep'), { recursive: true })
  await writeFile(join(folder, 'source/a.ts'), 'one')
  await writeFile(join(folder, 'source/deep/b.ts'), 'two')
  await writeFile(join(folder, 'elsewhere.ts'), 'three')
  const take = () => fingerprint(folder, ['source', 'missing.json'])
  const first = take()

  await utimes(join(folder, 'source/a.ts'), 0, 0)
  await writeFile(join(folder, 'elsewhere.ts'), 'four')
  expect(take()).toBe(first)

  await writeFile(join(folder, 'source/deep/b.ts'), 'TWO')
  const changed = take()
  expect(changed).not.toBe(first)
  await writeFile(join(folder, 'source/deep/b.ts'), 'two')
  expect(take()).toBe(first)

  await rename(join(folder, 'source/a.ts'), join(folder, 'source/c.ts'))
  const renamed = take()
  expect(renamed).not.toBe(first)

  await writeFile(join(folder, 'missing.json'), '')
  expect(take()).not.toBe(renamed)
  await rm(join(folder, 'missing.json'))
  await rm(join(folder, 'source/c.ts'))
  expect(new Set([first, changed, renamed]).has(take())).toBe(false)
})

test('text that moves from one file to the next is a change', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'a'), 'xy')
  await writeFile(join(folder, 'b'), 'z')
  const first = fingerprint(folder, ['a', 'b'])
  await writeFile(join(folder, 'a'), 'x')
  await writeFile(join(folder, 'b'), 'yz')
  expect(fingerprint(folder, ['a', 'b'])).not.toBe(first)
})
