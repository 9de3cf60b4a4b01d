import { mkdir, readFile, truncate } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { readJourney } from '#shared/formats/journey/read-journey.ts'
import { zipOf } from '#test/shared/formats/journey/journey-builders.ts'
import { projectFile, smallMap } from './support/projects.ts'
import { type Desk, newDesk } from './support/throughline.ts'

const WHOLE = projectFile(smallMap('now', 'Now'))

/** The same project, as a program of the future says it wrote it. */
function newer(): Uint8Array {
  const read = readJourney(WHOLE)
  if (!read.ok || !read.value.update) throw new Error('The project must be whole.')
  const { manifest, update, projectJson } = read.value
  return zipOf({
    'manifest.json': JSON.stringify({ ...manifest, formatVersion: 2, parts: {} }),
    'document.bin': update,
    'project.json': projectJson() ?? '',
  })
}

/** Every part there and none of them readable: both the document and its copy were overwritten with zeros. */
function torn(): Uint8Array {
  const bytes = Uint8Array.from(WHOLE)
  return bytes.fill(0, 40, bytes.length - 400)
}

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])

const BAD: readonly (readonly [string, string, string | Uint8Array, RegExp])[] = [
  ['empty', 'a.journey', '', /^“a\.journey” is empty\./],
  ['torn', 'a.journey', torn(), /^a\.journey: This file is damaged/],
  ...[4, 22, 100, Math.floor(WHOLE.length / 2), WHOLE.length - 1].map(
    (length) =>
      [
        `cut off after ${length} bytes`,
        'a.journey',
        WHOLE.subarray(0, length),
        /^a\.journey: This file is cut off/,
      ] as const,
  ),
  [
    'a Word document',
    'a.journey',
    zipOf({ 'word/document.xml': '<w/>' }),
    /^a\.journey: This is a Word document/,
  ],
  ['a zip', 'a.zip', zipOf({ 'a.txt': 'a' }), /^a\.zip: This is a zip archive/],
  ['a picture', 'a.journey', png, /^“a\.journey” is a PNG picture\./],
  ['a text', 'a.journey', 'hello', /^“a\.journey” is called a Throughline project, but/],
  ['JSON cut off', 'a.json', '{"format":"throughline-project",', /^“a\.json” looks like JSON but/],
  ['another program’s JSON', 'a.json', '{"type":"Topology"}', /^“a\.json” is /],
]

/** Every command that reads a project says the same of a file it cannot read, and leaves everything as it is. */
async function expectRefused(desk: Desk, name: string, sentence: RegExp): Promise<void> {
  const before = await desk.files()
  const runs = [
    ['check', name],
    ['import', name, 'new.journey'],
    ['export', name, 'new.json'],
  ]
  for (const ran of await Promise.all(runs.map((args) => desk.run(args)))) {
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toMatch(sentence)
    expect(ran.stderr).toMatch(/^[^\n]+\n$/)
  }
  expect(await desk.files()).toEqual(before)
}

describe('a file that cannot be read is refused with one sentence and left as it is', () => {
  test.each(BAD)('%s', async (_, name, content, sentence) => {
    const desk = await newDesk()
    await desk.put(name, content)
    await expectRefused(desk, name, sentence)
    expect((await readFile(desk.path(name))).equals(Buffer.from(content))).toBe(true)
  })

  test('too large', async () => {
    const desk = await newDesk()
    await desk.put('a.journey', WHOLE)
    await truncate(desk.path('a.journey'), 300 * 1024 * 1024)
    await expectRefused(desk, 'a.journey', /^“a\.journey” is larger than 256 MB/)
  })

  test('not there', async () => {
    await expectRefused(await newDesk(), 'a.journey', /^There is no file “a\.journey”\./)
  })

  test('a folder', async () => {
    const desk = await newDesk()
    await mkdir(desk.path('a.journey'))
    await expectRefused(desk, 'a.journey', /^“a\.journey” is a folder\./)
  })

  test('below a file', async () => {
    const desk = await newDesk()
    await desk.put('a', '')
    await expectRefused(desk, 'a/b.journey', /^There is no file “a\/b\.journey”\./)
  })
})

test('what can be imported is told from a project', async () => {
  const desk = await newDesk()
  await desk.put('a.csv', 'Step,Card\nBuys,Pays\n')
  const { code, stderr } = await desk.run(['check', 'a.csv'])
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: 'a.csv: This is a table, not a .journey file. “throughline import” makes one of it.\n',
  })
})

test('a newer project is looked at and exported, with a word about it, and not imported', async () => {
  const desk = await newDesk()
  const bytes = newer()
  await desk.put('a.journey', bytes)
  const sentence = 'This project was saved by a newer version of Throughline'
  const checked = await desk.run(['check', 'a.journey'])
  expect(checked).toMatchObject({ code: 0, stderr: '' })
  expect(checked.stdout).toContain(`Worth a look:\n  ${sentence}`)
  const exported = await desk.run(['export', 'a.journey', 'a.json'])
  expect(exported).toMatchObject({ code: 0, stderr: '' })
  expect(exported.stdout).toContain(sentence)
  expect((await desk.read('a.json')).toString()).toContain('Reads the poster of Now')
  expect((await desk.run(['export', 'a.journey', 'copy.journey'])).code).toBe(0)
  expect((await desk.read('copy.journey')).equals(Buffer.from(bytes))).toBe(true)
  const imported = await desk.run(['import', 'a.journey', 'new.journey'])
  expect(imported).toMatchObject({ code: 1, stdout: '' })
  expect(imported.stderr).toMatch(/^a\.journey: This project was saved by a newer version of Throughline/)
  expect(await desk.files()).toEqual(['a.journey', 'a.json', 'copy.journey'])
})

test('too much on standard input is cut short', async () => {
  const desk = await newDesk()
  const child = desk.start(['check', '-'])
  const said = child.stderr?.toArray()
  const chunk = Buffer.alloc(4 * 1024 * 1024, 'journey ')
  child.stdin?.on('error', () => undefined)
  let sent = 0
  for (let taken = true; taken && sent < 400 * 1024 * 1024; sent += chunk.length)
    taken = await new Promise((resolve) => child.stdin?.write(chunk, (error) => resolve(!error)))
  expect(String(await said)).toMatch(/^“standard input” is larger than 256 MB[^\n]*\n$/)
  expect(sent).toBeLessThan(300 * 1024 * 1024)
})

test('what a file holds cannot make a terminal do anything', async () => {
  const desk = await newDesk()
  const bell = String.fromCharCode(27, 91, 50, 74, 7)
  await desk.put('a.mmd', `journey\n  Pay${bell}\n`)
  const { code, stderr } = await desk.run(['import', 'a.mmd', 'a.journey'])
  expect(code).toBe(1)
  expect(stderr).toMatch(/^a\.mmd: Line 2: the task “Pay.*” has no score\..*\n$/)
  expect([...stderr.trimEnd()].every((character) => character >= ' ')).toBe(true)
})
