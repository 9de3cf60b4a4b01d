import { copyFile, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { FileProblem } from '#main/host/files/file-problem.ts'
import { realFileSystem } from '#main/host/files/file-system.ts'
import { openJournal } from '#main/host/files/journal.ts'
import { HEADER, MAXIMUM_ENTRY } from '#main/host/files/journal-format.ts'
import { faultyFileSystem } from './support/faulty-file-system.ts'
import { mustOpen, readTexts, segmentsIn, textsOf } from './support/journals.ts'
import { temporaryFolder } from './support/temporary-folder.ts'

const FRAME = 20

/** A journal with these entries, each in a write of its own; returns its only file. */
async function writtenJournal(folder: string, texts: readonly string[]): Promise<string> {
  const { journal } = await mustOpen(folder)
  for (const text of texts) await journal.append(Buffer.from(text))
  await journal.close()
  const [name] = await segmentsIn(folder)
  return join(folder, name ?? '')
}

describe('a journal', () => {
  it('gives back every entry in order, over several runs', async () => {
    const folder = join(await temporaryFolder(), 'deep', 'journal')
    expect(await readTexts(folder)).toEqual([])
    for (const run of ['a', 'b', 'c']) {
      const { journal } = await mustOpen(folder)
      await Promise.all([1, 2, 3].map((n) => journal.append(Buffer.from(`${run}${n}`))))
      await journal.close()
    }
    expect(await readTexts(folder)).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'b3', 'c1', 'c2', 'c3'])
  })

  it('numbers entries and says which are on disk', async () => {
    const folder = await temporaryFolder()
    const { journal } = await mustOpen(folder)
    expect([journal.sequence, journal.durable]).toEqual([0, 0])
    const appended = journal.append(Buffer.from('one'))
    expect([journal.sequence, journal.durable]).toEqual([1, 0])
    expect(await appended).toBe(1)
    expect(journal.durable).toBe(1)
    await journal.close()
    const reopened = (await mustOpen(folder)).journal
    expect([reopened.sequence, reopened.durable]).toEqual([1, 1])
    expect(await reopened.append(Buffer.from('two'))).toBe(2)
    await reopened.close()
  })

  it('lets entries that arrive while the disk is busy share one write and one sync', async () => {
    const folder = await temporaryFolder()
    const disk = faultyFileSystem()
    const { journal } = await mustOpen(folder, disk.fs)
    await journal.append(Buffer.from('first'))
    const before = disk.calls.length
    const leader = journal.append(Buffer.from('leader'))
    await Promise.resolve()
    await Promise.all([
      leader,
      ...Array.from({ length: 50 }, (_, n) => journal.append(Buffer.from(`follower ${n}`))),
    ])
    const calls = disk.calls.slice(before)
    expect(calls.filter((call) => call === 'sync').length).toBeLessThanOrEqual(2)
    expect(calls.filter((call) => call === 'write').length).toBeLessThanOrEqual(2)
    await journal.close()
    expect(await readTexts(folder)).toHaveLength(52)
  })

  it('keeps empty, large and 64 MiB entries, and refuses greater ones in plain words', async () => {
    const folder = await temporaryFolder()
    const { journal } = await mustOpen(folder)
    const entries = [
      Buffer.alloc(0),
      Buffer.alloc(5_000_000, 7),
      Buffer.alloc(MAXIMUM_ENTRY, 9),
      Buffer.from('last'),
    ]
    const appended = entries.map((entry) => journal.append(entry))
    await expect(journal.append(Buffer.alloc(MAXIMUM_ENTRY + 1))).rejects.toMatchObject({
      code: 'entry-too-large',
      message: 'A change of more than 64 MiB cannot be saved; make it in smaller parts.',
    })
    await Promise.all(appended)
    await journal.close()
    const reopened = await mustOpen(folder)
    await reopened.journal.close()
    expect(reopened.entries.map((entry) => crc32(entry))).toEqual(entries.map((entry) => crc32(entry)))
  })

  it('writes what is queued when closing and takes nothing afterwards', async () => {
    const folder = await temporaryFolder()
    const { journal } = await mustOpen(folder)
    const appended = journal.append(Buffer.from('late'))
    await journal.close()
    await appended
    await journal.close()
    await expect(journal.append(Buffer.from('too late'))).rejects.toMatchObject({ code: 'journal-closed' })
    await expect(journal.retry()).rejects.toBeInstanceOf(FileProblem)
    await journal.rotate(1)
    expect(await readTexts(folder)).toEqual(['late'])
  })
})

