import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isUsedWithout, LEFT_OUT } from '#shared/formats/logs/log-source.ts'
import { readLog } from '#shared/formats/logs/read-log.ts'
import { ENCODINGS, LOG_SHAPES, type LogReading } from '#shared/formats/logs/reading.ts'
import { fileOf } from './inspect-builders.ts'
import { readingOf } from './log-files.ts'

const reading = fc
  .record({
    format: fc.constantFrom<LogReading['format'][]>('delimited', 'delimited', 'delimited', 'workbook', 'xes'),
    shape: fc.constantFrom(...LOG_SHAPES),
    encoding: fc.constantFrom(...ENCODINGS),
    match: fc.constantFrom<LogReading['match'][]>('exact', 'folded', 'email'),
    repeated: fc.constantFrom<LogReading['repeated'][]>('keep', 'leave-out'),
    timesOfDay: fc.constantFrom<NonNullable<LogReading['timesOfDay']>[]>([], [{ day: 'when', time: 'n' }]),
    only: fc.constantFrom<LogReading['only'][]>(null, { column: 'n', values: ['1'] }),
  })
  .map((parts) =>
    readingOf({
      ...parts,
      endColumn: parts.shape === 'interval' ? 'when' : null,
      stateColumns: ['when', 'what'],
      columns: [
        { column: 'n', role: 'value', of: 'case' },
        { column: 'what', role: 'segment', of: 'event' },
      ],
    }),
  )

const piece = fc.oneof(
  fc.constantFrom(
    ',',
    ',',
    '\n',
    '\n',
    '\r\n',
    '"',
    '""',
    '\0',
    'a',
    'b',
    '1',
    '=1+1',
    '2024-01-01',
    ' ',
    'é',
  ),
  fc.string({ maxLength: 4 }),
)
const text = fc.array(piece, { maxLength: 80 }).map((pieces) => `id,what,when,n\n${pieces.join('')}`)
const content = fc.oneof(
  text.map((one) => Uint8Array.from(Buffer.from(one))),
  text.map((one) => Uint8Array.from(gzipSync(one))),
  fc.uint8Array({ maxLength: 200 }),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Uint8Array.of(0x1f, 0x8b, 8, 0, ...bytes)),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Uint8Array.of(0x50, 0x4b, 3, 4, ...bytes)),
)

test('whatever a file holds, it is read with every row accounted for, or refused in a sentence', async () => {
  await fc.assert(
    fc.asyncProperty(
      content,
      content,
      reading,
      fc.integer({ min: 1, max: 50 }),
      async (one, other, how, size) => {
        const events = fileOf('id,what,when,n\nz,x,2024-01-01,1\n')
        const result = await readLog([
          { source: events, reading: readingOf() },
          { source: fileOf(one, 'one.csv', size), reading: how },
          { source: fileOf(other, 'other.csv', size), reading: how },
        ])
        if (!result.ok) {
          expect(result.error.message).toMatch(/^[A-Z“].*\.$/s)
          return
        }
        const { log, rows } = result.value
        for (const { read, used, leftOut } of rows) {
          const notUsed = leftOut.filter(({ reason }) => !isUsedWithout(reason))
          expect(used + notUsed.reduce((sum, kind) => sum + kind.rows, 0)).toBe(read)
          for (const { reason, examples } of leftOut) {
            expect(LEFT_OUT[reason]).toBeTruthy()
            expect(examples.every(({ line }) => line >= 1)).toBe(true)
          }
        }
        expect(log.at.every((at) => !Number.isNaN(at))).toBe(true)
        expect(log.firstOf.at(-1)).toBe(log.at.length)
        expect(log.cases).not.toContain('')
        expect(log.activities).not.toContain('')
        expect(new Set(log.activityOf).size).toBe(log.activities.length)
      },
    ),
    { seed: 3, numRuns: 250 },
  )
})
