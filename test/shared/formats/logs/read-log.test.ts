import { describe, expect, test } from 'vitest'
import { LIFECYCLES } from '#shared/analysis/journey/event-log.ts'
import { readLog } from '#shared/formats/logs/read-log.ts'
import { fileOf } from './inspect-builders.ts'
import { columnOf, eventLines, leftOut, read, readingOf, readText, refused } from './log-files.ts'

const HEAD = 'id,what,when\n'

describe('long tables', () => {
  test('become events by case, time and place in the file', async () => {
    const { log, rows } = await readText(
      `${HEAD}b,pay,2024-01-02\na,visit,2024-01-03\nb,visit,2024-01-01\na,second,2024-01-03\na,first,2024-01-01\n`,
    )
    expect(eventLines(log)).toEqual([
      'b visit 2024-01-01T00:00:00.000Z',
      'b pay 2024-01-02T00:00:00.000Z',
      'a first 2024-01-01T00:00:00.000Z',
      'a visit 2024-01-03T00:00:00.000Z',
      'a second 2024-01-03T00:00:00.000Z',
    ])
    expect(rows).toEqual([{ file: 'events.csv', read: 5, used: 5, repeated: 0, leftOut: [] }])
  })

  test('have their columns by name, wherever they stand, behind what programs write on top', async () => {
    const text =
      'Report of May\n\n# all markets;;\n\nwhen;id; n ;what\n2024-01-01;a;1.234,5;x\n2024-01-02;a;;y\n'
    const { log } = await readText(text, {
      delimiter: ';',
      decimal: ',',
      columns: [{ column: 'n', role: 'value', of: 'event' }],
    })
    expect(log.activities).toEqual(['x', 'y'])
    expect(columnOf(log, 'n')).toEqual([1234.5, Number.NaN])
  })

  test('may have no head', async () => {
    const { log } = await readText('a,x,2024-01-01\na,y,2024-01-02\n', {
      head: false,
      caseColumn: 'Column 1',
      activityColumn: 'Column 2',
      timeColumn: 'Column 3',
    })
    expect(log.activities).toEqual(['x', 'y'])
  })

  test('without a column of states have one state', async () => {
    const { log } = await readText('id,when\na,2024-01-01\n', {
      activityColumn: null,
      activityName: 'answered the survey',
    })
    expect(eventLines(log)).toEqual(['a answered the survey 2024-01-01T00:00:00.000Z'])
  })

  test('tell words and numbers, of events and of cases, the first of a case', async () => {
    const { log } = await readText(
      'id,what,when,plan,score,city\na,x,2024-01-02,,3,Ulm\na,x,2024-01-01,pro,,Bonn\nb,x,2024-01-01,free,4.5,\n',
      {
        columns: [
          { column: 'plan', role: 'segment', of: 'case' },
          { column: 'score', role: 'score', of: 'event', score: { kind: 'csat', low: 1, high: 5 } },
          { column: 'city', role: 'segment', of: 'event' },
          { column: 'gone since last month', role: 'segment', of: 'event' },
        ],
      },
    )
    expect(columnOf(log, 'plan')).toEqual(['pro', 'free'])
    expect(columnOf(log, 'score')).toEqual([Number.NaN, 3, 4.5])
    expect(columnOf(log, 'city')).toEqual(['Bonn', 'Ulm', ''])
    expect(log.columns.get('score')).toMatchObject({ scale: { kind: 'csat', low: 1, high: 5 } })
  })

  test.each([
    ['all', ['start', 'complete', 'unsaid', 'other']],
    ['start', ['start']],
    ['complete', ['complete', 'unsaid']],
  ] as const)('with phases: %s', async (lifecycle, expected) => {
    const { log, rows } = await readText(
      'id,what,when,phase\na,start,2024-01-01,START\na,complete,2024-01-02,Complete\na,unsaid,2024-01-03,\na,other,2024-01-04,suspend\n',
      { lifecycleColumn: 'phase', lifecycle },
    )
    expect(log.activities).toEqual(expected)
    expect([rows[0]?.used, rows[0]?.leftOut[0]?.rows ?? 0]).toEqual([expected.length, 4 - expected.length])
  })

  test('phases are known by the words of other languages, and a cell that says nothing tells none', async () => {
    const { log } = await readText(
      'id,what,when,phase\na,x,2024-01-01,Beginn\na,x,2024-01-02,abgeschlossen\na,x,2024-01-03,Début\na,x,2024-01-04,ended\na,x,2024-01-05,NULL\na,x,2024-01-06,abort\n',
      { lifecycleColumn: 'phase', lifecycle: 'all' },
    )
    expect(Array.from(log.lifecycleOf ?? [], (phase) => LIFECYCLES[phase])).toEqual([
      ...['start', 'complete', 'start', 'complete', 'none', 'other'],
    ])
  })

  test('take only rows that speak of the right thing', async () => {
    const { log, rows } = await readText(
      'id,what,when,name\na,new,2024-01-01,stage\na,Ann,2024-01-02,owner\na,won,2024-01-03,stage\n',
      { only: { column: 'name', values: ['stage'] } },
    )
    expect(log.activities).toEqual(['new', 'won'])
    expect(leftOut(rows[0])).toEqual({ filtered: [3] })
  })
})

