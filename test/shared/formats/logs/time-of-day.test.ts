import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { readingSchema } from '#shared/formats/logs/reading.ts'
import { dayAndTimeReader, isTimeOfDay } from '#shared/formats/logs/time-of-day.ts'
import { fileOf, inspected, stateOf, tableOf, two } from './inspect-builders.ts'
import { eventLines, leftOut, read, readingOf, readText, refused } from './log-files.ts'

/** Instants as ISO 8601; empty where there is none. */
const joined = (day: string, time: string, format = 'iso', zone = 'UTC'): string => {
  const at = dayAndTimeReader(format, zone)(day, time)
  return Number.isNaN(at) ? '' : new Date(at).toISOString()
}

describe('a day and a time of day', () => {
  test.each([
    ['9:05', '09:05:00.000'],
    ['09:05:03.123', '09:05:03.123'],
    [' 14:30 ', '14:30:00.000'],
    ['12:00 AM', '00:00:00.000'],
    ['12:30 PM', '12:30:00.000'],
    ['1:05:09 pm', '13:05:09.000'],
    ['2:05 p.m.', '14:05:00.000'],
    ['11:59\u202fPM', '23:59:00.000'],
    ['9 PM', '21:00:00.000'],
    ['14.30', '14:30:00.000'],
    ['14.30.05', '14:30:05.000'],
    ['14h30', '14:30:00.000'],
    ['143005', '14:30:05.000'],
    ['1430', '14:30:00.000'],
    ['93005', '09:30:05.000'],
    ['930', '09:30:00.000'],
    ['1900-01-01 14:30:00', '14:30:00.000'],
  ])('%j is a time of day', (time, clock) => {
    expect(joined('2024-09-10', time)).toBe(`2024-09-10T${clock}Z`)
    expect(isTimeOfDay(time)).toBe(true)
  })

  test.each([
    '25:00',
    '9:61',
    '13:00 PM',
    '0:30 AM',
    '9',
    '99',
    '2460',
    '250000',
    '1234567',
    'noon',
    '14:30 o’clock',
    '2024-09-10',
    '',
  ])('%j is none', (time) => {
    expect([isTimeOfDay(time), joined('2024-09-10', time)]).toEqual([false, ''])
  })

  test.each([
    ['dmy', '10.09.2024'],
    ['mdy', '9/10/24'],
    ['words', 'Sep 10, 2024'],
    ['compact', '20240910'],
    ['excel', '45545'],
    ['dd|MM|yyyy', '10|09|2024'],
    ['iso', '2024-09-10 00:00:00'],
    ['iso', '2024-09-10T08:15:00'],
  ])('joins a day written as %s', (format, day) => {
    expect(joined(day, '2:30 PM', format)).toBe('2024-09-10T14:30:00.000Z')
  })

  test('is of the zone, unless one of the two tells its offset', () => {
    expect(joined('2024-07-01', '10:00', 'iso', 'Europe/Berlin')).toBe('2024-07-01T08:00:00.000Z')
    expect(joined('2024-12-01', '10:00', 'iso', 'Europe/Berlin')).toBe('2024-12-01T09:00:00.000Z')
    expect(joined('2024-12-01', '10:00+05:30', 'iso', 'Europe/Berlin')).toBe('2024-12-01T04:30:00.000Z')
    expect(joined('2024-12-01T00:00:00Z', '10:00', 'iso', 'Europe/Berlin')).toBe('2024-12-01T10:00:00.000Z')
    expect(joined('2024-12-31', '24:00')).toBe('2025-01-01T00:00:00.000Z')
  })

  test('neither alone is an instant, and a format that is none reads nothing', () => {
    expect([
      joined('', '10:00'),
      joined('10.13.2024', '10:00', 'dmy'),
      joined('2024-09-10', '9:00', 'x'),
    ]).toEqual(['', '', ''])
  })
})

