import { describe, expect, test } from 'vitest'
import { ok } from '#shared/base/result.ts'
import type { ExportTools } from '#shared/formats/export/export-job.ts'
import { exportJob, made } from '#test/support/export-job.ts'
import { pictureFile, pngOf, refOf } from '#test/support/pictures.ts'
import { named } from '#test/support/strict-markup.ts'
import { madeMap } from './support/made-map.ts'
import { bytesOf, faultsOf, type ReadShape, readDeck } from './support/read-deck.ts'

const WIDE = pngOf(200, 100)
const JPG = pictureFile('photo.jpg')
const WEBP = pictureFile('lossy.webp')

const imagesOf =
  (...files: readonly (readonly [string, Uint8Array])[]): ExportTools['images'] =>
  async (refs) =>
    new Map(files.filter(([ref]) => refs.includes(ref)))

/** A map with a picture on a card, and its persona's portrait. */
const picturesMap = (image: string, more = {}) =>
  madeMap({
    texts: ['The desk'],
    card: { kind: 'image', image, imageRatio: 2 },
    map: { personaIds: ['mira'], ...more },
    more: [{ table: 'personas', id: 'mira', fields: { name: 'Mira', role: 'Nurse', portrait: image } }],
  })

const cropOf = ({ element }: ReadShape) =>
  Object.fromEntries(
    [...(named(element, 'a:srcRect')[0]?.attributes ?? [])].map(([side, share]) => [side, +share]),
  )

describe('pictures on slides', () => {
  test('are filed once, fill their boxes, and say what they show', async () => {
    const ref = refOf(WIDE)
    const tools = { images: imagesOf([ref, WIDE]) }
    const result = await made(exportJob({ format: 'pptx' }, picturesMap(ref), { tools }))
    const deck = readDeck(bytesOf(result))
    expect(faultsOf(deck)).toEqual([])
    const media = [...deck.parts].filter(([name]) => name.startsWith('ppt/media/'))
    expect(media.map(([name, bytes]) => [name, Buffer.compare(bytes, WIDE)])).toEqual([
      ['ppt/media/picture1.png', 0],
    ])
    const [opening, overview, stage] = deck.slides.map(({ shapes }) =>
      shapes.filter(({ kind }) => kind === 'pic'),
    )
    expect([opening, overview, stage].map((some) => some?.length)).toEqual([1, 2, 1])
    const [portrait] = opening!
    expect(portrait?.alt).toBe('Mira, Nurse')
    expect(portrait!.rect.width).toBeCloseTo(portrait!.rect.height)
    expect(cropOf(portrait!)).toEqual({ l: 25_000, r: 25_000, t: 0, b: 0 })
    expect(named(portrait!.element, 'a:prstGeom')[0]?.attributes.get('prst')).toBe('ellipse')
    const [card] = stage!
    expect(card?.alt).toBe('Picture: The desk')
    expect(card!.rect.width / card!.rect.height).toBeCloseTo(2, 1)
  })

  test('of cameras stay as they are; those in WebP are drawn anew as PNG', async () => {
    const jpg = refOf(JPG, 'jpg')
    const webp = refOf(WEBP, 'webp')
    const drawn: string[] = []
    const tools: Partial<ExportTools> = {
      images: imagesOf([jpg, JPG], [webp, WEBP]),
      drawPng: async ({ shapes, bounds }) => {
        drawn.push(JSON.stringify(shapes))
        return ok(pngOf(bounds.width, bounds.height))
      },
    }
    const mediaOf = async (ref: string) => {
      const result = await made(exportJob({ format: 'pptx' }, picturesMap(ref), { tools }))
      const deck = readDeck(bytesOf(result))
      expect(faultsOf(deck)).toEqual([])
      return [...deck.parts.keys()].filter((name) => name.startsWith('ppt/media/'))
    }
    expect(await mediaOf(jpg)).toEqual(['ppt/media/picture1.jpg'])
    expect(drawn).toEqual([])
    expect(await mediaOf(webp)).toEqual(['ppt/media/picture1.png'])
    expect(drawn.join()).toContain(webp)
  })

  test('in WebP come along as they are where nothing can draw, which is told', async () => {
    const webp = refOf(WEBP, 'webp')
    const tools = { images: imagesOf([webp, WEBP]) }
    const result = await made(exportJob({ format: 'pptx' }, picturesMap(webp), { tools }))
    const deck = readDeck(bytesOf(result))
    expect(faultsOf(deck)).toEqual([])
    expect([...deck.parts.keys()]).toContain('ppt/media/picture1.webp')
    expect(result.report.join(' ')).toContain('WebP')
  })

  test('that are not there leave a sign, which is told', async () => {
    const result = await made(exportJob({ format: 'pptx' }, picturesMap(refOf(WIDE))))
    const deck = readDeck(bytesOf(result))
    expect(faultsOf(deck)).toEqual([])
    expect(deck.slides.flatMap(({ shapes }) => shapes).filter(({ kind }) => kind === 'pic')).toEqual([])
    expect(result.report.join(' ')).toContain('not in this project')
  })

  test('have no colours where the map has none', async () => {
    const ref = refOf(WIDE)
    const tools = { images: imagesOf([ref, WIDE]) }
    const blips = async (look: string) => {
      const job = exportJob({ format: 'pptx', look: look as 'light' }, picturesMap(ref), { tools })
      const { slides } = readDeck(bytesOf(await made(job)))
      return slides.flatMap(({ element }) => named(element, 'a:grayscl')).length
    }
    expect(await blips('light')).toBe(0)
    expect(await blips('greyscale')).toBe(4)
  })
})
