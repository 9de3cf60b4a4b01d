import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { pathBounds } from '#renderer/paint/path-bounds.ts'
import { drawingForExport } from '#shared/formats/export/drawing-of-map.ts'
import { textsOf } from '#shared/formats/export/drawing-text.ts'
import { keptTexts, outlineText } from '#shared/formats/export/outline-text.ts'
import type { Drawing, GroupShape, Shape, TextShape } from '#shared/layout/drawing/shapes.ts'
import { FONT_FACE_IDS } from '#shared/layout/text/font-faces.ts'
import type { FontFile } from '#shared/layout/text/font-files.ts'
import { measureText } from '#shared/layout/text/measure.ts'
import { exportJob, made, textIn } from '#test/support/export-job.ts'
import { EVERY_KIND } from './support/maps.ts'
import { snapshotOf, viewOf } from './support/project-builder.ts'

const root = join(import.meta.dirname, '../../../..')
/** The fonts as the packages bring them, which the build copies. */
const font = ({ packagePath }: FontFile): Promise<Uint8Array> =>
  readFile(join(root, 'node_modules', packagePath.replace(/2$/, '')))

const line = (text: string, more: Partial<TextShape> = {}): TextShape => ({
  ...{ type: 'text', x: 100, y: 50, text, face: 'sans-regular', size: 40, fill: '#123456', anchor: 'start' },
  width: measureText(text, more.face ?? 'sans-regular', more.size ?? 40),
  ...more,
})
const drawingOf = (...shapes: readonly Shape[]): Drawing => ({
  bounds: { x: 0, y: 0, width: 1000, height: 100 },
  background: '#ffffff',
  title: 'Lines',
  shapes,
})
async function outlined(shape: TextShape) {
  const { drawing, kept } = await outlineText(drawingOf(shape), font)
  const [group] = drawing.shapes as readonly [GroupShape]
  const [path] = group.children as readonly [Extract<Shape, { type: 'path' }>]
  return { group, path, kept }
}

describe('a line in outlines', () => {
  test.each(FONT_FACE_IDS)(
    'of %s is as wide as the layout measured it, and says what it says',
    async (face) => {
      const text = 'Hundreds of HH'
      const { group, path, kept } = await outlined(line(text, { face }))
      expect(kept).toEqual([])
      expect(group.label).toBe(text)
      expect(path.fill).toBe('#123456')
      const { x, width } = pathBounds(path.d)
      const measured = measureText(text, face, 40)
      // H has a little room at either side.
      expect(x).toBeGreaterThan(100)
      expect(x + width).toBeLessThan(100 + measured)
      expect(width).toBeGreaterThan(measured - 10)
    },
  )

  test.each([
    ['start', 0],
    ['middle', 0.5],
    ['end', 1],
  ] as const)('anchored at its %s stands there', async (anchor, share) => {
    const { path } = await outlined(line('HHHH', { anchor }))
    const { x, width } = pathBounds(path.d)
    const measured = measureText('HHHH', 'sans-regular', 40)
    expect(Math.abs(x + width / 2 - (100 + measured * (0.5 - share)))).toBeLessThan(0.5)
  })

  test('stands on its baseline, small and capital letters alike', async () => {
    const { path } = await outlined(line('Hxz'))
    const { y, height } = pathBounds(path.d)
    expect(y + height).toBeCloseTo(50, 1)
    expect(height).toBeCloseTo(40 * 0.66, 0)
  })

  test('takes each script from its own font', async () => {
    const { kept, path } = await outlined(line('Grüße Ωμέγα Привет đường'))
    expect(kept).toEqual([])
    expect(path.d.match(/M/g)?.length).toBeGreaterThan(25)
  })

  test('leans where it is set in italics', async () => {
    const upright = pathBounds((await outlined(line('H'))).path.d)
    const leaning = pathBounds((await outlined(line('H', { italic: true }))).path.d)
    expect(leaning.width).toBeGreaterThan(upright.width + 5)
    expect(leaning.height).toBeCloseTo(upright.height, 1)
  })

  test('is closed contour by contour, so that no program draws it open', async () => {
    const { path } = await outlined(line('8&%ß'))
    expect(path.d.match(/Z/g)).toHaveLength(path.d.match(/M/g)?.length ?? 0)
  })
})

describe('a line that no bundled font can draw', () => {
  test.each([
    ['emoji', 'Rides 🚲 home'],
    ['another script', '自転車で通勤する'],
    ['a mark without a letter for it', 'x\u0332y'],
    ['a keycap', '1️⃣ first'],
  ])('with %s stays text', async (_, text) => {
    const { drawing, kept } = await outlineText(drawingOf(line(text)), font)
    expect(kept).toEqual([text])
    expect(drawing.shapes).toEqual([line(text)])
  })

  test('from right to left stays text', async () => {
    expect((await outlineText(drawingOf(line('שלום', { rtl: true })), font)).kept).toEqual(['שלום'])
  })

  test('is told by its words, three at most', () => {
    expect(keptTexts([])).toEqual([])
    expect(keptTexts(['🚲'])).toEqual([
      'A line stays text, because the app’s fonts lack some of the letters: “🚲”.',
    ])
    expect(keptTexts(['a', 'b', 'c', 'd', 'd'])).toEqual([
      '4 lines stay text, because the app’s fonts lack some of the letters: “a”, “b”, “c” and 1 more.',
    ])
  })
})

/** What the fonts lack of that map, line by line. */
const KEPT = ['自転車で通勤する 🚲', 'مرحبا']

test('all lines of a map are outlined or kept, none is lost', async () => {
  const drawing = drawingForExport(viewOf(EVERY_KIND))
  const texts = [...textsOf(drawing.shapes)].map(({ text }) => text)
  const { drawing: shown, kept } = await outlineText(drawing, font)
  expect([...textsOf(shown.shapes)].map(({ text }) => text)).toEqual(kept)
  expect(kept).toEqual(KEPT)
  const labels = JSON.stringify(shown.shapes)
  for (const text of texts) expect(labels).toContain(JSON.stringify(text).slice(1, -1))
})

test('an SVG with outlines has no text but what had to stay, says so, and carries fonts for that alone', async () => {
  const asked: string[] = []
  const fontCss = async (drawings: readonly Drawing[]) => {
    asked.push(...drawings.flatMap(({ shapes }) => [...textsOf(shapes)].map(({ text }) => text)))
    return ''
  }
  const result = await made(
    exportJob({ format: 'svg', svgFonts: 'outlined' }, snapshotOf(EVERY_KIND), { tools: { font, fontCss } }),
  )
  const svg = textIn(result)
  expect(svg.match(/<text/g)).toHaveLength(KEPT.length)
  expect(svg).toContain('aria-label="Surprise deposit of 300 €"')
  expect(result.report).toEqual([expect.stringContaining('自転車で通勤する')])
  expect(asked).toEqual(KEPT)
})
