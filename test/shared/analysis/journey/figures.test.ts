import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figuresFor } from '#shared/analysis/journey/figures.ts'
import type { MapPlace } from '#shared/analysis/journey/figures-request.ts'
import { funnelOf } from '#shared/analysis/journey/funnel.ts'
import { LogBuilder } from '#shared/analysis/journey/log-builder.ts'
import { axesOf } from '#shared/analysis/journey/places-of-log.ts'
import { regressionsOf } from '#shared/analysis/journey/regressions.ts'
import { everybody, FIGURES, type Figures, parseFigures, type Slice } from '#shared/model/figures.ts'
import { hasTruth, logFile, truthOf } from '#test/main/cli/support/truth.ts'
import { naiveFlows, naiveMoves, naivePlaces } from './support/naive-figures.ts'
import {
  logOf,
  matchesAtRandom,
  PLACES,
  type Row,
  requestOf,
  rowsOf,
  START,
  segmentOf,
} from './support/random-logs.ts'

const HOUR = 3_600_000
const rowsAndMatches = [rowsOf(9, 60), matchesAtRandom] as const
const figuresOfRows = (rows: readonly Row[], ...request: Parameters<typeof requestOf>): Figures =>
  figuresFor(logOf(rows), [], requestOf(...request))
const flowsOf = (slice: Slice) => new Map(slice.flows.map(([from, to, count]) => [`${from} ${to}`, count]))
const countsOf = ({ places }: Slice) =>
  places.map(({ placeId, reached, entered, left, stillHere, returned }) => ({
    placeId,
    reached,
    entered,
    left,
    stillHere,
    returned,
  }))
const naiveCounts = (...given: Parameters<typeof naivePlaces>) =>
  naivePlaces(...given).map(({ times: _, timesFromEarlier: __, ...counts }) => counts)
const median = (sorted: readonly number[]): number =>
  ((sorted[(sorted.length - 1) >> 1] as number) + (sorted[sorted.length >> 1] as number)) / 2

describe('figures of everybody', () => {
  test('are what the definitions say', () => {
    fc.assert(
      fc.property(...rowsAndMatches, (rows, matches) => {
        const all = everybody(figuresOfRows(rows, matches)) as Slice
        expect(countsOf(all)).toEqual(naiveCounts(rows, matches))
        expect(flowsOf(all)).toEqual(naiveFlows(rows, matches))
        for (const [at, { times, timesFromEarlier }] of naivePlaces(rows, matches).entries()) {
          const { time, timeFromEarlier } = all.places[at] as Slice['places'][number]
          expect([time?.n ?? 0, time?.median]).toEqual([times.length, time ? median(times) : undefined])
          expect([timeFromEarlier?.n ?? 0, timeFromEarlier?.median]).toEqual([
            timesFromEarlier.length,
            timeFromEarlier ? median(timesFromEarlier) : undefined,
          ])
        }
      }),
      { numRuns: 80 },
    )
  })

  test('agree with the funnel and the regressions of the command line', () => {
    fc.assert(
      fc.property(...rowsAndMatches, (rows, matches) => {
        const log = logOf(rows)
        const all = everybody(figuresFor(log, [], requestOf(matches))) as Slice
        const { stages } = axesOf(log, PLACES, matches)
        const funnel = funnelOf(log, stages.placeOfActivity, stages.places.length)
        const back = regressionsOf(log, stages.placeOfActivity, stages.places.length)
        const its = all.places.slice(0, stages.places.length)
        expect(its.map(({ reached, entered }) => [reached, entered])).toEqual(
          funnel.map(({ reachedInOrder, reachedAnyOrder }) => [reachedInOrder, reachedAnyOrder]),
        )
        const flows = flowsOf(all)
        for (const { from, to, cases } of back)
          expect(flows.get(`${its[from]?.placeId} ${its[to]?.placeId}`)).toBe(cases)
      }),
      { numRuns: 40 },
    )
  })

  test('do not depend on the order of rows, but for events at the same time', () => {
    const shuffled = rowsOf(9, 60).chain((rows) => {
      const distinct = rows.filter(
        ({ who, hour }, at) => rows.findIndex((one) => one.who === who && one.hour === hour) === at,
      )
      return fc.tuple(
        fc.constant(distinct),
        fc.shuffledSubarray([...distinct], { minLength: distinct.length }),
      )
    })
    fc.assert(
      fc.property(shuffled, matchesAtRandom, ([rows, others], matches) => {
        const one = figuresOfRows(rows, matches, { leastGroup: 2 })
        expect(figuresOfRows(others, matches, { leastGroup: 2 })).toEqual(one)
        expect(figuresOfRows(rows, matches, { leastGroup: 2 })).toEqual(one)
      }),
      { numRuns: 40 },
    )
  })
})

