import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FileProblem } from '#main/host/files/file-problem.ts'
import { type FileSystem, type OpenFile, realFileSystem } from '#main/host/files/file-system.ts'
import { openJournal } from '#main/host/files/journal.ts'
import { HEADER } from '#main/host/files/journal-format.ts'
import { reportBattery } from '#test/support/battery.ts'
import { everyFault, type Fault, type FaultyDisk, faultyFileSystem } from './support/faulty-file-system.ts'
import { mustOpen, readTexts, segmentsIn, textsOf } from './support/journals.ts'
import { temporaryFolder } from './support/temporary-folder.ts'

/** What a run of the program was told, to be compared with what the next run finds. */
interface Told {
  /** In a durable snapshot, or acknowledged. */
  readonly saved: Set<string>
  /** Everything it wanted to save. */
  readonly appended: string[]
  readonly snapshot: Set<string>
  readonly refusals: { readonly message: string }[]
}

/** A folder as a killed run leaves it: overlapping files, an interrupted rotation, a torn end. */
async function leftBehind(folder: string): Promise<void> {
  const { journal } = await mustOpen(folder)
  for (const text of ['a1', 'a2', 'a3']) await journal.append(Buffer.from(text))
  await journal.rotate(1)
  await journal.append(Buffer.from('a4'))
  await journal.close()
  const path = join(folder, (await segmentsIn(folder)).at(-1) ?? '')
  await writeFile(path, Buffer.concat([await readFile(path), Buffer.from('torn')]))
}

/** Opens, appends alone and together, rotates, appends again; leaves the journal open. */
async function run(disk: FaultyDisk, folder: string) {
  const told: Told = { saved: new Set(), appended: [], snapshot: new Set(), refusals: [] }
  const opened = await openJournal(disk.fs, folder)
  if (!opened.ok) {
    told.refusals.push(opened.error)
    return { told }
  }
  const { journal, entries } = opened.value
  for (const text of textsOf(entries)) told.saved.add(text)
  const refused = (error: unknown) => {
    expect(error).toBeInstanceOf(FileProblem)
    told.refusals.push(error as FileProblem)
  }
  const append = async (text: string) => {
    told.appended.push(text)
    await journal.append(Buffer.from(text)).then(() => told.saved.add(text), refused)
  }
  await append('b1')
  await Promise.all(['b2', 'b3', 'b4', 'b5', 'b6'].map(append))
  const contained = journal.sequence
  for (const text of [...told.saved, ...told.appended]) told.snapshot.add(text)
  await Promise.all([append('b7'), journal.rotate(contained).catch(refused)])
  await append('c1')
  await append('c2')
  return { told, journal }
}

async function expectNothingLost(folder: string, told: Told, note: string): Promise<void> {
  const found = await readTexts(folder)
  const all = new Set([...told.snapshot, ...found])
  expect(
    [...told.saved].filter((text) => !all.has(text)),
    note,
  ).toEqual([])
  expect(found, `${note}: in order, nothing twice`).toEqual([...new Set(found)].sort())
}

const words = ({ at, kind, lasting }: Fault, calls: readonly string[]) =>
  `call ${at} (${calls[at]}) ${kind}${lasting ? ', lasting' : ''}`

/** Runs once without a fault to learn which calls there are, then once for each way in which one of them can fail. */
async function withEveryFault(
  choose: (fault: Fault) => boolean,
  check: (folder: string, disk: FaultyDisk, note: string) => Promise<void>,
): Promise<void> {
  const root = await temporaryFolder()
  const template = join(root, 'template')
  await leftBehind(template)
  const clean = faultyFileSystem()
  await cp(template, join(root, 'clean'), { recursive: true })
  await (await run(clean, join(root, 'clean'))).journal?.close()
  const faults = everyFault(clean.calls).filter(choose)
  expect(faults.length).toBeGreaterThan(50)
  for (const [index, fault] of faults.entries()) {
    const folder = join(root, String(index))
    await cp(template, folder, { recursive: true })
    await check(folder, faultyFileSystem(fault), words(fault, clean.calls))
  }
  reportBattery('T3', 'faults', faults.length, { 'faults in journals': faults.length })
}

