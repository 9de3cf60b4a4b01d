import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { imageSizes, imagesIn } from '#shared/formats/export/drawing-images.ts'
import { drawingForExport } from '#shared/formats/export/drawing-of-map.ts'
import { textsOf } from '#shared/formats/export/drawing-text.ts'
import { escapeXml, writeSvg } from '#shared/formats/svg.ts'
import type { Drawing, Shape, TextShape } from '#shared/layout/drawing/shapes.ts'
import { allIn, carried, type Element, named, parseXml, wordsOf } from '#test/support/strict-markup.ts'
import { EVERY_KIND } from './export/support/maps.ts'
import { type MapSeed, viewOf } from './export/support/project-builder.ts'

const text = (words: string): TextShape => ({
  type: 'text',
  x: 10,
  y: 20,
  text: words,
  face: 'sans-regular',
  size: 16,
  fill: '#123456',
  anchor: 'start',
  width: 50,
})
const drawingOf = (shapes: readonly Shape[], title = 'A map'): Drawing => ({
  bounds: { x: -48, y: -12.5, width: 640, height: 480 },
  background: '#fff',
  shapes,
  title,
})

const HOSTILE = [
  '</text></svg><script>alert(1)</script>',
  '"><script>alert(1)</script>',
  '" onload="alert(1)" x="',
  "' onclick='alert(1)'",
  '<![CDATA[ ]]> <!-- --> <?xml?>',
  ']]>',
  '&lt; &#0; &amp; &nbsp; &bogus;',
  '\u0000\u0001\u0008\u000b\u001f\u007f\u0085\u009f',
  '\ud800 and \udfff, \udc00\ud800',
  '\ufffe\uffff\u{1fffe}',
  '👩‍👧 🇩🇪 é ﷽',
  'مرحبا \u202e reversed \u2066 isolated',
  'line\nbreak\r\nand\ttab',
  '{{7*7}} javascript:alert(1) expression(alert(1))',
  '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;',
]

describe('an SVG file', () => {
  test.each(HOSTILE)('carries %j as text and nothing else', (words) => {
    const labelled: Shape = { type: 'group', key: words, label: words, children: [text(words)] }
    const root = parseXml(writeSvg(drawingOf([labelled], words)))
    expect(named(root, 'text').map(wordsOf)).toEqual([carried(words)])
    expect(named(root, 'title').map(wordsOf)).toEqual([carried(words)])
    expect(named(root, 'g').map((group) => group.attributes.get('aria-label'))).toEqual([carried(words)])
    expect(new Set(allIn(root).map(({ name }) => name))).toEqual(
      new Set(['svg', 'title', 'style', 'rect', 'g', 'text']),
    )
  })

  test('carries any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (words, title) => {
        const root = parseXml(writeSvg(drawingOf([text(words)], title)))
        expect(named(root, 'text').map(wordsOf)).toEqual([carried(words)])
      }),
    )
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
        const words = String.fromCharCode(...units)
        expect(wordsOf(named(parseXml(writeSvg(drawingOf([text(words)]))), 'text')[0]!)).toBe(carried(words))
      }),
    )
  })

  test('has nothing in it that could run or be fetched, whatever stands on the map', () => {
    const hostile = HOSTILE.join(' ')
    const seed: MapSeed = {
      ...EVERY_KIND,
      title: hostile,
      goal: hostile,
      personas: [{ id: 'p', name: hostile, role: hostile, motto: hostile, portrait: hostile }],
      stages: [{ title: hostile, steps: [{ title: hostile, moment: true, width: 400 }] }],
      lanes: (['cards', 'touchpoints', 'pains', 'opportunities', 'metrics', 'sentiment'] as const).map(
        (kind) => ({
          id: kind,
          kind,
          title: hostile,
          prompt: hostile,
          cells: [
            [
              {
                id: `${kind}-card`,
                text: hostile,
                tags: [hostile.slice(0, 80)],
                channels: [hostile.slice(0, 80)],
                owner: hostile,
                unit: hostile,
                amount: 1,
                personaId: 'p',
              },
            ],
          ],
        }),
      ),
      connectors: [{ fromId: 'cards-card', toId: 'pains-card', label: hostile }],
      notes: [{ x: 0, y: -900, text: hostile }],
    }
    const root = parseXml(writeSvg(drawingForExport(viewOf(seed))))
    const kinds = new Set(allIn(root).map(({ name }) => name))
    expect(
      [...kinds].filter(
        (name) => !['svg', 'title', 'style', 'rect', 'circle', 'path', 'g', 'text'].includes(name),
      ),
    ).toEqual([])
    const attributes = new Set(allIn(root).flatMap((element) => [...element.attributes.keys()]))
    expect([...attributes].filter((name) => /^on|href|src|style/i.test(name))).toEqual([])
    expect(named(root, 'style').map(wordsOf).join()).not.toMatch(/url|@import|expression|</)
  })
})

