import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runCommands } from '#shared/document/commands/run.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { readProjectJson, stringifyProjectJson, writeProjectJson } from '#shared/formats/project-json.ts'
import { sentimentId } from '#shared/model/card.ts'
import { buildProject } from '#test/support/builders.ts'
import { chanceOf } from '#test/support/random.ts'
import { randomCommand } from '#test/support/random-commands.ts'
import { essence, importProject, randomRecords, SMALL_PROJECT, snapshotOf } from '../project-builders.ts'

describe('writing', () => {
  test('nests records as people read a map and leaves defaults out', () => {
    expect(writeProjectJson(snapshotOf(SMALL_PROJECT))).toEqual({
      format: 'throughline-project',
      version: 1,
      project: { id: 'test-project', title: 'Test project', createdAt: '2026-01-02T00:00:00.000Z' },
      personas: [{ id: 'mira', name: 'Mira', role: 'Nurse', color: 'green' }],
      maps: [
        {
          id: 'm',
          title: 'Commute',
          personaIds: ['mira'],
          goal: 'arrive dry',
          stages: [
            { id: 's1', title: 'Notice', steps: [{ id: 'p1', title: 'Hears of it' }] },
            { id: 's2', title: 'Ride', steps: [{ id: 'p2', title: 'Rides', width: 300, moment: true }] },
          ],
          lanes: [
            {
              id: 'doing',
              title: 'Doing',
              prompt: 'What happens?',
              cells: [
                {
                  step: 'p2',
                  cards: [
                    { id: 'c1', text: 'first', tags: ['rain'] },
                    { id: 'c2', text: 'second' },
                  ],
                },
              ],
            },
            {
              id: 'feel',
              kind: 'sentiment',
              title: 'Feeling',
              cells: [{ step: 'p2', cards: [{ text: 'Dry!', personaId: 'mira', amount: 1.5 }] }],
            },
            {
              id: 'hurts',
              kind: 'pains',
              title: 'Pains',
              color: 'red',
              cells: [{ step: 'p1', cards: [{ id: 'c3', text: 'Late', impact: 'abandons' }] }],
            },
          ],
          connectors: [{ id: 'k', fromId: 'c3', toId: 'c1', kind: 'cause' }],
          notes: [{ id: 'n', x: 10, y: 900, text: 'Parking lot' }],
        },
      ],
    })
  })

  test('says who took part in a room in the project’s own file alone', () => {
    const signed = { text: 'Signed', author: 'Ann', authorId: 'participant-7' }
    const json = (prompts: boolean): string => {
      const records: RecordToInsert[] = [
        ...SMALL_PROJECT,
        { table: 'cards', id: 'by-ann', fields: { ...signed, place: ['doing', 'p2', 'z'] } },
        { table: 'cards', id: 'lost', fields: { ...signed, place: ['gone', 'p2', 'z'] } },
        { table: 'notes', id: 'parked', fields: { ...signed, mapId: 'm', parked: true } },
        { table: 'comments', id: 'said', fields: { ...signed, mapId: 'm' } },
      ]
      return JSON.stringify(writeProjectJson(snapshotOf(records), { prompts }))
    }
    expect(json(true).split('participant-7').length).toBe(5)
    expect(json(false)).not.toContain('participant-7')
    expect(json(false).split('Ann').length).toBe(5)
  })

  test('takes prompts out of what a person takes away, on maps and among the homeless', () => {
    const records: RecordToInsert[] = [
      ...SMALL_PROJECT,
      { table: 'lanes', id: 'lost', fields: { mapId: 'gone', prompt: 'What happens?' } },
    ]
    const snapshot = snapshotOf(records)
    expect(stringifyProjectJson(writeProjectJson(snapshot))).toContain('What happens?')
    expect(stringifyProjectJson(writeProjectJson(snapshot, { prompts: false }))).not.toContain(
      'What happens?',
    )
  })

  test('says the same whatever order the records came in', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const records = randomRecords(seed)
        const there = stringifyProjectJson(writeProjectJson(snapshotOf(records)))
        expect(stringifyProjectJson(writeProjectJson(snapshotOf([...records].reverse())))).toBe(there)
      }),
      { numRuns: 50 },
    )
  })

  test('puts a record on a line of its own, and is plain JSON', () => {
    const json = writeProjectJson(snapshotOf(SMALL_PROJECT))
    const text = stringifyProjectJson(json)
    expect(text.split('\n')).toContain('                { "id": "c1", "text": "first", "tags": ["rain"] },')
    expect(JSON.parse(text)).toEqual(json)
  })
})

