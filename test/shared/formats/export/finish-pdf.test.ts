import { describe, expect, test } from 'vitest'
import { finishPdf, MANY_SHEETS } from '#shared/formats/export/finish-pdf.ts'
import { sheetRulesMeta } from '#shared/formats/export/paper/sheet-rules.ts'
import type { SheetSize } from '#shared/formats/export/papers.ts'

const contentOf = (result: ReturnType<typeof finishPdf>): Uint8Array =>
  result.ok ? result.value : new Uint8Array()
const ascii = (text: string): Buffer => Buffer.from(text, 'latin1')

/** A file of the build that Chromium writes, with bytes in it that are no text. */
function printed(box: string, pages = 1): Buffer {
  const objects = [
    '1 0 obj\n<</Title (M\\(ap\\) \xff\x80)\n/Creator (Mozilla/5.0 \\(X11; Linux\\))\n/Producer (Skia/PDF m150)>>\nendobj\n',
    '3 0 obj\n<</Length 9>> stream\n\x80\x81\xfe /Type\nendstream\nendobj\n',
    `2 0 obj\n<</Type /Page\n/Resources <</Font <</F7 7 0 R>>>>\n/MediaBox [${box}]\n/Contents 3 0 R\n/Parent 4 0 R>>\nendobj\n`,
    `4 0 obj\n<</Type /Pages\n/Count ${pages}\n/Kids [2 0 R]>>\nendobj\n`,
  ]
  const body = `%PDF-1.4\n%\xd3\xeb\xe9\xe1\n${objects.join('')}`
  return ascii(
    `${body}xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 5\n/Root 6 0 R\n/Info 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`,
  )
}

/** A file with a page for each of these boxes. */
function printedPages(boxes: readonly string[]): Buffer {
  const [head, ...rest] = printed(boxes[0] ?? '', boxes.length)
    .toString('latin1')
    .split('4 0 obj')
  const more = boxes
    .slice(1)
    .map((box, index) => `${8 + index} 0 obj\n<</Type /Page\n/MediaBox [${box}]\n/Parent 4 0 R>>\nendobj\n`)
  return ascii(`${head}${more.join('')}4 0 obj${rest.join('4 0 obj')}`)
}

const A4 = { widthMm: 210, heightMm: 297 }