describe('the SVG of a map', () => {
  const drawing = drawingForExport(viewOf(EVERY_KIND))
  const root = parseXml(writeSvg(drawing))

  test('has every line as real text, each at its place', () => {
    const lines = [...textsOf(drawing.shapes)]
    const written = named(root, 'text')
    expect(written.map(wordsOf)).toEqual(lines.map((line) => line.text))
    expect(written.map((line) => Number(line.attributes.get('x')))).toEqual(
      lines.map((line) => Math.round(line.x * 100) / 100),
    )
    const classes = new Set(written.map((line) => line.attributes.get('class')))
    const style = named(root, 'style').map(wordsOf).join()
    for (const name of classes) expect(style).toContain(`.${name}{font-family:`)
  })

  test('is made of finite numbers', () => {
    for (const { attributes } of allIn(root))
      for (const [name, value] of attributes)
        if (name !== 'aria-label') expect(value).not.toMatch(/NaN|Infinity|undefined|null|object/)
  })

  test('is as large as the map, or as it was asked to be', () => {
    const { x, y, width, height } = drawing.bounds
    const box = root.attributes.get('viewBox')!.split(' ').map(Number)
    ;[x, y, width, height].forEach((value, index) => {
      expect(box[index]).toBeCloseTo(value, 1)
    })
    expect([Number(root.attributes.get('width')), Number(root.attributes.get('height'))]).toEqual(
      box.slice(2),
    )
    const poster = parseXml(writeSvg(drawing, { size: { width: '841mm', height: '594mm' } }))
    expect(poster.attributes.get('width')).toBe('841mm')
    expect(poster.attributes.get('viewBox')).toBe(root.attributes.get('viewBox'))
    const paper = root.children.find((child) => typeof child === 'object' && child.name === 'rect') as Element
    expect(['x', 'y', 'width', 'height'].map((name) => Number(paper.attributes.get(name)))).toEqual(box)
  })

  test('is a picture with a name, or part of a page that is read on its own', () => {
    expect(root.attributes.get('role')).toBe('img')
    expect(root.attributes.get('aria-label')).toBe(EVERY_KIND.title)
    const inPage = parseXml(writeSvg(drawing, { inDocument: true }))
    expect(inPage.attributes.get('role')).toBeUndefined()
    const headings = named(inPage, 'g').filter((group) => group.attributes.get('role') === 'heading')
    expect(headings.map((group) => group.attributes.get('aria-label'))).toContain('Stage Awareness')
  })

  test('carries the fonts it is given', () => {
    const fontCss = "@font-face{font-family:'Own';src:url(data:font/woff2;base64,AAAA)}"
    expect(writeSvg(drawing, { fontCss })).toContain(`<style>${fontCss}`)
  })
})

describe('shapes', () => {
  const first = (shape: Shape): Element => {
    const root = parseXml(writeSvg(drawingOf([shape])))
    return root.children.filter((child) => typeof child === 'object')[3] as Element
  }
  const written = (shape: Shape): Record<string, string> => Object.fromEntries(first(shape).attributes)

  test('are painted as they say', () => {
    const rect = { type: 'rect', x: 0.125, y: 1, width: 2, height: 3 } as const
    expect(written({ ...rect, fill: 'red', radius: 4, stroke: 'blue', dash: [6, 4], opacity: 0.5 })).toEqual({
      x: '0.13',
      y: '1',
      width: '2',
      height: '3',
      rx: '4',
      fill: 'red',
      stroke: 'blue',
      'stroke-width': '1',
      'stroke-dasharray': '6 4',
      opacity: '0.5',
    })
    expect(written({ ...rect, stroke: 'blue' })).toMatchObject({ fill: 'none', stroke: 'blue' })
    expect(written(rect)).toMatchObject({ fill: '#000' })
    expect(written({ type: 'circle', x: 1, y: 2, radius: 3, fill: 'red' })).toEqual({
      cx: '1',
      cy: '2',
      r: '3',
      fill: 'red',
    })
    expect(written({ type: 'path', d: 'M0 0L1 1', stroke: 'blue', round: true })).toMatchObject({
      d: 'M0 0L1 1',
      'stroke-linecap': 'round',
    })
  })

  test('that run from right to left keep the side that they are anchored at', () => {
    const anchorOf = (anchor: 'start' | 'middle' | 'end') => {
      const { attributes } = first({ ...text('שלום.'), anchor, rtl: true })
      return [attributes.get('direction'), attributes.get('text-anchor')]
    }
    expect(anchorOf('end')).toEqual(['rtl', undefined])
    expect(anchorOf('middle')).toEqual(['rtl', 'middle'])
    expect(anchorOf('start')).toEqual(['rtl', 'end'])
  })

  test('in a group that fades fade with it', () => {
    const children: Shape[] = [{ type: 'circle', x: 1, y: 1, radius: 1 }]
    expect(first({ type: 'group', opacity: 0.25, children }).attributes.get('opacity')).toBe('0.25')
    expect(first({ type: 'group', children }).attributes.has('opacity')).toBe(false)
  })

  test('in a group move with it', () => {
    const group = first({ type: 'group', at: { x: 3, y: 4 }, label: 'Step', children: [text('x')] })
    expect(Object.fromEntries(group.attributes)).toEqual({
      transform: 'translate(3 4)',
      'aria-label': 'Step',
    })
    expect(named(group, 'text')).toHaveLength(1)
  })

  test('in a group with a title are headed by it, and by nothing else that stands there', () => {
    const dot: Shape = { type: 'circle', x: 1, y: 1, radius: 1 }
    const small = { ...text('Small print'), size: 5 }
    const group: Shape = {
      type: 'group',
      at: { x: 3, y: 4 },
      heading: 2,
      label: 'Step one',
      children: [dot, text('Step'), text('one'), small, text('elsewhere')],
    }
    const [title] = named(first(group), 'g').filter(({ attributes }) => attributes.has('role'))
    expect(Object.fromEntries(title?.attributes ?? [])).toEqual({
      role: 'heading',
      'aria-level': '2',
      'aria-label': 'Step one',
    })
    expect(title && named(title, 'text').map(wordsOf)).toEqual(['Step', 'one'])
    expect(named(first(group), 'text').map(wordsOf)).toEqual(['Step', 'one', 'Small print', 'elsewhere'])
  })

  test('that are icons are scaled from their box of 24', () => {
    const icon = first({ type: 'icon', x: 1, y: 2, size: 12, paths: ['M0 0', 'L1 1'], stroke: 'blue' })
    expect(icon.attributes.get('transform')).toBe('translate(1 2) scale(0.5)')
    expect(named(icon, 'path').map((path) => path.attributes.get('d'))).toEqual(['M0 0L1 1'])
  })

  test('that are text stand at their anchor', () => {
    const words = text('x') as Extract<Shape, { type: 'text' }>
    expect(written({ ...words, anchor: 'end', italic: true })).toMatchObject({
      'text-anchor': 'end',
      'font-style': 'italic',
      'font-size': '16',
      fill: '#123456',
    })
    expect(written(words)['text-anchor']).toBeUndefined()
  })
})

