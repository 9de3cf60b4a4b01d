import {
  chmod,
  lstat,
  mkdir,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cleanUpStrays, writeFileAtomically } from '#main/host/files/atomic-file.ts'
import { realFileSystem } from '#main/host/files/file-system.ts'
import { contentHash, type Fingerprint, readFingerprint } from '#main/host/files/fingerprint.ts'
import { reportBattery } from '#test/support/battery.ts'
import { everyFault, faultyFileSystem } from './support/faulty-file-system.ts'
import { deadPid } from './support/processes.ts'
import { temporaryFolder } from './support/temporary-folder.ts'

const OLD = Buffer.from('the old content')
const NEW = Buffer.from('the new content, which is longer')

async function fingerprintOf(path: string): Promise<Fingerprint | null> {
  const result = await readFingerprint(realFileSystem, path)
  return result.ok ? result.value : null
}

async function oldDocument(): Promise<{ folder: string; path: string }> {
  const folder = await temporaryFolder()
  const path = join(folder, 'map.journey')
  await writeFile(path, OLD)
  return { folder, path }
}

describe('writing a file atomically', () => {
  it('creates and replaces, returns the new fingerprint, and leaves nothing else', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'Größe 📈.journey')
    for (const content of [Buffer.alloc(0), NEW, Buffer.alloc(3_000_000, 1)]) {
      const written = await writeFileAtomically(realFileSystem, path, content)
      expect(written).toMatchObject({ ok: true, value: { size: content.length, hash: contentHash(content) } })
      expect((await readFile(path)).equals(content)).toBe(true)
      expect(written.ok && written.value).toEqual(await fingerprintOf(path))
    }
    expect(await readdir(folder)).toEqual(['Größe 📈.journey'])
  })

  it.skipIf(process.platform === 'win32')('keeps the mode of the original', async () => {
    const { path } = await oldDocument()
    await chmod(path, 0o640)
    await writeFileAtomically(realFileSystem, path, NEW)
    expect((await stat(path)).mode & 0o777).toBe(0o640)
  })

  it.skipIf(process.platform === 'win32')(
    'follows links, also to a file that does not exist yet',
    async () => {
      const folder = await temporaryFolder()
      await mkdir(join(folder, 'real'))
      await symlink('real', join(folder, 'alias'))
      await symlink(join('..', 'real', 'map.journey'), join(folder, 'real', 'second'))
      await symlink(join('alias', 'second'), join(folder, 'first'))
      for (const content of [OLD, NEW]) {
        expect(await writeFileAtomically(realFileSystem, join(folder, 'first'), content)).toMatchObject({
          ok: true,
        })
        expect(await readFile(join(folder, 'real', 'map.journey'))).toEqual(content)
      }
      expect((await lstat(join(folder, 'first'))).isSymbolicLink()).toBe(true)
      expect((await readdir(join(folder, 'real'))).sort()).toEqual(['map.journey', 'second'])
      await symlink('circle', join(folder, 'circle'))
      expect(await writeFileAtomically(realFileSystem, join(folder, 'circle'), NEW)).toMatchObject({
        ok: false,
        error: { code: 'link-loop' },
      })
    },
  )

  it('takes the look at what came back seriously', async () => {
    const { folder, path } = await oldDocument()
    const seen: Buffer[] = []
    const verify = (written: Uint8Array) => seen.push(Buffer.from(written)) > 1
    expect(await writeFileAtomically(realFileSystem, path, NEW, { verify })).toMatchObject({
      ok: false,
      error: { code: 'not-verified' },
    })
    expect(await readFile(path)).toEqual(OLD)
    expect(await writeFileAtomically(realFileSystem, path, NEW, { verify })).toMatchObject({ ok: true })
    expect(seen).toEqual([NEW, NEW])
    expect(await readdir(folder)).toEqual(['map.journey'])
  })

  it('finds out when the disk keeps something else than was written', async () => {
    const { folder, path } = await oldDocument()
    const forgetful = {
      ...realFileSystem,
      open: async (...given: Parameters<typeof realFileSystem.open>) => {
        const file = await realFileSystem.open(...given)
        return {
          ...file,
          write: async (bytes: Uint8Array, at: number) => (await file.write(bytes.subarray(1), at)) + 1,
        }
      },
    }
    const result = await writeFileAtomically(forgetful, path, NEW)
    expect(result).toMatchObject({ ok: false, error: { code: 'not-verified' } })
    expect(await readFile(path)).toEqual(OLD)
    expect(await readdir(folder)).toEqual(['map.journey'])
  })

  it('does not overwrite what somebody else has put there', async () => {
    const { folder, path } = await oldDocument()
    const known = await fingerprintOf(path)
    await writeFile(path, 'the other content')
    expect(await writeFileAtomically(realFileSystem, path, NEW, { replaces: known })).toEqual({
      ok: false,
      error: {
        code: 'changed-outside',
        message:
          '“map.journey” was not saved because another program has changed it in the meantime. Nothing on disk was changed and your work is kept; compare both versions, or save to another place.',
      },
    })
    expect(await readFile(path, 'utf8')).toBe('the other content')
    expect(await writeFileAtomically(realFileSystem, path, NEW, { replaces: null })).toMatchObject({
      ok: false,
    })
    const replaced = await writeFileAtomically(realFileSystem, path, NEW, {
      replaces: await fingerprintOf(path),
    })
    expect(replaced).toMatchObject({ ok: true })
    await rm(path)
    expect(await writeFileAtomically(realFileSystem, path, OLD, { replaces: known })).toMatchObject({
      ok: false,
    })
    expect(await writeFileAtomically(realFileSystem, path, OLD, { replaces: null })).toMatchObject({
      ok: true,
    })
    expect(await readdir(folder)).toEqual(['map.journey'])
  })

  it('respects write protection, and takes no folder for a file', async () => {
    const { folder, path } = await oldDocument()
    await chmod(path, 0o444)
    expect(await writeFileAtomically(realFileSystem, path, NEW)).toMatchObject({
      ok: false,
      error: { code: 'write-protected' },
    })
    expect(await readFile(path)).toEqual(OLD)
    expect(await writeFileAtomically(realFileSystem, folder, NEW)).toMatchObject({
      ok: false,
      error: { code: 'not-a-file' },
    })
  })

  it('says that the folder is gone', async () => {
    const { folder, path } = await oldDocument()
    await rm(folder, { recursive: true })
    expect(await writeFileAtomically(realFileSystem, path, NEW)).toEqual({
      ok: false,
      error: {
        code: 'folder-gone',
        message:
          '“map.journey” was not saved because its folder is no longer there. Nothing on disk was changed and your work is kept; bring the folder or its disk back, or save to another place.',
      },
    })
  })

  it('waits for a program that holds the file for a moment', async () => {
    const { path } = await oldDocument()
    for (const code of ['EPERM', 'EBUSY', 'EACCES']) {
      const pauses: number[] = []
      const held = {
        ...realFileSystem,
        rename: (from: string, to: string) =>
          pauses.length < 5
            ? Promise.reject(Object.assign(new Error(code), { code }))
            : realFileSystem.rename(from, to),
        pause: async (milliseconds: number) => void pauses.push(milliseconds),
      }
      expect(await writeFileAtomically(held, path, NEW)).toMatchObject({ ok: true })
      expect(pauses).toEqual([10, 20, 40, 80, 160])
    }
  })
})

