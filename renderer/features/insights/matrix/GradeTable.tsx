import { gradeOpportunity } from '#renderer/actions/insight-actions.ts'
import { NumberField } from '#renderer/fields/NumberField.tsx'
import { useProject } from '#renderer/session/session-context.tsx'
import {
  GRADES,
  type OpportunityRanking,
  QUADRANT_WORDS,
  type RankedOpportunity,
  type WeighedOpportunity,
} from '#shared/analysis/ranking.ts'
import { cardTitle, plainNumber } from '../words.ts'

/** The matrix in numbers, for those who cannot drag or see it. Rows keep their order while one writes. */
export function GradeTable({ ranking: { ranked, unplaced } }: { readonly ranking: OpportunityRanking }) {
  const rows = [...ranked, ...unplaced].toSorted((a, b) => (a.card.id < b.card.id ? -1 : 1))
  return (
    <table className="matrix-table">
      <thead>
        <tr>
          <th scope="col">Opportunity</th>
          <th scope="col">
            Value <span>1 to 5</span>
          </th>
          <th scope="col">
            Effort <span>1 to 5</span>
          </th>
          <th scope="col">Field</th>
          <th scope="col">
            Score <span>value ÷ effort</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((opportunity) => (
          <Row key={opportunity.card.id} opportunity={opportunity} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ opportunity }: { readonly opportunity: RankedOpportunity | WeighedOpportunity }) {
  const project = useProject()
  const { id, text, value, effort } = opportunity.card
  const title = cardTitle(text)
  const grade = (changes: { value?: number | null; effort?: number | null }) =>
    gradeOpportunity(project, id, { value, effort, ...changes }, `grade:${id}`)
  const bounds = { least: GRADES.least, most: GRADES.most, hideLabel: true }
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>
        <NumberField
          {...bounds}
          label={`Value of ${title}`}
          value={value}
          onValue={(next) => grade({ value: next })}
        />
      </td>
      <td>
        <NumberField
          {...bounds}
          label={`Effort of ${title}`}
          value={effort}
          onValue={(next) => grade({ effort: next })}
        />
      </td>
      <td>{'quadrant' in opportunity ? QUADRANT_WORDS[opportunity.quadrant].label : 'Not placed'}</td>
      <td>{'score' in opportunity ? plainNumber(opportunity.score) : '—'}</td>
    </tr>
  )
}
