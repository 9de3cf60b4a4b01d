import { expect, test } from 'vitest'
import { planSlides } from '#renderer/features/export/slides/plan-slides.ts'
import { shapesOfText } from '#renderer/features/export/slides/text-of-slide.ts'
import { textsOf } from '#shared/formats/export/drawing-text.ts'
import { readExportSettings } from '#shared/formats/export/settings.ts'
import type { Paragraph } from '#shared/formats/pptx/slide-items.ts'
import type { TextShape } from '#shared/layout/drawing/shapes.ts'
import { mapSource } from './source.ts'

test('the slides are there to be looked at, with every text of the map on them', () => {
  const source = mapSource()
  const { sheets } = planSlides(readExportSettings({ format: 'pptx' }), source)
  const said = sheets.map(({ drawing }) => [...textsOf(drawing.shapes)].map(({ text }) => text).join(' '))
  expect(said[0]).toContain(source.view.map.title)
  expect(sheets[1]?.label).toBe('The whole map')
  const slides = said.slice(2).join(' ')
  for (const { title } of source.view.lanes) expect(slides).toContain(title)
  for (const row of source.view.cells.values())
    for (const { text } of [...row.values()].flat()) expect(slides).toContain(text)
  for (const { frame } of sheets) expect(frame).toMatchObject({ width: 1280, height: 720 })
})

test('of very large maps the first two slides are shown, and it is said that more follow', () => {
  const source = mapSource({ stages: [3], lanes: ['cards'], cardsPerCell: 270 })
  const { sheets, facts } = planSlides(readExportSettings({ format: 'pptx' }), source)
  expect(sheets.map(({ label }) => label)).toEqual([source.view.map.title || 'Untitled map', 'The whole map'])
  expect(facts.join()).toMatch(/slides for each stage follow/)
})

const paragraph = (text: string, more: Partial<Paragraph> = {}): Paragraph => ({
  runs: [{ text, sizePt: 12, bold: false, italic: false, serif: false, color: '#000000', opacity: 1 }],
  ...{ align: 'left', rtl: false, linePt: 15, beforePt: 0, tabs: [] },
  ...more,
})
const none = { left: 0, top: 0, right: 0, bottom: 0 }
const box = { x: 100, y: 50, width: 80, height: 200 }
const set = (paragraphs: Paragraph[], wraps: boolean, anchor: 'top' | 'middle' | 'bottom' = 'top') =>
  shapesOfText({ paragraphs, insetsPt: none, wraps, anchor }, box) as TextShape[]

test('what does not fit into its box is broken, single words are not', () => {
  const lines = set([paragraph('Six days for a brake pad')], true)
  expect(lines.length).toBeGreaterThan(1)
  expect(lines.map(({ text }) => text).join(' ')).toBe('Six days for a brake pad')
  for (const { width } of lines) expect(width).toBeLessThanOrEqual(box.width)
  expect(lines[1]!.y - lines[0]!.y).toBeCloseTo(20)
  expect(set([paragraph('Six days for a brake pad')], false)).toHaveLength(1)
})

test('stands where its paragraph begins: at a side, at a tab, in the middle of the box', () => {
  expect(set([paragraph('Hi', { align: 'right' })], false)[0]).toMatchObject({ x: 180, anchor: 'end' })
  const [word] = set([paragraph('\tHi', { tabs: [{ at: 0.5, side: 'l' }] })], false)
  expect(word).toMatchObject({ x: 148, text: 'Hi' })
  const top = (anchor: 'top' | 'middle' | 'bottom') => set([paragraph('Hi')], false, anchor)[0]!.y
  expect(top('middle') - top('top')).toBeCloseTo((200 - 20) / 2)
  expect(top('bottom') - top('top')).toBeCloseTo(200 - 20)
})