describe('whichever file call fails', () => {
  const CODES = {
    ENOSPC: 'disk-full',
    'half, then ENOSPC': 'disk-full',
    EACCES: 'not-allowed',
    EPERM: 'not-allowed',
    EROFS: 'read-only-disk',
    EIO: 'disk-error',
    EXDEV: 'other-disk',
    EBUSY: 'file-in-use',
    EMFILE: 'too-many-files',
    short: 'never',
  }

  it.each([true, false])(
    'the old or the new content is whole, and the answer says which (replacing: %s)',
    async (replacing) => {
      const { folder, path } = await oldDocument()
      const replaces = replacing ? await fingerprintOf(path) : null
      const reset = () => (replacing ? writeFile(path, OLD) : rm(path, { force: true }))
      await reset()
      const clean = faultyFileSystem()
      expect(await writeFileAtomically(clean.fs, path, NEW, { replaces })).toMatchObject({ ok: true })
      const kinds = new Set<string>()
      const faults = everyFault(clean.calls)
      for (const fault of faults) {
        await reset()
        const note = `call ${fault.at} (${clean.calls[fault.at]}) ${fault.kind}${fault.lasting ? ', lasting' : ''}`
        const result = await writeFileAtomically(faultyFileSystem(fault).fs, path, NEW, { replaces })
        const found = await fingerprintOf(path)
        const inPlace = result.ok || result.error.code === 'not-confirmed'
        expect(found?.hash, note).toBe(inPlace ? contentHash(NEW) : replaces?.hash)
        if (!result.ok) {
          kinds.add(result.error.code)
          expect([CODES[fault.kind], 'not-confirmed'], note).toContain(result.error.code)
          expect(result.error.message, note).toMatch(
            /^“map.journey” was .*ecause .* your work is kept;|Your work is kept;/,
          )
        }
        // A temporary may stay when removing failed as well; as this process no longer writes it, it is a stray.
        await cleanUpStrays(realFileSystem, path)
        expect(await readdir(folder), note).toEqual(found ? ['map.journey'] : [])
      }
      expect([...kinds].sort()).toEqual(
        [...new Set([...Object.values(CODES), 'not-confirmed'])].filter((code) => code !== 'never').sort(),
      )
      reportBattery('T3', 'faults', faults.length, { 'faults in single files': faults.length })
    },
  )
})

