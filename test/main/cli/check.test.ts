import { expect, test } from 'vitest'
import { DOCUMENT_VERSION } from '#shared/document/document.ts'
import { damagePart } from '#test/shared/formats/journey/journey-builders.ts'
import { projectFile, smallMap } from './support/projects.ts'
import { json, newDesk } from './support/throughline.ts'

const WHOLE = projectFile([...smallMap('now', 'Now', 'G'), ...smallMap('then', '', 'V')], 'Two maps')

test('a whole project: what is in it, for people', async () => {
  const desk = await newDesk()
  await desk.put('a.journey', WHOLE)
  const { code, stdout, stderr } = await desk.run(['check', 'a.journey'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(
    /^a\.journey: “Two maps”, \d+ kB\n {2}Format 1, document \d+, saved by Throughline 0\.0\.0-test on /,
  )
  expect(stdout).toContain('  1. Now: 1 stage, 2 steps, 1 lane, 2 cards, 0 sentiment values, 1 connector\n')
  expect(stdout).toContain('  2. Untitled map: 1 stage')
  expect(stdout).toMatch(/The project is whole\.\n$/)
  expect((await desk.read('a.journey')).equals(WHOLE)).toBe(true)
})

test('and for programs, from standard input too', async () => {
  const desk = await newDesk()
  await desk.put('a.journey', WHOLE)
  const ran = await desk.run(['check', 'a.journey', '--json'])
  expect(ran).toMatchObject({ code: 0, stderr: '' })
  expect(json(ran)).toMatchObject({
    file: 'a.journey',
    whole: true,
    title: 'Two maps',
    projectId: 'project-of-a-test',
    size: WHOLE.length,
    versions: { format: 1, document: DOCUMENT_VERSION, app: '0.0.0-test' },
    maps: [
      { title: 'Now', stages: 1, steps: 2, lanes: 1, cards: 2, connectors: 1 },
      { title: '', cards: 2 },
    ],
    recoveredFrom: null,
    findings: [],
  })
  const piped = await desk.run(['check', '-', '--json'], { input: WHOLE })
  expect(json(piped)).toEqual({ ...(json(ran) as object), file: '-' })
})

test('a project that opens but is not whole is told from one that does not open', async () => {
  const desk = await newDesk()
  const damaged = damagePart(WHOLE, 'document.bin')
  await desk.put('a.journey', damaged)
  const forPeople = await desk.run(['check', 'a.journey'])
  expect(forPeople.code).toBe(1)
  expect(forPeople.stdout).toContain('2 cards')
  expect(forPeople.stdout).toContain('recovered from the readable copy')
  expect(forPeople.stderr).toBe(
    '“a.journey” opens, but it is not whole: 1 finding. The file was left as it is.\n',
  )
  const forPrograms = await desk.run(['check', 'a.journey', '--json'])
  expect(forPrograms.code).toBe(1)
  expect(json(forPrograms)).toMatchObject({ whole: false, recoveredFrom: 'project.json' })
  expect((await desk.read('a.journey')).equals(damaged)).toBe(true)

  await desk.put('b.journey', WHOLE.subarray(0, 100))
  const broken = await desk.run(['check', 'b.journey', '--json'])
  expect(broken.code).toBe(1)
  expect(json(broken)).toEqual({
    error: { code: 'truncated', message: expect.stringContaining('b.journey: ') },
  })
})

test('what merges left behind is told: lost cards as errors, empty maps as worth a look', async () => {
  const desk = await newDesk()
  const lost = [
    ...smallMap('now', 'Now'),
    { table: 'cards', id: 'lost', fields: { place: ['gone', 'now-first', 'V'], text: 'Nobody sees me' } },
    { table: 'maps', id: 'bare', fields: { title: 'Bare', order: 'k' } },
  ] as const
  await desk.put('a.journey', projectFile(lost))
  const ran = await desk.run(['check', 'a.journey', '--json'])
  expect(ran.code).toBe(1)
  expect(json(ran)).toMatchObject({
    whole: false,
    findings: [
      { code: 'map-without-stages', severity: 'warning', table: 'maps', id: 'bare' },
      { code: 'map-without-lanes', severity: 'warning', id: 'bare' },
      { code: 'card-without-lane', severity: 'error', id: 'lost' },
    ],
  })
  await desk.put('b.journey', projectFile(lost.filter(({ id }) => id !== 'lost')))
  const warned = await desk.run(['check', 'b.journey'])
  expect(warned).toMatchObject({ code: 0, stderr: '' })
  expect(warned.stdout).toMatch(
    /Worth a look:\n {2}The map “Bare” has no stages\.\n.*\nThe project is whole\.\n$/,
  )
})