describe('reading back', () => {
  test('loses nothing of any project, whatever merges left in it', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const before = snapshotOf(randomRecords(seed))
        const text = stringifyProjectJson(writeProjectJson(before))
        const { records, report, project } = importProject(JSON.parse(text))
        expect(report.filter((sentence) => !sentence.startsWith('A cell names'))).toEqual([])
        expect(essence(snapshotOf(records, project.title))).toEqual(essence(before))
      }),
      { numRuns: 400 },
    )
  })

  test('loses nothing of what people make of a project', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { doc } = buildProject()
        const chance = chanceOf(seed)
        for (let left = 60; left > 0; left--)
          runCommands(doc, [randomCommand(projectDocument(doc), chance)], 'test')
        const before = projectDocument(doc)
        const { records, report, project } = importProject(
          JSON.parse(stringifyProjectJson(writeProjectJson(before))),
        )
        expect(report).toEqual([])
        const after = snapshotOf(records, project.title)
        // Who wrote what is of the history of edits: no export carries it.
        expect({ ...essence(after).tables, projects: [] }).toEqual({
          ...essence(before).tables,
          projects: [],
          authors: [],
        })
        expect(essence(after).sequences).toEqual(essence(before).sequences)
      }),
      { numRuns: 60 },
    )
  })

  test('keeps what hangs on nothing under “homeless”', () => {
    const records: RecordToInsert[] = [
      ...SMALL_PROJECT,
      { table: 'cards', id: 'edited-apart', fields: { place: ['doing', 'gone', 'V'], text: 'still here' } },
      { table: 'steps', id: 'orphan', fields: { stageId: 'gone', title: 'Orphan' } },
    ]
    const json = writeProjectJson(snapshotOf(records))
    expect(json.homeless).toEqual({
      steps: [{ id: 'orphan', stageId: 'gone', title: 'Orphan' }],
      cards: [{ id: 'edited-apart', place: ['doing', 'gone', 'V'], text: 'still here' }],
    })
    expect(importProject(json).records).toContainEqual(
      expect.objectContaining({ table: 'cards', id: 'edited-apart' }),
    )
  })

  test('answers the project apart from its records, so that inserting them renames nothing', () => {
    const { project, title, records } = importProject(writeProjectJson(snapshotOf(SMALL_PROJECT)))
    expect(project).toEqual({
      projectId: 'test-project',
      title: 'Test project',
      createdAt: '2026-01-02T00:00:00.000Z',
    })
    expect(title).toBe('Test project')
    expect(records.filter(({ table }) => table === 'projects')).toEqual([])
  })
})

test('the example in the documentation is read as it stands', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../../../docs/formats/project-json.md'), 'utf8')
  const example = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? 'null')
  const { records, report } = importProject(example)
  expect(report).toEqual([])
  const { homeless, ...written } = writeProjectJson(snapshotOf(records))
  expect(homeless).toBe(undefined)
  expect({ ...written, project: example.project }).toEqual(example)
})

