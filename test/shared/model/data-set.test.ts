import { expect, test } from 'vitest'
import { CAMPAIGN_COSTS, dataSetRecord } from '#shared/model/data-set.ts'

const costsIn = (campaignCosts: unknown) =>
  dataSetRecord.parse({ mapId: 'map', campaignCosts })?.campaignCosts

test('costs of campaigns are amounts by name; all else is left out, and earlier versions have none', () => {
  const hostile = [
    ['Spring', 500],
    ['Spring', '500'],
    ['Less', -1],
    ['Endless', Number.POSITIVE_INFINITY],
    ['Dear', 1e13],
    ['x'.repeat(501), 5],
    [7, 5],
    ['Three', 1, 2],
    null,
    ['Nothing', -0],
  ]
  expect(costsIn(hostile)).toEqual([
    ['Spring', 500],
    ['Nothing', 0],
  ])
  expect(costsIn('much')).toEqual([])
  expect(costsIn(undefined)).toEqual([])
})

test('of too many costs those that were typed last are kept', () => {
  const many = Array.from({ length: CAMPAIGN_COSTS.most + 2 }, (_, at) => [`Campaign ${at}`, at])
  expect(costsIn(many)).toEqual(many.slice(2))
})
