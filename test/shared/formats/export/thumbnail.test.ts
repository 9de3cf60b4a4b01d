import { deflateSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { THUMBNAIL, thumbnailSvg } from '#shared/formats/export/thumbnail.ts'
import { LIGHT } from '#shared/layout/drawing/theme.ts'
import { emptySnapshot } from '#shared/model/snapshot.ts'
import { denseMap, EVERY_KIND, thousandCards } from './support/maps.ts'
import { type MapSeed, snapshotOf } from './support/project-builder.ts'

const draw = (seed: MapSeed): string => thumbnailSvg(snapshotOf(seed))
const packed = (svg: string): number => deflateSync(new TextEncoder().encode(svg)).length
const boxesOf = (svg: string, fill: string): number =>
  [...svg.matchAll(new RegExp(`<path fill="${fill}"[^>]* d="([^"]*)"`, 'g'))].flatMap(
    ([, d]) => d!.match(/z/g) ?? [],
  ).length

describe('the thumbnail', () => {
  test('shows stages, cards and notes in their colours, and a line for each persona', () => {
    const svg = draw(EVERY_KIND)
    // One card of violet paper, one stage and one note.
    expect(boxesOf(svg, LIGHT.tones.violet.fill)).toBe(3)
    expect(svg).toContain(`stroke="${LIGHT.tones.blue.strong}"`)
    expect(svg).toContain(`stroke="${LIGHT.tones.orange.strong}"`)
    expect(svg.match(/<circle/g)).toHaveLength(2)
  })

  test('stays inside its frame', () => {
    const svg = draw(EVERY_KIND)
    expect(svg).toContain(`width="${THUMBNAIL.width}" height="${THUMBNAIL.height}"`)
    for (const [, x, y] of svg.matchAll(/M(-?\d+) (-?\d+)h/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(0)
      expect(Number(x)).toBeLessThan(2 * THUMBNAIL.width)
      expect(Number(y)).toBeGreaterThanOrEqual(0)
      expect(Number(y)).toBeLessThan(2 * THUMBNAIL.height)
    }
  })

  test('says nothing that stands on the map: no words, no fonts, no addresses', () => {
    const svg = draw({ ...EVERY_KIND, title: 'Secret <script>' })
    expect(svg).not.toMatch(/Secret|<text|font|script|href|url/)
  })

  test('is small, even of a thousand cards, and of ten thousand', () => {
    expect(packed(draw(EVERY_KIND))).toBeLessThan(2000)
    expect(packed(draw(thousandCards()))).toBeLessThan(6000)
    expect(packed(draw(denseMap(50, 20, 10)))).toBeLessThan(12_000)
  })

  test('shows each of a thousand cards', () => {
    const svg = draw(thousandCards())
    const papers = Object.values(LIGHT.tones).map(({ fill }) => boxesOf(svg, fill))
    const stagesAndLanes = 20 + 11
    expect(papers.reduce((sum, count) => sum + count)).toBe(1000 + stagesAndLanes)
  })

  test('of a project without a map is blank paper', () => {
    expect(thumbnailSvg(emptySnapshot())).toContain(LIGHT.paper)
    expect(draw({ stages: [], lanes: [] })).toContain('</svg>')
  })
})
