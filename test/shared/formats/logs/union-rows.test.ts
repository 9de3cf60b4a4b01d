import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileOf } from './inspect-builders.ts'
import { eventLines, read, readingOf } from './log-files.ts'

type Event = readonly [id: number, what: number, day: number]

const fileWith = (rows: readonly Event[], name = 'a.csv') => ({
  source: fileOf(
    `id,what,when\n${rows.map(([id, what, day]) => `case ${id},${what},2024-01-0${day + 1}\n`).join('')}`,
    name,
  ),
  reading: readingOf(),
})

/** The log as one text, order of all there is included. */
const said = async (...files: ReturnType<typeof fileWith>[]): Promise<string> =>
  eventLines((await read(...files)).log).join('\n')

const rows = fc.array(fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2)), { minLength: 1, maxLength: 12 })

test('a file and itself are the file; one and a newer one that holds it are the newer one', async () => {
  await fc.assert(
    fc.asyncProperty(rows, rows, fc.infiniteStream(fc.boolean()), async (older, more, chance) => {
      const alone = await said(fileWith(older))
      expect(await said(fileWith(older), fileWith(older, 'copy.csv'))).toBe(alone)

      // The newer export has the older one's rows in their order, and others between them.
      const [left, added] = [[...older], [...more]]
      const newer: Event[] = []
      while (left.length + added.length > 0) {
        const fromOlder = added.length === 0 || (left.length > 0 && chance.next().value)
        newer.push((fromOlder ? left : added).shift() as Event)
      }
      const both = await said(fileWith(newer, 'b.csv'))
      expect(await said(fileWith(older), fileWith(newer, 'b.csv'))).toBe(both)
      expect(await said(fileWith(newer, 'b.csv'), fileWith(older))).toBe(both)
    }),
    { seed: 11, numRuns: 30 },
  )
})

test('which file is named first makes no difference, and every row counts as often as in the file that has it most', async () => {
  await fc.assert(
    fc.asyncProperty(rows, rows, async (one, other) => {
      const [a, b] = [fileWith(one, 'a.csv'), fileWith(other, 'b.csv')]
      const united = await said(a, b)
      expect(await said(b, a)).toBe(united)
      const times = (events: readonly Event[], event: string): number =>
        events.filter((row) => row.join() === event).length
      const kinds = new Set([...one, ...other].map((row) => row.join()))
      const expected = [...kinds].reduce(
        (sum, kind) => sum + Math.max(times(one, kind), times(other, kind)),
        0,
      )
      expect(united.split('\n')).toHaveLength(expected)
    }),
    { seed: 12, numRuns: 30 },
  )
})

test('rows that an earlier file had are told as left out, of the file that was named', async () => {
  const older = fileWith([
    [0, 0, 0],
    [0, 0, 0],
    [0, 1, 1],
  ])
  const newer = fileWith(
    [
      [0, 0, 0],
      [0, 1, 1],
      [0, 1, 2],
      [1, 1, 1],
    ],
    'newer.csv',
  )
  const { rows: told } = await read(older, newer)
  expect(told.map(({ file, read: all, used, leftOut }) => [file, all, used, leftOut[0]?.rows ?? 0])).toEqual([
    ['a.csv', 3, 1, 2],
    ['newer.csv', 4, 4, 0],
  ])
})

test('a column that moved or came along empty does not make a row another one', async () => {
  const moved = {
    source: fileOf('when,note,what,id\n2024-01-01,,0,case 0\n2024-01-02,,0,case 0\n', 'moved.csv'),
    reading: readingOf(),
  }
  expect((await read(fileWith([[0, 0, 0]]), moved)).log.at).toHaveLength(2)
})

test('the same file read as something else is something else', async () => {
  const file = fileWith([[0, 0, 0]])
  const { log } = await read(file, {
    ...file,
    reading: readingOf({ activityColumn: null, activityName: 'seen' }),
  })
  expect(log.activities).toEqual(['0', 'seen'])
})
