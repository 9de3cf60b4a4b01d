import { mkdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { realFileSystem } from '#main/host/files/file-system.ts'
import { type Fingerprint, readFingerprint, sameFingerprint } from '#main/host/files/fingerprint.ts'
import { temporaryFolder } from './support/temporary-folder.ts'

async function fingerprintOf(path: string): Promise<Fingerprint | null> {
  const result = await readFingerprint(realFileSystem, path)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

it('a fingerprint tells content apart, also of the same length and time, and no file from an empty one', async () => {
  const path = join(await temporaryFolder(), 'map.journey')
  const time = new Date(1_700_000_000_000)
  const write = async (text: string) => {
    await writeFile(path, text)
    await utimes(path, time, time)
    return fingerprintOf(path)
  }
  const none = await fingerprintOf(path)
  const empty = await write('')
  const one = await write('one')
  const two = await write('two')
  expect(one).toMatchObject({ size: 3, modified: time.getTime() })
  expect(sameFingerprint(one, two)).toBe(false)
  expect(sameFingerprint(none, empty)).toBe(false)
  expect(sameFingerprint(none, null)).toBe(true)
  expect(sameFingerprint(one, await write('one'))).toBe(true)
})

it('touching a file does not change its fingerprint', async () => {
  const path = join(await temporaryFolder(), 'map.journey')
  await writeFile(path, 'content')
  const before = await fingerprintOf(path)
  await utimes(path, new Date(), new Date(1_700_000_000_000))
  const after = await fingerprintOf(path)
  expect(after?.modified).not.toBe(before?.modified)
  expect(sameFingerprint(before, after)).toBe(true)
})

it('what cannot be read is a problem in plain words', async () => {
  const path = join(await temporaryFolder(), 'folder.journey')
  await mkdir(path)
  expect(await readFingerprint(realFileSystem, path)).toEqual({
    ok: false,
    error: {
      code: 'disk-error',
      message:
        '“folder.journey” could not be read because the disk refused (EISDIR); check the disk and its connection and try again.',
    },
  })
})
