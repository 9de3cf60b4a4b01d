import { describe, expect, test } from 'vitest'
import { greyOf } from '#shared/layout/drawing/in-grey.ts'
import { stripe } from '#shared/layout/drawing/stripes.ts'
import { CONTRAST, GREYSCALE, THEMES, type Theme } from '#shared/layout/drawing/theme.ts'
import { COLORS } from '#shared/model/vocabulary.ts'

/** The contrast of two colours as WCAG 2 counts it: 1 to 21. */
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Every pair of text and ground that a map is drawn with. */
function pairs({ ink, muted, accent, paper, band, tones }: Theme): readonly [string, string, string][] {
  const fills = COLORS.map((color) => [`${color} paper`, tones[color].fill] as const)
  const grounds = [['paper', paper], ['band', band], ...fills] as const
  return [
    ...grounds.map(([name, ground]): [string, string, string] => [`ink on ${name}`, ink, ground]),
    ...COLORS.flatMap((color): [string, string, string][] => [
      [`${color} on its paper`, tones[color].strong, tones[color].fill],
      [`${color} on paper`, tones[color].strong, paper],
      [`${color} on band`, tones[color].strong, band],
    ]),
    // An impact is told in red on a pain of whatever colour, a verdict in green or red on the band.
    ...fills.map(([name, fill]): [string, string, string] => [`red on ${name}`, tones.red.strong, fill]),
    ...[paper, band, tones.yellow.fill].flatMap((ground): [string, string, string][] => [
      ['muted', muted, ground],
      ['accent', accent, ground],
    ]),
  ]
}

describe.each(Object.values(THEMES))('the look $name', (theme) => {
  const least = theme.name === 'contrast' ? 7 : 4.5

  test(`has text that reads at ${least} : 1`, () => {
    for (const [name, text, ground] of pairs(theme))
      expect(contrast(text, ground), name).toBeGreaterThanOrEqual(least)
  })

  test('has lines and shapes that stand out at 3 : 1', () => {
    for (const color of COLORS)
      expect(contrast(theme.tones[color].strong, theme.paper), color).toBeGreaterThanOrEqual(3)
  })
})

test('where colours may not be seen, the edges of papers hold by themselves', () => {
  for (const color of COLORS) {
    const inGrey = GREYSCALE.tones[color]
    expect(contrast(inGrey.edge, GREYSCALE.paper), color).toBeGreaterThanOrEqual(2.5)
    expect(contrast(CONTRAST.tones[color].edge, CONTRAST.paper), color).toBeGreaterThanOrEqual(7)
  }
  expect(CONTRAST.edgeWidth).toBeGreaterThan(THEMES.light.edgeWidth)
  expect(contrast(CONTRAST.line, CONTRAST.paper)).toBeGreaterThanOrEqual(3)
})

test('greyscale has no colour anywhere', () => {
  const { tones, name: _, edgeWidth: _w, striped: _s, ...colors } = GREYSCALE
  for (const color of [
    ...Object.values(colors),
    ...Object.values(tones).flatMap((tone) => Object.values(tone)),
  ])
    expect(color).toBe(greyOf(color))
})

test.each([GREYSCALE, CONTRAST])('in the look $name each colour has a stripe of its own', (theme) => {
  const drawn = COLORS.map((color) =>
    JSON.stringify(stripe(color, 6, 0, 60, theme).map((line) => ({ ...line, stroke: '' }))),
  )
  expect(new Set(drawn).size).toBe(COLORS.length)
})

test.each([THEMES.light, THEMES.dark])('in the look $name colours stand for themselves', (theme) => {
  for (const color of COLORS) expect(stripe(color, 6, 0, 60, theme)).toEqual([])
})

test('a colour turns into the grey that is as bright', () => {
  expect(greyOf('none')).toBe('none')
  expect(greyOf('#7f7f7f')).toBe('#7f7f7f')
  expect(greyOf('#ffffff')).toBe('#ffffff')
  for (const color of ['#c81e1e', '#007878', '#fcf2cd', '#2a5a94']) {
    const grey = greyOf(color)
    expect(grey).toMatch(/^#(..)\1\1$/)
    expect(contrast(grey, color)).toBeLessThan(1.03)
  }
})
