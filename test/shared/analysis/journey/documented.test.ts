import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { influenceWords } from '#shared/analysis/journey/contrast-words.ts'
import { figuresFor } from '#shared/analysis/journey/figures.ts'
import type { FiguresRequest } from '#shared/analysis/journey/figures-request.ts'
import { wilson } from '#shared/analysis/journey/intervals.ts'
import { durationWords, percentInterval, percentWords } from '#shared/analysis/journey/number-words.ts'
import { RISK_RULES, STATE_TRIGGERS } from '#shared/analysis/journey/risk-rules.ts'
import { scoreTotals } from '#shared/analysis/journey/scores.ts'
import { type JourneyRow, journeyLog, times } from '#test/support/journey-log.ts'

const page = readFileSync(`${import.meta.dirname}/../../../../docs/journey-data.md`, 'utf8')

const flowing = page.replace(/\s+/g, ' ')
/** Whether the page says this, however its lines are broken. */
const says = (words: string): void => expect(flowing.includes(words), words).toBe(true)

const REQUEST: FiguresRequest = {
  places: [],
  matches: [],
  goal: '',
  leastGroup: 1,
  segments: [],
  snapshots: 'none',
  zone: 'UTC',
  churnAfterDays: 30,
  now: 0,
}

describe('the page on journey data', () => {
  test('counts its example as the program does', () => {
    const rows = [...page.matchAll(/^\| ([a-e]) \| (\d{4}-\d\d-\d\d) (\d\d:\d\d) \| (\w+) \|$/gm)].map(
      ([, id = '', day, clock, state = '']): JourneyRow => [id, state, `${day}T${clock}:00Z`],
    )
    expect(rows).toHaveLength(12)
    const stages = ['discover', 'consider', 'buy']
    const { slices } = figuresFor(journeyLog(rows), [], {
      ...REQUEST,
      places: stages.map((id) => ({ id, kind: 'stage', stageId: id, title: id })),
      matches: stages.map((id) => [id, id]),
    })
    const places = slices[0]?.places ?? []
    expect(places.map(({ placeId }) => placeId)).toEqual(stages)
    places.forEach(({ placeId, reached, entered, left, stillHere, returned, time }, at) => {
      const before = places[at - 1]?.reached ?? null
      const conversion = percentWords(before === null || reached === null ? null : reached / before)
      const spans = [time?.median ?? null, time?.p90 ?? null].map(durationWords)
      const cells = [placeId, reached, entered, left, stillHere, returned, conversion, ...spans]
      says(`| ${cells.join(' | ')} |`)
    })
    says(`60.0 % is ${percentInterval(wilson(3, 5) ?? { low: 0, high: 0 })}`)
  })

  test('turns its influence round as the program does', () => {
    const [SEE, BUY]: [JourneyRow[1], JourneyRow[1]] = ['account page', 'purchase']
    const path =
      (...states: string[]) =>
      (id: string): JourneyRow[] =>
        states.map((state, at) => [id, state, `2026-01-0${at + 1}`])
    const log = journeyLog([
      ...times(80, 'before', path(SEE, BUY)),
      ...times(100, 'after', path(BUY, SEE)),
      ...times(120, 'seen', path(SEE)),
      ...times(20, 'bought', path(BUY)),
      ...times(80, 'neither', path('home')),
    ])
    const { influence } = figuresFor(log, [], { ...REQUEST, goal: BUY })
    const account = influence.find(({ state }) => state === SEE)
    if (!account) throw new Error('no influence')
    const { before, anyTime, warning } = influenceWords(account, {
      subject: 'customer',
      goal: BUY,
      leastGroup: 1,
    })
    const lower = ([first = '', ...rest]: string): string => first.toLowerCase() + rest.join('')
    says(`Before the goal: ${lower(before.formula)}`)
    says(`At any time: ${lower(anyTime.formula)}`)
    expect(warning).toMatch(/^The two definitions point in opposite directions/)
  })

  test('has the margin of its NPS and the interval of its share', () => {
    const answers = [...new Array(50).fill(10), ...new Array(30).fill(7), ...new Array(20).fill(3)]
    const log = journeyLog(
      answers.map((score, at): JourneyRow => [`c${at}`, 'asked', '2026-01-01', { score }]),
      [
        {
          name: 'score',
          role: 'score',
          of: 'event',
          type: 'numbers',
          scale: { kind: 'nps', low: 0, high: 10 },
        },
      ],
    )
    const [nps] = scoreTotals(log, 5)
    says(`the NPS is ${nps?.value} ± ${nps?.margin?.toFixed(1)}`)
    says(`is 42.0 %, ${percentInterval(wilson(420, 1000) ?? { low: 0, high: 0 })}`)
  })

  test('names every trigger, with the numbers of its rule', () => {
    for (const trigger of STATE_TRIGGERS) says(`| ${trigger} | `)
    const { usage, adoption, withinDays, states } = RISK_RULES
    says(
      `in the last ${usage.days} days as in the ${usage.days} before, in which there were ${usage.least} or more`,
    )
    says(`came ${adoption.days} days ago or earlier`)
    says(`| ${states['Support concerns'].times} or more tickets`)
    says(`| ${states['Financial hardship'].times} or more failed payments`)
    expect(page.match(new RegExp(`in ${withinDays} days`, 'g'))).toHaveLength(STATE_TRIGGERS.length)
  })
})
