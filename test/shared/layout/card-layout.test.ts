import { describe, expect, test } from 'vitest'
import {
  channelsThatFit,
  describeCard,
  footerWords,
  layoutCard,
  metricWords,
  shortDay,
  signed,
} from '#shared/layout/card-layout.ts'
import { CARD, TYPE } from '#shared/layout/dimensions.ts'
import { type Card, cardRecord } from '#shared/model/card.ts'
import { CARD_KINDS } from '#shared/model/vocabulary.ts'
import { ofAnyMap } from './support/random-maps.ts'

const card = (fields: Partial<Card>): Card => ({ ...cardRecord.defaults, id: 'card', ...fields })
const WIDTH = 212

describe('a card', () => {
  test('holds every line of its text, and everything beside it, on any map', () => {
    ofAnyMap(({ layout }) => {
      for (const { card: shown, inner } of layout.cards) {
        const { text, textTop, badgeTop, footerTop, width, height } = inner
        for (const line of text.lines)
          expect(line.width).toBeLessThanOrEqual(width - 2 * CARD.paddingX + 1e-6)
        const bottom = shown.text === '' && shown.kind === 'metric' ? textTop : textTop + text.height
        expect(bottom + CARD.paddingY).toBeLessThanOrEqual(height)
        if (badgeTop !== null) expect(badgeTop + CARD.badge).toBeLessThanOrEqual(textTop)
        if (footerTop !== null) {
          expect(footerTop).toBeGreaterThanOrEqual(bottom)
          expect(footerTop + TYPE.small * 1.3).toBeLessThanOrEqual(height)
        }
      }
    })
  })

  test('shows all of a long text: type shrinks to a floor, then the card grows', () => {
    const sizes = [3, 12, 30, 120].map((count) => layoutCard(card({ text: 'waiting '.repeat(count) }), WIDTH))
    expect(sizes.map(({ text }) => text.size)).toEqual([16, 16, 13, 13])
    expect(sizes[3]!.height).toBeGreaterThan(sizes[2]!.height)
    const shown = sizes[3]!.text.lines.map((line) => line.text).join(' ')
    expect(shown.split(' ').filter((word) => word === 'waiting')).toHaveLength(120)
  })

  test('without words is still large enough to point at', () => {
    for (const kind of CARD_KINDS)
      expect(layoutCard(card({ kind }), WIDTH).height).toBeGreaterThanOrEqual(CARD.least)
  })

  test('is measured anew at another width, and not twice at the same', () => {
    const wordy = card({ text: 'a few words that need two lines at this width' })
    const wide = layoutCard(wordy, 600)
    expect(layoutCard(wordy, 600)).toBe(wide)
    expect(layoutCard(wordy, 120).text.lines.length).toBeGreaterThan(wide.text.lines.length)
    expect(layoutCard(wordy, 600)).toEqual(wide)
  })

  test.each<[string, Partial<Card>, { badge: boolean; footer: boolean }]>([
    ['text', { kind: 'text' }, { badge: false, footer: false }],
    ['text with a tag', { kind: 'text', tags: ['wait'] }, { badge: false, footer: true }],
    ['text with votes', { kind: 'text', votes: 1 }, { badge: false, footer: true }],
    ['researched text', { kind: 'text', evidence: 'researched' }, { badge: false, footer: true }],
    ['pain', { kind: 'pain' }, { badge: true, footer: false }],
    ['touchpoint', { kind: 'touchpoint' }, { badge: false, footer: false }],
    [
      'touchpoint with a channel',
      { kind: 'touchpoint', channels: ['phone'] },
      { badge: true, footer: false },
    ],
    ['missing touchpoint', { kind: 'touchpoint', status: 'missing' }, { badge: true, footer: false }],
    ['opportunity', { kind: 'opportunity' }, { badge: false, footer: false }],
    ['owned opportunity', { kind: 'opportunity', owner: 'Ana' }, { badge: false, footer: true }],
    ['text that was owned', { kind: 'text', owner: 'Ana' }, { badge: false, footer: false }],
  ])('that is a %s has the lines it needs', (_, fields, lines) => {
    const { badgeTop, footerTop } = layoutCard(card(fields), WIDTH)
    expect({ badge: badgeTop !== null, footer: footerTop !== null }).toEqual(lines)
  })
})

describe('the words on a card', () => {
  test.each([
    [
      { kind: 'opportunity', owner: 'Ana', due: '2026-03-09', progress: 'doing' },
      'Ana · 9 Mar 2026 · under way',
    ],
    [{ kind: 'opportunity', progress: 'idea', tags: ['quick', 'win'] }, '#quick · #win'],
    [{ kind: 'text', evidence: 'partly' }, 'partly known'],
    [{ kind: 'text', owner: 'Ana' }, ''],
  ] as const)('below the text of %j', (fields, words) => {
    expect(footerWords(card(fields))).toBe(words)
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

  test('of days and signed numbers are the same everywhere', () => {
    expect(shortDay('2026-12-31')).toBe('31 Dec 2026')
    expect([1.5, 0, -2].map(signed)).toEqual(['+1.5', '0', '−2'])
  })

  test.each([
    [{ kind: 'text', text: 'Waits' }, 'Waits'],
    [{ kind: 'pain', text: 'No bike', impact: 'abandons' }, 'Pain point, the customer abandons: No bike'],
    [{ kind: 'pain', text: 'Slow' }, 'Pain point, needs a work-around: Slow'],
    [
      { kind: 'touchpoint', text: 'Hotline', channels: ['phone', 'SMS'], status: 'missing' },
      'Touchpoint, missing, phone, SMS: Hotline',
    ],
    [
      { kind: 'opportunity', text: 'Loan bikes', owner: 'Ana', due: '2026-03-09' },
      'Opportunity, owner Ana, due 9 Mar 2026: Loan bikes',
    ],
    [{ kind: 'metric', text: 'signed up', amount: 45, unit: 'people' }, '45 people, signed up'],
    [{ kind: 'sentiment', text: 'At last!', amount: 1.5 }, 'Sentiment +1.5, Delighted: At last!'],
    [{ kind: 'sentiment', amount: null }, 'Sentiment 0, Neutral'],
  ] as const)('read out of %j', (fields, words) => {
    expect(describeCard(card(fields as Partial<Card>))).toBe(words)
  })
})

test('a card has room for more channels the wider it is, and for one at least', () => {
  const fits = [120, 212, 400].map(channelsThatFit)
  expect(fits[0]).toBe(1)
  expect(fits).toEqual(fits.toSorted((a, b) => a - b))
})
