import { describe, expect, test } from 'vitest'
import { type MergeOptions, mergeProjects } from '#main/cli/commands/merge.ts'
import type { Outcome } from '#main/cli/outcome.ts'
import type { Result } from '#shared/base/result.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { DOCUMENT_VERSION } from '#shared/document/document.ts'
import { checkIntegrity } from '#shared/document/integrity.ts'
import { openJourney } from '#shared/formats/journey/open-journey.ts'
import { stringifyProjectJson } from '#shared/formats/project-json/stringify.ts'
import { writeProjectJson } from '#shared/formats/project-json/write.ts'
import { mapsOf } from '#shared/model/map-view.ts'
import { damagePart } from '#test/shared/formats/journey/journey-builders.ts'
import { pngOf, refOf } from '#test/support/pictures.ts'
import { journeyOf } from '../host/support/journey-files.ts'
import { contextFor } from './support/context.ts'
import { projectFile, smallMap, snapshotIn, textsIn } from './support/projects.ts'
import { type Desk, json, newDesk } from './support/throughline.ts'

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

/** Merges as the command does, without the process around it. */
const merge = (
  desk: Desk,
  names: readonly string[],
  { out, ...options }: MergeOptions,
): Promise<Result<Outcome>> =>
  mergeProjects(names.map(desk.path), { out: desk.path(out), ...options })(contextFor(desk.data))

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
    const merged = snapshotIn(await desk.read('c.journey'))
    expect(textsIn(merged)).toEqual(expect.arrayContaining(['by Anna', 'by Ben']))
    expect(checkIntegrity(merged)).toEqual([])
    expect((await desk.read('a.journey')).equals(ANNA)).toBe(true)
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
        const out = `m${index}.journey`
        expect(await merge(desk, files, { out })).toMatchObject({ ok: true })
        return stringifyProjectJson(writeProjectJson(snapshotIn(await desk.read(out))))
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
  const merged = await merge(desk, ['a.journey', 'b.journey'], { out: 'c.journey' })
  const line = `  ${desk.path('b.journey')}: another project; brought 1 map across: “Then”.`
  expect(merged).toMatchObject({ ok: true, value: { lines: expect.arrayContaining([line]) } })
  const bytes = await desk.read('c.journey')
  const snapshot = snapshotIn(bytes)
  expect(mapsOf(snapshot).map(({ title }) => title)).toEqual(['Now', 'Then'])
  expect(checkIntegrity(snapshot)).toEqual([])
  const opened = openJourney(bytes)
  expect(opened.ok && [...opened.value.images.keys()]).toEqual([refOf(pngOf(2, 2))])
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
    /b\.journey” was saved by a newer version of Throughline, .* nothing was changed\.$/,
  ],
  [
    'one whose document is damaged',
    damagePart(BEN, 'document.bin'),
    /b\.journey” is damaged[:;] only (?:the|its) readable copy/,
  ],
  ['a text', Buffer.from('Dear all'), /“b\.journey” is called a Throughline project, but/],
])('%s is refused in one line, first or last, and nothing is written', async (_, bytes, sentence) => {
  const desk = await newDesk()
  await desk.put('a.journey', ANNA)
  await desk.put('b.journey', bytes)
  const before = await desk.files()
  for (const names of [
    ['a.journey', 'b.journey'],
    ['b.journey', 'a.journey'],
  ]) {
    const refused = await merge(desk, names, { out: 'c.journey' })
    expect(refused).toMatchObject({ ok: false, error: { message: expect.stringMatching(sentence) } })
    expect(refused).toMatchObject({ error: { message: expect.not.stringContaining('\n') } })
  }
  expect(await desk.files()).toEqual(before)
})

test('what is there stays, and inputs for good', async () => {
  const desk = await newDesk()
  await desk.put('a.journey', ANNA)
  await desk.put('b.journey', BEN)
  await desk.put('c.journey', 'precious')
  const onto = (out: string, force: boolean) => merge(desk, ['a.journey', 'b.journey'], { out, force })
  expect(await onto('c.journey', false)).toMatchObject({ error: { code: 'exists' } })
  for (const input of ['a.journey', 'b.journey'])
    expect(await onto(input, true)).toMatchObject({ error: { code: 'same-file' } })
  expect((await desk.read('c.journey')).toString()).toBe('precious')
  expect(await onto('c.journey', true)).toMatchObject({ ok: true })
  expect(textsIn(snapshotIn(await desk.read('c.journey')))).toContain('by Ben')
})
