import { describe, expect, test } from 'vitest'
import { layoutCard } from '#shared/layout/card-layout.ts'
import { drawCard } from '#shared/layout/drawing/draw-card.ts'
import { cardContexts } from '#shared/layout/drawing/draw-map.ts'
import { LIGHT } from '#shared/layout/drawing/theme.ts'
import { layoutMap } from '#shared/layout/map-layout.ts'
import { type Card, cardRecord } from '#shared/model/card.ts'
import { type CardSeed, viewOf } from '#test/shared/formats/export/support/project-builder.ts'
import { holds, overlaps } from '../support/boxes.ts'
import { drawnOf, isText, textsOf } from '../support/drawn.ts'
import { ofBothKinds } from '../support/random-maps.ts'

const ORIGIN = { x: 0, y: 0 }

function draw(fields: Partial<Card>, width = 212, context = {}) {
  const card: Card = { ...cardRecord.defaults, id: 'card', ...fields }
  return drawCard(card, layoutCard(card, width), LIGHT, { laneColor: 'yellow', ...context }, ORIGIN)
}

describe('any card', () => {
  test('keeps all that is drawn of it inside, and no words upon others', () => {
    ofBothKinds(({ view, layout }) => {
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

  test('shows the sign of every channel, and the word of one that people made up', () => {
    const channels = ['phone', 'SMS', 'website', 'event', 'post', 'ad', 'video', 'carrier pigeon']
    const drawn = drawnOf(draw({ kind: 'touchpoint', channels }).children)
    expect(drawn.filter(({ shape }) => shape.type === 'icon')).toHaveLength(channels.length)
    expect(drawn.filter(isText).map(({ shape }) => shape.text)).toContain('carrier pigeon')
  })

  test('shows how many meet a pain', () => {
    expect(textsOf([draw({ kind: 'pain', reach: 60 })])).toContain('60 %')
  })

  test('shows the three checks by letter and shape, not by colour alone', () => {
    const marks = (answer: Card['feasible']) => {
      const drawn = draw({ kind: 'opportunity', feasible: answer, viable: 'yes' })
      expect(textsOf([drawn])).toEqual(expect.arrayContaining(['F', 'V', 'D']))
      const plain = { ...drawn, children: drawn.children.slice(1) }
      return JSON.stringify(plain).replace(/"#[0-9a-f]{6}"/g, '""')
    }
    expect(new Set((['yes', 'no', null] as const).map(marks)).size).toBe(3)
    expect(textsOf([draw({ kind: 'opportunity', value: 3, effort: 2 })])).toContain('Value 3 · Effort 2')
    const narrow = { kind: 'opportunity', value: 3, effort: 2, viable: 'yes' } as const
    expect(textsOf([draw(narrow, 140)])).toContain('V3 · E2')
  })

  test('with a picture shows it, and a frame where there is none yet', () => {
    const image = `${'0'.repeat(64)}.png`
    const picture = drawnOf(draw({ kind: 'image', image }).children).find(
      ({ shape }) => shape.type === 'image',
    )
    expect(picture?.shape).toMatchObject({ ref: image })
    const types = drawnOf(draw({ kind: 'image' }).children).map(({ shape }) => shape.type)
    expect(types).not.toContain('image')
    expect(types).toContain('icon')
  })

  test('says who acts above what they do', () => {
    const texts = textsOf([draw({ kind: 'role', owner: 'Waiter', text: 'Takes the order' })])
    expect(texts).toEqual(['Waiter', 'Takes the order'])
  })

  test('of an owner has their initials', () => {
    expect(textsOf([draw({ kind: 'owner', text: 'Ana Souza' })])).toEqual(['AS', 'Ana Souza'])
  })

  test('names the map that it opens', () => {
    expect(textsOf([draw({ linkedMapId: 'map' }, 212, { linkedTitle: 'The repair' })])).toContain(
      'The repair',
    )
    expect(textsOf([draw({ linkedMapId: 'map' })])).toContain('Another map')
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

  test('begins at the right where its text runs from right to left', () => {
    const [line] = drawnOf(draw({ text: '“שלום, 3 bikes.”' }).children).filter(isText)
    expect(line!.shape).toMatchObject({ rtl: true, anchor: 'end' })
    expect(line!.rect.x + line!.rect.width).toBeCloseTo(212 - 12)
    const [other] = drawnOf(draw({ text: 'Says “שלום”' }).children).filter(isText)
    expect(other!.shape.rtl).toBeUndefined()
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

  test('says by sign and word whether it met its target and moved the right way', () => {
    const metric = (amount: number) =>
      draw({ kind: 'metric', amount, unit: '%', target: 60, better: 'higher', series: [50] })
    expect(textsOf([metric(70)])).toEqual(['70 %', '+20 points', 'of 60 %, met', 'better'])
    expect(textsOf([metric(40)])).toEqual(['40 %', '−10 points', 'of 60 %, missed', 'worse'])
    const radii = (amount: number) =>
      drawnOf(metric(amount).children).flatMap(({ shape }) => (shape.type === 'circle' ? shape.radius : []))
    expect(radii(70)).not.toEqual(radii(40))
    const undecided = draw({ kind: 'metric', amount: 40, target: 60 })
    expect(textsOf([undecided])).toEqual(['40', 'of 60'])
  })

  test('draws its past as a line that ends where it is now, with the target across', () => {
    const drawn = drawnOf(draw({ kind: 'metric', amount: 30, series: [10, 20], target: 25 }).children)
    const line = drawn.find(({ shape }) => shape.type === 'path' && /^M.*L.*L/.test(shape.d))!
    const dot = drawn.find(({ shape }) => shape.type === 'circle' && shape.radius === 3)!
    expect(Math.abs(line.rect.x + line.rect.width - (dot.rect.x + 3))).toBeLessThan(1.5)
    expect(dot.rect.y).toBeLessThan(line.rect.y + line.rect.height / 2)
    expect(drawn.some(({ shape }) => shape.type === 'path' && shape.dash !== undefined)).toBe(true)
    expect(drawn.filter(({ shape }) => shape.type === 'rect')).toEqual([])
  })

  test('says how it is worked out where it has no words of its own', () => {
    expect(textsOf([draw({ kind: 'metric', formula: 'Leads / Visitors' })])).toContain('= Leads ÷ Visitors')
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
