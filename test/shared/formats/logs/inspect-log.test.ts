import { gzipSync } from 'fflate'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { inspectLog } from '#shared/formats/logs/inspect-log.ts'
import { readLog } from '#shared/formats/logs/read-log.ts'
import { readingSchema } from '#shared/formats/logs/reading.ts'
import { fileOf, inspected, iso, log, rolesOf, stateOf, tableOf, two } from './inspect-builders.ts'

describe('how a file is written', () => {
  it('tells semicolons with decimal commas, and days before months, from a German export', async () => {
    const text = tableOf(
      ['Kundennummer', 'Ereignis', 'Zeitstempel', 'Betrag', 'Kanal', 'Land'],
      200,
      (at) => [
        `0${4711 + (at % 20)}`,
        ['Anfrage', 'Angebot', 'Kauf'][at % 3] as string,
        `${two((at % 28) + 1)}.03.2024 1${at % 10}:05`,
        `${1000 + at},5${at % 10}`,
        ['Web', 'Telefon'][at % 3] ?? 'Filiale',
        ['DE', 'AT', 'CH'][(at % 20) % 3] as string,
      ],
      ';',
    )
    const inspection = await inspected(fileOf(text, 'Ereignisse März.csv'))
    expect(inspection.reading).toMatchObject({
      delimiter: ';',
      decimal: ',',
      encoding: 'utf-8',
      shape: 'long',
      caseColumn: 'Kundennummer',
      activityColumn: 'Ereignis',
      timeColumn: 'Zeitstempel',
      timeFormat: 'dmy',
    })
    expect(rolesOf(inspection)).toBe('Betrag:value/event, Kanal:channel/event, Land:segment/case')
    expect(inspection.columns[0]).toMatchObject({ kind: 'id', distinct: 20, filled: 1 })
  })

  it('keeps headings above rows that end with another comma', async () => {
    const { reading, columns } = await inspected(fileOf(log((at) => `${iso(at)},`, ',')))
    expect(reading).toMatchObject({ head: true, caseColumn: 'user_id', timeColumn: 'timestamp' })
    expect(columns.map(({ name }) => name).slice(0, 3)).toEqual(['user_id', 'event', 'timestamp'])
  })

  it('does not take lists within cells for cells', async () => {
    const list = tableOf(['user_id', 'event', 'time', 'path'], 60, (at) => [
      at % 9,
      stateOf(at),
      iso(at),
      'a|b|c|d|e|f',
    ])
    expect((await inspected(fileOf(list))).reading).toMatchObject({ delimiter: ',', caseColumn: 'user_id' })
  })

  it('reads French headings', async () => {
    const text = tableOf(
      ['Numéro client', 'Étape', 'Date et heure', 'Montant'],
      60,
      (at) => [
        `C-${at % 12}`,
        ['Devis', 'Commande', 'Livraison'][at % 3] as string,
        `${two((at % 28) + 1)}/02/2024 08:30`,
        at * 10,
      ],
      '\t',
    )
    const { reading } = await inspected(fileOf(text, 'journal.tsv'))
    expect(reading).toMatchObject({
      delimiter: '\t',
      caseColumn: 'Numéro client',
      activityColumn: 'Étape',
      timeColumn: 'Date et heure',
      timeFormat: 'dmy',
    })
  })

  it.each([
    ['utf-16le', true, 'Its first bytes'],
    ['utf-16be', true, 'Its first bytes'],
    ['utf-16le', false, 'Every other byte'],
    ['utf-16be', false, 'Every other byte'],
  ] as const)('tells %s (mark: %s)', async (encoding, mark, why) => {
    const inspection = await inspected(fileOf(utf16(log(iso, '\t'), encoding === 'utf-16be', mark)))
    expect(inspection.reading).toMatchObject({ encoding, delimiter: '\t', caseColumn: 'user_id' })
    expect(inspection.why[0]).toContain(why)
  })

  it('takes what is no UTF-8 for Windows’ Latin, but not for a few broken bytes', async () => {
    const text = `Kunde;Ereignis;Datum\n${'4711;Rückgabe;01.02.2024\n'.repeat(30)}`
    const latin = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
    const inspection = await inspected(fileOf(latin))
    expect(inspection.reading.encoding).toBe('windows-1252')
    expect(inspection.rows[0]).toEqual(['4711', 'Rückgabe', '01.02.2024'])
    const damaged = new TextEncoder().encode(text)
    damaged[damaged.indexOf(0xc3)] = 0xff
    expect((await inspected(fileOf(damaged))).reading.encoding).toBe('utf-8')
  })

  it('believes “sep=”, and signs within quotation marks part nothing', async () => {
    const quoted = log(iso, '|').replaceAll('visit', '"visit; the, first"')
    const told = await inspected(fileOf(`sep=|\r\n${quoted}`))
    expect(told.reading).toMatchObject({ delimiter: '|', caseColumn: 'user_id' })
    expect(told.rows[0]?.[1]).toBe('visit; the, first')
    expect((await inspected(fileOf(quoted))).reading.delimiter).toBe('|')
  })

  it('skips what a report says above its table, as reading does', async () => {
    const source = fileOf(`Report of March\nMade on,1 April 2024\n\n${log(iso)}`)
    const { reading, why, columns } = await inspected(source)
    expect(reading).toMatchObject({ head: true, caseColumn: 'user_id' })
    expect(columns.map(({ name }) => name)).toEqual(['user_id', 'event', 'timestamp'])
    expect(why.join(' ')).toContain('2 lines above')
    const read = await readLog([{ source, reading }])
    expect(read.ok && read.value.log.at.length).toBe(300)
  })

  it('names the columns of a file without headings by their place, and reading knows them', async () => {
    const text = log(iso, ',', [])
    const source = fileOf(text)
    const { reading, why } = await inspected(source)
    expect(reading).toMatchObject({
      head: false,
      shape: 'long',
      caseColumn: 'Column 1',
      activityColumn: 'Column 2',
      timeColumn: 'Column 3',
    })
    expect(why.join(' ')).toContain('called by their place')
    const read = await readLog([{ source, reading }])
    expect(read.ok && [read.value.log.cases.length, read.value.log.at.length]).toEqual([30, 300])
    const counted = await inspected(fileOf(log((at) => String(1_710_000_000 + at * 60), ';', [])))
    expect(counted.reading).toMatchObject({ head: false, timeColumn: 'Column 3', timeFormat: 'epoch-s' })
    const told = await inspected(source, { head: true })
    expect(told.reading.head).toBe(true)
  })

  it('tells columns of one name, or of none, apart', async () => {
    const { columns } = await inspected(
      fileOf(
        tableOf(['user_id', 'event', 'timestamp', 'note', 'note', ''], 20, (at) => [
          at % 4,
          stateOf(at),
          iso(at),
          'a',
          'b',
          'c',
        ]),
      ),
    )
    expect(columns.map(({ name }) => name)).toEqual([
      'user_id',
      'event',
      'timestamp',
      'note',
      'note (2)',
      'Column 6',
    ])
  })

  it('looks into a packed file, and no further than its beginning', async () => {
    const rows = tableOf(['user_id', 'event', 'timestamp'], 60_000, (at) => [
      `u${at % 900}`,
      stateOf(at),
      iso(at),
    ])
    const packed = gzipSync(new TextEncoder().encode(rows))
    let taken = 0
    const source = fileOf(packed, 'events.csv.gz')
    const inspection = await inspected({
      ...source,
      open: async function* () {
        for await (const piece of source.open()) {
          taken += piece.length
          yield piece
        }
      },
    })
    expect(inspection.reading.caseColumn).toBe('user_id')
    expect(inspection.looked).toEqual({ rows: 1999, whole: false })
    expect(inspection.rows).toHaveLength(200)
    expect(taken).toBeLessThan(packed.length * 0.9)
  })
})

