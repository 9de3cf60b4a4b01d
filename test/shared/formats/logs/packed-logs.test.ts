import { gzipSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import type { LogReading } from '#shared/formats/logs/reading.ts'
import { sampleSheet } from '#shared/formats/logs/workbook-rows.ts'
import { sampleXes } from '#shared/formats/logs/xes-rows.ts'
import { fileOf } from './inspect-builders.ts'
import { columnOf, eventLines, leftOut, read, readingOf, readText, refused } from './log-files.ts'

const HEAD = 'id,what,when\n'

describe('gzip', () => {
  const packed = (text: string): Uint8Array => Uint8Array.from(gzipSync(text))

  test('is told from the content, in one member or several', async () => {
    const rows = Array.from({ length: 3000 }, (_, at) => `${at},${at % 7},2024-01-01\n`)
    const members = [packed(HEAD), packed(rows.slice(0, 1000).join('')), packed(rows.slice(1000).join(''))]
    const bytes = Uint8Array.from(members.flatMap((member) => [...member]))
    expect((await readText(bytes)).rows[0]).toMatchObject({ read: 3000, used: 3000 })
  })

  test('torn or faked', async () => {
    const whole = packed(
      `${HEAD}${Array.from({ length: 999 }, (_, at) => `${at * 7919},x,2024-01-01\n`).join('')}`,
    )
    const torn = { source: fileOf(whole.slice(0, -200), 'x.csv.gz'), reading: readingOf() }
    expect(await refused(torn)).toEqual({
      code: 'damaged',
      message: '“x.csv.gz” is damaged: it cannot be unpacked.',
    })
    const faked = { source: fileOf(Uint8Array.of(0x1f, 0x8b, 1, 2, 3, 4), 'x.csv'), reading: readingOf() }
    expect((await refused(faked)).code).toBe('damaged')
  })

  test('that holds what can only fill a machine', async () => {
    const member = packed('\n'.repeat(1 << 20))
    const bomb = Uint8Array.from(
      [packed(HEAD), ...Array.from({ length: 20 }, () => member)].flatMap((one) => [...one]),
    )
    expect((await refused({ source: fileOf(bomb, 'x.csv.gz', 65_536), reading: readingOf() })).code).toBe(
      'too-large',
    )
  })
})

describe('workbooks', () => {
  const book = (rows: (string | number | boolean | Date | null)[][]): Promise<Uint8Array> =>
    writeXlsx({
      sheets: [
        { name: 'Notes', rows: [['nothing']] },
        { name: 'Data', rows },
      ],
    })
  const reading = (parts: Partial<LogReading> = {}): LogReading =>
    readingOf({
      format: 'workbook',
      sheet: 'Data',
      columns: [{ column: 'n', role: 'value', of: 'event' }],
      ...parts,
    })

  test('are read from the sheet that is asked for: days, numbers, texts; nothing is computed', async () => {
    const content = await book([
      ['Report'],
      [null],
      ['id', 'what', 'when', 'n'],
      ['a', 'x', new Date('2024-09-10T12:30:05Z'), 1.5],
      [7, '=1+1', new Date('2024-09-11T00:00:00Z'), 'zz'],
      ['a', true, 'never', 3],
      ['a', 'x', new Date('2024-09-11T00:00:00Z'), 3, 'more'],
      ['a', 'y', new Date('2024-09-12T00:00:00Z')],
    ])
    const source = fileOf(content, 'x.xlsx')
    const { log, rows } = await read({ source, reading: reading() })
    expect(eventLines(log)).toEqual([
      'a x 2024-09-10T12:30:05.000Z',
      'a y 2024-09-12T00:00:00.000Z',
      '7 =1+1 2024-09-11T00:00:00.000Z',
    ])
    expect(columnOf(log, 'n')).toEqual([1.5, Number.NaN, Number.NaN])
    expect(leftOut(rows[0])).toEqual({ 'bad-time': [6], 'too-long': [7], 'bad-number': [5] })

    const sample = await sampleSheet(source, 'Data', 3)
    expect(sample).toMatchObject({ sheets: ['Notes', 'Data'], sheet: 'Data', whole: false })
    expect(sample.rows.at(-1)).toEqual({ line: 4, cells: ['a', 'x', '2024-09-10 12:30:05', '1.5'] })
  })

  test('that are damaged, or have no such sheet', async () => {
    const content = await book([['id', 'what', 'when', 'n']])
    const torn = { source: fileOf(content.slice(0, 900), 'x.xlsx'), reading: reading() }
    expect((await refused(torn)).code).toBe('damaged')
    const other = { source: fileOf(content, 'x.xlsx'), reading: reading({ sheet: 'June' }) }
    const message = '“x.xlsx” has no sheet “June”. It has: “Notes”, “Data”.'
    expect(await refused(other)).toEqual({ code: 'no-sheet', message })
    const first = { source: fileOf(content, 'x.xlsx'), reading: reading({ sheet: 'Notes' }) }
    expect((await refused(first)).code).toBe('no-column')
  })
})

describe('XES', () => {
  const event = (what: string, when: string, more = ''): string =>
    `<event>\n<string key="concept:name" value="${what}"/><date key="time:timestamp" value="${when}"/>${more}</event>`
  const log = `<?xml version="1.0" encoding="UTF-8"?>
<!-- written by hand -->
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
<global scope="event"><string key="concept:name" value="DEFAULT"/></global>
<string key="concept:name" value="the log"/>
<trace><string key="concept:name" value="a"/><int key="amount" value="200"/>
${event('pay', '2011-10-30T02:30:00.500+01:00', '<string key="lifecycle:transition" value="COMPLETE"/>')}
${event('r&amp;d', '2011-10-30T02:30:00.500+02:00', '<string key="org:resource" value="1"><string key="unit" value="u"/></string>')}
</trace><trace><string key="concept:name" value="b"/>${event('pay', 'soon')}</trace></log>`
  const reading = readingOf({
    format: 'xes',
    caseColumn: 'case:concept:name',
    activityColumn: 'concept:name',
    timeColumn: 'time:timestamp',
    lifecycleColumn: 'lifecycle:transition',
    columns: [
      { column: 'case:amount', role: 'value', of: 'case' },
      { column: 'org:resource', role: 'segment', of: 'event' },
      { column: 'org:resource/unit', role: 'segment', of: 'event' },
    ],
  })

  test.each([
    ['as it is', Buffer.from(log)],
    ['packed', gzipSync(log)],
  ])('%s: events with what traces and events say, offsets honoured', async (_, bytes) => {
    const { log: found, rows } = await read({ source: fileOf(Uint8Array.from(bytes), 'x.xes'), reading })
    expect(eventLines(found)).toEqual(['a r&d 2011-10-30T00:30:00.500Z', 'a pay 2011-10-30T01:30:00.500Z'])
    expect(found.lifecycleOf).toEqual(Uint8Array.of(0, 2))
    expect(columnOf(found, 'case:amount')).toEqual([200])
    expect(columnOf(found, 'org:resource')).toEqual(['1', ''])
    expect(columnOf(found, 'org:resource/unit')).toEqual(['u', ''])
    expect(leftOut(rows[0])).toEqual({ 'bad-time': [12] })
  })

  test('shows its beginning as a table', async () => {
    const sample = await sampleXes(fileOf(log, 'x.xes'), 2)
    expect(sample.whole).toBe(false)
    expect(sample.rows[0]?.slice(0, 4)).toEqual([
      'case:concept:name',
      'case:amount',
      'concept:name',
      'time:timestamp',
    ])
    expect(sample.rows.map((row) => row[2])).toEqual(['concept:name', 'pay', 'r&d'])
  })

  test('says in Latin when it is', async () => {
    const latin = log.replace('UTF-8', 'ISO-8859-1').replaceAll('pay', 'zahlen für')
    const { log: found } = await read({
      source: fileOf(Uint8Array.from(Buffer.from(latin, 'latin1')), 'x.xes'),
      reading,
    })
    expect(found.activities).toContain('zahlen für')
  })

  test.each([
    ['torn', log.slice(0, -20)],
    ['no XML', 'id,what,when\n'],
    ['another document', '<svg/>'],
    ['entities that unfold', '<!DOCTYPE log [<!ENTITY a "aaaaaaaa">]><log><trace/></log>'],
    ['nested without end', `<log><trace>${'<list key="a">'.repeat(100)}`],
  ])('%s is refused', async (_, text) => {
    expect((await refused({ source: fileOf(text, 'x.xes'), reading })).code).toBe('damaged')
  })
})
