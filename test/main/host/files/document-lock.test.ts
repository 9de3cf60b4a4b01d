import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  type DocumentLock,
  type LockOptions,
  type LockRefusal,
  lockDocument,
} from '#main/host/files/document-lock.ts'
import { type FileSystem, realFileSystem } from '#main/host/files/file-system.ts'
import { reportBattery } from '#test/support/battery.ts'
import { everyFault, FAULTS, faultyFileSystem } from './support/faulty-file-system.ts'
import { deadPid, type Running, start } from './support/processes.ts'
import { seededRandom } from './support/random.ts'
import { temporaryFolder } from './support/temporary-folder.ts'

const ROUNDS = Number(process.env.LOCK_ROUNDS ?? 20)
const SEED = Number(process.env.LOCK_SEED ?? 1)

async function place(): Promise<LockOptions & { root: string }> {
  const root = await temporaryFolder()
  const document = join(root, 'map.journey')
  await writeFile(document, 'content')
  return { root, folder: join(root, 'data', 'locks'), document, address: 'http://127.0.0.1:4000' }
}

async function mustLock(options: LockOptions): Promise<DocumentLock> {
  const result = await lockDocument(realFileSystem, options)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

async function refusal(options: LockOptions, fs: FileSystem = realFileSystem): Promise<LockRefusal> {
  const result = await lockDocument(fs, options)
  if (result.ok) throw new Error('The document was to be had.')
  return result.error
}

describe('the lock of a document', () => {
  it('is had by one, who is told of in plain words, and free again afterwards', async () => {
    const options = await place()
    const lock = await mustLock(options)
    expect(await refusal(options)).toMatchObject({
      code: 'document-open',
      message:
        '“map.journey” is already open on this computer. Nothing was changed; go on there, or close it there first.',
      holder: { pid: process.pid, host: hostname(), address: 'http://127.0.0.1:4000' },
    })
    await lock.announce('http://127.0.0.1:5000')
    expect((await refusal(options)).holder?.address).toBe('http://127.0.0.1:5000')
    await lock.release()
    await lock.release()
    expect(await readdir(options.folder)).toEqual([])
    await (await mustLock(options)).release()
  })

  it.skipIf(process.platform === 'win32')('is the same for every path to the document', async () => {
    const options = await place()
    await symlink(options.document, join(options.root, 'alias.journey'))
    await symlink(options.root, join(options.root, 'here'))
    const lock = await mustLock(options)
    for (const other of [
      'alias.journey',
      'here/map.journey',
      'here/here/alias.journey',
      'data/../map.journey',
    ]) {
      expect((await refusal({ ...options, document: join(options.root, other) })).code).toBe('document-open')
    }
    const another = await mustLock({ ...options, document: join(options.root, 'not there yet.journey') })
    expect(
      (await refusal({ ...options, document: join(options.root, 'here/not there yet.journey') })).code,
    ).toBe('document-open')
    await another.release()
    await lock.release()
  })

  it('says when the folder of the document is gone', async () => {
    const options = await place()
    expect(await refusal({ ...options, document: join(options.root, 'gone', 'map.journey') })).toEqual({
      code: 'folder-gone',
      message:
        '“map.journey” could not be opened for editing because its folder is no longer there. Nothing was changed; bring the folder or its disk back and open it again.',
    })
  })
})

describe('the lock of a process that is gone', () => {
  /** What a process leaves that owned the document, with another id in place of its own. */
  async function leaveLock(options: LockOptions, change: (text: string) => string): Promise<void> {
    const lock = await mustLock(options)
    const left = await Promise.all(
      (await readdir(options.folder)).map(async (name) => {
        const content = await readFile(join(options.folder, name), 'utf8')
        return [change(name), change(content)] as const
      }),
    )
    await lock.release()
    for (const [name, content] of left) await writeFile(join(options.folder, name), content)
  }

  it('is taken over when it was killed', async () => {
    const options = await place()
    const owner = start('lock-contender.ts', options.folder, options.document)
    onTestFinished(() => owner.kill())
    await owner.lines.next()
    owner.say('try 0')
    expect(JSON.parse((await owner.lines.next()).value)).toEqual({ owns: true })
    expect(await refusal(options)).toMatchObject({
      holder: { pid: owner.child.pid, address: `here:${owner.child.pid}` },
    })
    await owner.kill()
    const lock = await mustLock(options)
    expect(await readdir(options.folder)).toHaveLength(2)
    await lock.release()
  })

  it('is taken over when an earlier process had our id', async () => {
    const options = await place()
    await leaveLock(options, (text) => text.replace(/\.\d+\.claim/, '.1.claim'))
    await (await mustLock(options)).release()
    expect(await readdir(options.folder)).toEqual([])
  })

  it('is taken over when its id was given to another process, if asking shows that nobody is there', async () => {
    const options = await place()
    await leaveLock(options, (text) => text.replaceAll(`.${process.pid}.`, `.${process.ppid}.`))
    const asked: unknown[] = []
    const stillRuns = (answer: boolean) => async (holder: unknown) => {
      asked.push(holder)
      return answer
    }
    expect((await refusal({ ...options, stillRuns: stillRuns(true) })).code).toBe('document-open')
    await (await mustLock({ ...options, stillRuns: stillRuns(false) })).release()
    expect(asked).toMatchObject([{ address: options.address }, { address: options.address }])
    expect(await readdir(options.folder)).toEqual([])
  })

  it('is respected when it ran on another computer', async () => {
    const options = await place()
    await leaveLock(options, (text) =>
      text
        .replace(/\.[0-9a-f]{8}\.\d+\./, '.ffffffff.1.')
        .replace(`"host":"${hostname()}"`, '"host":"studio"'),
    )
    expect((await refusal(options)).message).toBe(
      '“map.journey” is already open on the computer “studio”. Nothing was changed; go on there, or close it there first.',
    )
  })

  it('is no obstacle when its files are damaged or strangers lie about', async () => {
    const options = await place()
    await leaveLock(options, (text) => text.replaceAll(`.${process.pid}.`, '.4194304.'))
    for (const name of await readdir(options.folder)) await writeFile(join(options.folder, name), '{')
    await mkdir(join(options.folder, 'a folder'))
    await (await mustLock(options)).release()
    expect(await readdir(options.folder)).toEqual(['a folder'])
  })
})

describe('two processes that want a document at once', () => {
  /** The claim of a dead process, which both will find. */
  async function leaveClaim(options: LockOptions, pid: number): Promise<void> {
    const lock = await mustLock(options)
    const claim = (await readdir(options.folder)).find((name) => name.endsWith('.claim')) ?? ''
    await lock.release()
    await writeFile(join(options.folder, claim.replace(`.${process.pid}.`, `.${pid}.`)), '')
  }

  async function answer(
    contender: Running,
  ): Promise<{ owns: boolean; code?: string; holder?: { pid: number } }> {
    return JSON.parse((await contender.lines.next()).value)
  }

  it(`end with exactly one owner, ${ROUNDS} times (seed ${SEED})`, async () => {
    const options = await place()
    const random = seededRandom(SEED)
    const contenders = [1, 2].map(() => start('lock-contender.ts', options.folder, options.document))
    onTestFinished(async () => void (await Promise.all(contenders.map((contender) => contender.kill()))))
    for (const contender of contenders) await contender.lines.next()
    const dead = await deadPid()
    const wins = [0, 0]
    for (let round = 0; round < ROUNDS; round++) {
      const note = `round ${round}`
      if (round % 2 === 1) await leaveClaim(options, dead)
      const moment = Date.now() + 10
      for (const contender of contenders) contender.say(`try ${moment + random()}`)
      const answers = await Promise.all(contenders.map(answer))
      expect(
        answers.filter(({ owns }) => owns),
        note,
      ).toHaveLength(1)
      const winner = answers.findIndex(({ owns }) => owns)
      wins[winner] = (wins[winner] ?? 0) + 1
      expect(answers[1 - winner], note).toMatchObject({
        code: 'document-open',
        holder: { pid: contenders[winner]?.child.pid },
      })
      contenders[winner]?.say('release')
      await contenders[winner]?.lines.next()
      expect(await readdir(options.folder), note).toEqual([])
    }
    reportBattery('T13', 'races for the lock', ROUNDS, { 'seed of races': SEED, wins: wins.join(' : ') })
  })
})

it('whichever file call fails, the document is had or refused in plain words, and to be had afterwards', async () => {
  const options = await place()
  await (await mustLock(options)).release()
  const clean = faultyFileSystem()
  const first = await lockDocument(clean.fs, options)
  if (first.ok) await first.value.release()
  // A claim that cannot be removed counts until its process ends, which is this one.
  const removable = everyFault(clean.calls).filter(
    ({ at, kind, lasting }) =>
      clean.calls[at] !== 'unlink' && !(lasting && FAULTS.unlink.some((other) => other === kind)),
  )
  expect(removable.length).toBeGreaterThan(30)
  for (const fault of removable) {
    const note = `call ${fault.at} (${clean.calls[fault.at]}) ${fault.kind}${fault.lasting ? ', lasting' : ''}`
    const result = await lockDocument(faultyFileSystem(fault).fs, options)
    if (result.ok) {
      expect((await refusal(options, faultyFileSystem().fs)).code, note).toBe('document-open')
      await result.value.release()
    } else {
      expect(result.error.message, note).toMatch(
        /^“map.journey” could not be opened for editing because .* and open it again\.$/,
      )
    }
    await (await mustLock(options)).release()
    expect(await readdir(options.folder), note).toEqual([])
  }
})
