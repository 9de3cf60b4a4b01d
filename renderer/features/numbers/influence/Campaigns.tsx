import { returnOf } from '#shared/analysis/journey/campaigns.ts'
import { moneyWords, percentWords } from '#shared/analysis/journey/number-words.ts'
import { countWords } from '#shared/layout/data-words.ts'
import type { CampaignFigures } from '#shared/model/figures.ts'
import { DataTable } from '../parts/DataTable.tsx'
import { Section } from '../parts/Section.tsx'
import type { Column } from '../parts/table.ts'
import { useNumbers } from '../use-numbers.ts'

const rateOf = ({ converted, customers }: CampaignFigures): number | null =>
  converted === null || customers === 0 ? null : converted / customers

const COLUMNS: readonly Column<CampaignFigures>[] = [
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
  {
    id: 'cost',
    label: 'Cost',
    kind: 'number',
    show: ({ cost }) => moneyWords(cost),
    copy: ({ cost }) => cost,
  },
  {
    id: 'value',
    label: 'Value',
    kind: 'number',
    show: ({ value }) => moneyWords(value),
    copy: ({ value }) => value,
  },
  {
    id: 'return',
    label: 'Return',
    hint: '(Value − cost) ÷ cost.',
    kind: 'number',
    show: (row) => percentWords(returnOf(row)),
    copy: returnOf,
  },
]

/** What each campaign cost and brought; nothing where the data names none. */
export function Campaigns() {
  const { figures } = useNumbers()
  if (figures.campaigns.length === 0) return null
  return (
    <Section title="Campaigns" hint="Return is value less cost, for each unit of cost.">
      <DataTable label="Campaigns" columns={COLUMNS} rows={figures.campaigns} idOf={({ name }) => name} />
    </Section>
  )
}
