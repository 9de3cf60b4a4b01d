import { describe, expect, test } from 'vitest'
import { runCommands } from '#shared/document/commands/run.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { DOCUMENT_VERSION } from '#shared/document/document.ts'
import { openJourney } from '#shared/formats/journey/open-journey.ts'
import { mapsOf } from '#shared/model/map-view.ts'
import { damagePart } from '#test/shared/formats/journey/journey-builders.ts'
import { pngOf, refOf } from '#test/support/pictures.ts'
import { journeyOf } from '../host/support/journey-files.ts'
import { projectFile, smallMap, snapshotIn, textsIn } from './support/projects.ts'
import { json, newDesk } from './support/throughline.ts'

const WHOLE = projectFile(smallMap('now', 'Now'))

/** A copy in which somebody did this. */
function copyWith(name: string, commands: readonly Command[], bytes = WHOLE): Buffer {
  const opened = openJourney(bytes)
  if (!opened.ok) throw new Error(opened.error.message)
  const { doc } = opened.value
  const sign = { type: 'author.sign', clientId: doc.clientID, name } as const
  const done = runCommands(doc, [sign, ...commands], name)
  if (!done.ok) throw new Error(done.error.message)
  return journeyOf(doc)
}

const add = (id: string, text: string): Command => ({
  type: 'cards.add',
  cards: [{ id, laneId: 'now-lane', stepId: 'now-first', fields: { text } }],
  beforeId: null,
})
const say = (id: string, text: string): Command => ({ type: 'cards.edit', ids: [id], changes: { text } })

const ANNA = copyWith('Anna', [add('anna', 'by Anna'), say('now-one', 'said anew')])
const BEN = copyWith('Ben', [add('ben', 'by Ben'), { type: 'project.edit', changes: { title: 'Ben’s' } }])

/** Another project, with a picture on it. */
function otherProject(): Uint8Array {
  const picture = pngOf(2, 2)
  const records = smallMap('then', 'Then').map((record) =>
    record.table === 'cards' ? { ...record, fields: { ...record.fields, image: refOf(picture) } } : record,
  )
  return projectFile(records, 'Another', new Map([[refOf(picture), picture]]), 'another-project')
}

describe('copies of one project', () => {
  test('become one again, and it is said who did what', async () => {
    const desk = await newDesk()
    await desk.put('a.journey', ANNA)
    await desk.put('b.journey', BEN)
    const ran = await desk.run(['merge', 'a.journey', 'b.journey', '--out', 'c.journey'])
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout.split('\n').slice(0, 3)).toEqual([
      'Wrote c.journey: “Ben’s”, from a.journey.',
      '  b.journey: the same project, merged.',
      '  Ben: 1 added, 1 changed',
    ])
    expect(textsIn(snapshotIn(await desk.read('c.journey')))).toEqual(
      expect.arrayContaining(['by Anna', 'by Ben']),
    )
    expect((await desk.read('a.journey')).equals(ANNA)).toBe(true)
    expect((await desk.run(['check', 'c.journey'])).code).toBe(0)
  })

  test('come out the same to the byte, whichever comes first, and however many there are', async () => {
    const desk = await newDesk()
    await desk.put('a.journey', ANNA)
    await desk.put('b.journey', BEN)
    await desk.put('c.journey', copyWith('Cem', [say('now-one', 'said otherwise')]))
    const orders = [
      ['a', 'b', 'c'],
      ['c', 'b', 'a', 'b'],
    ]
    const exported = await Promise.all(
      orders.map(async (order, index) => {
        const files = order.map((name) => `${name}.journey`)
        const merged = await desk.run(['merge', ...files, '--out', `m${index}.journey`])
        expect(merged).toMatchObject({ code: 0, stderr: '' })
        expect((await desk.run(['export', `m${index}.journey`, `m${index}.json`])).code).toBe(0)
        return (await desk.read(`m${index}.json`)).toString()
      }),
    )
    expect(new Set(exported).size).toBe(1)
    expect(exported[0]).toContain('by Anna')
    expect(exported[0]).toContain('by Ben')
  })

  test('for programs, in one JSON document', async () => {
    const desk = await newDesk()
    await desk.put('a.journey', ANNA)
    await desk.put('b.journey', BEN)
    const ran = await desk.run([
      'merge',
      'a.journey',
      'b.journey',
      'a.journey',
      '--out',
      'c.journey',
      '--json',
    ])
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(json(ran)).toMatchObject({
      out: 'c.journey',
      sameProject: true,
      files: [
        { file: 'b.journey', sameProject: true, changed: true },
        { file: 'a.journey', sameProject: true, changed: false },
      ],
      brought: { maps: 0, personas: 0 },
      people: [{ name: 'Ben', added: 1, changed: 1, moved: 0, removed: 0 }],
      findings: [],
      report: [],
    })
  })
})