describe('reading', () => {
  const parted = { timeColumn: 'day', timesOfDay: [{ day: 'day', time: 'clock' }] }

  test('joins both columns, so that events of a day stand in their order', async () => {
    const { log, rows } = await readText(
      'id,what,day,clock\na,late,03/04/2024,11:30 PM\na,early,03/04/2024,9:05 AM\n',
      { ...parted, timeFormat: 'mdy', zone: 'America/New_York' },
    )
    expect(eventLines(log)).toEqual(['a early 2024-03-04T14:05:00.000Z', 'a late 2024-03-05T04:30:00.000Z'])
    expect(rows[0]).toMatchObject({ read: 2, used: 2, leftOut: [] })
  })

  test('takes a row without a time of day for the beginning of its day, and says so', async () => {
    const { log, rows } = await readText(
      'id,what,day,clock\na,x,2024-03-04,\na,y,2024-03-04,n/a\na,z,2024-03-04,late\na,z,,10:00\na,z,4 March,10:00\n',
      parted,
    )
    expect(eventLines(log)).toEqual(['a x 2024-03-04T00:00:00.000Z', 'a y 2024-03-04T00:00:00.000Z'])
    expect(leftOut(rows[0])).toEqual({ 'no-time-of-day': [2, 3], 'bad-time': [4, 6], 'no-time': [5] })
    expect(rows[0]).toMatchObject({ read: 5, used: 2 })
  })

  test('joins the ends of intervals too; of an end without a time of day only the day is known', async () => {
    const { log, rows } = await readText(
      [
        'id,what,day,clock,till,until',
        'a,x,2024-03-04,10:00,2024-03-04,11:30',
        'a,y,2024-03-05,10:00,2024-03-05,',
        'a,z,2024-03-06,10:00,2024-03-07,',
        'a,z,2024-03-08,10:00,2024-03-08,9:00',
        'a,z,2024-03-09,10:00,,',
      ].join('\n'),
      {
        ...{ ...parted, shape: 'interval', endColumn: 'till' },
        timesOfDay: [...parted.timesOfDay, { day: 'till', time: 'until' }],
      },
    )
    expect(log.activities).toEqual(['x', 'y', 'z'])
    const ends = Array.from(log.endAt ?? [], (at) => (Number.isNaN(at) ? '' : new Date(at).toISOString()))
    expect(ends).toEqual(['2024-03-04T11:30:00.000Z', '', '2024-03-07T00:00:00.000Z', ''])
    expect(leftOut(rows[0])).toEqual({ 'bad-end': [5], 'no-time-of-day': [3, 4] })
  })

  test('joins the dates of a wide table each with its own', async () => {
    const { log, rows } = await readText(
      'id,Opened Date,Opened Time,Closed Date,Closed Time\na,1.3.2024,9:00,1.3.2024,17:00\nb,2.3.2024,,3.3.2024,\n',
      {
        ...{ shape: 'wide', timeColumn: null, activityColumn: null, timeFormat: 'dmy' },
        stateColumns: ['Opened Date', 'Closed Date'],
        timesOfDay: [
          { day: 'Opened Date', time: 'Opened Time' },
          { day: 'Closed Date', time: 'Closed Time' },
        ],
      },
    )
    expect(eventLines(log)).toEqual([
      'a Opened Date 2024-03-01T09:00:00.000Z',
      'a Closed Date 2024-03-01T17:00:00.000Z',
      'b Opened Date 2024-03-02T00:00:00.000Z',
      'b Closed Date 2024-03-03T00:00:00.000Z',
    ])
    expect(leftOut(rows[0])).toEqual({ 'no-time-of-day': [3] })
  })

  test('counts a newer export that holds the older one once', async () => {
    const older = 'id,what,day,clock\na,x,2024-03-04,10:00\n'
    const reading = readingOf(parted)
    const { log } = await read(
      { source: fileOf(older, 'a.csv'), reading },
      { source: fileOf(`${older}a,x,2024-03-04,11:00\n`, 'b.csv'), reading },
    )
    expect(eventLines(log)).toEqual(['a x 2024-03-04T10:00:00.000Z', 'a x 2024-03-04T11:00:00.000Z'])
  })

  test('refuses a file that lacks the column', async () => {
    const file = { source: fileOf('id,what,day\na,x,2024-03-04\n', 'a.csv'), reading: readingOf(parted) }
    expect(await refused(file)).toMatchObject({
      code: 'no-column',
      message: expect.stringContaining('clock'),
    })
  })

  test('readings of earlier versions are readings still, and hostile ones are refused', () => {
    const isSound = (timesOfDay: unknown): boolean =>
      v.safeParse(readingSchema, { ...readingOf(), timesOfDay }).success
    expect(v.safeParse(readingSchema, readingOf()).output).toEqual(readingOf())
    expect(isSound([{ day: 'day', time: 'clock' }])).toBe(true)
    const long = 'x'.repeat(501)
    for (const hostile of [
      null,
      'clock',
      { day: 'day', time: 'clock' },
      [['day', 'clock']],
      [{ day: 'day' }],
      [{ day: 'day', time: 7 }],
      [{ day: 'day', time: '' }],
      [{ day: long, time: 'clock' }],
      new Array(201).fill({ day: 'day', time: 'clock' }),
    ])
      expect(isSound(hostile), JSON.stringify(hostile)?.slice(0, 60)).toBe(false)
  })
})

