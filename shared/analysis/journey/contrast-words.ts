import { quoted } from '#shared/base/quote.ts'
import type { Subject } from '#shared/model/data-set.ts'
import type { Contrast, Influence } from '#shared/model/figures.ts'
import { shareOf } from './influence.ts'
import { type RelativeRate, relativeRate } from './intervals.ts'
import {
  HIDDEN,
  hiddenWords,
  NOTHING,
  percentWords,
  plainWords,
  ratioInterval,
  ratioWords,
  SUBJECT_NOUNS,
  whoOf,
} from './number-words.ts'

/** What must be known besides the counts to put an influence into words. */
export interface InfluenceContext {
  readonly subject: Subject
  /** The state that is the goal. */
  readonly goal: string
  readonly leastGroup: number
}

/** One definition of what "had the touchpoint" means, and what came of it. */
export interface ContrastWords {
  readonly title: string
  readonly definition: string
  /** `0.84 times as often`; a dash where there is nothing to divide by, words where it is not told. */
  readonly value: string
  /** Both groups with their sizes, the ratio and its interval. */
  readonly formula: string
}

/** A touchpoint and the goal by both definitions. */
export interface InfluenceWords {
  readonly before: ContrastWords
  readonly anyTime: ContrastWords
  /** A sentence where the two point in opposite directions; else `null`. */
  readonly warning: string | null
}

/** Stands wherever influence is shown. */
export const NO_CAUSE =
  'This says what goes with reaching the goal, not what leads to it: who was going to reach it anyway may be who meets the touchpoint.'

/** Puts a touchpoint's influence into words: both definitions, always together. */
export function influenceWords(
  { state, beforeGoal, anyTime }: Influence,
  context: InfluenceContext,
): InfluenceWords {
  const [one, many] = SUBJECT_NOUNS[context.subject]
  const those = `${many} ${whoOf(context.subject)}`
  const [touchpoint, goal] = [quoted(state), quoted(context.goal)]
  return {
    before: {
      title: 'Before the goal',
      definition: `With it: ${those} had ${touchpoint} before they first reached ${goal}, or at all where they never reached it.`,
      ...wordsOf(beforeGoal, touchpoint, goal, context),
    },
    anyTime: {
      title: 'At any time',
      definition: `With it: ${those} had ${touchpoint} at any time, also after reaching ${goal}: a ${one} ${whoOf(context.subject)} comes further has more occasion to.`,
      ...wordsOf(anyTime, touchpoint, goal, context),
    },
    warning: warningOf(beforeGoal, anyTime),
  }
}

function wordsOf(
  contrast: Contrast | null,
  touchpoint: string,
  goal: string,
  { subject, leastGroup }: InfluenceContext,
): Pick<ContrastWords, 'value' | 'formula'> {
  if (!contrast) return { value: HIDDEN, formula: hiddenWords(leastGroup, subject) }
  const { exposed, exposedConverted, unexposed, unexposedConverted } = contrast
  const [, many] = SUBJECT_NOUNS[subject]
  const groups =
    `With ${touchpoint}, ${plainWords(exposedConverted)} of ${plainWords(exposed)} ${many} reached ${goal}` +
    ` (${percentWords(shareOf(exposedConverted, exposed))}); without it, ${plainWords(unexposedConverted)} of` +
    ` ${plainWords(unexposed)} (${percentWords(shareOf(unexposedConverted, unexposed))})`
  const relative = relativeRate(contrast)
  if (!relative)
    return { value: NOTHING, formula: `${groups}. There is nothing to divide by, so there is no ratio.` }
  const value = `${ratioWords(relative.ratio)} times as often`
  return { value, formula: `${groups}: ${value}, ${intervalOf(relative)}.` }
}

const intervalOf = ({ interval }: RelativeRate): string =>
  interval
    ? `95 % interval ${ratioInterval(interval)} (Katz)${includesOne(interval) ? ', which includes 1: the data leaves it open which way' : ''}`
    : 'without an interval, because nobody with it reached the goal'

const includesOne = ({ low, high }: { readonly low: number; readonly high: number }): boolean =>
  low <= 1 && high >= 1

/** Whether the two definitions say opposite things: one a ratio above 1, the other one below. */
export function disagrees({ beforeGoal, anyTime }: Pick<Influence, 'beforeGoal' | 'anyTime'>): boolean {
  const before = beforeGoal && relativeRate(beforeGoal)
  const any = anyTime && relativeRate(anyTime)
  return before !== null && any !== null && (before.ratio - 1) * (any.ratio - 1) < 0
}

function warningOf(beforeGoal: Contrast | null, anyTime: Contrast | null): string | null {
  const before = beforeGoal && relativeRate(beforeGoal)
  const any = anyTime && relativeRate(anyTime)
  if (!before || !any || !disagrees({ beforeGoal, anyTime })) return null
  const isOpen = [before, any].some(({ interval }) => interval === null || includesOne(interval))
  return (
    `The two definitions point in opposite directions: ${ratioWords(before.ratio)} before the goal, ${ratioWords(any.ratio)} at any time. ` +
    (isOpen
      ? 'At least one of them may be chance.'
      : 'Neither is wrong: they answer different questions. “Before the goal” counts only what came before.')
  )
}

/** Said beside a list of touchpoints: how many of so many intervals miss the truth by chance. */
export function comparisonsWords(touchpoints: number): string {
  const expected = Math.round(touchpoints * 0.05)
  if (touchpoints < 2) return NO_CAUSE
  const chance = expected === 0 ? 'one' : plainWords(expected)
  return `${plainWords(touchpoints)} touchpoints are compared: of so many 95 % intervals about ${chance} can be expected to miss by chance.`
}