test('of another project maps and pictures are brought across, and it is said so', async () => {
  const desk = await newDesk()
  await desk.put('a.journey', WHOLE)
  await desk.put('b.journey', otherProject())
  const ran = await desk.run(['merge', 'a.journey', 'b.journey', '--out', 'c.journey'])
  expect(ran).toMatchObject({ code: 0, stderr: '' })
  expect(ran.stdout).toContain('  b.journey: another project; brought 1 map across: “Then”.\n')
  const bytes = await desk.read('c.journey')
  expect(mapsOf(snapshotIn(bytes)).map(({ title }) => title)).toEqual(['Now', 'Then'])
  const opened = openJourney(bytes)
  expect(opened.ok && [...opened.value.images.keys()]).toEqual([refOf(pngOf(2, 2))])
  expect((await desk.run(['check', 'c.journey'])).code).toBe(0)
})

const NEWER = (() => {
  const opened = openJourney(WHOLE)
  if (!opened.ok) throw new Error(opened.error.message)
  opened.value.doc.getMap('meta').set('version', DOCUMENT_VERSION + 1)
  return journeyOf(opened.value.doc)
})()

test.each([
  [
    'a newer one',
    NEWER,
    /^“b\.journey” was saved by a newer version of Throughline, .* nothing was changed\.\n$/,
  ],
  [
    'one whose document is damaged',
    damagePart(BEN, 'document.bin'),
    /^“b\.journey” is damaged: only the readable copy/,
  ],
  ['a text', Buffer.from('Dear all'), /^“b\.journey” is called a Throughline project, but/],
])('%s is refused in one line, first or last, and nothing is written', async (_, bytes, sentence) => {
  const desk = await newDesk()
  await desk.put('a.journey', ANNA)
  await desk.put('b.journey', bytes)
  const before = await desk.files()
  const [last, first] = await Promise.all([
    desk.run(['merge', 'a.journey', 'b.journey', '--out', 'c.journey']),
    desk.run(['merge', 'b.journey', 'a.journey', '--out', 'c.journey']),
  ])
  expect(last).toMatchObject({ code: 1, stdout: '' })
  expect(last.stderr).toMatch(sentence)
  expect(first).toMatchObject({ code: 1, stdout: '' })
  expect(first.stderr).toMatch(/^[^\n]*b\.journey[^\n]*\.\n$/)
  expect(await desk.files()).toEqual(before)
})

test('what is there stays, inputs for good, and wrong usage is told', async () => {
  const desk = await newDesk()
  await desk.put('a.journey', ANNA)
  await desk.put('b.journey', BEN)
  await desk.put('c.journey', 'precious')
  const onto = (out: string, ...flags: string[]) =>
    desk.run(['merge', 'a.journey', 'b.journey', '--out', out, ...flags, '--json'])
  const refused = (code: string) => ({ error: { code } })
  expect(json(await onto('c.journey'))).toMatchObject(refused('exists'))
  for (const input of ['a.journey', 'b.journey'])
    expect(json(await onto(input, '--force'))).toMatchObject(refused('same-file'))
  expect((await desk.read('c.journey')).toString()).toBe('precious')
  expect((await onto('c.journey', '--force')).code).toBe(0)
  for (const args of [
    ['a.journey', '--out', 'd.journey'],
    ['a.journey', 'b.journey'],
    ['a.journey', 'b.journey', '--out', 'd.pdf'],
    ['-', '-', '--out', 'd.journey'],
  ])
    expect(await desk.run(['merge', ...args])).toMatchObject({ code: 2, stdout: '' })
})