test('intervals have an end, or go on; one that ends before it begins is left out', async () => {
  const { log, rows } = await readText(
    'id,what,when,till\na,x,2024-01-01,2024-01-02\na,y,2024-01-03,\na,z,2024-01-05,2024-01-04\na,z,2024-01-05,soon\n',
    { shape: 'interval', endColumn: 'till' },
  )
  expect(log.endAt).toEqual(Float64Array.of(Date.UTC(2024, 0, 2), Number.NaN))
  expect(leftOut(rows[0])).toEqual({ 'bad-end': [4], 'bad-time': [5] })
})

test('wide tables have an event for every date', async () => {
  const { log, rows } = await readText(
    'id,lead,won,lost,size\na,01.02.2024,03.02.2024,,7\nb,02.02.2024,,n/a,8\nc,,,,9\nd,05.02.2024,tomorrow,,1\n,01.02.2024,,,1\n',
    {
      shape: 'wide',
      activityColumn: null,
      timeColumn: null,
      stateColumns: ['lead', 'won', 'lost'],
      timeFormat: 'dmy',
      columns: [{ column: 'size', role: 'value', of: 'case' }],
    },
  )
  expect(eventLines(log)).toEqual([
    'a lead 2024-02-01T00:00:00.000Z',
    'a won 2024-02-03T00:00:00.000Z',
    'b lead 2024-02-02T00:00:00.000Z',
    'd lead 2024-02-05T00:00:00.000Z',
  ])
  expect(columnOf(log, 'size')).toEqual([7, 8, 1])
  expect(leftOut(rows[0])).toEqual({ 'no-case': [6], 'no-time': [4], 'bad-date': [5] })
  expect(rows[0]).toMatchObject({ read: 5, used: 3 })
})

test('a newer export of a wide table has its rows again, with more dates: what was known counts once', async () => {
  const wide = {
    shape: 'wide' as const,
    activityColumn: null,
    timeColumn: null,
    stateColumns: ['lead', 'won'],
  }
  const file = (name: string, text: string) => ({
    source: fileOf(`id,lead,won\n${text}`, name),
    reading: readingOf({ ...wide, timeFormat: 'iso' }),
  })
  const older = file('may.csv', 'a,2024-05-01,\nb,2024-05-02,\n')
  const newer = file('june.csv', 'a,2024-05-01,2024-06-03\nb,2024-05-02,\nc,2024-06-01,\n')
  for (const files of [
    [older, newer],
    [newer, older],
  ]) {
    const read = await readLog(files)
    if (!read.ok) throw new Error(read.error.message)
    expect(eventLines(read.value.log)).toEqual([
      'a lead 2024-05-01T00:00:00.000Z',
      'a won 2024-06-03T00:00:00.000Z',
      'b lead 2024-05-02T00:00:00.000Z',
      'c lead 2024-06-01T00:00:00.000Z',
    ])
    // The older one is not needed any more.
    expect(read.value.rows[files.indexOf(older)]).toMatchObject({ read: 2, used: 0 })
  }
})

