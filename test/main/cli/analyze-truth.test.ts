import { expect, test } from 'vitest'
import type { AnalyzeOptions } from '#main/cli/analyze-options.ts'
import { analyze } from '#main/cli/commands/analyze.ts'
import { contextFor } from './support/context.ts'
import { asToldIn, differences, hasTruth, logFile, type Told, truthOf } from './support/truth.ts'

/** What `--json` would print. */
async function analysisOf(file: string, options: Partial<AnalyzeOptions>): Promise<Told> {
  const usual = { duplicates: 'keep', snapshots: 'month' } as const
  const came = await analyze([logFile(file)], { ...usual, ...options })(contextFor('/nowhere'))
  if (!came.ok) throw new Error(came.error.message)
  return JSON.parse(JSON.stringify(came.value.json))
}

const stagesOf = (funnel: Told): string[] => [funnel.stages.map(({ stage }: Told) => stage).join(',')]

// Without the real logs beside the project, which do not ship with it, there is nothing to compare with.
const real = hasTruth ? test : test.skip

real('hospital visits, start and complete rows: every figure of every view is the truth’s', async () => {
  const truth = truthOf('patients')
  const found = await analysisOf('patients.csv', {
    ...{ case: 'patient', activity: 'handling', time: 'time', lifecycle: 'registration_type' },
    funnel: stagesOf(truth.funnel),
    goal: truth.influence[0].goal,
  })
  expect(differences(found.views, truth.views)).toEqual([])
  const { all_rows: all } = truth.views
  expect(differences(asToldIn(all, found), all)).toEqual([])
  expect(differences(found.influence, truth.influence[0])).toEqual([])
  expect(differences(found.funnel, truth.funnel)).toEqual([])
  const { unpaired_starts: starts, ...service } = found.service_time
  expect([differences(service, truth.service_time), starts]).toEqual([[], {}])
  expect(found.rows).toMatchObject({ read: all.events, used: all.events, left_out: 0 })
})

real.each(['user', 'session'])('a shop’s clicks by %s: every figure is the truth’s', async (noun) => {
  const truth = truthOf('ecom')
  const segments: Told = truth[`segments_by_${noun}`] ?? {}
  const found = await analysisOf('ecom.csv.gz', {
    ...{ case: `${noun}_id`, activity: 'event', time: 'timestamp', goal: truth[`influence_by_${noun}`].goal },
    funnel: stagesOf(truth[`funnel_by_${noun}`]),
    by: Object.keys(segments),
  })
  const view = truth.views[`case_is_${noun}`]
  expect(differences(asToldIn(view, found), view)).toEqual([])
  expect(differences(found.influence, truth[`influence_by_${noun}`])).toEqual([])
  expect(differences(found.funnel, truth[`funnel_by_${noun}`])).toEqual([])
  for (const [column, values] of Object.entries<Told>(segments))
    for (const [value, figures] of Object.entries<Told>(values))
      expect(found.segments[column][value]).toEqual({
        ...figures,
        cases: figures.sessions,
        rate: expect.closeTo(figures.rate, 6),
      })
  expect(Object.keys(found.segments ?? {})).toEqual(Object.keys(segments))
})

real('what the columns are is told from the file where nobody says it', async () => {
  const found = await analysisOf('patients.csv', {})
  expect(found.columns).toMatchObject({
    ...{ case: 'patient', activity: 'handling', time: 'time', lifecycle: 'registration_type' },
  })
  expect(differences(found.views, truthOf('patients').views)).toEqual([])
})
