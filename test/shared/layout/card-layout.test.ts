import { describe, expect, test } from 'vitest'
import { layoutCard, linkRect } from '#shared/layout/card-layout.ts'
import { CARD } from '#shared/layout/dimensions.ts'
import { type Card, cardRecord } from '#shared/model/card.ts'
import { CARD_KINDS, CHANNELS } from '#shared/model/vocabulary.ts'
import { holds, overlaps } from './support/boxes.ts'
import { ofBothKinds } from './support/random-maps.ts'

const card = (fields: Partial<Card>): Card => ({ ...cardRecord.defaults, id: 'card', ...fields })
const WIDTH = 212
const PICTURE = `${'0'.repeat(64)}.png`

describe('a card', () => {
  test('holds every line of its text, and every row beside it, clear of each other, on any map', () => {
    ofBothKinds(({ layout }) => {
      for (const { card: shown, inner } of layout.cards) {
        const { text, textTop, textLeft, rows, width, height } = inner
        for (const line of text.lines)
          expect(line.width).toBeLessThanOrEqual(width - textLeft - CARD.paddingX + 1e-6)
        const silent = text.lines.every((line) => line.text === '')
        const parts = [...(silent ? [] : [{ top: textTop, height: text.height, type: 'text' }]), ...rows].map(
          (row) => ({ x: 0, y: row.top, width, height: row.height, type: row.type }),
        )
        const paper = { x: 0, y: 0, width, height }
        for (const part of parts) expect(holds(paper, part), `${shown.kind} ${part.type}`).toBe(true)
        expect(
          overlaps(
            parts,
            (part) => part,
            (part) => part.type,
          ),
        ).toEqual([])
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

  test.each([
    ['a word longer than the card', 'Donaudampfschifffahrtsgesellschaftskapitän'],
    ['an address', 'https://example.org/plans/commuter?from=station&to=ward#prices'],
    ['Japanese', '自転車で通勤する人のための月額プランについて'],
    ['Arabic', 'لا أحد يرد على الهاتف في الصباح الباكر'],
    ['emoji', '👩‍👧‍👦🚲🏳️‍🌈👍🏽🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉'],
  ])('shows all of %s', (_, text) => {
    const { text: set } = layoutCard(card({ text }), 140)
    const without = (words: string) => words.replace(/\s/g, '')
    expect(without(set.lines.map((line) => line.text).join(''))).toBe(without(text))
    expect(set.lines.length).toBeGreaterThan(1)
  })

  test('without words is still large enough to point at', () => {
    for (const kind of CARD_KINDS)
      expect(layoutCard(card({ kind }), WIDTH).height).toBeGreaterThanOrEqual(CARD.chip.least)
  })

  test('is measured anew at another width, and not twice at the same', () => {
    const wordy = card({ text: 'a few words that need two lines at this width' })
    const wide = layoutCard(wordy, 600)
    expect(layoutCard(wordy, 600)).toBe(wide)
    expect(layoutCard(wordy, 120).text.lines.length).toBeGreaterThan(wide.text.lines.length)
    expect(layoutCard(wordy, 600)).toEqual(wide)
  })

  test.each<[string, Partial<Card>, string]>([
    ['text', { kind: 'text' }, ''],
    ['text with a tag', { kind: 'text', tags: ['wait'] }, 'footer'],
    ['text with votes', { kind: 'text', votes: 1 }, 'footer'],
    ['researched text', { kind: 'text', evidence: 'researched' }, 'footer'],
    ['text that was owned', { kind: 'text', owner: 'Ana' }, ''],
    ['text that another map tells in detail', { kind: 'text', linkedMapId: 'map' }, 'link'],
    ['pain', { kind: 'pain' }, 'impact'],
    ['touchpoint', { kind: 'touchpoint' }, ''],
    ['touchpoint with a channel', { kind: 'touchpoint', channels: ['phone'] }, 'channels'],
    ['missing touchpoint', { kind: 'touchpoint', status: 'missing' }, 'channels'],
    ['opportunity', { kind: 'opportunity' }, ''],
    ['owned opportunity', { kind: 'opportunity', owner: 'Ana' }, 'footer'],
    ['weighed and owned opportunity', { kind: 'opportunity', value: 3, owner: 'Ana' }, 'worth footer'],
    ['checked opportunity', { kind: 'opportunity', viable: 'no' }, 'worth'],
    ['role', { kind: 'role' }, ''],
    ['role with somebody in it', { kind: 'role', owner: 'Waiter' }, 'actor'],
    ['picture', { kind: 'image', image: PICTURE, votes: 1, linkedMapId: 'map' }, 'picture footer link'],
    ['picture to come', { kind: 'image' }, 'picture'],
    ['owner', { kind: 'owner', text: 'Ana' }, ''],
    ['number', { kind: 'metric' }, 'number bar'],
    ['number with a past', { kind: 'metric', amount: 3, series: [2] }, 'number sparkline'],
    ['number with a past and no present', { kind: 'metric', series: [2] }, 'number bar'],
    ['number with an aim', { kind: 'metric', target: 3 }, 'number target bar'],
  ])('that is a %s has the rows it needs', (_, fields, rows) => {
    const types = layoutCard(card(fields), WIDTH).rows.map(({ type }) => type)
    expect(types.join(' ')).toBe(rows)
  })
})

describe('a row of a card', () => {
  const rowOf = <T extends string>(fields: Partial<Card>, type: T, width = WIDTH) =>
    layoutCard(card(fields), width).rows.find((row) => row.type === type)

  test('names the channels that it has room for, and shows all others by their signs', () => {
    const signs = (channels: readonly string[], width = WIDTH) => {
      const row = rowOf({ kind: 'touchpoint', channels }, 'channels', width)
      return row?.type === 'channels' ? row.lines.flat() : []
    }
    expect(signs(['phone', 'e-mail']).map(({ word }) => word)).toEqual(['phone', 'e-mail'])
    const many = signs([...CHANNELS, 'carrier pigeon'])
    expect(many.map(({ channel }) => channel)).toEqual([...CHANNELS, 'carrier pigeon'])
    expect(many.filter(({ word }) => word !== null).map(({ word }) => word)).toEqual(['carrier pigeon'])
    expect(signs(['the notice board behind the door'], 140)[0]!.word).toMatch(/^the n.*…$/)
  })

  test('holds all that is said below the text, on as many lines as that needs', () => {
    const tags = ['delight', 'a rather long tag', 'wait', 'winter', 'x'.repeat(60)]
    const row = rowOf({ tags, evidence: 'researched', votes: 7 }, 'footer')
    const lines = row?.type === 'footer' ? row.lines : []
    expect(lines.length).toBeGreaterThan(2)
    const said = lines.join('').replace(/[\s·]/g, '')
    for (const tag of tags) expect(said).toContain(`#${tag.replaceAll(' ', '')}`)
  })

  test('shows a picture in its own proportions, unless they are those of a banner or a tower', () => {
    const picture = (imageRatio: number) => {
      const row = rowOf({ kind: 'image', image: PICTURE, imageRatio }, 'picture')
      return row?.type === 'picture' ? row.box : { width: 0, height: 0 }
    }
    const wide = picture(1.6)
    expect(wide.width / wide.height).toBeCloseTo(1.6, 1)
    expect(picture(20).height).toBe(CARD.picture.least)
    expect(picture(0.05).height).toBe(Math.round(wide.width * CARD.picture.tallest))
  })

  test('puts a reach beside the impact where both fit, else below it', () => {
    const line = (width: number) => {
      const row = rowOf({ kind: 'pain', impact: 'workaround', reach: 60 }, 'impact', width)
      return row?.type === 'impact' ? [row.lines.length, row.reach?.line] : []
    }
    expect(line(WIDTH)).toEqual([1, 0])
    expect(line(120)).toEqual([2, 2])
  })

  test('that opens a map can be pointed at, whatever stands above it', () => {
    expect(linkRect(layoutCard(card({}), WIDTH))).toBeNull()
    const inner = layoutCard(card({ kind: 'pain', text: 'Waits', linkedMapId: 'map' }), WIDTH)
    const rect = linkRect(inner)!
    expect(rect.height).toBeGreaterThanOrEqual(24)
    expect(rect.y).toBeGreaterThanOrEqual(inner.textTop + inner.text.height)
    expect(holds({ x: 0, y: 0, width: WIDTH, height: inner.height }, rect)).toBe(true)
  })
})

test('an owner’s name stands beside their initials, in the middle of the chip', () => {
  const { textLeft, textTop, text, height } = layoutCard(card({ kind: 'owner', text: 'Ana de Souza' }), WIDTH)
  expect(textLeft).toBeGreaterThan(CARD.chip.disc)
  expect(textTop + text.height / 2).toBeCloseTo(height / 2)
})