describe('several files', () => {
  const events = (text: string, match: 'exact' | 'folded' | 'email' = 'exact', name = 'events.csv') => ({
    source: fileOf(`${HEAD}${text}`, name),
    reading: readingOf({ match }),
  })
  const people = (text: string, match: 'exact' | 'folded' | 'email' = 'exact') => ({
    source: fileOf(`mail,plan,paid\n${text}`, 'people.csv'),
    reading: readingOf({
      shape: 'cases',
      match,
      caseColumn: 'mail',
      activityColumn: null,
      timeColumn: null,
      columns: [
        { column: 'plan', role: 'segment', of: 'case' },
        { column: 'paid', role: 'value', of: 'case' },
      ],
    }),
  })

  test('a master record joins what it knows to cases that have events, and tells the others', async () => {
    const { log, rows } = await read(
      people('a,pro,10\nb,free,\nb,late,5\nb,later,6\nc,pro,1\n,pro,1\n'),
      events('b,x,2024-01-01\na,x,2024-01-01\n'),
    )
    expect(log.cases).toEqual(['b', 'a'])
    expect(columnOf(log, 'plan')).toEqual(['free', 'pro'])
    expect(columnOf(log, 'paid')).toEqual([5, 10])
    expect(rows.map(({ file }) => file)).toEqual(['people.csv', 'events.csv'])
    expect(leftOut(rows[0])).toEqual({ 'same-id': [5], 'no-such-case': [6], 'no-case': [7] })
  })

  test.each([
    ['exact', ' a1', 'a1', 'A1'],
    ['folded', 'Müller  GmbH', 'muller gmbh', 'muller ag'],
    ['email', 'Ann <Ann@Example.com>', 'mailto:ann@example.COM', 'ann@example.org'],
  ] as const)('ids match %s', async (match, first, same, other) => {
    const { log } = await read(
      events(`${first},x,2024-01-01\n${other},x,2024-01-01\n`, match),
      events(`${same},y,2024-01-02\n`, match, 'more.csv'),
    )
    expect(log.cases).toHaveLength(2)
    expect([...log.firstOf]).toEqual([0, 2, 3])
  })

  test('of one name and different meaning stay two columns', async () => {
    const file = (role: 'segment' | 'channel') => ({
      source: fileOf(`id,what,when,via\na,x,2024-01-01,${role} a\n`, `${role}.csv`),
      reading: readingOf({ columns: [{ column: 'via', role, of: 'event' }] }),
    })
    const { log } = await read(file('segment'), file('channel'))
    expect([...log.columns].map(([name, { role }]) => [name, role])).toEqual([
      ['via', 'segment'],
      ['via (2)', 'channel'],
    ])
  })
})

test('a state may be called “none”; an id that is “none” is none', async () => {
  const { log, rows } = await readText(
    'id,what,when,n\na,None,2024-01-01,1\nnone,x,2024-01-01,1\na,NULL,2024-01-01,1',
  )
  expect([log.activities, leftOut(rows[0])]).toEqual([['None'], { 'no-case': [3], 'no-state': [4] }])
})

