import { PanelSection } from '#renderer/ui/side-panel/PanelSection.tsx'
import { type CostedCampaign, costedCampaigns } from '#shared/analysis/journey/campaign-costs.ts'
import { DataTable } from '../parts/DataTable.tsx'
import { useNumbers } from '../use-numbers.ts'
import { CostField } from './CostField.tsx'
import { campaignColumns } from './campaign-columns.ts'

/** What each campaign cost and brought; nothing where the data names none. */
export function Campaigns() {
  const { figures, dataSet, mayChange } = useNumbers()
  if (figures.campaigns.length === 0) return null
  const field = mayChange ? (campaign: CostedCampaign) => <CostField campaign={campaign} /> : undefined
  return (
    <PanelSection
      title="Campaigns"
      hint={`Each customer belongs to the first campaign that brought them. Return is (value − cost) ÷ cost.${mayChange ? ' A cost that you type counts in place of what the data says.' : ''}`}
    >
      <DataTable
        label="Campaigns"
        columns={campaignColumns(figures, field)}
        rows={costedCampaigns(figures.campaigns, dataSet.campaignCosts)}
        idOf={({ name }) => name}
      />
    </PanelSection>
  )
}
