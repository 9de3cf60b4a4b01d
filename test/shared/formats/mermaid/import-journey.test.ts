import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importMermaid } from '#shared/formats/mermaid/import-journey.ts'
import type { Lane } from '#shared/model/lane.ts'
import { cardsIn, mapsOf, viewMap } from '#shared/model/map-view.ts'
import { brokenInvariants } from '#test/support/invariants.ts'
import { snapshotOf } from '../project-builders.ts'

function imported(text: string) {
  const result = importMermaid(text)
  if (!result.ok) throw new Error(result.error.message)
  const snapshot = snapshotOf(result.value.records)
  expect(brokenInvariants(snapshot)).toEqual([])
  const view = viewMap(snapshot, mapsOf(snapshot)[0]?.id ?? '')
  if (!view) throw new Error('No map')
  const lane = (title: string): Lane | undefined => view.lanes.find((candidate) => candidate.title === title)
  const texts = (title: string) => {
    const found = lane(title)
    return found && view.steps.map((step) => cardsIn(view, found.id, step.id).map((card) => card.text))
  }
  const names = new Map(view.personas.map(({ id, name }) => [id as string | null, name]))
  const feelings = view.steps.map((step) =>
    cardsIn(view, lane('Feeling')?.id ?? '', step.id)
      .map((card) => [names.get(card.personaId) ?? null, card.amount] as const)
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  )
  return { ...result.value, view, texts, feelings }
}

const stagesOf = ({ view }: ReturnType<typeof imported>) =>
  view.stages.map(({ stage, steps }) => [stage.title, steps.map((step) => step.title)])

describe('sections and tasks', () => {
  test('become stages and steps, repeats apart, and an empty section a stage with an empty step', () => {
    const journey = imported(
      'journey\ntitle Day\nsection A\nT: 5: Me\nsection B\nsection A\nU: 4: Me\nV: 3: Me',
    )
    expect(stagesOf(journey)).toEqual([
      ['A', ['T']],
      ['B', ['']],
      ['A', ['U', 'V']],
    ])
    expect(journey.view.map.title).toBe('Day')
    expect(journey.title).toBe('Day')
    expect(journey.report).toEqual([])
  })

  test('before any section stand in a stage without a title', () => {
    expect(stagesOf(imported('journey\nT: 5: Me\nsection A\nU: 5: Me'))).toEqual([
      ['', ['T']],
      ['A', ['U']],
    ])
  })

  test('are not needed: the map then has a place to start', () => {
    const journey = imported('journey')
    expect(stagesOf(journey)).toEqual([['', ['']]])
    expect(journey.title).toBe('Imported journey')
  })

  test('are shown as Mermaid shows them, codes as characters', () => {
    expect(stagesOf(imported('journey\nsection A #35;1\nT<br/>U: 5: Me'))).toEqual([['A #1', ['T\nU']]])
  })
})

describe('scores', () => {
  test('1 to 5 become −2 to +2, fractions kept', () => {
    const { feelings, report } = imported(
      'journey\nA: 1: Me\nB: 2: Me\nC: 3: Me\nD: 4: Me\nE: 5: Me\nF: 3.4: Me',
    )
    expect(feelings.flat()).toEqual([-2, -1, 0, 1, 2, 0.4].map((value) => ['Me', value]))
    expect(report).toEqual([])
  })

  test('outside of it are held within, and that is said with the line', () => {
    const { feelings, report } = imported('journey\n\nA: 6: Me\nB: -2: Me\nC: : Me')
    expect(feelings.flat()).toEqual([
      ['Me', 2],
      ['Me', -2],
      ['Me', -2],
    ])
    expect(report).toEqual([
      'Line 3: the score 6 of “A” is outside 1 to 5 and became 5 (delighted).',
      'Line 4: the score -2 of “B” is outside 1 to 5 and became 1 (upset).',
      'Line 5: the score 0 of “C” is outside 1 to 5 and became 1 (upset).',
    ])
  })

  test('that are no number leave the step without a value', () => {
    const { feelings, report, texts } = imported('journey\nA: good: Me\nB: 4: Me')
    expect(feelings).toEqual([[], [['Me', 1]]])
    expect(report).toEqual(['Line 2: the score of “A” is no number, so the step has no sentiment value.'])
    expect(texts('Who')).toEqual([['Me'], ['Me']])
  })
})

