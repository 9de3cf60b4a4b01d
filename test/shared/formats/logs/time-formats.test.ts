import { describe, expect, test } from 'vitest'
import { isTimeFormat, TIME_FORMATS, timeReader } from '#shared/formats/logs/time-formats.ts'

const iso = (format: string, text: string, zone = 'UTC'): string => {
  const instant = timeReader(format, zone)(text)
  return Number.isNaN(instant) ? 'none' : new Date(instant).toISOString()
}

test.each([
  ['iso', '2024-09-10', '2024-09-10T00:00:00.000Z'],
  ['iso', ' 2021-01-07 6:49:18 ', '2021-01-07T06:49:18.000Z'],
  ['iso', '2024/09/10 12:30', '2024-09-10T12:30:00.000Z'],
  ['iso', '2024-09-10T12:30:00.5+02:00', '2024-09-10T10:30:00.500Z'],
  ['iso', '2024-09-10T12:30:00,25-0330', '2024-09-10T16:00:00.250Z'],
  ['iso', '2024-09-10 12:30:00 UTC', '2024-09-10T12:30:00.000Z'],
  ['iso', '2024-09-10 12:30:00+02', '2024-09-10T10:30:00.000Z'],
  ['iso', '2024-09-10T12:30+02:00[Europe/Berlin]', '2024-09-10T10:30:00.000Z'],
  ['iso', '2024-12-31T24:00:00Z', '2025-01-01T00:00:00.000Z'],
  ['iso', '2024-02-29 02:30 PM', '2024-02-29T14:30:00.000Z'],
  ['dmy', '10.09.2024 12:30', '2024-09-10T12:30:00.000Z'],
  ['dmy', '3/4/24, 12:05 AM', '2024-04-03T00:05:00.000Z'],
  ['dmy', '1-2-1999', '1999-02-01T00:00:00.000Z'],
  ['mdy', '9/10/2024 12:30:05\u202fPM', '2024-09-10T12:30:05.000Z'],
  ['mdy', '3/4/2024 1pm', '2024-03-04T13:00:00.000Z'],
  ['words', 'Sep 10, 2024 12:30 p.m.', '2024-09-10T12:30:00.000Z'],
  ['words', '10-Sept-24', '2024-09-10T00:00:00.000Z'],
  ['words', 'Tue, 10 Sep 2024 12:30:00 +0200', '2024-09-10T10:30:00.000Z'],
  ['words', 'Tue Sep 10 12:30:00 2024', '2024-09-10T12:30:00.000Z'],
  ['words', 'Tue Sep 10 2024 12:30:00 GMT+0200 (Central European)', '2024-09-10T10:30:00.000Z'],
  ['words', 'September 1st, 2024 at 3:15 PM EST', '2024-09-01T20:15:00.000Z'],
  ['compact', '20240910', '2024-09-10T00:00:00.000Z'],
  ['compact', '20240910T123005Z', '2024-09-10T12:30:05.000Z'],
  ['epoch-s', '1725971400.5', '2024-09-10T12:30:00.500Z'],
  ['epoch-ms', '1725971400123', '2024-09-10T12:30:00.123Z'],
  ['epoch-us', '1725971400123456', '2024-09-10T12:30:00.123Z'],
  ['excel', '45545,520833333', '2024-09-10T12:30:00.000Z'],
  ["dd.MM.yy HH'h'mm", '10.09.24 12h30', '2024-09-10T12:30:00.000Z'],
  ['yyyyMMddHHmm', '202409101235', '2024-09-10T12:35:00.000Z'],
  ['h:mm a, MMM d yyyy', '12:30 AM, Sep 5 2024', '2024-09-05T00:30:00.000Z'],
  ['yyyy-MM-dd HH:mm:ss.SSS Z', '2024-09-10 12:30:00.250 +02:00', '2024-09-10T10:30:00.250Z'],
])('%s: “%s” is %s', (format, text, expected) => {
  expect(iso(format, text)).toBe(expected)
})

