import { counted } from '#shared/base/counted.ts'
import type { CardPreview } from '#shared/formats/tables/cards-preview.ts'
import { More } from './More.tsx'

/** As much as one takes in. */
const SHOWN = { steps: 30, lanes: 30 } as const

/** Where the cards will land: how many in which lane and step. */
export function LandingGrid({ preview }: { readonly preview: CardPreview }) {
  const steps = preview.steps.slice(0, SHOWN.steps)
  const lanes = preview.lanes.slice(0, SHOWN.lanes)
  const more = [
    preview.lanes.length > lanes.length ? counted(preview.lanes.length - lanes.length, 'more lane') : '',
    preview.steps.length > steps.length ? counted(preview.steps.length - steps.length, 'more step') : '',
  ].filter(Boolean)
  return (
    <div>
      <h3 className="wizard-heading" id="intake-landing">
        Where they land
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="intake-scroll wizard-scroll" tabIndex={0} aria-labelledby="intake-landing">
        <table className="intake-landing">
          <thead>
            <tr>
              <td />
              {steps.map((step, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: steps may have one title, and stay in their order
                <th key={at} scope="col">
                  {step.title === '' ? null : <small>{step.stage}</small>}
                  <Title title={step.title || step.stage} isNew={step.isNew} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lanes.map((lane, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lanes may have one title, and stay in their order
              <tr key={row}>
                <th scope="row">
                  <Title title={lane.title} isNew={lane.isNew} />
                </th>
                {lane.counts.slice(0, SHOWN.steps).map((amount, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <td key={at} data-filled={amount > 0 || undefined}>
                    {amount === 0 ? '' : amount.toLocaleString('en')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <More words={more.length === 0 ? '' : `And ${more.join(', ')}.`} />
    </div>
  )
}

const Title = ({ title, isNew }: { readonly title: string; readonly isNew: boolean }) => (
  <span className="intake-title">
    <span>{title.trim() || 'Untitled'}</span>
    {isNew ? <em>new</em> : null}
  </span>
)