describe('figures of parts', () => {
  test('of a segment are those of its customers alone', () => {
    fc.assert(
      fc.property(...rowsAndMatches, (rows, matches) => {
        const { slices } = figuresOfRows(rows, matches)
        const segments = slices.filter(({ kind }) => kind === 'segment')
        const named = [...new Set(rows.map(({ who }) => segmentOf(who)))].filter((colour) => colour !== '')
        expect(segments.map(({ value }) => value).sort()).toEqual(named.sort())
        for (const segment of segments) {
          const its = rows.filter(({ who }) => segmentOf(who) === segment.value)
          const alone = everybody(figuresOfRows(its, matches)) as Slice
          expect(segment.places).toEqual(alone.places)
          expect(flowsOf(segment)).toEqual(flowsOf(alone))
          expect(segment.customers).toBe(alone.customers)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('of a snapshot are those of all that had happened by then, with the moves since the one before', () => {
    fc.assert(
      fc.property(...rowsAndMatches, (rows, matches) => {
        const snapshots = figuresOfRows(rows, matches).slices.filter(({ kind }) => kind === 'snapshot')
        let before = Number.NEGATIVE_INFINITY
        for (const snapshot of snapshots) {
          const hour = (Date.parse(snapshot.value) - START) / HOUR
          const its = rows.filter((row) => row.hour <= hour)
          expect(countsOf(snapshot)).toEqual(naiveCounts(its, matches))
          expect(flowsOf(snapshot)).toEqual(naiveMoves(rows, matches, [before, hour]))
          expect(snapshot.customers).toBe(new Set(its.map(({ who }) => who)).size)
          before = hour
        }
      }),
      { numRuns: 60 },
    )
  })

  test('begin on Mondays at midnight, there where the data is from, and end with the week of the newest event', () => {
    const rows = [1, 400].map((hour) => ({ who: 1, what: 'a', hour }))
    const { slices } = figuresOfRows(rows, [['a', 'p1']], { zone: 'Europe/Berlin' })
    expect(slices.filter(({ kind }) => kind === 'snapshot').map(({ value }) => value)).toEqual([
      '2026-01-05T00:00:00.000+01:00',
      '2026-01-12T00:00:00.000+01:00',
      '2026-01-19T00:00:00.000+01:00',
    ])
  })
})

describe('figures of a log', () => {
  const few: readonly Row[] = [1, 2, 3].flatMap((who) => [
    { who, what: 'a', hour: who },
    { who, what: 'f', hour: who + 10 },
  ])

  test('of fewer customers than the least group tell nothing of them, and say so', () => {
    const figures = figuresOfRows(few, [['a', 'p1']], { leastGroup: 5 })
    expect(figures.slices).toEqual([])
    expect(figures.leftOut).toContain('There are fewer than 5 customers, so nothing is told of them.')
    expect(figures.goal).toEqual({ state: 'f', converted: null, time: null })
  })

  test('of nothing are there all the same', () => {
    const figures = figuresFor(new LogBuilder().build(), [], requestOf([]))
    expect(figures).toMatchObject({ customers: 0, events: 0, from: '', asOf: '', slices: [], states: [] })
  })

  test('tell the goal, what went before it, and the rows that were left out', () => {
    const rows = Array.from({ length: 40 }, (_, who) => [
      { who, what: 'a', hour: 0 },
      ...(who % 2 === 0 ? [{ who, what: 'b', hour: 1 }] : []),
      ...(who % 4 < 3 ? [{ who, what: 'f', hour: 5 }] : []),
    ]).flat()
    const read = [
      { read: 60, used: 50, leftOut: [{ reason: 'bad-time', rows: 10 }] },
      { read: 43, used: 40, leftOut: [{ reason: 'bad-time', rows: 3 }] },
    ]
    const figures = figuresFor(logOf(rows), read, requestOf([['a', 's1']], { leastGroup: 5 }))
    expect(figures.goal).toMatchObject({ state: 'f', converted: 30, time: { n: 30, median: 18_000 } })
    const b = figures.influence.find(({ state }) => state === 'b')
    expect(b?.anyTime).toEqual({ exposed: 20, exposedConverted: 20, unexposed: 20, unexposedConverted: 10 })
    expect(figures.rows).toEqual({ read: 103, used: 90, leftOut: [['bad-time', 13]] })
    expect(figures.states.map(({ name, customers }) => [name, customers])).toEqual([
      ['a', 40],
      ['f', 30],
      ['b', 20],
    ])
  })

  test('fit into a project and are read back as they were, whatever there is of segments, days and places', () => {
    const builder = new LogBuilder({
      columns: ['city', 'plan'].map((name) => ({ name, role: 'segment', of: 'case', type: 'words' })),
    })
    const places: MapPlace[] = Array.from({ length: 30 }, (_, at) => [
      { id: `stage-${at}`, kind: 'stage' as const, stageId: `stage-${at}`, title: '' },
      { id: `step-${at}`, kind: 'step' as const, stageId: `stage-${at}`, title: '' },
    ]).flat()
    for (let who = 0; who < 800; who++)
      for (let event = 0; event < 12; event++) {
        const at = START + ((who * 7 + event * 131) % 2400) * HOUR
        builder.add({ caseId: `who-${who}`, activity: `state ${(who * event + event) % 30}`, at })
        builder.setWord(0, `city ${who % 60}`)
        builder.setWord(1, `plan ${who % 3}`)
      }
    const matches = places
      .filter(({ kind }) => kind === 'step')
      .map(({ id }, at) => [`state ${at}`, id] as const)
    const figures = figuresFor(
      builder.build(),
      [],
      requestOf(matches, { places, segments: ['city', 'plan', 'none'], snapshots: 'day', leastGroup: 5 }),
    )
    const text = JSON.stringify(figures)
    expect(text.length).toBeLessThanOrEqual(FIGURES.most)
    expect(parseFigures(text)).toEqual(figures)
    const kinds = Map.groupBy(figures.slices, ({ kind }) => kind)
    expect(kinds.get('snapshot')?.length).toBeGreaterThan(1)
    expect(kinds.get('segment')?.filter(({ column }) => column === 'plan')).toHaveLength(3)
    expect(figures.leftOut.join(' ')).toMatch(
      /“none”.*“city” only the 45 commonest of 60.*snapshots are kept/,
    )
    expect(text).not.toContain('who-')
  })
})

test('figures with long names, and of more places than a map has, fit all the same', () => {
  const builder = new LogBuilder()
  const name = (at: number) => `${at} ${'of a name that goes on and on '.repeat(15)}`
  for (let who = 0; who < 200; who++)
    for (let at = 0; at < 90; at++)
      builder.add({ caseId: `${who}`, activity: name(at + (who % 20) * 10), at: START + at * HOUR })
  const places: MapPlace[] = Array.from({ length: 450 }, (_, at) => ({
    ...{ id: `s${at}`, kind: 'stage', stageId: `s${at}`, title: '' },
  }))
  const matches = places.map(({ id }, at) => [name(at), id] as const)
  const figures = figuresFor(
    builder.build(),
    [],
    requestOf(matches, { places, goal: name(5), snapshots: 'none' }),
  )
  expect(parseFigures(JSON.stringify(figures))).toEqual(figures)
  expect(figures.order).toHaveLength(FIGURES.places)
  expect(figures.slices.length).toBeGreaterThan(0)
  expect(figures).toMatchObject({ paths: [], otherPaths: 200 })
})

describe.skipIf(!hasTruth)('figures of the example shop (skipped where its data is not there)', () => {
  const truth = hasTruth ? truthOf('ecom') : {}

  test('are those of its truth, by session: the funnel, the goal, what goes before it, the segments', () => {
    const builder = new LogBuilder({
      columns: [{ name: 'platform', role: 'segment', of: 'event', type: 'words' }],
    })
    const [, ...lines] = gunzipSync(readFileSync(logFile('ecom.csv.gz')))
      .toString()
      .trim()
      .split('\n')
    for (const line of lines) {
      const [, caseId = '', activity = '', time = '', platform = ''] = line.trim().split(',')
      builder.add({ caseId, activity, at: Date.parse(`${time.replace(' ', 'T')}Z`) })
      builder.setWord(0, platform)
    }
    const funnel: { stage: string; reached_in_order: number; reached_any_order: number }[] =
      truth.funnel_by_session.stages
    const places: MapPlace[] = funnel.map((_, at) => ({
      id: `s${at}`,
      kind: 'stage',
      stageId: `s${at}`,
      title: '',
    }))
    const figures = figuresFor(
      builder.build(),
      [],
      requestOf(
        funnel.map(({ stage }, at) => [stage, `s${at}`] as const),
        { places, goal: 'purchase', segments: ['platform'], snapshots: 'month', leastGroup: 5 },
      ),
    )
    const all = everybody(figures) as Slice
    expect(all.places.map(({ reached, entered }) => [reached, entered])).toEqual(
      funnel.map((stage) => [stage.reached_in_order, stage.reached_any_order]),
    )
    const { goal, influence } = figures
    expect(goal?.converted).toBe(truth.influence_by_session.converted)
    expect(goal?.time?.median).toBe(truth.influence_by_session.time_to_goal_s.median)
    const page = truth.influence_by_session.touchpoints.find(
      ({ touchpoint }: { touchpoint: string }) => touchpoint === 'account_page',
    )
    expect(influence.find(({ state }) => state === 'account_page')?.beforeGoal).toEqual({
      exposed: page.before_goal.exposed,
      exposedConverted: page.before_goal.exposed_converted,
      unexposed: page.before_goal.unexposed,
      unexposedConverted: page.before_goal.unexposed_converted,
    })
    const platforms = figures.slices.filter(({ kind }) => kind === 'segment')
    expect(platforms.map(({ value, customers }) => [value, customers])).toEqual([
      ['desktop', truth.segments_by_session.platform.desktop.sessions],
      ['mobile', truth.segments_by_session.platform.mobile.sessions],
      ['tablet', truth.segments_by_session.platform.tablet.sessions],
    ])
  })
})
