import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findPatterns } from '#shared/analysis/sentiment-patterns.ts'
import { intersects } from '#shared/base/geometry.ts'
import {
  readProjectJson,
  renewIds,
  stringifyProjectJson,
  writeProjectJson,
} from '#shared/formats/project-json.ts'
import { PORTRAITS } from '#shared/layout/drawing/portraits.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import type { Card } from '#shared/model/card.ts'
import type { JourneyMap } from '#shared/model/map.ts'
import { type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import { scopeSentence } from '#shared/model/scope.ts'
import { CHANNELS, IMPACTS } from '#shared/model/vocabulary.ts'
import { snapshotOf } from '#test/shared/formats/project-builders.ts'
import { brokenInvariants } from '#test/support/invariants.ts'
import { viewWithNumbers } from '#test/support/map-numbers.ts'

const text = readFileSync(resolve(import.meta.dirname, '../../assets/sample/mira.json'), 'utf8')
const read = readProjectJson(JSON.parse(text))
if (!read.ok) throw new Error(read.error.message)
const { records, report, project, title } = read.value
const snapshot = snapshotOf(records, title)

interface Shown {
  readonly view: MapView
  readonly cards: readonly Card[]
  readonly cardsOf: (laneTitle: string) => readonly Card[]
  readonly of: (kind: Card['kind']) => readonly Card[]
}

function show(map: JourneyMap): Shown {
  const view = viewMap(snapshot, map.id)
  if (!view) throw new Error(`No view of ${map.id}`)
  const cardsOf = (laneTitle: string): Card[] => {
    const lane = view.lanes.find((candidate) => candidate.title === laneTitle)
    return view.steps.flatMap((step) => view.cells.get(lane?.id ?? '')?.get(step.id) ?? [])
  }
  const cards = [...view.cells.values()].flatMap((row) => [...row.values()].flat())
  return { view, cardsOf, cards, of: (kind) => cards.filter((card) => card.kind === kind) }
}

const [current, future] = mapsOf(snapshot).map(show)
if (!current || !future) throw new Error('The sample needs two maps')

describe('the file', () => {
  test('is read without a word, hangs together and is written as the program writes it', () => {
    expect(report).toEqual([])
    expect(brokenInvariants(snapshot)).toEqual([])
    expect(brokenInvariants(snapshotOf(renewIds(records)))).toEqual([])
    const json = writeProjectJson(snapshot)
    expect(json.homeless).toBe(undefined)
    expect(stringifyProjectJson({ ...json, project: { id: '', title: project.title, createdAt: '' } })).toBe(
      text,
    )
  })

  test('refers to nothing that is not there', () => {
    for (const card of Object.values(snapshot.cards)) {
      if (card.personaId !== null) expect(snapshot.personas).toHaveProperty(card.personaId)
      for (const id of card.painIds) expect(snapshot.cards[id]?.kind).toBe('pain')
    }
    for (const view of [current.view, future.view])
      for (const id of view.map.personaIds) expect(snapshot.personas).toHaveProperty(id)
    expect(current.view.connectors).toHaveLength(Object.keys(snapshot.connectors).length)
  })
})

describe('the current state', () => {
  test('is five stages × seven lanes with about 35 cards', () => {
    expect(title).toBe('Mira tries a commuter e-bike subscription')
    expect(current.view.stages).toHaveLength(5)
    expect(current.view.lanes).toHaveLength(7)
    expect(current.view.steps.length).toBeLessThanOrEqual(12)
    expect(current.cards.filter(({ kind }) => kind !== 'sentiment').length).toBeGreaterThanOrEqual(33)
    expect(current.cards.filter(({ kind }) => kind !== 'sentiment').length).toBeLessThanOrEqual(39)
  })

  test('says who travels and from where to where', () => {
    const [mira] = current.view.personas
    expect(mira).toMatchObject({
      name: 'Mira',
      role: expect.stringMatching(/./),
      motto: expect.stringMatching(/./),
    })
    expect(PORTRAITS).toHaveProperty(mira?.portrait ?? '')
    expect(scopeSentence(current.view.map, current.view.personas)).toBe(
      'Mira tries a commuter e-bike subscription to get to the early shift on time, dry and in a good mood. From a colleague’s story to the decision to stay or to leave.',
    )
  })

  test('has a sentiment line with one of each pattern where the story has it, in words at every value', () => {
    const values = current.of('sentiment')
    expect(values).toHaveLength(current.view.steps.length)
    expect(values.filter((card) => card.text === '')).toEqual([])
    const line = current.view.steps.map((step) => ({
      stepId: step.id,
      value: values.find(({ place }) => place[1] === step.id)?.amount ?? Number.NaN,
    }))
    const titles = new Map(current.view.steps.map(({ id, title }) => [id, title]))
    const named = findPatterns(line).map(({ kind, stepIds }) => [kind, stepIds.map((id) => titles.get(id))])
    expect(named).toEqual([
      ['peak', ['First ride to work']],
      ['trough', ['Waits for a repair']],
      ['drop', ['Orders in the app', 'Meets the deposit']],
      [
        'sawtooth',
        [
          'Asks the chatbot',
          'Reaches a person',
          'Tells it all again',
          'Gets a loan bike',
          'Opens the invoice',
        ],
      ],
    ])
    expect(current.view.steps.filter(({ moment }) => moment).map(({ title }) => title)).toEqual([
      'First ride to work',
    ])
  })

  test('has pains of all impacts, one gap, a branch, a cause and six channels', () => {
    expect(new Set(current.of('pain').map(({ impact }) => impact))).toEqual(new Set(IMPACTS))
    const touchpoints = current.of('touchpoint')
    expect(touchpoints.filter(({ status }) => status === 'missing')).toHaveLength(1)
    const channels = new Set(touchpoints.flatMap(({ channels }) => channels))
    expect(channels.size).toBe(6)
    for (const channel of channels) expect(CHANNELS).toContain(channel)
    expect(current.view.connectors.map(({ kind }) => kind).sort()).toEqual(['branch', 'cause'])
  })

  test('has three opportunities that somebody answers for, and dots from a vote', () => {
    const opportunities = current.of('opportunity')
    expect(opportunities).toHaveLength(3)
    for (const { owner, due, value, effort, painIds } of opportunities) {
      expect(owner).not.toBe('')
      expect(due).toMatch(/^\d{4}-\d\d-\d\d$/)
      expect([value, effort].every((grade) => grade !== null && grade >= 1 && grade <= 5)).toBe(true)
      expect(painIds.length).toBeGreaterThan(0)
    }
    expect(current.cards.reduce((sum, { votes }) => sum + votes, 0)).toBeGreaterThan(10)
  })

  test('has the funnel as example data, its worst drop beside the worst pain', () => {
    const lane = current.view.lanes.find(({ kind }) => kind === 'metrics')
    expect(lane?.title).toContain('example data')
    const metrics = current.cardsOf(lane?.title ?? '')
    expect(metrics.map(({ amount }) => amount)).toEqual([1000, 420, 180, 150, 45])
    expect(new Set(metrics.map(({ place }) => stageOf(place[1]))).size).toBe(5)
    const worst = metrics.at(-1)?.place[1]
    expect(current.of('pain').find(({ place }) => place[1] === worst)).toMatchObject({ impact: 'abandons' })
  })

  test('has thoughts in its parking lot', () => {
    expect(current.view.notes.filter(({ parked }) => parked)).toHaveLength(3)
  })

  test('has notes clear of the grid, and no hints on them, which would be printed', () => {
    const { grid, header, notes } = layoutMap(current.view)
    expect(notes.length).toBeGreaterThan(0)
    expect(notes.filter(({ note }) => note.text.startsWith('Try it'))).toEqual([])
    for (const { rect } of notes) expect(intersects(rect, grid) || intersects(rect, header.rect)).toBe(false)
    for (const [index, { rect }] of notes.entries())
      expect(notes.slice(index + 1).some((other) => intersects(other.rect, rect))).toBe(false)
  })

  test('keeps its notes clear of the grid when numbers stand under the titles', () => {
    for (const { view } of [current, future]) {
      const { map, stages } = view
      const reached = stages.map((_, index) => 400 - 20 * index)
      const counted = layoutMap(viewWithNumbers(snapshot, map.id, { reached, beside: reached }))
      expect(counted.grid.height).toBeGreaterThan(layoutMap(view).grid.height)
      for (const { rect } of counted.notes) expect(intersects(rect, counted.grid)).toBe(false)
    }
  })
})

test('the future state lies beside it, answers it and leaves no trough', () => {
  expect(future.view.map).toMatchObject({ state: 'future', counterpartId: current.view.map.id })
  expect(future.view.stages).toHaveLength(5)
  const line = future.of('sentiment').map(({ place, amount }) => ({ stepId: place[1], value: amount ?? 0 }))
  expect(Math.min(...line.map(({ value }) => value))).toBeGreaterThan(0)
})

function stageOf(stepId: string): string | undefined {
  return current?.view.stages.find(({ steps }) => steps.some(({ id }) => id === stepId))?.stage.id
}
