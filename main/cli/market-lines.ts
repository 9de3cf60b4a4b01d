import { moneyWords, NOTHING, percentWords, plainWords } from '#shared/analysis/journey/number-words.ts'
import { counted } from '#shared/base/counted.ts'
import type { Analysis } from './analysis.ts'
import { textTable } from './text-table.ts'

/** Rows of a table for people; programs get them all. */
const MOST = 20

const SCORES = { nps: 'NPS', csat: 'CSAT', ces: 'CES', mean: 'mean' } as const

type Told = Pick<Analysis, 'scores' | 'campaigns' | 'churn' | 'lifetime_value' | 'at_risk'>

/** What customers say, what they bring and whether they stay, for people; nothing of what the data cannot speak of. */
export const marketLines = (analysis: Told, width: number): string[] => [
  ...scores(analysis, width),
  ...campaigns(analysis, width),
  ...loyalty(analysis),
]

function scores({ scores: found }: Told, width: number): string[] {
  if (found.length === 0) return []
  const table = found.map(({ column, kind, n, value, margin_95: margin }) => {
    const words = kind === 'csat' || kind === 'ces' ? percentWords : (one: number) => plainWords(one, 1)
    return [
      column,
      SCORES[kind],
      plainWords(n),
      words(value),
      margin === null ? NOTHING : `± ${words(margin)}`,
    ]
  })
  return [...textTable(['Score', 'Kind', 'Answers', 'Value', '95 %'], table, width), '']
}

function campaigns({ campaigns: found }: Told, width: number): string[] {
  if (found.length === 0) return []
  const table = found
    .slice(0, MOST)
    .map((one) => [
      one.campaign,
      plainWords(one.cases),
      one.converted === null ? NOTHING : plainWords(one.converted),
      moneyWords(one.cost),
      moneyWords(one.value),
      percentWords(one.return),
    ])
  return [
    ...textTable(
      ['Campaign (first touch)', 'Cases', 'Reached the goal', 'Cost', 'Value', 'Return'],
      table,
      width,
    ),
    '',
  ]
}

function loyalty({ churn, lifetime_value: worth, at_risk: risks }: Told): string[] {
  const lines = [
    ...(churn?.silent == null
      ? []
      : [
          `Silent for ${churn.after_days} days or more: ${counted(churn.silent, 'case')} (${percentWords(churn.share)})`,
        ]),
    ...(worth ? [`Value of a case so far: ${moneyWords(worth.mean)} (mean of ${plainWords(worth.n)})`] : []),
    ...risks.map(({ trigger, rule, cases }) => `${trigger}: ${counted(cases, 'case')}. ${rule}`),
  ]
  return lines.length === 0 ? [] : [...lines, '']
}
