import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { exportMermaid } from '#shared/formats/mermaid/export-journey.ts'
import { unescapeMermaidJourney } from '#shared/formats/mermaid/field-codes.ts'
import { importMermaid } from '#shared/formats/mermaid/import-journey.ts'
import type { MermaidJourney } from '#shared/formats/mermaid/journey-text.ts'
import { type MermaidJourneyInput, writeMermaidJourney } from '#shared/formats/mermaid/write-journey.ts'
import { sentimentId } from '#shared/model/card.ts'
import { mapsOf } from '#shared/model/map-view.ts'
import { SMALL_PROJECT, snapshotOf } from '../project-builders.ts'
import { anyJourney, readJourney } from './journey-builders.ts'

function exported(records: readonly RecordToInsert[]) {
  const snapshot = snapshotOf(records)
  const result = exportMermaid(snapshot, mapsOf(snapshot)[0]?.id ?? '')
  if (!result.ok) throw new Error(result.error.message)
  return { ...result.value, journey: unescapeMermaidJourney(readJourney(result.value.text)) }
}

function roundTrip(text: string) {
  const result = importMermaid(text)
  if (!result.ok) throw new Error(result.error.message)
  return exported(result.value.records).journey
}

/** What a map can hold of a journey: scores within 1 to 5. Lines and the front matter stay behind. */
const essence = (journey: MermaidJourney) => ({
  title: journey.title || journey.frontMatterTitle,
  accTitle: journey.accTitle,
  accDescr: journey.accDescr,
  sections: journey.sections,
  tasks: journey.tasks.map(({ section, sectionIndex, task, score, people }) => ({
    section,
    sectionIndex,
    task,
    score: Number(Math.min(5, Math.max(1, score)).toFixed(9)),
    people,
  })),
})

const data = resolve(import.meta.dirname, '../../../../../shared/data/maps/mermaid')
const present = existsSync(data)

describe.skipIf(!present)(`real files${present ? '' : ' (skipped: no ../shared/data)'}`, () => {
  test.each(present ? readdirSync(data) : [])('%s comes out as it went in', (name) => {
    const text = readFileSync(resolve(data, name), 'utf8')
    expect(essence(roundTrip(text))).toEqual(essence(unescapeMermaidJourney(readJourney(text))))
  })
})

test('any journey comes out as it went in: titles, sections, tasks, scores and people', () => {
  fc.assert(
    fc.property(anyJourney, (journey) => {
      const input = sayable(journey)
      const text = writeMermaidJourney(input)
      expect(essence(roundTrip(text))).toEqual(essence(unescapeMermaidJourney(readJourney(text))))
    }),
    { numRuns: 300 },
  )
})

/**
 * What a map tells apart from nothing: tasks and sections have names, at least one task has a score, and the two texts
 * for screen readers are told apart by their first words. Halves of surrogate pairs are no text.
 */
function sayable(journey: MermaidJourneyInput): MermaidJourneyInput {
  const { title, accTitle, accDescr, sections, tasks } = journey
  return {
    title: title.toWellFormed(),
    accTitle: accTitle.toWellFormed().replaceAll('\n', ' '),
    accDescr: accDescr.toWellFormed(),
    sections: sections.map((section) => section.toWellFormed() || 'S'),
    tasks: [
      { sectionIndex: -1, task: 'Scored', score: 3, people: [] },
      ...tasks.map((task) => ({
        ...task,
        task: task.task.toWellFormed() || 'T',
        people: task.people.map((person) => person.toWellFormed()),
      })),
    ],
  }
}

describe('our own maps', () => {
  test('say stages, steps, sentiment and personas, and what stays behind', () => {
    const { text, report } = exported(SMALL_PROJECT)
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => line.trim()),
    ).toEqual([
      'journey',
      'title Commute',
      'accDescr: Mira wants to arrive dry.',
      'section Notice',
      'Hears of it: ?',
      'section Ride',
      'Rides: 4.5: Mira',
    ])
    expect(report).toEqual([
      '1 step without a sentiment value got “?” for a score, which Mermaid reads as none.',
      'Mermaid holds stages, steps, scores and people only. Left out: 3 cards, the words at 1 sentiment value, 1 connector, 1 note.',
    ])
  })

  test('without any sentiment are neutral throughout, which Mermaid can draw', () => {
    const { journey, report } = exported(SMALL_PROJECT.filter(({ id }) => !id.includes('~')))
    expect(journey.tasks.map(({ score }) => score)).toEqual([3, 3])
    expect(report[0]).toBe('No step has a sentiment value yet, so every task got the neutral score 3.')
  })

  test('with personas who feel differently give their mean', () => {
    const second: RecordToInsert[] = [
      { table: 'personas', id: 'jo', fields: { name: 'Jo' } },
      {
        table: 'cards',
        id: sentimentId('feel', 'p2', 'jo'),
        fields: { kind: 'sentiment', place: ['feel', 'p2', 'V'], personaId: 'jo', amount: -1 },
      },
    ]
    const { journey, report } = exported([...SMALL_PROJECT, ...second])
    expect(journey.tasks[1]).toMatchObject({ score: 3.25, people: ['Mira', 'Jo'] })
    expect(report).toContain(
      'At 1 step the personas feel differently. Mermaid has one score per task: their mean.',
    )
  })

  test('name an untitled step after its stage, and leave out one that holds nothing', () => {
    const more: RecordToInsert[] = [
      { table: 'stages', id: 's3', fields: { mapId: 'm', title: 'Stay', order: 'y' } },
      { table: 'steps', id: 'p3', fields: { stageId: 's3' } },
      { table: 'stages', id: 's4', fields: { mapId: 'm', title: 'Leave', order: 'z' } },
      { table: 'steps', id: 'p4', fields: { stageId: 's4' } },
      { table: 'cards', id: 'c9', fields: { place: ['doing', 'p4', 'V'], text: 'Goes' } },
    ]
    const { journey, report } = exported([...SMALL_PROJECT, ...more])
    expect(journey.sections).toEqual(['Notice', 'Ride', 'Stay', 'Leave'])
    expect(journey.tasks.map(({ section, task }) => [section, task])).toEqual([
      ['Notice', 'Hears of it'],
      ['Ride', 'Rides'],
      ['Leave', 'Leave'],
    ])
    expect(report[0]).toBe('1 step without a title got one from the stage.')
  })

  test('escape what Mermaid would take for its own', () => {
    const records = SMALL_PROJECT.map(
      (record): RecordToInsert =>
        record.table === 'steps' && record.id === 'p2'
          ? { ...record, fields: { ...record.fields, title: 'Section 1: pay #2; done' } }
          : record,
    )
    expect(exported(records).journey.tasks[1]?.task).toBe('Section 1: pay #2; done')
  })

  test('that are gone are refused', () => {
    expect(exportMermaid(snapshotOf([]), 'm')).toMatchObject({ ok: false, error: { code: 'gone' } })
  })
})