describe('rotating', () => {
  it('forgets what a snapshot contains, and only that', async () => {
    const folder = await temporaryFolder()
    const { journal } = await mustOpen(folder)
    await Promise.all(['a', 'b', 'c'].map((text) => journal.append(Buffer.from(text))))
    const contained = journal.sequence
    await journal.append(Buffer.from('d'))
    await journal.rotate(contained)
    await journal.append(Buffer.from('e'))
    expect(await segmentsIn(folder)).toHaveLength(2)
    await journal.rotate(journal.sequence)
    expect(await segmentsIn(folder)).toHaveLength(1)
    await journal.append(Buffer.from('f'))
    await journal.close()
    expect(await readTexts(folder)).toEqual(['f'])
  })

  it('gives out only what no snapshot contains, when files overlap', async () => {
    const folder = await temporaryFolder()
    const { journal } = await mustOpen(folder)
    for (const text of ['a', 'b', 'c']) await journal.append(Buffer.from(text))
    await journal.rotate(2)
    await journal.close()
    expect(await readTexts(folder)).toEqual(['c'])
  })

  it('goes on counting after everything was forgotten', async () => {
    const folder = await temporaryFolder()
    const { journal } = await mustOpen(folder)
    await journal.append(Buffer.from('a'))
    await journal.rotate(1)
    await journal.close()
    expect(await readTexts(folder)).toEqual([])
    const { journal: second, entries } = await mustOpen(folder)
    expect(entries).toEqual([])
    expect(await second.append(Buffer.from('b'))).toBe(2)
    await second.close()
    expect(await readTexts(folder)).toEqual(['b'])
  })

  it('counts queued entries as saved by the snapshot, and refuses numbers of the future', async () => {
    const folder = await temporaryFolder()
    const { journal } = await mustOpen(folder)
    const appended = journal.append(Buffer.from('a'))
    await journal.rotate(journal.sequence)
    expect(await appended).toBe(1)
    expect(() => journal.rotate(2)).toThrow(RangeError)
    await journal.close()
    expect(await readTexts(folder)).toEqual([])
  })

  it('brings an interrupted rotation to its end when opening', async () => {
    const folder = await temporaryFolder()
    const old = await writtenJournal(folder, ['a', 'b'])
    const copy = join(await temporaryFolder(), 'old')
    await copyFile(old, copy)
    const { journal } = await mustOpen(folder)
    await journal.rotate(2)
    await journal.append(Buffer.from('c'))
    await journal.close()
    await copyFile(copy, old)
    expect(await readTexts(folder)).toEqual(['c'])
    expect(await segmentsIn(folder)).toHaveLength(1)
  })
})

describe('a torn end', () => {
  const texts = ['one', 'two', 'three, the last but one', 'four, the last']
  const ends = texts.map((_, index) =>
    texts.slice(0, index + 1).reduce((end, text) => end + FRAME + text.length, HEADER),
  )

  it('is cut off wherever the last two entries were truncated, and the journal goes on', async () => {
    const root = await temporaryFolder()
    const source = await writtenJournal(join(root, 'source'), texts)
    const size = (await readFile(source)).length
    expect(size).toBe(ends[3])
    for (let length = ends[1] ?? 0; length <= size; length++) {
      const folder = join(root, `cut at ${length}`)
      await mkdir(folder)
      const target = join(folder, '0000000001.journal')
      await copyFile(source, target)
      await truncate(target, length)
      const whole = texts.slice(0, ends.filter((end) => end <= length).length)
      const { journal, entries, damage } = await mustOpen(folder)
      expect(textsOf(entries), `cut at ${length}`).toEqual(whole)
      expect(damage).toBeUndefined()
      expect((await readFile(target)).length).toBe(ends[whole.length - 1])
      await journal.append(Buffer.from('five'))
      await journal.close()
      expect(await readTexts(folder)).toEqual([...whole, 'five'])
    }
  })

  it('is cut off at a flipped byte in the last entry; in an earlier one, that is told and kept', async () => {
    const root = await temporaryFolder()
    const source = await readFile(await writtenJournal(join(root, 'source'), texts))
    for (let position = ends[1] ?? 0; position < source.length; position++) {
      const folder = join(root, `flipped at ${position}`)
      await mkdir(folder)
      const flipped = Buffer.from(source)
      flipped.writeUInt8(flipped.readUInt8(position) ^ (1 << (position % 8)), position)
      await writeFile(join(folder, '0000000001.journal'), flipped)
      const { journal, entries, damage } = await mustOpen(folder)
      const inLast = position >= (ends[2] ?? 0)
      expect(textsOf(entries), `flipped at ${position}`).toEqual(texts.slice(0, inLast ? 3 : 2))
      expect(damage?.code, `flipped at ${position}`).toBe(inLast ? undefined : 'journal-damaged')
      for (const file of damage?.files ?? []) expect(await readFile(file)).toEqual(flipped)
      await journal.append(Buffer.from('five'))
      await journal.close()
      expect(await readTexts(folder)).toEqual([...texts.slice(0, inLast ? 3 : 2), 'five'])
    }
  })

  it('of zeros or of an unfinished header is no entry', async () => {
    const folder = await temporaryFolder()
    const path = await writtenJournal(folder, texts)
    await writeFile(path, Buffer.concat([await readFile(path), Buffer.alloc(4096)]))
    await writeFile(join(folder, '0000000002.journal'), Buffer.alloc(HEADER))
    await writeFile(join(folder, '0000000003.journal'), Buffer.alloc(0))
    expect(await readTexts(folder)).toEqual(texts)
    expect(await segmentsIn(folder)).toEqual(['0000000001.journal'])
  })
})