describe('how times are written', () => {
  const formatOf = async (stamp: (at: number) => string, sign = ';') => {
    const { reading, ambiguous, why } = await inspected(fileOf(log(stamp, sign)))
    return {
      format: reading.timeFormat,
      zone: reading.zone,
      ambiguous: ambiguous.join(' '),
      why: why.join(' '),
    }
  }

  it('decides between day and month by any number over 12, be it the last', async () => {
    const late = (first: string) => (at: number) => (at < 290 ? `0${(at % 9) + 1}/04/2024 10:00` : first)
    expect(await formatOf(late('13/04/2024 10:00'))).toMatchObject({
      format: 'dmy',
      ambiguous: expect.not.stringContaining('months'),
    })
    expect(await formatOf(late('04/13/2024 10:00'))).toMatchObject({
      format: 'mdy',
      ambiguous: expect.not.stringContaining('months'),
    })
  })

  it('says where nothing decides, and which days a stamp could be', async () => {
    const open = await formatOf((at) => `0${(at % 9) + 1}/04/2024 10:00`)
    expect(open.format).toBe('dmy')
    expect(open.ambiguous).toContain(
      '“01/04/2024 10:00” is read as 1 April 2024, but could be 4 January 2024',
    )
    expect((await formatOf((at) => `0${(at % 9) + 1}/04/2024 10:00 PM`)).format).toBe('mdy')
    // The first days of April, rather than the fourth of every month.
    const begun = await formatOf((at) => `04/0${(at % 9) + 1}/2024 10:00:00.5`)
    expect(begun).toMatchObject({ format: 'mdy', ambiguous: expect.stringContaining('months') })
    expect((await formatOf((at) => `0${(at % 9) + 1}.04.2024`)).ambiguous).not.toContain('months')
  })

  it('lets another column of the file decide', async () => {
    const text = tableOf(['user_id', 'event', 'timestamp', 'birth date'], 40, (at) => [
      `u${at % 5}`,
      stateOf(at),
      `0${(at % 9) + 1}/05/2024`,
      `05/${13 + (at % 9)}/1980`,
    ])
    const { reading, ambiguous } = await inspected(fileOf(text))
    expect(reading.timeFormat).toBe('mdy')
    expect(ambiguous.join(' ')).not.toContain('months')
  })

  it.each([
    ['epoch-s', (at: number) => String(1_710_000_000 + at * 60)],
    ['epoch-ms', (at: number) => String(1_710_000_000_000 + at * 60)],
    ['epoch-us', (at: number) => String(1_710_000_000_000_000 + at * 60)],
    ['excel', (at: number) => `4538${at % 10}.${at}`],
    ['compact', (at: number) => `202403${two((at % 28) + 1)}`],
    ['words', (at: number) => `Mar ${(at % 28) + 1}, 2024 10:05 AM`],
  ])('knows %s', async (format, stamp) => {
    expect((await formatOf(stamp)).format).toBe(format)
  })

  it('tells offsets, changing ones too, and zones that headings name', async () => {
    const changing = await formatOf(
      (at) => `2024-0${at % 2 ? 3 : 7}-10T10:00:${two(at % 60)}${at % 2 ? '+01:00' : '+02:00'}`,
    )
    expect(changing.zone).toBe('UTC')
    expect(changing.why).toMatch(/offset from UTC \(\+0[12]:00, \+0[12]:00\).*daylight saving/)
    expect(changing.ambiguous).toBe('')
    const named = await inspected(fileOf(log(iso, ',', ['user_id', 'event', 'Created (Europe/Berlin)'])))
    expect(named.reading.zone).toBe('Europe/Berlin')
    expect((await formatOf(iso)).ambiguous).toContain('say no zone')
  })

  it('says how many times are written in another way', async () => {
    const mixed = await formatOf((at) => (at % 10 === 0 ? '3 March' : iso(at)))
    expect(mixed.format).toBe('iso')
    expect(mixed.ambiguous).toContain('about 10 % of the times')
  })

  it('takes ids and amounts of many digits for no times', async () => {
    const text = tableOf(['customer', 'event', 'order', 'amount', 'date'], 60, (at) => [
      1_710_000_000 + (at % 9),
      stateOf(at),
      20_240_101 + at,
      45_000 + at,
      iso(at),
    ])
    const { reading, columns } = await inspected(fileOf(text))
    expect(reading).toMatchObject({ caseColumn: 'customer', timeColumn: 'date' })
    expect(columns.map(({ kind }) => kind)).toEqual(['id', 'words', 'id', 'number', 'time'])
  })
})