describe('people', () => {
  test('up to two become personas with a line each, the first being the main one', () => {
    const { view, feelings, texts } = imported('journey\nA: 5: Me\nB: 1: Me, Cat\nC: 4: Cat')
    expect(view.personas.map(({ name }) => name)).toEqual(['Me', 'Cat'])
    expect(feelings).toEqual([
      [['Me', 2]],
      [
        ['Cat', -2],
        ['Me', -2],
      ],
      [['Cat', 1]],
    ])
    expect(texts('Who')).toBe(undefined)
  })

  test('more than two become cards in a lane of their own, in their order', () => {
    const { view, feelings, texts } = imported('journey\nA: 5: Cy, Al\nB: 4: Bo')
    expect(view.personas).toEqual([])
    expect(texts('Who')).toEqual([['Cy', 'Al'], ['Bo']])
    expect(feelings).toEqual([[[null, 2]], [[null, 1]]])
  })

  test.each([
    ['named twice', 'A: 5: Me, Me', [['Me', 'Me']]],
    [
      'in another order',
      'A: 5: Me, Cat\nB: 4: Cat, Me',
      [
        ['Me', 'Cat'],
        ['Cat', 'Me'],
      ],
    ],
    ['without a name', 'A: 5: Me\nB: 4:', [['Me'], ['']]],
    ['nobody at all', 'A: 5: Me\nB: 4', [['Me'], []]],
  ])('%s get the lane as well, since personas cannot tell that', (_name, tasks, who) => {
    const { view, texts, feelings } = imported(`journey\n${tasks}`)
    expect(view.personas[0]?.name).toBe('Me')
    expect(texts('Who')).toEqual(who)
    expect(feelings.every((values) => values.some(([name]) => name === 'Me'))).toBe(true)
  })
})

test('the map has what people fill next: touchpoints above the line, pains below, each with a prompt', () => {
  const { view } = imported('journey\nA: 5: Me')
  expect(view.lanes.map(({ title, kind, prompt }) => [title, kind, prompt !== ''])).toEqual([
    ['Touchpoints', 'touchpoints', true],
    ['Feeling', 'sentiment', false],
    ['Pain points', 'pains', true],
  ])
})

test('the title in the front matter titles the map where there is no other', () => {
  expect(imported('---\ntitle: Front\n---\njourney\nA: 5: Me').view.map.title).toBe('Front')
  expect(imported('---\ntitle: Front\n---\njourney\ntitle Inner\nA: 5: Me').view.map.title).toBe('Inner')
})

test('texts for screen readers are kept in a note beside the grid', () => {
  const { view } = imported('journey\naccTitle: Short\naccDescr: Longer\nA: 5: Me')
  expect(view.notes.map(({ text }) => text)).toEqual(['accTitle: Short\naccDescr: Longer'])
  expect((view.notes[0]?.x ?? 0) + (view.notes[0]?.width ?? 0)).toBeLessThan(0)
})

test('errors come with Mermaid’s reason and the line', () => {
  expect(importMermaid('journey\nsection A\nT')).toMatchObject({
    ok: false,
    error: { code: 'mermaid-missing-score', line: 3 },
  })
})

const data = resolve(import.meta.dirname, '../../../../../shared/data')
const present = existsSync(data)

describe.skipIf(!present)(`real files${present ? '' : ' (skipped: no ../shared/data)'}`, () => {
  const truth: Record<string, Oracle> = present
    ? JSON.parse(readFileSync(resolve(data, 'truth/mermaid-journeys.json'), 'utf8')).files
    : {}

  test.each(Object.keys(truth))('%s becomes what Mermaid reads', (name) => {
    const { sections, tasks } = truth[name] as Oracle
    const journey = imported(readFileSync(resolve(data, 'maps/mermaid', name), 'utf8'))
    expect(journey.view.stages.map(({ stage }) => stage.title)).toEqual(sections)
    const columns = journey.view.stages.flatMap(({ stage, steps }) =>
      steps.map((step) => [stage.title, step.title]),
    )
    expect(columns.filter(([, title]) => title !== '')).toEqual(
      tasks.map(({ section, task }) => [section, task]),
    )
    if (tasks.length === 0) return
    expect(journey.feelings.map(([first]) => first?.[1] ?? null)).toEqual(
      tasks.map(({ score }) => (score === 'NaN' ? null : Math.min(5, Math.max(1, score)) - 3)),
    )
  })
})

interface Oracle {
  readonly sections: readonly string[]
  readonly tasks: readonly {
    section: string
    task: string
    score: number | 'NaN'
    people: readonly string[]
  }[]
}
