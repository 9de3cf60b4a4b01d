import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LINES } from './lines.ts'
import { type Drawn, SECTIONS } from './support/line.ts'

const docs = join(import.meta.dirname, '../../docs')
const EVERY_LINE = '../test/whole-map/every-line.test.ts'

/** A row of a table of `docs/inventory.md`, with the heading above it. */
interface Row {
  readonly section: string
  readonly line: string
  readonly how: string
  readonly json: string
  readonly drawn: string
  readonly tests: readonly string[]
}

function readRows(): Row[] {
  let section = ''
  return readFileSync(join(docs, 'inventory.md'), 'utf8')
    .split('\n')
    .flatMap((text): Row[] => {
      if (text.startsWith('## ')) section = text.slice(3)
      const [, line, how, json, drawn, shownBy] = text.split('|').map((cell) => cell.trim())
      if (!line || line === 'line' || line === '---') return []
      const tests = [...(shownBy ?? '').matchAll(/\]\(([^)]+)\)/g)].map(([, path = '']) => path)
      return [{ section, line, how: how ?? '', json: json ?? '', drawn: drawn ?? '', tests }]
    })
}

/** What the table says of the drawing of a line. */
function cellFor(drawn: Drawn): string {
  if (drawn.kind === 'words') return '✓'
  return drawn.kind === 'shape' ? `✓ ${drawn.what}` : `— ${drawn.why}`
}

describe('docs/inventory.md', () => {
  const rows = readRows()

  test('has each line in its section once, and says of exports what the tests show', () => {
    for (const { section, name, json, drawn } of LINES) {
      const found = rows.filter((row) => row.section === section && row.line === name)
      expect(found.map((row) => [name, row.json.charAt(0), row.drawn])).toEqual([
        [name, json.isKeptOut ? '—' : '✓', cellFor(drawn)],
      ])
      expect(found[0]?.tests, name).toContain(EVERY_LINE)
    }
  })

  test('claims of no other line that it is tried with them', () => {
    const known = new Set(LINES.map(({ section, name }) => `${section}: ${name}`))
    const claimed = rows.filter(({ tests }) => tests.includes(EVERY_LINE))
    expect(
      claimed.map(({ section, line }) => `${section}: ${line}`).filter((row) => !known.has(row)),
    ).toEqual([])
  })

  test.each(SECTIONS)('%s: says how each line is made and names tests that are there', (section) => {
    const own = rows.filter((row) => row.section === section)
    expect(own.length).toBeGreaterThan(0)
    for (const { line, how, tests } of own) {
      expect(how, line).not.toBe('')
      expect(tests.length, line).toBeGreaterThan(0)
      expect(tests.filter((path) => !existsSync(join(docs, path)))).toEqual([])
    }
  })
})
