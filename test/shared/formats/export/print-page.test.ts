import { describe, expect, test } from 'vitest'
import { drawingForExport } from '#shared/formats/export/drawing-of-map.ts'
import { smallestTextPt, writePrintPage } from '#shared/formats/export/print-page.ts'
import { EVERY_KIND } from './support/maps.ts'
import { viewOf } from './support/project-builder.ts'

const drawing = drawingForExport(viewOf(EVERY_KIND))

describe('the page to print', () => {
  const page = writePrintPage(drawing, {
    paper: 'A3',
    orientation: 'landscape',
    fontCss: '@font-face{font-family:"Source Sans 3";src:url(data:font/woff2;base64,AAAA)}',
    title: 'Map </title><script>alert(1)</script>',
    lang: 'en-"GB"',
  })

  test('asks for the sheet in whole points, at most one more than needed', () => {
    expect([page.widthMm, page.heightMm]).toEqual([420, 297])
    expect(page.html).toContain('@page{size:1191pt 842pt;margin:0}')
    const sample = writePrintPage(drawing, {
      paper: 'Letter',
      orientation: 'portrait',
      fontCss: '',
      title: '',
    })
    expect(sample.html).toContain('@page{size:612pt 792pt;margin:0}')
  })

  test('needs nothing from anywhere, and runs nothing', () => {
    expect(page.html).not.toContain('<script')
    expect(page.html).toContain("default-src 'none'")
    const addresses = page.html
      .replaceAll('http://www.w3.org/2000/svg', '')
      .match(/[a-z]+:\/\/|url\((?!data:)/g)
    expect(addresses).toBeNull()
    expect(page.html).toContain('lang="en-&quot;GB&quot;"')
  })

  test('holds every card as text, with the fonts, and no filter that would turn it into a picture', () => {
    for (const words of ['Takes the bus again', 'Surprise deposit of 300 €', 'Спрашивает коллегу'])
      expect(page.html).toContain(`>${words}</text>`)
    expect(page.html).toContain('data:font/woff2;base64,AAAA')
    expect(page.html).not.toMatch(/filter|shadow|<image/)
  })

  test('lets readers aloud go through it, stage by stage and lane by lane', () => {
    expect(page.html).not.toContain('role="img"')
    expect(page.html).toContain('role="heading" aria-level="1" aria-label="Stage Awareness"')
    expect(page.html).toContain('role="heading" aria-level="1" aria-label="Lane Pain points"')
    expect(page.html).toContain(
      'aria-label="Pain point, the customer abandons: Surprise deposit of 300 €. 5 votes"',
    )
  })
})

describe('the smallest text', () => {
  test('is told in points on paper', () => {
    const text = {
      type: 'text',
      x: 0,
      y: 0,
      face: 'sans-regular',
      fill: '#000',
      anchor: 'start',
      width: 9,
    } as const
    const shapes = [
      { ...text, text: 'large', size: 16 },
      { type: 'group', children: [{ ...text, text: 'small', size: 12 }] } as const,
      { ...text, text: ' ', size: 1 },
    ]
    expect(smallestTextPt({ ...drawing, shapes }, 1)).toBe(9)
    expect(smallestTextPt({ ...drawing, shapes }, 0.5)).toBe(4.5)
  })

  test('is nothing where there is none', () => {
    expect(smallestTextPt({ ...drawing, shapes: [] }, 1)).toBe(0)
  })
})
