import { Grid2x2 } from 'lucide-react'
import { showOnMap } from '#renderer/actions/insight-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { PanelSection } from '#renderer/ui/side-panel/PanelSection.tsx'
import { QUADRANT_WORDS, type RankedOpportunity, type WeighedOpportunity } from '#shared/analysis/ranking.ts'
import type { CalmEntry } from './calm-list.ts'
import type { Findings } from './findings.ts'
import { SmallMatrix } from './matrix/SmallMatrix.tsx'
import { ShowButton } from './ShowButton.tsx'
import { cardTitle, plainNumber } from './words.ts'

type Ranking = Findings['opportunities']

/** An opportunity as the panel lists it. */
export interface ListedOpportunity {
  readonly id: string
  readonly opportunity: RankedOpportunity | WeighedOpportunity
}

/** What could be done, by value against effort. */
export function Opportunities({
  entries,
  ranking,
}: {
  readonly entries: readonly CalmEntry<ListedOpportunity>[]
  readonly ranking: Ranking
}) {
  const project = useProject()
  const here = entries.filter(({ gone }) => !gone)
  if (here.length === 0 && ranking.settled.length === 0) return null
  const { ranked, unplaced, settled } = ranking
  const open = () => project.window.setState({ dialog: 'matrix' })
  return (
    <PanelSection
      title="Opportunities"
      count={here.length}
      hint="Value against effort; what is worth most for the least comes first."
    >
      {here.length > 0 ? (
        <>
          <button type="button" className="insights-matrix" onClick={open}>
            <SmallMatrix ranked={ranked} />
            <span className="visually-hidden">Open the matrix of value and effort</span>
          </button>
          <Button size="small" icon={<Grid2x2 size={15} aria-hidden="true" />} onClick={open}>
            {unplaced.length > 0 ? `Place ${unplaced.length} in the matrix` : 'Open the matrix'}
          </Button>
          <ol className="insights-list">
            {here.map(({ item }) => (
              <OpportunityRow key={item.id} opportunity={item.opportunity} />
            ))}
          </ol>
        </>
      ) : null}
      {settled.length > 0 ? (
        <p className="panel-hint">
          {settled.length === 1 ? '1 is done or dropped' : `${settled.length} are done or dropped`} and not
          weighed any more.
        </p>
      ) : null}
    </PanelSection>
  )
}

function OpportunityRow({ opportunity }: { readonly opportunity: ListedOpportunity['opportunity'] }) {
  const project = useProject()
  const { card, stepId } = opportunity
  const title = cardTitle(card.text)
  return (
    <li className="insights-row">
      <span className="insights-rank" data-unplaced={!('rank' in opportunity) || undefined}>
        {'rank' in opportunity ? opportunity.rank : '–'}
      </span>
      <div className="insights-row-words">
        <p className="insights-title">{title}</p>
        <p className="insights-why">{explain(opportunity)}</p>
        <ShowButton
          what={title}
          onShow={() => showOnMap(project, { cardIds: [card.id], stepIds: [stepId] })}
        />
      </div>
    </li>
  )
}

function explain(opportunity: ListedOpportunity['opportunity']): string {
  const { length } = opportunity.pains
  const answers = length === 0 ? [] : [length === 1 ? 'answers 1 pain' : `answers ${length} pains`]
  if (!('rank' in opportunity)) return ['Not placed yet', ...answers].join(' · ')
  const { quadrant, value, effort, score } = opportunity
  const sum = `value ${plainNumber(value)} ÷ effort ${plainNumber(effort)} = ${plainNumber(score)}`
  return [QUADRANT_WORDS[quadrant].label, sum, ...answers].join(' · ')
}