test('plain text is left as it is', () => {
  const plain = 'Straße, naïve – “quoted” 字 👩‍👧\ttab\nline'
  expect(escapeXml(plain)).toBe(plain)
})

describe('pictures in an SVG file', () => {
  const ref = `${'a'.repeat(64)}.png`
  const picture: Shape = { type: 'image', ref, x: 10, y: 20, width: 120, height: 80 }
  const address = 'data:image/png;base64,AAAA'
  const rootOf = (shapes: readonly Shape[], images?: (wanted: string) => string | undefined) =>
    parseXml(writeSvg(drawingOf(shapes), images ? { images } : {}))

  test('are in the file themselves and fill their box, cropped where they must be', () => {
    const asked: string[] = []
    const root = rootOf([{ type: 'group', children: [picture] }], (wanted) => {
      asked.push(wanted)
      return address
    })
    expect(asked).toEqual([ref])
    const [image, ...others] = named(root, 'image')
    expect(others).toEqual([])
    expect(Object.fromEntries(image!.attributes)).toEqual({
      x: '10',
      y: '20',
      width: '120',
      height: '80',
      preserveAspectRatio: 'xMidYMid slice',
      'xlink:href': address,
    })
    expect(root.attributes.get('xmlns:xlink')).toBe('http://www.w3.org/1999/xlink')
  })

  test('with round corners are cut out by a path of their own each', () => {
    const round = { ...picture, radius: 8 }
    const root = rootOf([round, { ...round, x: 200 }], () => address)
    const paths = named(root, 'clipPath')
    expect(paths.map((path) => named(path, 'rect')[0]?.attributes.get('rx'))).toEqual(['8', '8'])
    const ids = paths.map(({ attributes }) => attributes.get('id'))
    expect(new Set(ids).size).toBe(2)
    expect(named(root, 'image').map(({ attributes }) => attributes.get('clip-path'))).toEqual(
      ids.map((id) => `url(#${id})`),
    )
  })

  test('that are missing leave a sign in their place, and the file whole', () => {
    for (const images of [undefined, () => undefined]) {
      const root = rootOf([picture], images)
      expect(named(root, 'image')).toEqual([])
      const [, place] = named(root, 'rect')
      expect(Object.fromEntries(place!.attributes)).toMatchObject({
        x: '10',
        y: '20',
        width: '120',
        height: '80',
      })
      expect(named(root, 'path')).toHaveLength(1)
    }
  })

  test('cannot break out of their address', () => {
    const root = rootOf([picture], () => '"/><script>alert(1)</script>')
    expect(named(root, 'script')).toEqual([])
  })

  test('of a drawing are named once each, at the largest size they have', () => {
    const other = `${'b'.repeat(64)}.webp`
    const shapes: Shape[] = [
      picture,
      {
        type: 'group',
        children: [
          { ...picture, ref: other },
          { ...picture, width: 300, height: 40 },
        ],
      },
    ]
    expect([...imageSizes({ shapes })]).toEqual([
      [ref, { width: 300, height: 80 }],
      [other, { width: 120, height: 80 }],
    ])
    expect(imagesIn({ shapes })).toEqual([ref, other])
  })
})
