import { describe, expect, test } from 'vitest'
import { layoutCard } from '#shared/layout/card-layout.ts'
import { changeWords, drawCard } from '#shared/layout/drawing/draw-card.ts'
import { cardContexts } from '#shared/layout/drawing/draw-map.ts'
import { LIGHT } from '#shared/layout/drawing/theme.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import { type Card, cardRecord } from '#shared/model/card.ts'
import { type CardSeed, viewOf } from '#test/shared/formats/export/support/project-builder.ts'
import { holds, overlaps } from '../support/boxes.ts'
import { drawnOf, isText, textsOf } from '../support/drawn.ts'
import { ofAnyMap } from '../support/random-maps.ts'

const ORIGIN = { x: 0, y: 0 }

function draw(fields: Partial<Card>, width = 212, context = {}) {
  const card: Card = { ...cardRecord.defaults, id: 'card', ...fields }
  return drawCard(card, layoutCard(card, width), LIGHT, { laneColor: 'yellow', ...context }, ORIGIN)
}

describe('any card', () => {
  test('keeps all that is drawn of it inside, and no words upon others', () => {
    ofAnyMap(({ view, layout }) => {
      const contexts = cardContexts(view)
      for (const { card, inner, rect } of layout.cards) {
        const drawn = drawnOf(drawCard(card, inner, LIGHT, contexts(card), rect).children)
        const paper = { x: 0, y: 0, width: inner.width, height: inner.height }
        const outside = drawn.filter((part) => !holds(paper, part.rect))
        expect(outside.map((part) => part.shape)).toEqual([])
        const signs = drawn.filter((part) => isText(part) || part.shape.type === 'icon')
        const nameOf = (part: (typeof drawn)[number]) => (isText(part) ? part.shape.text : 'icon')
        expect(overlaps(signs, (part) => part.rect, nameOf)).toEqual([])
      }
    })
  })
})

describe('a card', () => {
  test('has its own colour, else its lane’s', () => {
    const paper = (color: Card['color']) => draw({ color }).children[0]
    expect(paper(null)).toMatchObject({ fill: LIGHT.tones.yellow.fill })
    expect(paper('violet')).toMatchObject({ fill: LIGHT.tones.violet.fill })
  })

  test('that is missing or planned has a broken edge and a word, not a colour alone', () => {
    const touchpoint = (status: Card['status']) => draw({ kind: 'touchpoint', status })
    expect(textsOf([touchpoint('missing')])).toContain('Missing')
    expect(textsOf([touchpoint('planned')])).toContain('Planned')
    const dashes = (['existing', 'missing', 'planned'] as const).map(
      (status) => (touchpoint(status).children[0] as { dash?: readonly number[] }).dash,
    )
    expect(dashes[0]).toBeUndefined()
    expect(dashes[1]).not.toEqual(dashes[2])
  })

  test('shows an impact by shape and word', () => {
    const pains = (['trivial', 'workaround', 'abandons'] as const).map((impact) =>
      draw({ kind: 'pain', impact }),
    )
    expect(pains.flatMap((pain) => textsOf([pain]))).toEqual(['Trivial', 'Needs a work-around', 'Abandons'])
    const shapes = pains.map((pain) => JSON.stringify(drawnOf(pain.children)[1]!.shape))
    expect(new Set(shapes).size).toBe(3)
  })

  test('counts the channels that find no room', () => {
    const channels = ['phone', 'SMS', 'website', 'event', 'post', 'ad', 'video']
    const drawn = drawnOf(draw({ kind: 'touchpoint', channels }).children)
    const icons = drawn.filter(({ shape }) => shape.type === 'icon').length
    const rest = drawn.filter(isText).map(({ shape }) => shape.text)
    expect(rest).toContain(`+${channels.length - icons}`)
  })

  test('shows votes as dots up to five, then in a number', () => {
    const dots = (votes: number) =>
      drawnOf(draw({ votes }).children).filter(({ shape }) => shape.type === 'circle')
    expect([0, 1, 5, 12].map((votes) => dots(votes).length)).toEqual([0, 1, 5, 5])
    expect(textsOf([draw({ votes: 5 })])).toEqual([])
    expect(textsOf([draw({ votes: 12 })])).toEqual(['12'])
  })

  test('says nothing that a file could not carry', () => {
    const hostile = 'a\u0000b\u0007c\td\n\ud800'
    const fields = { tags: [hostile], owner: hostile, unit: hostile, text: hostile, amount: 1 }
    for (const kind of ['opportunity', 'metric', 'text'] as const)
      for (const words of textsOf([draw({ kind, ...fields })])) expect(words).not.toMatch(/[\p{Cc}\p{Cs}]/u)
  })

  test('is named in words', () => {
    expect(draw({ kind: 'pain', text: 'No bike' }).label).toBe('Pain point, needs a work-around: No bike')
  })
})

describe('a metric', () => {
  const barOf = (amount: number | null, most: number) =>
    drawnOf(draw({ kind: 'metric', amount }, 212, { most }).children).filter(
      ({ shape }) => shape.type === 'rect',
    )

  test('has a bar against the largest of its lane', () => {
    const [ground, bar] = barOf(50, 100)
    expect(bar!.rect.width).toBeCloseTo(ground!.rect.width / 2)
    expect(barOf(0, 100)).toHaveLength(1)
    expect(barOf(null, 100)).toHaveLength(1)
    expect(barOf(-5, 0)).toHaveLength(1)
  })

  test('shrinks a long number, and leaves out the change rather than the number', () => {
    const metric = (amount: number, unit: string, before: number | null) =>
      drawnOf(draw({ kind: 'metric', amount, unit }, 212, { before }).children).filter(isText)
    expect(metric(45, 'people', 150).map(({ shape }) => [shape.text, shape.size])).toEqual([
      ['45 people', 24],
      ['−70 %', 13],
    ])
    const long = metric(123_456_789, 'bike-minutes', 1)
    expect(long).toHaveLength(1)
    expect(long[0]!.shape.text).toBe('123,456,789 bike-minutes')
    expect(metric(1, 'minutes until somebody answers', null)[0]!.shape.text).toMatch(/^1 minutes.*…$/)
  })

  test.each([
    [45, 150, '−70 %'],
    [150, 45, '+233 %'],
    [100, 100, '±0 %'],
    [100.2, 100, '±0 %'],
    [1, 0, ''],
    [1, -10, ''],
    [1, null, ''],
    [null, 1, ''],
  ])('from %s after %s changed by “%s”', (amount, before, words) => {
    expect(changeWords(amount, before)).toBe(words)
  })

  test('is measured against numbers of its own unit, along the lane', () => {
    const metric = (amount: number, unit: string): CardSeed => ({ id: `${amount}`, amount, unit })
    const view = viewOf({
      stages: [{ steps: [{}, {}] }],
      lanes: [
        {
          id: 'a',
          kind: 'metrics',
          color: 'teal',
          cells: [
            [metric(1000, 'people'), metric(4, 'days')],
            [metric(420, 'people'), metric(6, 'days')],
          ],
        },
        { id: 'b', kind: 'pains', color: 'red', cells: [[{ id: 'pain' }]] },
      ],
    })
    const contexts = cardContexts(view)
    const of = (id: string) => contexts(layoutMap(view).cardById.get(id)!.card)
    expect(of('1000')).toEqual({ laneColor: 'teal', most: 1000, before: null })
    expect(of('420')).toEqual({ laneColor: 'teal', most: 1000, before: 1000 })
    expect(of('6')).toEqual({ laneColor: 'teal', most: 6, before: 4 })
    expect(of('pain')).toEqual({ laneColor: 'red' })
  })
})