describe('damage to durable entries', () => {
  async function threeRuns(folder: string): Promise<string[]> {
    for (const run of ['a', 'b', 'c']) {
      const { journal } = await mustOpen(folder)
      await journal.append(Buffer.from(run))
      await journal.close()
    }
    return (await segmentsIn(folder)).map((name) => join(folder, name))
  }

  it('is told when a file is missing in the middle; what follows is kept aside, not given out', async () => {
    const folder = await temporaryFolder()
    const [, second, third] = await threeRuns(folder)
    const content = await readFile(third ?? '')
    await rm(second ?? '')
    const { journal, entries, damage } = await mustOpen(folder)
    expect(textsOf(entries)).toEqual(['a'])
    expect(damage?.message).toMatch(/^Some of the latest changes could not be read/)
    expect(damage?.files).toEqual([`${third}.1.damaged`])
    expect(await readFile(`${third}.1.damaged`)).toEqual(content)
    expect(await journal.append(Buffer.from('d'))).toBe(2)
    await journal.close()
    expect(await readTexts(folder)).toEqual(['a', 'd'])
  })

  it('is told when a header is unreadable, and never overwrites what was kept before', async () => {
    const folder = await temporaryFolder()
    for (const attempt of [1, 2]) {
      const [first] = await threeRuns(folder)
      await writeFile(first ?? '', Buffer.concat([Buffer.alloc(HEADER, attempt), Buffer.from('the rest')]))
      const { journal, entries, damage } = await mustOpen(folder)
      await journal.close()
      expect(entries).toEqual([])
      expect(damage?.files).toHaveLength(3)
      expect(damage?.files[0]).toBe(`${first}.${attempt}.damaged`)
    }
    expect((await readdir(folder)).filter((name) => name.endsWith('.damaged'))).toHaveLength(6)
  })

  it('is of no interest where a snapshot contains what is missing', async () => {
    const folder = await temporaryFolder()
    const [first] = await threeRuns(folder)
    const content = await readFile(first ?? '')
    const { journal } = await mustOpen(folder)
    await journal.rotate(2)
    await journal.append(Buffer.from('d'))
    await journal.close()
    await writeFile(first ?? '', content.subarray(0, content.length - 1))
    expect(await readTexts(folder)).toEqual(['c', 'd'])
  })

  it('is not seen in the journal of a newer version, which is left alone', async () => {
    const folder = await temporaryFolder()
    const path = await writtenJournal(folder, ['a'])
    const bytes = await readFile(path)
    bytes.writeUInt32LE(2, 8)
    bytes.writeUInt32LE(crc32(bytes.subarray(0, 24)), 24)
    await writeFile(path, bytes)
    const opened = await openJournal(realFileSystem, folder)
    expect(opened).toMatchObject({ ok: false, error: { code: 'journal-newer' } })
    expect(await readFile(path)).toEqual(bytes)
  })
})