describe('rows that cannot be used are counted, with lines to look at', () => {
  test('whatever is wrong with them', async () => {
    const { log, rows } = await readText(
      [
        'id,what,when,n',
        'a,x,2024-01-01,1',
        ',x,2024-01-01,1',
        'NULL,x,2024-01-01,1',
        'a,,2024-01-01,1',
        'a,x,,1',
        'a,x,soon,1',
        'a,x,31.12.2023,1',
        'a,x',
        'a,x,2024-01-01,1,more',
        'a,x,2024-01-01,1,,',
        'a,x\0,2024-01-01,1',
        'a,x,2024-01-01,much',
        'a,x,2024-01-01,=1+1',
        '',
        '"a","=HYPERLINK(""http://x"")",2024-01-02,1',
      ].join('\n'),
      { columns: [{ column: 'n', role: 'value', of: 'event' }] },
    )
    expect(leftOut(rows[0])).toEqual({
      'no-case': [3, 4],
      'no-state': [5],
      'no-time': [6],
      'bad-time': [7],
      'other-time': [8],
      'too-short': [9],
      'too-long': [10],
      'nul-bytes': [12],
      'bad-number': [13, 14],
    })
    expect(rows[0]).toMatchObject({ read: 14, used: 5 })
    expect(rows[0]?.leftOut.find(({ reason }) => reason === 'nul-bytes')?.examples[0]?.text).toBe(
      'a,x␀,2024-01-01,1',
    )
    // What looks like a formula is a text.
    expect(log.activities).toEqual(['x', '=HYPERLINK("http://x")'])
  })

  test('at most five of them, each cut', async () => {
    const { rows } = await readText(`${HEAD}a,x,2024-01-01\n${`a,x,${'long '.repeat(100)}\n`.repeat(9)}`)
    const [kind] = rows[0]?.leftOut ?? []
    expect([kind?.rows, kind?.examples.length, kind?.examples[0]?.text.length]).toEqual([9, 5, 200])
  })

  test('repeated rows count, unless they are to be left out', async () => {
    const text = `${HEAD}a,x,2024-01-01\na,"x",2024-01-01\na,x,2024-01-02\na,x,2024-01-01\n`
    const kept = await readText(text)
    expect(kept.rows).toEqual([{ file: 'events.csv', read: 4, used: 4, repeated: 2, leftOut: [] }])
    const { rows } = await readText(text, { repeated: 'leave-out' })
    expect(rows[0]).toMatchObject({ read: 4, used: 2, repeated: 2 })
    expect(leftOut(rows[0])).toEqual({ repeated: [3, 5] })
  })
})

describe('refused in a sentence', () => {
  const file = (text: string, parts = {}) => ({ source: fileOf(text, 'x.csv'), reading: readingOf(parts) })
  test.each([
    ['no-column', file('id,what\na,x\n')],
    ['no-column', file('id,when,what\n', { only: { column: 'name', values: ['x'] } })],
    ['empty', file('')],
    ['no-events', file(HEAD)],
    ['no-events', file(`${HEAD}a,x,soon\n`)],
    ['no-events', file('id\na\n', { shape: 'cases', activityColumn: null, timeColumn: null })],
    ['no-table', file('x'.repeat(1_200_000))],
    ['bad-reading', file(HEAD, { timeFormat: 'HH:mm' })],
    ['bad-reading', file(HEAD, { zone: 'Mars/Olympus' })],
    ['bad-reading', file(HEAD, { timeColumn: null })],
    ['bad-reading', file(HEAD, { shape: 'wide' })],
  ])('%s', async (code, one) => {
    const refusal = await refused(one)
    expect(refusal.code).toBe(code)
    expect(refusal.message).toMatch(/^[A-Z“].*\.$/)
  })

  test('a file that breaks off', async () => {
    const source = {
      ...fileOf(HEAD, 'x.csv'),
      async *open() {
        yield new TextEncoder().encode(HEAD)
        throw new Error('the disk is gone')
      },
    }
    expect(await refused({ source, reading: readingOf() })).toEqual({
      code: 'unreadable',
      message: '“x.csv” could not be read to its end.',
    })
  })
})

test('tells how far it is, and stops when it is asked to', async () => {
  const content = `${HEAD}${'a,x,2024-01-01\n'.repeat(20_000)}`
  const file = { source: fileOf(content, 'x.csv', 50_000), reading: readingOf() }
  const told: (readonly [number, number])[] = []
  const whole = await readLog([file], { onProgress: (share, rows) => told.push([share, rows]) })
  expect(whole.ok).toBe(true)
  expect(told.at(-1)).toEqual([1, 20_000])

  let pieces = 0
  const signal = { aborted: false }
  const source = {
    ...file.source,
    async *open() {
      for await (const piece of file.source.open()) {
        if (++pieces === 2) signal.aborted = true
        yield piece
      }
    },
  }
  expect(await readLog([{ ...file, source }], { signal })).toMatchObject({ error: { code: 'cancelled' } })
  expect(pieces).toBe(2)
})
