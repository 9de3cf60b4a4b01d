/** Pictures of a project at the command line. */
import { describe, expect, test } from 'vitest'
import { chromiumPlaces } from '#main/host/print/chromium-places.ts'
import { openJourney } from '#shared/formats/journey/open-journey.ts'
import { countColor, readPng } from '#test/e2e/export/support/read-png.ts'
import { pngOf, refOf } from '#test/support/pictures.ts'
import { projectFile, smallMap } from './support/projects.ts'
import { hasFonts, json, newDesk } from './support/throughline.ts'

const picture = pngOf(200, 100, [0xc8, 0x1e, 0x1e])
const portrait = pngOf(90, 90, [0x1e, 0x1e, 0xc8])
const records = [
  { table: 'personas', id: 'mira', fields: { name: 'Mira', portrait: refOf(portrait) } },
  ...smallMap('m', 'Small').map((record) =>
    record.table === 'maps' ? { ...record, fields: { ...record.fields, personaIds: ['mira'] } } : record,
  ),
  { table: 'lanes', id: 'frames', fields: { mapId: 'm', title: 'Storyboard', kind: 'images', order: 'k' } },
  {
    table: 'cards',
    id: 'frame',
    fields: { kind: 'image', place: ['frames', 'm-first', 'V'], image: refOf(picture), imageRatio: 2 },
  },
] as const

const both = new Map([
  [refOf(picture), picture],
  [refOf(portrait), portrait],
])
const WHOLE = projectFile(records, 'Pictures', both)
const WITHOUT = projectFile(records, 'Pictures', new Map([[refOf(portrait), portrait]]))
const FORGED = projectFile(records, 'Pictures', new Map([...both, [refOf(picture), portrait]]))

test('check counts pictures', async () => {
  const desk = await newDesk()
  await desk.put('a.journey', WHOLE)
  const ran = await desk.run(['check', 'a.journey'])
  expect(ran).toMatchObject({ code: 0, stderr: '' })
  expect(ran.stdout).toContain('  2 pictures\n')
})

test.each([
  ['is missing', WITHOUT, ['image-missing']],
  ['is not what its name says', FORGED, ['damaged', 'image-missing']],
])('check finds a picture that %s', async (_name, file, codes) => {
  const desk = await newDesk()
  await desk.put('a.journey', file)
  const ran = await desk.run(['check', 'a.journey', '--json'])
  expect(ran.code).toBe(1)
  const { findings } = json(ran) as { findings: { code: string; severity: string }[] }
  expect(findings.map(({ code, severity }) => [code, severity])).toEqual(codes.map((code) => [code, 'error']))
})

test('a copy keeps them, JSON names them', async () => {
  const desk = await newDesk()
  await desk.put('a.journey', WHOLE)
  expect(await desk.run(['import', 'a.journey', 'b.journey'])).toMatchObject({ code: 0 })
  const copy = openJourney(await desk.read('b.journey'))
  expect(copy.ok && [...copy.value.images.keys()].sort()).toEqual([...both.keys()].sort())
  expect(await desk.run(['export', 'a.journey', 'a.json'])).toMatchObject({ code: 0 })
  const text = (await desk.read('a.json')).toString('utf8')
  expect(text).toContain(`"image": "${refOf(picture)}"`)
  expect(text.length).toBeLessThan(5000)
})

describe.skipIf(!hasFonts)('exports (need the built app)', () => {
  test('an SVG has the pictures in it', async () => {
    const desk = await newDesk()
    await desk.put('a.journey', WHOLE)
    expect(json(await desk.run(['export', 'a.journey', 'a.svg', '--json']))).toMatchObject({ report: [] })
    const svg = (await desk.read('a.svg')).toString('utf8')
    for (const bytes of both.values())
      expect(svg).toContain(`"data:image/png;base64,${bytes.toString('base64')}"`)
  })

  test('one that is missing is said, and the rest is there', async () => {
    const desk = await newDesk()
    await desk.put('a.journey', WITHOUT)
    const ran = await desk.run(['export', 'a.journey', 'a.svg'])
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout).toContain(
      '  A picture is not in this project; an empty frame stands where it would be.\n',
    )
    const svg = (await desk.read('a.svg')).toString('utf8')
    expect(svg).toContain(portrait.toString('base64'))
    expect(svg).toContain('Reads the poster of Small')
  })

  test.skipIf(chromiumPlaces().paths.length === 0)('a PNG shows them', async () => {
    const desk = await newDesk()
    await desk.put('a.journey', WHOLE)
    expect(await desk.run(['export', 'a.journey', 'a.png', '--scale', '1'])).toMatchObject({ code: 0 })
    const drawn = readPng(await desk.read('a.png'))
    expect(countColor(drawn, '#c81e1e')).toBeGreaterThan(5000)
    expect(countColor(drawn, '#1e1ec8')).toBeGreaterThan(2000)
  })
})
