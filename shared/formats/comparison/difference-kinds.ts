import type { ComparedStep, Difference, MapComparison } from '#shared/analysis/compare.ts'
import { assertNever } from '#shared/base/result.ts'
import type { MarkKind } from '../change-marks.ts'

/** What differences are told apart by where one reads or filters them. */
export const DIFFERENCE_KINDS = ['added', 'gone', 'changed', 'moved', 'sentiment'] as const
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number]
export const DIFFERENCE_LABELS: Readonly<Record<DifferenceKind, string>> = {
  added: 'Added',
  gone: 'Gone',
  changed: 'Changed',
  moved: 'Moved',
  sentiment: 'Sentiment',
}

/** The sign that marks such a difference. */
export const markKind = (kind: DifferenceKind): MarkKind => (kind === 'gone' ? 'removed' : kind)

/** The kind of a difference. */
export function differenceKind(difference: Difference): DifferenceKind {
  switch (difference.kind) {
    case 'card-added':
      return 'added'
    case 'card-removed':
      return 'gone'
    case 'moved':
      return 'moved'
    case 'sentiment':
      return 'sentiment'
    case 'channel':
      return difference.after ? 'added' : 'gone'
    case 'step-title':
    case 'moment':
    case 'text':
    case 'touchpoint-status':
    case 'channels':
    case 'impact':
    case 'metric':
      return 'changed'
    default:
      return assertNever(difference)
  }
}

/** What a step itself is: `null` where both maps have it. */
export const stepKind = ({ change }: Pick<ComparedStep, 'change'>): DifferenceKind | null =>
  change === 'added' ? 'added' : change === 'removed' ? 'gone' : null

/** How many differences there are of each kind; a step that came or went counts once more for itself. */
export function countDifferences({ steps }: MapComparison): Readonly<Record<DifferenceKind, number>> {
  const counts = { added: 0, gone: 0, changed: 0, moved: 0, sentiment: 0 }
  for (const step of steps) {
    const own = stepKind(step)
    if (own) counts[own]++
    for (const difference of step.differences) counts[differenceKind(difference)]++
  }
  return counts
}

/** The card that a difference is about on a map, if that map has it. */
export function cardOf(difference: Difference, side: 'current' | 'future'): string | null {
  switch (difference.kind) {
    case 'card-added':
      return side === 'future' ? difference.card.id : null
    case 'card-removed':
      return side === 'current' ? difference.card.id : null
    case 'moved':
    case 'text':
    case 'touchpoint-status':
    case 'channels':
    case 'impact':
    case 'metric':
      return side === 'current' ? difference.before.id : difference.after.id
    case 'step-title':
    case 'moment':
    case 'sentiment':
    case 'channel':
      return null
    default:
      return assertNever(difference)
  }
}
