import { describe, expect, test } from 'vitest'
import { placeWords } from '#shared/analysis/journey/measure-words.ts'
import { shortDay } from '#shared/base/short-day.ts'
import {
  captionOf,
  footerParts,
  initialsOf,
  isTargetMet,
  metricWords,
  signed,
  trendOf,
} from '#shared/layout/card-words.ts'
import { type Card, cardRecord } from '#shared/model/card.ts'
import type { MapData } from '#shared/model/map-data.ts'
import { cardsIn, type MapView, viewMap } from '#shared/model/map-view.ts'
import { snapshotOf } from '#test/shared/formats/project-builders.ts'
import { dataSet, card as fedCard, GRID, lane, STEPS } from '#test/shared/model/support/fed-map.ts'

const card = (fields: Partial<Card>): Card => ({ ...cardRecord.defaults, id: 'card', ...fields })

describe('the words on a card', () => {
  test.each([
    [
      { kind: 'opportunity', owner: 'Ana', due: '2026-03-09', progress: 'doing' },
      ['Ana', '9 Mar 2026', 'under way'],
    ],
    [{ kind: 'opportunity', progress: 'idea', tags: ['quick', 'win'] }, ['#quick', '#win']],
    [{ kind: 'text', evidence: 'partly' }, ['partly known']],
    [{ kind: 'text', owner: 'Ana' }, []],
  ] as const)('below the text of %j', (fields, words) => {
    expect(footerParts(card(fields as Partial<Card>))).toEqual(words)
  })

  test.each([
    [null, '', '—'],
    [null, 'people', '—'],
    [0, '%', '0 %'],
    [1000, 'people', '1,000 people'],
    [-1234567.891, '', '−1,234,567.89'],
    [42.5, '%', '42.5 %'],
    [-0.001, '', '0'],
    [-1.7e308, '', '−1.7e+308'],
  ])('of the number %s in %s', (amount, unit, words) => {
    expect(metricWords(card({ kind: 'metric', amount, unit }))).toBe(words)
  })

  test('of a computed time are those of its explanation, whatever unit its lane counts in', () => {
    const records = [dataSet('d'), lane('l', 'Times', 'time-p90'), ...STEPS.map((id) => fedCard('l', id))]
    const view = viewMap(snapshotOf([...GRID, ...records]), 'm') as MapView
    const cards = STEPS.flatMap((id) => cardsIn(view, 'l', id))
    expect(cards.map(({ amount, unit }) => amount && [amount, unit])).toEqual([
      [2.5, 'days'],
      null,
      [0.3, 'days'],
      null,
      null,
    ])
    expect(cards.map(metricWords)).toEqual(['2.5 days', '—', '6 h', '—', '—'])
    const data = view.feeds?.get('l') as MapData
    expect(placeWords(data, 'p3', 'time-p90').value).toBe('6 h')
  })

  test('of days and signed numbers are the same everywhere', () => {
    expect(shortDay('2026-12-31')).toBe('31 Dec 2026')
    expect([1.5, 0, -2].map(signed)).toEqual(['+1.5', '0', '−2'])
  })

  test.each([
    ['Mira Okafor', 'MO'],
    ['tom', 'T'],
    ['  Ana   de Souza', 'AD'],
    ['字幕 読む', '字読'],
    ['', '?'],
    ['\u0007\ud800 \u0000', '?'],
  ])('for “%s” in a disc are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })
})

describe('a metric', () => {
  test.each([
    ['Signed up', 'Leads / Visitors', 'Signed up'],
    ['', 'Leads / Visitors', '= Leads ÷ Visitors'],
    ['', '[Sales]*100/Visitors - Refunds', '= Sales × 100 ÷ Visitors − Refunds'],
    ['', 'Follow-up calls * 2', '= Follow-up calls × 2'],
    ['', '', ''],
  ])('with the text “%s” and the formula “%s” says “%s”', (text, formula, caption) => {
    expect(captionOf({ text, formula })).toBe(caption)
  })

  test.each<[string, Partial<Card>, number | null, ReturnType<typeof trendOf>]>([
    ['fell from the step before', { amount: 45 }, 150, { words: '−70 %', direction: 'down', good: null }],
    ['rose', { amount: 150 }, 45, { words: '+233 %', direction: 'up', good: null }],
    ['stayed', { amount: 100.2 }, 100, { words: '±0 %', direction: 'level', good: null }],
    ['rose from nothing', { amount: 3 }, 0, { words: '+3', direction: 'up', good: null }],
    ['rose from below nothing', { amount: 5 }, -12, { words: '+17', direction: 'up', good: null }],
    ['has nothing before it', { amount: 1 }, null, null],
    ['says nothing', { amount: null }, 1, null],
    [
      'moved against its own past, not its neighbour',
      { amount: 45, series: [10, 90] },
      1,
      { words: '−50 %', direction: 'down', good: null },
    ],
    [
      'in per cent moves by points',
      { amount: 42.5, unit: '%', better: 'higher' },
      40,
      { words: '+2.5 points', direction: 'up', good: true },
    ],
    [
      'that shall fall is worse when it rises',
      { amount: 4, better: 'lower' },
      2,
      { words: '+100 %', direction: 'up', good: false },
    ],
    [
      'that shall fall and stays is neither',
      { amount: 4, better: 'lower' },
      4,
      { words: '±0 %', direction: 'level', good: null },
    ],
  ])('that %s', (_, fields, before, trend) => {
    expect(trendOf(card({ kind: 'metric', ...fields }), before)).toEqual(trend)
  })

  test.each([
    [60, 60, 'higher', true],
    [59, 60, 'higher', false],
    [59, 60, 'lower', true],
    [61, 60, 'lower', false],
    [61, 60, null, null],
    [null, 60, 'higher', null],
    [60, null, 'higher', null],
  ] as const)('of %s with the target %s, %s being better, met it: %s', (amount, target, better, met) => {
    expect(isTargetMet({ amount, target, better })).toBe(met)
  })
})
