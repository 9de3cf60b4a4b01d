import { describe, expect, test } from 'vitest'
import { projectOf } from '#shared/model/snapshot.ts'
import { damagePart } from '#test/shared/formats/journey/journey-builders.ts'
import { projectFile, smallMap, snapshotIn, textsIn } from './support/projects.ts'
import { type Desk, failure, hasFonts, json, newDesk } from './support/throughline.ts'

const PROJECT = projectFile([...smallMap('now', 'Now', 'G'), ...smallMap('then', 'Then', 'V')], 'Two maps')

async function deskWithProject(): Promise<Desk> {
  const desk = await newDesk()
  await desk.put('a.journey', PROJECT)
  return desk
}

test('JSON holds the whole project, without the prompts', async () => {
  const desk = await deskWithProject()
  const ran = await desk.run(['export', 'a.journey', 'a.json', '--json'])
  const text = (await desk.read('a.json')).toString()
  expect(ran).toMatchObject({ code: 0, stderr: '' })
  expect(json(ran)).toEqual({ file: 'a.json', format: 'json', bytes: Buffer.byteLength(text), report: [] })
  expect(JSON.parse(text)).toMatchObject({
    format: 'throughline-project',
    project: { title: 'Two maps' },
    maps: [{ title: 'Now' }, { title: 'Then' }],
  })
  expect(text).toContain('Reads the poster of Then')
  expect(text).not.toContain('What happens?')
})

test('.journey is a copy, byte for byte', async () => {
  const desk = await deskWithProject()
  expect(await desk.run(['export', 'a.journey', 'b.journey'])).toEqual({
    code: 0,
    stdout: 'Wrote b.journey: the whole project.\n',
    stderr: '',
  })
  expect((await desk.read('b.journey')).equals(PROJECT)).toBe(true)
})

test('.journey of a damaged file is a whole one, with the report of what was recovered', async () => {
  const desk = await newDesk()
  await desk.put('a.journey', damagePart(PROJECT, 'document.bin'))
  const ran = await desk.run(['export', 'a.journey', 'b.journey', '--json'])
  expect(ran).toMatchObject({ code: 0, stderr: '' })
  expect((json(ran) as { report: string[] }).report.join()).toContain('recovered')
  const snapshot = snapshotIn(await desk.read('b.journey'))
  expect(projectOf(snapshot).title).toBe('Two maps')
  expect(textsIn(snapshot)).toHaveLength(4)
})

describe('Mermaid', () => {
  test('holds the map that is asked for, and says what it cannot hold', async () => {
    const desk = await deskWithProject()
    const ran = await desk.run(['export', 'a.journey', 'then.mmd', '--map', 'then'])
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout).toMatch(
      /^Wrote then\.mmd: map 2, “Then”, a Mermaid journey\.\n(?: {2}.*\n)* {2}Mermaid holds .* Left out: 2 cards, 1 connector\.\n$/,
    )
    expect((await desk.read('then.mmd')).toString()).toMatch(
      /^journey\n {4}title Then\n(?:.*\n)* *section Awareness\n *Hears of it: 3\n *Asks a friend: 3\n$/,
    )
  })

  test('goes to standard output, what it cannot hold to stderr', async () => {
    const desk = await deskWithProject()
    const { code, stdout, stderr } = await desk.run(['export', 'a.journey', '-', '--format', 'mmd'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^journey\n {4}title Now\n/)
    expect(stderr).toContain('Left out: 2 cards, 1 connector.\n')
  })
})

test('a map that is not there', async () => {
  const desk = await deskWithProject()
  expect(await desk.run(['export', 'a.journey', 'a.mmd', '--map', 'Later'])).toEqual(
    failure('There is no map “Later”. There is 1 “Now”, 2 “Then”.'),
  )
  const forPrograms = await desk.run(['export', 'a.journey', 'a.mmd', '--map', '3', '--json'])
  expect(forPrograms.code).toBe(1)
  expect(json(forPrograms)).toEqual({
    error: { code: 'unknown-map', message: 'There is no map “3”. There is 1 “Now”, 2 “Then”.' },
  })
  expect(await desk.files()).toEqual(['a.journey'])
})

describe.skipIf(!hasFonts)('SVG', () => {
  test('has the whole map as real text, with its fonts', async () => {
    const desk = await deskWithProject()
    const ran = await desk.run(['export', 'a.journey', 'a.svg', '--json'])
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    const svg = (await desk.read('a.svg')).toString()
    const { width, height } = json(ran) as { width: number; height: number }
    expect(svg).toMatch(new RegExp(`^<svg [^>]*viewBox="\\S+ \\S+ ${width} ${height}"`))
    expect(svg).toMatch(/<text [^>]*>Calls Ana at noon<\/text>/)
    expect(svg).toContain('Asks a friend')
    expect(svg).not.toContain('What happens?')
    expect(svg).toMatch(/@font-face[^}]*data:font\/woff2;base64,[A-Za-z0-9+/]{1000}/)
    expect(svg.endsWith('</svg>')).toBe(true)
  })

  test('is another by night', async () => {
    const desk = await deskWithProject()
    await desk.run(['export', 'a.journey', 'day.svg'])
    await desk.run(['export', 'a.journey', 'night.svg', '--dark'])
    const paper = async (name: string) =>
      /<rect [^>]*fill="(#\w+)"/.exec((await desk.read(name)).toString())?.[1]
    expect(await paper('day.svg')).toMatch(/^#[ef]/)
    expect(await paper('night.svg')).toMatch(/^#[0-3]/)
  })

  test('a Mermaid journey becomes a picture at once', async () => {
    const desk = await newDesk()
    const { code, stdout } = await desk.run(['export', '-', '-', '--format', 'svg'], {
      input: 'journey\n  title Tea\n  Boil water: 4: Me\n',
    })
    expect(code).toBe(0)
    expect(stdout).toContain('Boil water')
  })
})
