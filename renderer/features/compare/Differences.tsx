import { KindFilter } from '#renderer/canvas/KindFilter.tsx'
import { MarkSign } from '#renderer/canvas/MarkSign.tsx'
import { classes } from '#renderer/ui/classes.ts'
import type { ComparedStep, Difference } from '#shared/analysis/compare.ts'
import { type DifferenceNames, describeDifference } from '#shared/analysis/compare-words.ts'
import type { AlignedMaps } from '#shared/formats/comparison/align-maps.ts'
import {
  countDifferences,
  DIFFERENCE_KINDS,
  DIFFERENCE_LABELS,
  type DifferenceKind,
  differenceKind,
  markKind,
  stepKind,
} from '#shared/formats/comparison/difference-kinds.ts'
import { stepTitle } from './words.ts'

/** What is shown of the comparison: a step, or one difference at it. */
export interface Chosen {
  readonly step: ComparedStep
  readonly difference: Difference | null
}

const KindSign = ({ kind }: { readonly kind: DifferenceKind }) => <MarkSign kind={markKind(kind)} />

/** Which kinds of difference are shown; each can be left out. */
export function DifferenceFilter({
  aligned,
  shown,
  onShown,
}: {
  readonly aligned: AlignedMaps
  readonly shown: ReadonlySet<DifferenceKind>
  readonly onShown: (shown: ReadonlySet<DifferenceKind>) => void
}) {
  const counts = countDifferences(aligned.comparison)
  const kinds = DIFFERENCE_KINDS.map((kind) => ({
    kind,
    mark: markKind(kind),
    label: DIFFERENCE_LABELS[kind],
    count: counts[kind],
  }))
  return <KindFilter label="Kinds of difference to show" kinds={kinds} shown={shown} onShown={onShown} />
}

/** What differs, step by step. */
export function Differences({
  aligned,
  names,
  shown,
  chosen,
  onChoose,
}: {
  readonly aligned: AlignedMaps
  readonly names: DifferenceNames
  readonly shown: ReadonlySet<DifferenceKind>
  readonly chosen: Chosen | null
  readonly onChoose: (chosen: Chosen) => void
}) {
  const steps = aligned.comparison.steps
    .map((step) => {
      const own = stepKind(step)
      const differences = step.differences.filter((difference) => shown.has(differenceKind(difference)))
      return { step, own: own && shown.has(own) ? own : null, differences }
    })
    .filter(({ own, differences }) => own !== null || differences.length > 0)
  if (steps.length === 0) return <p className="compare-none">No differences of the kinds that are shown.</p>
  return (
    <ol className="compare-steps">
      {steps.map(({ step, own, differences }) => (
        <li key={step.future?.id ?? step.current?.id}>
          <h3 className="compare-step">
            {stepTitle(step, aligned)}
            {own ? (
              <button
                type="button"
                className="compare-step-change"
                onClick={() => onChoose({ step, difference: null })}
              >
                <KindSign kind={own} />
                {own === 'added' ? 'New step' : 'Step gone'}
              </button>
            ) : null}
          </h3>
          <ul>
            {differences.map((difference) => {
              const words = describeDifference(difference, names)
              return (
                <li key={`${difference.kind} ${words}`}>
                  <button
                    type="button"
                    className={classes(
                      'compare-difference',
                      chosen?.difference === difference && 'compare-difference-chosen',
                    )}
                    title="Show it on both maps"
                    aria-current={chosen?.difference === difference || undefined}
                    onClick={() => onChoose({ step, difference })}
                  >
                    <KindSign kind={differenceKind(difference)} />
                    <span>
                      <span className="visually-hidden">
                        {DIFFERENCE_LABELS[differenceKind(difference)]}:{' '}
                      </span>
                      {words}
                      {'lane' in difference ? (
                        <small>{difference.lane.title.trim() || 'Lane without a title'}</small>
                      ) : null}
                    </span>
                  </button>
                </li>
              )
            })}
          </ul>
        </li>
      ))}
    </ol>
  )
}
