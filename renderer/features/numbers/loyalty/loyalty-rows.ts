import { NOTHING, percentWords } from '#shared/analysis/journey/number-words.ts'
import { countWords, HIDDEN } from '#shared/layout/data-words.ts'
import type { Cohort, Figures, RiskFigures, ScoreTotal } from '#shared/model/figures.ts'
import type { Column } from '../parts/table.ts'
import { levelOf, type Place } from '../places.ts'
import { numberWords } from '../words.ts'

const SCORE_LABELS: Readonly<Record<ScoreTotal['kind'], string>> = {
  nps: 'NPS',
  csat: 'CSAT',
  ces: 'CES',
  mean: 'Mean',
}

const SCORE_HINTS: Readonly<Record<ScoreTotal['kind'], string>> = {
  nps: 'Share of 9 and 10 less share of 0 to 6, in points from −100 to 100.',
  csat: 'Share of the two best answers.',
  ces: 'Share of answers on the easy side of the middle.',
  mean: 'Mean of all answers.',
}

const isShare = ({ kind }: ScoreTotal): boolean => kind === 'csat' || kind === 'ces'

/** A score as people say it: points, a share or a mean. */
const scoreWords = (total: ScoreTotal): string =>
  isShare(total) ? percentWords(total.value) : numberWords(round(total.value))

const round = (value: number): number => Math.round(value * 10) / 10

/** Half the interval on either side; of a single answer there is none. */
function marginWords(total: ScoreTotal): string {
  if (total.margin === null) return NOTHING
  return `± ${isShare(total) ? percentWords(total.margin) : numberWords(round(total.margin))}`
}

export const SCORE_COLUMNS: readonly Column<ScoreTotal>[] = [
  {
    id: 'column',
    label: 'Survey',
    kind: 'words',
    show: ({ column }) => column,
    copy: ({ column }) => column,
  },
  {
    id: 'kind',
    label: 'Score',
    kind: 'words',
    show: ({ kind }) => SCORE_LABELS[kind],
    copy: ({ kind }) => SCORE_LABELS[kind],
    note: ({ kind }) => SCORE_HINTS[kind],
  },
  {
    id: 'value',
    label: 'Value',
    kind: 'number',
    show: scoreWords,
    copy: ({ value }) => value,
    note: marginWords,
  },
  {
    id: 'margin',
    label: '95 % ±',
    kind: 'number',
    show: null,
    copy: ({ margin }) => margin,
  },
  { id: 'n', label: 'Answers', kind: 'number', show: ({ n }) => countWords(n), copy: ({ n }) => n },
]

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `2024-03` as `Mar 2024`. */
function monthWords(month: string): string {
  const [year, number] = month.split('-')
  return `${MONTHS[Number(number) - 1] ?? number} ${year}`
}

/** Who of a cohort was active after so many months; `undefined` where that lies beyond the data. */
const activeShare = ({ active, customers }: Cohort, after: number): number | null | undefined => {
  const count = active[after]
  return count === undefined || count === null ? count : count / Math.max(1, customers)
}

/** A row a month of coming, a column a month since. */
export function cohortColumns(cohorts: readonly Cohort[]): readonly Column<Cohort>[] {
  const most = Math.max(0, ...cohorts.map(({ active }) => active.length))
  return [
    {
      id: 'month',
      label: 'Came in',
      kind: 'words',
      show: ({ month }) => monthWords(month),
      copy: ({ month }) => month,
    },
    {
      id: 'customers',
      label: 'Came',
      kind: 'number',
      show: ({ customers }) => countWords(customers),
      copy: ({ customers }) => customers,
    },
    ...Array.from(
      { length: most },
      (_, after): Column<Cohort> => ({
        id: `after-${after}`,
        label: `+${after}`,
        hint: after === 0 ? 'Active in the month of coming' : `Active ${after} months later`,
        kind: 'number',
        show(cohort) {
          const share = activeShare(cohort, after)
          if (share === undefined) return ''
          return share === null ? HIDDEN : `${Math.round(share * 100)} %`
        },
        copy: (cohort) => activeShare(cohort, after) ?? null,
        heat: (cohort) => activeShare(cohort, after) ?? null,
      }),
    ),
  ]
}

/** Of all customers, how many were silent for so long; `null` where that cannot be told. */
export function churnShare({ churn, customers }: Pick<Figures, 'churn' | 'customers'>): number | null {
  return !churn || churn.silent === null || customers === 0 ? null : churn.silent / customers
}

const BETWEEN = ' · '

/** Where the customers of a trigger are now, stage by stage, the most first, in words. */
export function riskPlaces({ byPlace }: RiskFigures, places: readonly Place[]): string {
  const level = levelOf(places)
  const titles = new Map(places.flatMap(({ id, kind, title }) => (kind === level ? [[id, title]] : [])))
  return byPlace
    .filter(([id]) => titles.has(id))
    .toSorted(([, a], [, b]) => b - a)
    .map(([id, customers]) => `${titles.get(id)} ${countWords(customers)}`)
    .join(BETWEEN)
}

/** A line breaks between two places, not between a place and its number. */
const wholeParts = (words: string): string =>
  words
    .split(BETWEEN)
    .map((part) => part.replaceAll(' ', '\u00a0'))
    .join(BETWEEN)

export const riskColumns = (places: readonly Place[]): readonly Column<RiskFigures>[] => [
  {
    id: 'trigger',
    label: 'Trigger',
    kind: 'words',
    show: ({ trigger }) => trigger,
    copy: ({ trigger }) => trigger,
    note: ({ rule }) => rule,
  },
  { id: 'rule', label: 'Rule', kind: 'words', show: null, copy: ({ rule }) => rule },
  {
    id: 'customers',
    label: 'At risk',
    kind: 'number',
    show: ({ customers }) => countWords(customers),
    copy: ({ customers }) => customers,
  },
  {
    id: 'where',
    label: 'Where they are',
    kind: 'words',
    show: (risk) => wholeParts(riskPlaces(risk, places)) || NOTHING,
    copy: (risk) => riskPlaces(risk, places),
  },
]
