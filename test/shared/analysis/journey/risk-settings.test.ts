import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RISK_RULES } from '#shared/analysis/journey/risk-rules.ts'
import {
  RISK_SETTINGS,
  type RiskSettings,
  riskSettingsIn,
  rulesWith,
  THRESHOLD_NAMES,
  THRESHOLDS,
} from '#shared/analysis/journey/risk-settings.ts'
import { risksOf } from '#shared/analysis/journey/risks.ts'
import { type JourneyRow, journeyLog } from '#test/support/journey-log.ts'

const withNumbers = (thresholds: Partial<RiskSettings['thresholds']>): RiskSettings => ({
  ...RISK_SETTINGS,
  thresholds: { ...RISK_SETTINGS.thresholds, ...thresholds },
})

describe('what a project says of the rules', () => {
  test('is the usual where it says nothing, as in projects of earlier versions', () => {
    for (const nothing of [undefined, null, {}, 'off', []])
      expect(riskSettingsIn(nothing)).toEqual(RISK_SETTINGS)
    expect(rulesWith(RISK_SETTINGS)).toEqual(RISK_RULES)
  })

  test('keeps within bounds, whoever wrote it', () => {
    const hostile = {
      off: ['Low usage', 'constructor', 7, 'Low usage'],
      withinDays: 1e9,
      thresholds: { poorLevel: -99, usageDays: 0.2, usageLeast: '4', usagePercent: Number.NaN, __proto__: 1 },
    }
    expect(riskSettingsIn(hostile)).toEqual({
      off: ['Low usage'],
      withinDays: 3650,
      thresholds: { ...RISK_SETTINGS.thresholds, poorLevel: -2, usageDays: 1 },
    })
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (off, number) => {
        const numbers = Object.fromEntries(THRESHOLD_NAMES.map((name) => [name, number]))
        const read = riskSettingsIn({ off, withinDays: number, thresholds: numbers })
        for (const name of THRESHOLD_NAMES) {
          const { least, most } = THRESHOLDS[name]
          expect(read.thresholds[name]).toBeGreaterThanOrEqual(least)
          expect(read.thresholds[name]).toBeLessThanOrEqual(most)
        }
        expect(riskSettingsIn(JSON.parse(JSON.stringify(read)))).toEqual(read)
      }),
      { numRuns: 100 },
    )
  })
})

describe('rules that are set', () => {
  const uses = (id: string, days: readonly string[]): JourneyRow[] =>
    days.map((day) => [id, 'use', `2026-${day}`])
  const before = ['04-01', '05-05', '05-10', '05-20', '05-25']
  const rows = [
    ...uses('less', [...before, '06-15']),
    ...uses('gone', before),
    ...['06-01', '06-02'].map((day): JourneyRow => ['gone', 'ticket', `2026-${day}`]),
  ]
  const told = (settings: RiskSettings) =>
    risksOf(journeyLog(rows), { asOf: Date.parse('2026-06-30'), least: 1, places: [], settings }).map(
      ({ trigger, customers, rule }) => [trigger, customers, rule],
    )

  test('count by their own numbers, and say so', () => {
    expect(told(RISK_SETTINGS).map(([trigger, customers]) => [trigger, customers])).toEqual([
      ['Low usage', 1],
      ['Support concerns', 0],
    ])
    const set = { ...withNumbers({ usagePercent: 75, 'Support concerns': 2 }), withinDays: 60 }
    expect(told(set)).toEqual([
      [
        'Low usage',
        2,
        'Fewer than 75 % as many events in the last 30 days as in the 30 days before, of which there were 4 or more.',
      ],
      ['Support concerns', 1, '2 events or more in the last 60 days of “ticket”.'],
    ])
  })

  test('are not looked for while they are off', () => {
    expect(told({ ...RISK_SETTINGS, off: ['Low usage'] }).map(([trigger]) => trigger)).toEqual([
      'Support concerns',
    ])
  })
})
