import { describe, expect, test } from 'vitest'
import { costedCampaigns, readCost, returnWords } from '#shared/analysis/journey/campaign-costs.ts'
import type { CampaignFigures, Figures } from '#shared/model/figures.ts'

const campaign = (name: string, cost: number | null, value: number | null = 1500): CampaignFigures => ({
  ...{ name, customers: 40, converted: 10, cost, value },
})
const said = (costs: readonly (readonly [string, number])[], one: CampaignFigures) => {
  const [costed] = costedCampaigns([one], costs)
  if (!costed) throw new Error('The campaign is gone')
  return returnWords(costed, { asOf: '2026-06-30T10:00:00.000Z' } as Figures)
}

describe('a cost that was typed', () => {
  test.each<[string, number | null | undefined]>([
    ['', null],
    ['  ', null],
    ['1200', 1200],
    ['1,200.50', 1200.5],
    ['€ 1.200,50', 1200.5],
    ['800 USD', 800],
    ['CHF 800', 800],
    ['0', 0],
    ['1.2k', undefined],
    ['80 %', undefined],
    ['-5', undefined],
    ['−5', undefined],
    ['much', undefined],
    ['€', undefined],
    ['99999999999999', undefined],
  ])('“%s” is read as %s', (written, cost) => {
    const read = readCost(written)
    if (cost === undefined)
      expect(!read.ok && read.error.message).toMatch(/^Write an amount of money in digits/)
    else expect(read).toEqual({ ok: true, value: cost })
  })

  test('counts in place of what the data says, and only for its campaign', () => {
    const all = costedCampaigns(
      [campaign('Spring', 600), campaign('Autumn', null)],
      [
        ['Spring', 500],
        ['Gone', 9],
      ],
    )
    expect(all.map(({ cost, typedCost, costInData }) => [cost, typedCost, costInData])).toEqual([
      [500, 500, 600],
      [null, null, null],
    ])
  })
})

describe('a return says how it came about', () => {
  test('with the formula in numbers, and who says what it cost', () => {
    expect(said([['Spring', 500]], campaign('Spring', 600))).toMatchObject({
      title: 'Return of “Spring”',
      value: '200.0 %',
      formula: '(1,500.00 − 500.00) ÷ 500.00 = 200.0 %.',
      notes: ['The cost was typed; the rows of the data sum up to 600.00.', 'As of 30 June 2026.'],
    })
    expect(said([['Spring', 500]], campaign('Spring', null)).notes[0]).toBe(
      'The cost was typed; the data says none.',
    )
    expect(said([], campaign('Spring', 600)).notes[0]).toBe('The cost is the sum of the costs in the data.')
  })

  test.each<[CampaignFigures, RegExp]>([
    [campaign('Spring', null), /^Nobody said what it cost/],
    [campaign('Spring', 0), /nothing to divide by/],
    [campaign('Spring', 600, null), /so few customers brought it/],
  ])('or why there is none', (one, formula) => {
    const { value, formula: words } = said([], one)
    expect(value).toBe('—')
    expect(words).toMatch(formula)
  })
})