describe('what cannot be read', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['blanks', ' \n\r\n ', 'empty'],
    ['a PDF', '%PDF-1.7 and so on', 'unknown-format'],
    ['a web page', '<!doctype html><p>Hello', 'unknown-format'],
    ['JSON', '{"events": []}', 'unknown-format'],
    ['nothing but headings', 'user_id,event,timestamp\n', 'no-table'],
    ['a torn gzip', new Uint8Array([0x1f, 0x8b, 8, 0, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9]), 'damaged'],
    ['a torn workbook', new TextEncoder().encode('PK\u0003\u0004 and no more'), 'damaged'],
    [
      'a picture',
      Uint8Array.from({ length: 4000 }, (_, at) => (at === 0 ? 0x89 : (at * 7919) % 256)),
      'unknown-format',
    ],
    ['torn XML', '<?xml version="1.0"?><log><trace><event', 'damaged'],
  ])('is refused in a sentence: %s', async (_, content, code) => {
    const result = await inspectLog(fileOf(content, 'thing'))
    if (result.ok) expect.fail('read')
    expect(result.error.code).toBe(code)
    expect(result.error.message).toMatch(/^[“T].*\.$/s)
  })

  it('never throws, and every reading can be kept', async () => {
    const odd = [
      'a',
      'a,b\n',
      '"open\n',
      'x;y\n1;2',
      '\ufeff',
      ',,,\n,,,',
      'user_id,event,timestamp',
      'a\tb\n"c\td\ne\tf',
      '\0\0\0\0',
      log(iso).slice(0, 777),
    ]
    for (const text of odd) {
      const result = await inspectLog(fileOf(text))
      if (result.ok) expect(v.safeParse(readingSchema, result.value.reading).success, text).toBe(true)
      else expect(result.error.message).toMatch(/\.$/)
    }
  })
})

function utf16(text: string, isBigEndian: boolean, mark: boolean): Uint8Array {
  const letters = mark ? `\ufeff${text}` : text
  const view = new DataView(new ArrayBuffer(letters.length * 2))
  for (let at = 0; at < letters.length; at++) view.setUint16(at * 2, letters.charCodeAt(at), !isBigEndian)
  return new Uint8Array(view.buffer)
}
