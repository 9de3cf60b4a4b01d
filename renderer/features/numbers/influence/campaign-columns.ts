import type { ReactNode } from 'react'
import { type CostedCampaign, returnWords } from '#shared/analysis/journey/campaign-costs.ts'
import { returnOf } from '#shared/analysis/journey/campaigns.ts'
import { moneyWords, percentWords } from '#shared/analysis/journey/number-words.ts'
import { countWords } from '#shared/layout/data-words.ts'
import type { Figures } from '#shared/model/figures.ts'
import type { Column } from '../parts/table.ts'

type CampaignColumn = Column<CostedCampaign>

const rateOf = ({ converted, customers }: CostedCampaign): number | null =>
  converted === null || customers === 0 ? null : converted / customers

const COUNTS: readonly CampaignColumn[] = [
  {
    id: 'name',
    label: 'Campaign',
    kind: 'words',
    show: ({ name }) => name,
    copy: ({ name }) => name,
  },
  {
    id: 'customers',
    label: 'Came',
    hint: 'Whose first campaign it is.',
    kind: 'number',
    show: ({ customers }) => countWords(customers),
    copy: ({ customers }) => customers,
  },
  {
    id: 'converted',
    label: 'Reached the goal',
    kind: 'number',
    show: ({ converted }) => countWords(converted),
    copy: ({ converted }) => converted,
    note: (row) => {
      const rate = rateOf(row)
      return rate === null ? null : percentWords(rate)
    },
  },
]

const VALUE: CampaignColumn = {
  id: 'value',
  label: 'Value',
  kind: 'number',
  show: ({ value }) => moneyWords(value),
  copy: ({ value }) => value,
}

/** What is told of a campaign. `field` is where its cost is typed, for whoever may. */
export const campaignColumns = (
  figures: Figures,
  field?: (campaign: CostedCampaign) => ReactNode,
): readonly CampaignColumn[] => [
  ...COUNTS,
  {
    id: 'cost',
    label: 'Cost',
    kind: 'number',
    show: ({ cost }) => moneyWords(cost),
    copy: ({ cost }) => cost,
    ...(field && { field }),
    note: ({ typedCost, costInData }) =>
      typedCost === null || costInData === null ? null : `data: ${moneyWords(costInData)}`,
  },
  VALUE,
  {
    id: 'return',
    label: 'Return',
    hint: '(Value − cost) ÷ cost.',
    kind: 'number',
    show: (row) => percentWords(returnOf(row)),
    explain: (row) => returnWords(row, figures),
    copy: returnOf,
  },
]