describe('finishing a PDF', () => {
  const before = printed('0 0 595.91998 842')
  const finished = finishPdf(before, A4)
  const bytes = Buffer.from(finished.ok ? finished.value : [])
  const text = bytes.toString('latin1')

  test('leaves what was printed as it is and adds to its end', () => {
    expect(finished.ok).toBe(true)
    expect(bytes.subarray(0, before.length).equals(before)).toBe(true)
    expect(text.endsWith('%%EOF\n')).toBe(true)
  })

  test('trims the sheet to the exact size from its upper left corner', () => {
    const box = /MediaBox \[([^\]]*)\]/g
    const [, last] = [...text.matchAll(box)].map(([, sides]) => sides!.split(' ').map(Number))
    const [left, bottom, right, top] = last as [number, number, number, number]
    expect([left, top]).toEqual([0, 842])
    expect(right - left).toBeCloseTo((210 / 25.4) * 72, 3)
    expect(top - bottom).toBeCloseTo((297 / 25.4) * 72, 3)
  })

  test('names its maker and keeps the title, byte for byte', () => {
    const about = text.slice(before.length)
    expect(about).toContain('/Title (M\\(ap\\) \xff\x80)\n/Creator (Throughline)\n/Producer (Skia/PDF m150)')
  })

  test('lists where the new objects are, and where the old list is', () => {
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1])
    const table = text.slice(start)
    expect(table.startsWith('xref\n')).toBe(true)
    const entries = [...table.matchAll(/(\d+) 1\n(\d{10}) 00000 n \n/g)]
    expect(entries.map(([, number]) => number).sort()).toEqual(['1', '2'])
    for (const [, number, place] of entries)
      expect(text.slice(Number(place)).startsWith(`${number} 0 obj\n<<`)).toBe(true)
    expect(table).toContain('/Root 6 0 R')
    expect(table).toContain(`/Prev ${/startxref\n(\d+)/.exec(text)?.[1]}>>`)
  })

  test.each([
    ['two sheets', printed('0 0 595.91998 842', 2), A4],
    ['a sheet of another size', printed('0 0 612 792'), A4],
    ['a sheet turned round', printed('0 0 842 595.91998'), A4],
    ['no PDF', ascii('<html>'), A4],
    ['half a PDF', before.subarray(0, before.length - 40), A4],
    ['nothing', ascii(''), A4],
  ])('refuses %s', (_, pdf, sheet) => {
    expect(finishPdf(pdf, sheet)).toMatchObject({ ok: false, error: { code: 'not-printed' } })
  })

  test('says where sheets are cut and where their bleed ends, measured from their upper left corner', () => {
    const sheet = { widthMm: 210, heightMm: 297, trimMm: 10, slugMm: 7 }
    const page = sheetRulesMeta({ sheets: [sheet], flows: false })
    const boxes = Buffer.from(contentOf(finishPdf(before, A4, page)))
      .toString('latin1')
      .slice(before.length)
    const box = (name: string): number[] =>
      (new RegExp(`/${name} \\[([^\\]]*)\\]`).exec(boxes)?.[1] ?? '').split(' ').map(Number)
    const [mm, top] = [72 / 25.4, 842]
    for (const [name, inset] of [
      ['MediaBox', 0],
      ['TrimBox', 10],
      ['BleedBox', 7],
    ] as const) {
      const [left = 0, bottom = 0, right = 0, upper = 0] = box(name)
      expect(left).toBeCloseTo(inset * mm, 3)
      expect(upper).toBeCloseTo(top - inset * mm, 3)
      expect(right - left).toBeCloseTo((210 - 2 * inset) * mm, 3)
      expect(upper - bottom).toBeCloseTo((297 - 2 * inset) * mm, 3)
    }
    expect(text.slice(before.length)).not.toContain('TrimBox')
  })

  test('of a page that says which sheets it is, takes those in that order and no others', () => {
    const size = (widthMm: number, heightMm: number) => ({ widthMm, heightMm, trimMm: 0, slugMm: 0 })
    const [a4, a3] = [size(210, 297), size(420, 297)]
    const pdf = printedPages(['0 0 595.91998 842', '0 0 1191.12 842'])
    const refused = { ok: false, error: { code: 'not-printed' } }
    const finished = (sheets: readonly SheetSize[], flows = false) =>
      finishPdf(pdf, A4, `<head>${sheetRulesMeta({ sheets, flows })}</head>`)
    expect(finished([a4, a3])).toMatchObject({ ok: true })
    expect(finished([a3, a4])).toMatchObject(refused)
    expect(finished([a4, a3, a4])).toMatchObject(refused)
    expect(finished([a4])).toMatchObject(refused)
    expect(finished([a3, a4], true)).toMatchObject({ ok: true })
    expect(finished([a4], true)).toMatchObject(refused)
    // What cannot be understood is as if nothing was said: one sheet of the asked size.
    const nonsense = '<meta name="sheets" content="{&quot;sheets&quot;:[]}">'
    expect(finishPdf(pdf, A4, nonsense)).toMatchObject(refused)
    expect(finishPdf(before, A4, nonsense)).toMatchObject({ ok: true })
  })

  test('takes and trims as many sheets as a page asks for', () => {
    const two = printedPages(['0 0 595.91998 842', '0 0 595.91998 842'])
    expect(finishPdf(two, A4).ok).toBe(false)
    const both = finishPdf(two, A4, `<html><head>${MANY_SHEETS}</head></html>`)
    const trimmed = Buffer.from(both.ok ? both.value : [])
      .toString('latin1')
      .slice(two.length)
    expect([...trimmed.matchAll(/MediaBox \[0 [\d.]+ 595\.2756 842\]/g)]).toHaveLength(2)
    const odd = ascii(
      two
        .toString('latin1')
        .replace('/MediaBox [0 0 595.91998 842]\n/Parent', '/MediaBox [0 0 612 792]\n/Parent'),
    )
    expect(finishPdf(odd, A4, MANY_SHEETS)).toMatchObject({ ok: false, error: { code: 'not-printed' } })
  })
})