describe('whichever file call fails', () => {
  it('once: nothing acknowledged is lost, and everything is saved in the end', async () => {
    await withEveryFault(
      ({ lasting }) => !lasting,
      async (folder, disk, note) => {
        const { told, journal } = await run(disk, folder)
        if (journal) {
          await journal.retry()
          expect(journal.durable, note).toBe(journal.sequence)
          for (const text of told.appended) told.saved.add(text)
          await journal.close()
        }
        await expectNothingLost(folder, told, note)
      },
    )
  })

  it('from then on: nothing acknowledged is lost, and the reason is told in plain words', async () => {
    await withEveryFault(
      ({ lasting }) => lasting,
      async (folder, disk, note) => {
        const { told, journal } = await run(disk, folder)
        await journal?.close().catch((problem: FileProblem) => told.refusals.push(problem))
        for (const { message } of told.refusals)
          expect(message, note).toMatch(/kept in memory; .* saved\.$|^The journal .* Nothing was lost;/)
        await expectNothingLost(folder, told, note)
      },
    )
  })

  it('until the disk has recovered: a retry saves everything', async () => {
    await withEveryFault(
      ({ lasting }) => lasting,
      async (folder, disk, note) => {
        const { told, journal } = await run(disk, folder)
        if (!journal) return
        disk.heal()
        await journal.retry()
        for (const text of told.appended) told.saved.add(text)
        await journal.close()
        await expectNothingLost(folder, told, note)
      },
    )
  })
})

describe('a full disk', () => {
  it('is told in plain words, keeps what was typed, and leaves no heap of files', async () => {
    const folder = await temporaryFolder()
    const probe = faultyFileSystem()
    await (await mustOpen(folder, probe.fs)).journal.close()
    const disk = faultyFileSystem({ at: probe.calls.length, kind: 'half, then ENOSPC', lasting: true })
    const { journal } = await mustOpen(folder, disk.fs)
    for (let n = 0; n < 20; n++) {
      await expect(journal.append(Buffer.from(`text ${n}`))).rejects.toMatchObject({
        code: 'disk-full',
        message: 'The disk is full. Your work is kept in memory; free some space and it will be saved.',
      })
    }
    expect(await segmentsIn(folder)).toEqual([])
    disk.heal()
    expect(await journal.append(Buffer.from('text 20'))).toBe(21)
    expect(journal.durable).toBe(21)
    await journal.close()
    expect(await readTexts(folder)).toEqual(Array.from({ length: 21 }, (_, n) => `text ${n}`))
  })

  it('leaves no heap of files either when it has room for their beginnings only', async () => {
    const folder = await temporaryFolder()
    const nearlyFull: FileSystem = {
      ...realFileSystem,
      open: async (...given) => {
        const file = await realFileSystem.open(...given)
        const write: OpenFile['write'] = async (bytes, position) => {
          if (position >= HEADER) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
          return file.write(bytes, position)
        }
        return { ...file, write }
      },
    }
    const { journal } = await mustOpen(folder, nearlyFull)
    for (let n = 0; n < 20; n++)
      await expect(journal.append(Buffer.from(`text ${n}`))).rejects.toThrow('disk is full')
    expect(await segmentsIn(folder)).toEqual([])
    await expect(journal.close()).rejects.toThrow('disk is full')
  })

  it('may take every write in small parts without an error', async () => {
    const folder = await temporaryFolder()
    const { journal } = await mustOpen(folder, faultyFileSystem({ at: 0, kind: 'short', lasting: true }).fs)
    await Promise.all(['a', 'b', 'c'].map((text) => journal.append(Buffer.from(text))))
    await journal.close()
    expect(await segmentsIn(folder)).toHaveLength(1)
    expect(await readTexts(folder)).toEqual(['a', 'b', 'c'])
  })

  it('harms nothing when a snapshot elsewhere contains what is queued', async () => {
    const folder = await temporaryFolder()
    const probe = faultyFileSystem()
    await (await mustOpen(folder, probe.fs)).journal.close()
    const disk = faultyFileSystem({ at: probe.calls.length, kind: 'ENOSPC', lasting: true })
    const { journal } = await mustOpen(folder, disk.fs)
    await expect(journal.append(Buffer.from('a'))).rejects.toMatchObject({ code: 'disk-full' })
    await expect(journal.rotate(journal.sequence)).rejects.toMatchObject({ code: 'disk-full' })
    expect(journal.durable).toBe(1)
    disk.heal()
    await journal.append(Buffer.from('b'))
    await journal.close()
    expect(await readTexts(folder)).toEqual(['b'])
  })
})
