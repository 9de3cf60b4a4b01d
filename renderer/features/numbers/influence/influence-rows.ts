import {
  disagrees,
  type InfluenceContext,
  influenceWords,
  NO_CAUSE,
} from '#shared/analysis/journey/contrast-words.ts'
import { type ContrastRates, ratesOf } from '#shared/analysis/journey/influence.ts'
import type { NumberWords } from '#shared/analysis/journey/measure-words.ts'
import { NOTHING, percentWords, ratioInterval, ratioWords } from '#shared/analysis/journey/number-words.ts'
import { countWords, HIDDEN } from '#shared/layout/data-words.ts'
import type { Contrast, Influence } from '#shared/model/figures.ts'
import type { Column } from '../parts/table.ts'

/** A touchpoint and the goal by one definition: who met it, who did not, and how their rates compare. */
export interface Side {
  readonly contrast: Contrast
  readonly rates: ContrastRates
}

/** A touchpoint by both definitions; `null` where a group is too small to be told. */
export interface InfluenceRow {
  readonly state: string
  readonly influence: Influence
  readonly before: Side | null
  readonly anyTime: Side | null
  /** One definition says that it goes with reaching the goal more often, the other that it does not. */
  readonly isContrary: boolean
}

const sideOf = (contrast: Contrast | null): Side | null => contrast && { contrast, rates: ratesOf(contrast) }

/** The touchpoints, those first that go most with reaching the goal afterwards; what is not told comes last. */
export function influenceRows(influence: readonly Influence[]): readonly InfluenceRow[] {
  const rank = ({ before }: InfluenceRow): number => before?.rates.relative?.ratio ?? -1
  return influence
    .map(
      (one): InfluenceRow => ({
        state: one.state,
        influence: one,
        before: sideOf(one.beforeGoal),
        anyTime: sideOf(one.anyTime),
        isContrary: disagrees(one),
      }),
    )
    .sort((a, b) => rank(b) - rank(a))
}

type SideOf = (row: InfluenceRow) => Side | null

/** How many times as often. */
function timesWords(side: Side | null): string {
  if (!side) return HIDDEN
  return side.rates.relative ? `${ratioWords(side.rates.relative.ratio)}×` : NOTHING
}

function intervalWords(side: Side | null): string | null {
  const interval = side?.rates.relative?.interval
  return interval ? ratioInterval(interval) : null
}

const groupWords = ({ contrast, rates }: Side): string =>
  `${countWords(contrast.exposed)} with: ${percentWords(rates.exposed)}\n` +
  `${countWords(contrast.unexposed)} without: ${percentWords(rates.unexposed)}`

const TOUCHPOINT: Column<InfluenceRow> = {
  id: 'state',
  label: 'Touchpoint',
  kind: 'words',
  show: ({ state }) => state,
  copy: ({ state }) => state,
}

const DEFINITIONS: readonly {
  readonly id: 'before' | 'anyTime'
  readonly label: string
  readonly hint: string
  readonly of: SideOf
}[] = [
  {
    id: 'before',
    label: 'Before the goal',
    hint: 'With it: met it before first reaching the goal, or at all where they never reached it.',
    of: ({ before }) => before,
  },
  {
    id: 'anyTime',
    label: 'At any time',
    hint: 'With it: met it at any time, also afterwards.',
    of: ({ anyTime }) => anyTime,
  },
]

/** Explains what one definition says of a touchpoint, with a warning where the other one says the opposite. */
const explained =
  (id: 'before' | 'anyTime', context: InfluenceContext) =>
  ({ influence, state }: InfluenceRow): NumberWords => {
    const words = influenceWords(influence, context)
    const { title, value, definition, formula } = words[id]
    const notes = words.warning === null ? [NO_CAUSE] : [words.warning, NO_CAUSE]
    return { title: `${state}: ${title.toLowerCase()}`, value, definition, formula, notes }
  }

/** Both definitions in a column each, with groups and interval below. */
export const narrowInfluence = (context: InfluenceContext): readonly Column<InfluenceRow>[] => [
  TOUCHPOINT,
  ...DEFINITIONS.map(
    ({ id, label, hint, of }): Column<InfluenceRow> => ({
      id,
      label,
      hint,
      kind: 'number',
      show: (row) => timesWords(of(row)),
      explain: explained(id, context),
      copy: (row) => of(row)?.rates.relative?.ratio ?? null,
      note: (row) => {
        const side = of(row)
        return side ? [intervalWords(side), groupWords(side)].filter(Boolean).join('\n') : null
      },
    }),
  ),
]

/** Every number in a column of its own. */
export const wideInfluence = (context: InfluenceContext): readonly Column<InfluenceRow>[] => [
  TOUCHPOINT,
  ...DEFINITIONS.flatMap(({ id, label, hint, of }): Column<InfluenceRow>[] => {
    const number = (
      key: string,
      words: string,
      pick: (side: Side) => number | null,
      write: (value: number | null) => string,
    ): Column<InfluenceRow> => ({
      id: `${id}-${key}`,
      label: words,
      group: label,
      hint,
      kind: 'number',
      show: (row) => {
        const side = of(row)
        return side ? write(pick(side)) : HIDDEN
      },
      copy: (row) => {
        const side = of(row)
        return side ? pick(side) : null
      },
    })
    const inCopy = (column: Column<InfluenceRow>): Column<InfluenceRow> => ({ ...column, show: null })
    return [
      number('with', 'With', ({ contrast }) => contrast.exposed, countWords),
      number('rate-with', 'Rate', ({ rates }) => rates.exposed, percentWords),
      number('without', 'Without', ({ contrast }) => contrast.unexposed, countWords),
      number('rate-without', 'Rate without', ({ rates }) => rates.unexposed, percentWords),
      {
        ...number('ratio', 'Times as often', ({ rates }) => rates.relative?.ratio ?? null, ratioWords),
        show: (row) => timesWords(of(row)),
        explain: explained(id, context),
        note: (row) => intervalWords(of(row)),
      },
      inCopy(number('low', '95 % from', ({ rates }) => rates.relative?.interval?.low ?? null, ratioWords)),
      inCopy(number('high', '95 % to', ({ rates }) => rates.relative?.interval?.high ?? null, ratioWords)),
    ]
  }),
]