test.each([
  ['iso', '2024-02-30'],
  ['iso', '2023-02-29'],
  ['iso', '2024-13-01'],
  ['iso', '2024-09'],
  ['iso', '0000-00-00 00:00:00'],
  ['iso', '2024-09-10T'],
  ['iso', '2024-09-10 12:61'],
  ['iso', '2024-09-10 12:30 later'],
  ['iso', '2024-09-10 13:30 PM'],
  ['iso', '=TODAY()'],
  ['iso', ''],
  ['dmy', '13/14/2024'],
  ['dmy', '1/2/345'],
  ['words', 'Foo 10, 2024'],
  ['epoch-s', '1725971400123'],
  ['epoch-ms', '1725971400'],
  ['epoch-ms', '1.7E+12'],
  ['excel', '20240910'],
  ['yyyy-MM', '2024-09'],
  ['constructor', '2024-09-10'],
])('%s: “%s” is none', (format, text) => {
  expect(iso(format, text)).toBe('none')
})

test('keeps microseconds', () => {
  const instant = timeReader('iso', 'UTC')('2024-09-10T12:30:00.123456Z')
  expect(instant - Date.UTC(2024, 8, 10, 12, 30)).toBeCloseTo(123.456, 3)
})

test('no digits alone are a stamp of two known formats', () => {
  for (const text of ['20240910', '45545.5', '1725971400', '1725971400123', '1725971400123456'])
    expect(
      TIME_FORMATS.filter(({ id }) => iso(id, text) !== 'none'),
      text,
    ).toHaveLength(1)
})

test('every known format reads what it gives as an example', () => {
  for (const { id, example } of TIME_FORMATS)
    for (const text of example.split(' or ')) expect(iso(id, text), `${id} ${text}`).not.toBe('none')
})

test('a pattern needs a year, a month and a day', () => {
  expect(['dd/MM/yyyy', 'yyyy-MM-dd'].every(isTimeFormat)).toBe(true)
  expect(['HH:mm', 'dd/MM', 'yyyy-MM-dd hh:mm', ''].some(isTimeFormat)).toBe(false)
})

describe('stamps without an offset are of the zone', () => {
  test.each([
    ['Europe/Berlin', '2024-07-01 12:00', '2024-07-01T10:00:00.000Z'],
    ['Europe/Berlin', '2024-01-01 12:00', '2024-01-01T11:00:00.000Z'],
    ['Europe/Berlin', '2024-03-31 01:59', '2024-03-31T00:59:00.000Z'],
    // Clocks went from 2:00 to 3:00: half past two never was.
    ['Europe/Berlin', '2024-03-31 02:30', '2024-03-31T01:30:00.000Z'],
    ['Europe/Berlin', '2024-03-31 03:00', '2024-03-31T01:00:00.000Z'],
    // And from 3:00 to 2:00: half past two was twice.
    ['Europe/Berlin', '2024-10-27 02:30', '2024-10-27T00:30:00.000Z'],
    ['Europe/Berlin', '2024-10-27 03:00', '2024-10-27T02:00:00.000Z'],
    ['America/New_York', '2024-03-10 02:30', '2024-03-10T07:30:00.000Z'],
    ['America/New_York', '2024-11-03 01:30', '2024-11-03T05:30:00.000Z'],
    ['Australia/Lord_Howe', '2024-04-07 01:45', '2024-04-06T14:45:00.000Z'],
    ['Asia/Kathmandu', '2024-05-01 05:45', '2024-05-01T00:00:00.000Z'],
    ['Nowhere/Land', '2024-05-01 05:45', '2024-05-01T05:45:00.000Z'],
  ])('%s %s is %s', (zone, text, expected) => {
    expect(iso('iso', text, zone)).toBe(expected)
  })

  test('agrees with the calendar of the machine in every hour around the changes of a year', () => {
    const zone = 'America/Santiago'
    const read = timeReader('iso', zone)
    const shown = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
    })
    for (const change of [Date.UTC(2024, 3, 7, 3), Date.UTC(2024, 8, 8, 4)]) {
      for (let hour = -72; hour < 72; hour++) {
        const instant = change + hour * 3_600_000
        // The second coming of an hour is read as the first.
        expect([instant, instant - 3_600_000]).toContain(read(shown.format(instant)))
      }
      expect(read(shown.format(change - 7_200_000))).toBe(change - 7_200_000)
      expect(read(shown.format(change + 7_200_000))).toBe(change + 7_200_000)
    }
  })

  test('an offset in the stamp goes before the zone', () => {
    expect(iso('iso', '2024-07-01T12:00:00-05:00', 'Europe/Berlin')).toBe('2024-07-01T17:00:00.000Z')
  })
})