describe('guessing', () => {
  /** Rows of 20 customers who come by five times, with the columns that a test adds. */
  const table = (head: readonly string[], cells: (at: number) => readonly string[]): string =>
    tableOf(['customer_id', ...head, 'event'], 100, (at) => [
      `u${1000 + (at % 20)}`,
      ...cells(at),
      stateOf(Math.floor(at / 20)),
    ])
  const clock = (at: number): string => `${two(at % 24)}:${two((at * 7) % 60)}`
  const half = (at: number): string => `${(at % 12) + 1}:${two((at * 7) % 60)} ${at % 2 === 0 ? 'AM' : 'PM'}`
  const day = (at: number): string => `2024-03-${two((at % 28) + 1)}`

  test.each([
    ['date', 'time', day, clock, 'iso'],
    ['Created Date', 'Created Time', (at: number) => `3/${(at % 28) + 1}/2024`, half, 'mdy'],
    ['Datum', 'Uhrzeit', (at: number) => `${two((at % 28) + 1)}.03.2024`, clock, 'dmy'],
    ['Startdatum', 'Startzeit', (at: number) => `${two((at % 28) + 1)}.03.2024`, clock, 'dmy'],
    [
      'eventDate',
      'eventTime',
      (at: number) => `202403${two((at % 28) + 1)}`,
      (at: number) => `${two(at % 24)}${two(at % 60)}59`,
      'compact',
    ],
    ['event_date', 'clock_time', (at: number) => `${day(at)} 00:00:00`, clock, 'iso'],
    ['date', 'time_utc', day, clock, 'iso'],
  ] as const)('%s and %s are read as one', async (dayHead, timeHead, dayOf, timeOf, format) => {
    const file = fileOf(table([dayHead, timeHead], (at) => [dayOf(at), timeOf(at)]))
    const { reading, columns, why, ambiguous } = await inspected(file)
    expect(reading).toMatchObject({
      ...{ shape: 'long', caseColumn: 'customer_id', activityColumn: 'event', timeColumn: dayHead },
      ...{ timeFormat: format, timesOfDay: [{ day: dayHead, time: timeHead }] },
    })
    expect(columns.find(({ name }) => name === timeHead)?.kind).toBe('time-of-day')
    expect(reading.columns).toEqual([])
    expect(why.join(' ')).toContain(`“${dayHead}” holds days and “${timeHead}” the times of day`)
    expect(ambiguous.join(' ')).not.toContain('time of day')
    const { log, rows } = await read({ source: file, reading })
    expect([log.at.length, rows[0]?.leftOut]).toEqual([100, []])
    expect(new Set(Array.from(log.at, (at) => at % 86_400_000)).size).toBeGreaterThan(20)
  })

  test('a few cells that are none, or empty, are no reason against it', async () => {
    const text = table(['date', 'time'], (at) => [
      day(at),
      at % 17 === 3 ? '' : at === 50 ? 'late' : clock(at),
    ])
    const { reading } = await inspected(fileOf(text))
    expect(reading.timesOfDay).toEqual([{ day: 'date', time: 'time' }])
    const { rows } = await readText(text, reading)
    expect(leftOut(rows[0])).toEqual({ 'bad-time': [52], 'no-time-of-day': [5, 22, 39, 56, 73] })
    expect(rows[0]).toMatchObject({ read: 100, used: 99 })
  })

  test('halves of the day tell that months come first, where the days leave it open', async () => {
    const file = (timeOf: (at: number) => string) =>
      fileOf(table(['date', 'time'], (at) => [`${(at % 4) + 1}/${(at % 5) + 1}/2024`, timeOf(at)]))
    const american = await inspected(file(half))
    expect(american.reading.timeFormat).toBe('mdy')
    expect(american.ambiguous.join(' ')).toContain('“1/5/2024” is read as 5 January 2024')
    expect((await inspected(file(clock))).reading.timeFormat).toBe('dmy')
  })

  test('a time of day that says its zone leaves none to be chosen', async () => {
    const file = fileOf(table(['date', 'time'], (at) => [day(at), `${clock(at)}+02:00`]))
    const { why, ambiguous } = await inspected(file)
    expect(why.join(' ')).toContain('say their offset from UTC (+02:00)')
    expect(ambiguous).toEqual([])
  })

  test('without headings, a column of clock times behind the days', async () => {
    const text = table(['a', 'b'], (at) => [day(at), clock(at)])
    const { reading } = await inspected(fileOf(text.slice(text.indexOf('\n') + 1)))
    expect(reading).toMatchObject({ head: false, timesOfDay: [{ day: 'Column 2', time: 'Column 3' }] })
  })

  test('each date of a wide table has its own', async () => {
    const head = ['ticket_id', 'Created Date', 'Created Time', 'Solved Date', 'Solved Time']
    const text = tableOf(head, 30, (at) => [`t${at}`, day(at), clock(at), day(at), clock(at + 1)])
    expect((await inspected(fileOf(text))).reading).toMatchObject({
      shape: 'wide',
      stateColumns: ['Created Date', 'Solved Date'],
      timesOfDay: [
        { day: 'Created Date', time: 'Created Time' },
        { day: 'Solved Date', time: 'Solved Time' },
      ],
    })
  })

  test('a column that holds both is read alone', async () => {
    const stamped = table(['date', 'time', 'timestamp'], (at) => [
      day(at),
      clock(at),
      `${day(at)} ${clock(at)}`,
    ])
    const { reading } = await inspected(fileOf(stamped))
    expect([reading.timeColumn, reading.timesOfDay]).toEqual(['timestamp', undefined])
  })

  test('beside one that holds both, only a namesake is the time of a day', async () => {
    const noted = (name: string) =>
      inspected(
        fileOf(
          table(['event_date', name, 'updated_at'], (at) => [day(at), clock(at), `${day(at)} ${clock(at)}`]),
        ),
      )
    expect((await noted('event_time')).reading.timesOfDay).toEqual([
      { day: 'event_date', time: 'event_time' },
    ])
    const { reading, ambiguous } = await noted('opening_time')
    expect([reading.timeColumn, reading.timesOfDay]).toEqual(['event_date', undefined])
    expect(ambiguous.join(' ')).toContain('the time of day in “opening_time” is not read')
  })

  test('how long something took is no time of day', async () => {
    for (const head of ['duration', 'Handle Time', 'Time on Page', 'Wartezeit']) {
      const { reading, columns } = await inspected(
        fileOf(table(['date', head], (at) => [day(at), clock(at)])),
      )
      expect(reading.timesOfDay, head).toBeUndefined()
      expect(columns[2]?.kind, head).not.toBe('time-of-day')
    }
  })

  test('the times of day of a workbook', async () => {
    const rows = Array.from({ length: 40 }, (_, at) => [
      `u${1000 + (at % 10)}`,
      stateOf(at),
      new Date(Date.UTC(2024, 2, (at % 28) + 1)),
      new Date(Date.UTC(2024, 2, 1, at % 24, 30)),
    ])
    const book = await writeXlsx({
      sheets: [{ name: 'Data', rows: [['user_id', 'event', 'Date', 'Time'], ...rows] }],
    })
    const parts = unzipSync(book)
    const sheet = 'xl/worksheets/sheet1.xml'
    // The writer knows no times without a day: what stands before the point is taken away.
    const timed = strFromU8(parts[sheet] as Uint8Array).replace(/(<c r="D[^>]*><v>)\d+(\.\d+<)/g, '$10$2')
    const file = fileOf(zipSync({ ...parts, [sheet]: strToU8(timed) }), 'events.xlsx')
    const { reading, rows: shown } = await inspected(file)
    expect(shown[1]).toEqual(['u1001', 'cart', '2024-03-02', '01:30:00'])
    expect(reading).toMatchObject({ timeColumn: 'Date', timesOfDay: [{ day: 'Date', time: 'Time' }] })
    const { log } = await read({ source: file, reading })
    expect(eventLines(log)[0]).toBe('u1000 visit 2024-03-01T00:30:00.000Z')
  })
})