describe('cleaning up', () => {
  const KEY = /^(\.~throughline-[0-9a-f]{8}-)([0-9a-f]{8})-(\d+)-[0-9a-f]{8}\.tmp$/

  /** The name a temporary of this path has while it is written. */
  async function temporaryNameFor(folder: string, path: string): Promise<RegExpExecArray> {
    let name = ''
    const verify = async () => {
      name = (await readdir(folder)).find((entry) => KEY.test(entry)) ?? ''
      return true
    }
    await writeFileAtomically(realFileSystem, path, NEW, { verify })
    const parts = KEY.exec(name)
    if (!parts) throw new Error('No temporary was seen.')
    return parts
  }

  it('removes the temporaries of dead processes, and of nobody else', async () => {
    const { folder, path } = await oldDocument()
    const [, key, machine] = await temporaryNameFor(folder, path)
    const [, otherKey] = await temporaryNameFor(folder, join(folder, 'other.journey'))
    const dead = `${key}${machine}-${await deadPid()}-00000000.tmp`
    const forgotten = `${key}${machine}-${process.pid}-00000000.tmp`
    const living = `${key}${machine}-${process.ppid}-00000000.tmp`
    const foreign = `${key}ffffffff-1-00000000.tmp`
    const oldForeign = `${key}ffffffff-1-11111111.tmp`
    const others = `${otherKey}${machine}-${await deadPid()}-00000000.tmp`
    for (const name of [dead, forgotten, living, foreign, oldForeign, others])
      await writeFile(join(folder, name), 'x')
    const longAgo = new Date(Date.now() - 25 * 60 * 60 * 1000)
    await utimes(join(folder, oldForeign), longAgo, longAgo)
    expect(await cleanUpStrays(realFileSystem, path)).toBe(3)
    expect((await readdir(folder)).sort()).toEqual(
      [living, foreign, others, 'map.journey', 'other.journey'].sort(),
    )
  })

  it('leaves alone what is just being written', async () => {
    const { path } = await oldDocument()
    const verify = async () => (await cleanUpStrays(realFileSystem, path)) === 0
    expect(await writeFileAtomically(realFileSystem, path, NEW, { verify })).toMatchObject({ ok: true })
  })

  it('goes on when one of them cannot be removed', async () => {
    const { folder, path } = await oldDocument()
    const [, key, machine] = await temporaryNameFor(folder, path)
    const pid = await deadPid()
    for (const digit of [0, 1, 2])
      await writeFile(join(folder, `${key}${machine}-${pid}-${digit}0000000.tmp`), 'x')
    const { calls, fs } = faultyFileSystem({ at: 2, kind: 'EPERM', lasting: false })
    expect(await cleanUpStrays(fs, path)).toBe(2)
    expect(calls).toEqual(['stat', 'readdir', 'unlink', 'unlink', 'unlink'])
    expect(await cleanUpStrays(realFileSystem, path)).toBe(1)
  })

  it('does nothing where there is no folder', async () => {
    expect(await cleanUpStrays(realFileSystem, join(await temporaryFolder(), 'gone', 'map.journey'))).toBe(0)
  })
})
