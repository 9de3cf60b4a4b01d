import { expect, test } from 'vitest'
import { marketLines } from '#main/cli/market-lines.ts'

test('what the data cannot speak of has no line', () => {
  const nothing = { scores: [], campaigns: [], churn: null, lifetime_value: null, at_risk: [] }
  expect(marketLines(nothing, 80)).toEqual([])
})

test('scores, campaigns and loyalty are told with their units', () => {
  const told = {
    scores: [
      { column: 'nps', kind: 'nps' as const, n: 100, value: 30, margin_95: 15.385 },
      { column: 'stars', kind: 'csat' as const, n: 8, value: 0.625, margin_95: null },
    ],
    campaigns: [
      { campaign: 'mail', cases: 1200, converted: 30, cost: 100, value: 150, return: 0.5 },
      { campaign: 'word', cases: 9, converted: null, cost: null, value: 20, return: null },
    ],
    churn: { after_days: 30, silent: 1, share: 0.25 },
    lifetime_value: { mean: 12.5, n: 4 },
    at_risk: [{ trigger: 'Low usage', rule: 'Fewer events.', cases: 2 }],
  }
  const lines = marketLines(told, 80)
  expect(lines.map((line) => line.replace(/ {2,}/g, ' | '))).toEqual([
    'Score | Kind | Answers | Value | 95 %',
    'nps | NPS | 100 | 30 | ± 15.4',
    'stars | CSAT | 8 | 62.5 % | —',
    '',
    'Campaign (first touch) | Cases | Reached the goal | Cost | Value | Return',
    'mail | 1,200 | 30 | 100.00 | 150.00 | 50.0 %',
    'word | 9 | — | — | 20.00 | —',
    '',
    'Silent for 30 days or more: 1 case (25.0 %)',
    'Value of a case so far: 12.50 (mean of 4)',
    'Low usage: 2 cases. Fewer events.',
    '',
  ])
})