describe('healing', () => {
  const file = (map: object, more: object = {}) => ({
    format: 'throughline-project',
    version: 1,
    project: { title: 'By hand' },
    maps: [map],
    ...more,
  })

  test('a file written by hand needs no ids, orders or defaults', () => {
    const { records, report } = importProject(
      file({
        title: 'Mine',
        stages: [{ title: 'Before', steps: [{ id: 'a', title: 'One' }] }],
        lanes: [{ title: 'Doing', cells: [{ step: 'a', cards: [{ text: 'x' }, { text: 'y' }] }] }],
      }),
    )
    expect(report).toEqual([])
    const { sequences, tables } = essence(snapshotOf(records))
    expect(sequences[0]?.cards.flat(2)).toHaveLength(2)
    expect(tables.cards.map(({ text }: { text: string }) => text).sort()).toEqual(['x', 'y'])
  })

  test.each([
    [
      'an unknown field',
      { stages: [{ title: 'A', mood: 1 }] },
      'The stage “A” says “mood”, which is not known there; it was left out.',
    ],
    [
      'a field that its place decides',
      { stages: [{ title: 'A', order: 'V' }] },
      'The stage “A” says “order”, which is not known there; it was left out.',
    ],
    [
      'an unreadable field',
      { lanes: [{ title: 'A', kind: 'dreams' }] },
      'The lane “A” has something unreadable as “kind”; it was left out.',
    ],
    [
      'a number out of bounds',
      { stages: [{ steps: [{ title: 'A', width: 9 }] }] },
      'The step “A” has 9 as “width”, which is out of bounds; it became 140.',
    ],
    [
      'a list that is none',
      { stages: 'many' },
      'What the file says under “stages” is no list; it was left out.',
    ],
    [
      'entries that are none',
      { stages: [1, null, { title: 'A' }] },
      '2 of the “stages” could not be read and were left out.',
    ],
    [
      'a step that is not there',
      { lanes: [{ cells: [{ step: 'x', cards: [{ text: 'A' }] }] }] },
      'A cell names the step “x”, which is not in the file; its cards wait without a place.',
    ],
    [
      'a connector to nowhere',
      { connectors: [{ fromId: 'a', toId: 'b' }] },
      'A connector names the card “a”, which is not in the file; it is not shown.',
    ],
    [
      'a connector without an end',
      { connectors: [{ label: 'so', toId: 'b' }] },
      'The connector “so” does not say where it belongs and was left out.',
    ],
    [
      'an id that is none',
      { stages: [{ id: 'two words' }] },
      'An id was not made of 1 to 200 letters, digits, “_”, “-” or “~”; it was replaced by a new one.',
    ],
    [
      'an id used twice',
      { stages: [{ id: 'a' }, { id: 'a' }] },
      'The id “a” is used twice; the second one got a new id.',
    ],
  ])('%s is reported', (_name, map, sentence) => {
    expect(importProject(file(map)).report).toContain(sentence)
  })

  test('a text that is too long is cut, and that is reported', () => {
    const { records, report } = importProject(file({ title: 'y'.repeat(20_001) }))
    expect(records[0]?.fields).toMatchObject({ title: 'y'.repeat(20_000) })
    expect(report[0]).toContain('too long a text; it was cut after 20,000 characters')
  })

  test('references follow an id that had to be replaced', () => {
    const { records } = importProject(
      file(
        {
          personaIds: ['Mira K.'],
          stages: [{ steps: [{ id: 'a' }] }],
          lanes: [
            { kind: 'sentiment', cells: [{ step: 'a', cards: [{ personaId: 'Mira K.', amount: 1 }] }] },
          ],
        },
        { personas: [{ id: 'Mira K.', name: 'Mira' }] },
      ),
    )
    const idOf = (table: string) => records.find((record) => record.table === table)?.id ?? ''
    expect(idOf('personas')).toMatch(/^[\w-]{11}$/)
    expect(records.find(({ table }) => table === 'maps')?.fields).toMatchObject({
      personaIds: [idOf('personas')],
    })
    expect(idOf('cards')).toBe(sentimentId(idOf('lanes'), 'a', idOf('personas')))
  })

  test('both of two records with one id are kept', () => {
    const { records } = importProject(
      file({
        stages: [
          { id: 'a', title: 'A' },
          { id: 'a', title: 'B' },
        ],
      }),
    )
    const stages = records.filter(({ table }) => table === 'stages')
    expect(stages.map(({ fields }) => (fields as { title: string }).title)).toEqual(['A', 'B'])
    expect(new Set(stages.map(({ id }) => id)).size).toBe(2)
  })

  test('a report stays readable however much is wrong', () => {
    const { report } = importProject(file({ stages: Array.from({ length: 5000 }, () => ({ mood: 1 })) }))
    expect(report).toHaveLength(201)
    expect(report.at(-1)).toBe('4800 more things could not be carried over as they were.')
  })

  test('a newer version is read as far as it is known, and says so', () => {
    const { report } = importProject({ ...file({ title: 'A' }), version: 2 })
    expect(report).toEqual([
      'The file was written by another version of Throughline; what this one knows was read.',
    ])
  })
})

describe('refusing', () => {
  test.each([null, 1, 'text', [], {}, { format: 'excalidraw' }])('%j is no project', (json) => {
    expect(readProjectJson(json)).toMatchObject({ ok: false, error: { code: 'not-a-project' } })
  })

  test('more than 200,000 records are refused', () => {
    const steps = Array.from({ length: 200_000 }, () => ({}))
    const json = { format: 'throughline-project', version: 1, maps: [{ stages: [{ steps }] }] }
    expect(readProjectJson(json)).toMatchObject({ ok: false, error: { code: 'too-large' } })
  })

  test('no JSON makes it throw, or reach for a prototype', () => {
    const keys = fc.constantFrom(
      'maps',
      'stages',
      'steps',
      'lanes',
      'cells',
      'cards',
      'step',
      'id',
      'place',
      'personas',
      'homeless',
      'template',
      'project',
      'connectors',
      'notes',
      '__proto__',
      'constructor',
      'kind',
      'personaId',
      'painIds',
    )
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 7 },
        fc.jsonValue({ maxDepth: 1 }),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(keys, tie('tree'), { maxKeys: 6 }),
      ),
    }))
    fc.assert(
      fc.property(fc.dictionary(keys, tree), (fields) => {
        const text = JSON.stringify({ ...fields, format: 'throughline-project', version: 1 })
        const { records } = importProject(JSON.parse(text))
        snapshotOf(records)
        expect(Object.keys(Object.prototype)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('a depth that no recursion survives is passed over', () => {
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)
    const { report } = importProject({
      format: 'throughline-project',
      version: 1,
      project: deep,
      maps: [{ title: deep, stages: deep }],
    })
    expect(report.length).toBeGreaterThan(0)
  })
})
