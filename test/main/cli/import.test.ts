import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mapsOf, viewMap } from '#shared/model/map-view.ts'
import { projectOf } from '#shared/model/snapshot.ts'
import { damagePart } from '#test/shared/formats/journey/journey-builders.ts'
import { projectFile, smallMap, snapshotIn, textsIn } from './support/projects.ts'
import { failure, json, newDesk, root } from './support/throughline.ts'

const CHECKOUT = `journey
  title Checkout
  section Browse
    Look around: 4: Mira
    Compare: 9: Mira, Jonas
  section Pay
    Enter card: 1: Mira
`

describe('from Mermaid', () => {
  test('says what came and what could not', async () => {
    const desk = await newDesk()
    await desk.put('checkout.mmd', CHECKOUT)
    expect(await desk.run(['import', 'checkout.mmd', 'a.journey'])).toEqual({
      code: 0,
      stderr: '',
      stdout: [
        'Imported checkout.mmd (Mermaid journey) into a.journey: “Checkout”',
        '  1. Checkout: 2 stages, 3 steps, 3 lanes, 0 cards, 4 sentiment values',
        '  2 personas: Mira, Jonas',
        'Not carried over as it stood:',
        '  Line 5: the score 9 of “Compare” is outside 1 to 5 and became 5 (delighted).',
        '',
      ].join('\n'),
    })
    const [map] = mapsOf(snapshotIn(await desk.read('a.journey')))
    expect(map?.title).toBe('Checkout')
    expect((await desk.read('checkout.mmd')).toString()).toBe(CHECKOUT)
  })

  test('says the same to programs, in one JSON document', async () => {
    const desk = await newDesk()
    await desk.put('checkout.mmd', CHECKOUT)
    const ran = await desk.run(['import', 'checkout.mmd', 'a.journey', '--json'])
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(json(ran)).toEqual({
      file: 'a.journey',
      from: 'checkout.mmd',
      format: 'mermaid',
      title: 'Checkout',
      personas: ['Mira', 'Jonas'],
      maps: [
        {
          title: 'Checkout',
          stages: 2,
          steps: 3,
          lanes: 3,
          cards: 0,
          sentimentValues: 4,
          connectors: 0,
          notes: 0,
        },
      ],
      report: ['Line 5: the score 9 of “Compare” is outside 1 to 5 and became 5 (delighted).'],
    })
  })

  test.each([
    ['no score', 'journey\n  section A\n    Pay\n', 'a.mmd: Line 3: the task “Pay” has no score.'],
    ['semicolon', 'journey\n  Pay; wait: 3: Me\n', 'a.mmd: Line 2: Mermaid cannot read “;” here.'],
    ['no journey', 'flowchart LR\n  A --> B\n', 'a.mmd: Line 1: a Mermaid journey starts with'],
  ])('an error has its line and reason: %s', async (_, text, sentence) => {
    const desk = await newDesk()
    await desk.put('a.mmd', text)
    const { code, stdout, stderr } = await desk.run(['import', 'a.mmd', 'a.journey'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr.startsWith(sentence)).toBe(true)
    expect(stderr).toMatch(/^[^\n]+\n$/)
    expect(await desk.files()).toEqual(['a.mmd'])
  })

  test('reads standard input and writes standard output', async () => {
    const desk = await newDesk()
    const child = desk.start(['import', '-', '-'])
    child.stdin?.end(CHECKOUT)
    const [out, err] = await Promise.all([child.stdout?.toArray(), child.stderr?.toArray()])
    expect(projectOf(snapshotIn(Buffer.concat(out as Buffer[]))).title).toBe('Checkout')
    expect(String(err)).toBe('Line 5: the score 9 of “Compare” is outside 1 to 5 and became 5 (delighted).\n')
  })
})

describe('from Markdown', () => {
  const MARKDOWN = `# Notes\r\n\r\n- A list\r\n\r\n  \`\`\`mermaid\r\n  ${CHECKOUT.replaceAll('\n', '\r\n  ')}\r\n  \`\`\`\r\n\r\n\`\`\`mermaid\r\njourney\r\n  Other: 3\r\n\`\`\`\r\n`

  test('reads the first journey, and counts its lines in the Markdown', async () => {
    const desk = await newDesk()
    await desk.put('notes.md', MARKDOWN)
    const ran = await desk.run(['import', 'notes.md', 'a.journey', '--json'])
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(json(ran)).toMatchObject({
      format: 'markdown',
      title: 'Checkout',
      report: [
        'Only the first journey was read. Left out: line 17.',
        'Line 10: the score 9 of “Compare” is outside 1 to 5 and became 5 (delighted).',
      ],
    })
  })

  test('an error has the line of the Markdown', async () => {
    const desk = await newDesk()
    await desk.put('notes.md', 'Text\n\n```mermaid\njourney\n  Pay\n```\n')
    const { code, stderr } = await desk.run(['import', 'notes.md', 'a.journey'])
    expect(code).toBe(1)
    expect(stderr).toMatch(/^notes\.md: Line 5: the task “Pay” has no score\..*\n$/)
  })

  test('without a journey it says so', async () => {
    const desk = await newDesk()
    await desk.put('notes.md', '# The journey\n\n```mermaid\nflowchart LR\n```\n')
    expect(await desk.run(['import', 'notes.md', 'a.journey'])).toEqual(
      failure('notes.md: there is no Mermaid journey in it: no code block ```mermaid with a line “journey”.'),
    )
  })
})

describe('from projects', () => {
  test('JSON comes back under ids of its own', async () => {
    const desk = await newDesk()
    await desk.put('a.journey', projectFile(smallMap('one', 'Now'), 'Two maps'))
    expect(await desk.run(['export', 'a.journey', 'a.json'])).toMatchObject({ code: 0, stderr: '' })
    expect(await desk.run(['import', 'a.json', 'b.journey'])).toMatchObject({ code: 0, stderr: '' })
    const [a, b] = [snapshotIn(await desk.read('a.journey')), snapshotIn(await desk.read('b.journey'))]
    expect(projectOf(b).title).toBe('Two maps')
    expect(textsIn(b)).toEqual(textsIn(a))
    expect(Object.keys(b.cards).filter((id) => id in a.cards)).toEqual([])
  })

  test('a whole .journey stays byte for byte, history and all', async () => {
    const desk = await newDesk()
    await desk.put('a.journey', projectFile(smallMap('one', 'Now')))
    expect(await desk.run(['import', 'a.journey', 'b.journey'])).toMatchObject({ code: 0, stderr: '' })
    expect((await desk.read('b.journey')).equals(await desk.read('a.journey'))).toBe(true)
  })

  test('a damaged .journey with a readable copy becomes a whole one, and the report says so', async () => {
    const desk = await newDesk()
    const damaged = damagePart(projectFile(smallMap('one', 'Now')), 'document.bin')
    await desk.put('a.journey', damaged)
    const ran = await desk.run(['import', 'a.journey', 'b.journey', '--json'])
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect((json(ran) as { report: string[] }).report.join()).toContain('recovered from the readable copy')
    expect(textsIn(snapshotIn(await desk.read('b.journey')))).toHaveLength(2)
    expect(await desk.run(['check', 'b.journey'])).toMatchObject({ code: 0 })
    expect((await desk.read('a.journey')).equals(damaged)).toBe(true)
  })
})

const mermaids = join(root, '../shared/data/maps/mermaid')

describe.skipIf(!existsSync(mermaids))('real Mermaid journeys', () => {
  const files = existsSync(mermaids) ? readdirSync(mermaids).sort() : []

  test.each(files)('%s comes in, goes out, and comes in the same', async (name) => {
    const desk = await newDesk()
    const from = join(mermaids, name)
    expect(await desk.run(['import', from, 'a.journey'])).toMatchObject({ code: 0, stderr: '' })
    expect(await desk.run(['export', 'a.journey', 'a.mmd'])).toMatchObject({ code: 0, stderr: '' })
    expect(await desk.run(['import', 'a.mmd', 'b.journey'])).toMatchObject({ code: 0, stderr: '' })
    const [a, b] = [told(await desk.read('a.journey')), told(await desk.read('b.journey'))]
    expect(b).toEqual(a)
    expect(readFileSync(from, 'utf8')).toContain(a.stages.flatMap(([, steps]) => steps)[0] || 'journey')
  })

  test('there are twelve', () => expect(files).toHaveLength(12))
})

/** What Mermaid can say of a map, in order. */
function told(bytes: Uint8Array) {
  const snapshot = snapshotIn(bytes)
  const map = mapsOf(snapshot)[0]
  const view = map && viewMap(snapshot, map.id)
  if (!view) throw new Error('There is no map.')
  const names = new Map(view.personas.map(({ id, name }) => [id as string | null, name]))
  return {
    title: view.map.title,
    stages: view.stages.map(({ stage, steps }) => [stage.title, steps.map(({ title }) => title)]),
    cards: view.lanes.map((lane) => [
      lane.title,
      view.steps.map((step) =>
        (view.cells.get(lane.id)?.get(step.id) ?? [])
          .map(({ text, amount, personaId }) => ({ text, amount, persona: names.get(personaId) ?? '' }))
          // Values of one cell stand in no order.
          .sort((one, other) => one.persona.localeCompare(other.persona)),
      ),
    ]),
    notes: view.notes.map(({ text }) => text),
  }
}
