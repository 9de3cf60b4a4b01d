import type { EventLog } from '#shared/analysis/journey/event-log.ts'
import { reportOf } from '#shared/analysis/journey/log-report.ts'
import { quoted } from '#shared/base/quote.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { type Inspection, inspectLog } from '#shared/formats/logs/inspect-log.ts'
import type { LogSource } from '#shared/formats/logs/log-source.ts'
import { readLog } from '#shared/formats/logs/read-log.ts'
import type { LogReading } from '#shared/formats/logs/reading.ts'
import { type Analysis, columnsReport, rowsReport } from '../analysis.ts'
import { analysisLines } from '../analyze-lines.ts'
import { type AnalyzeOptions, nameAmong, namesIn } from '../analyze-options.ts'
import { hasNamed, isTold, readingsFor } from '../analyze-readings.ts'
import { findInput } from '../input.ts'
import { CANCELLED, type Context, type Work } from '../outcome.ts'
import { suggestionsFor } from '../unknown-name.ts'

/** `throughline analyze`: measures of journey data, as the files on disk tell them. */
export const analyze =
  (paths: readonly string[], options: AnalyzeOptions): Work =>
  async (context) => {
    const sources: LogSource[] = []
    for (const path of paths) {
      const source = await findInput(path, context.signal)
      if (!source.ok) return source
      sources.push(source.value)
    }
    const analysis = await analyzeSources(sources, options, context)
    return analysis.ok
      ? ok({ lines: analysisLines(analysis.value, context.width), json: analysis.value })
      : analysis
  }

async function analyzeSources(
  sources: readonly LogSource[],
  options: AnalyzeOptions,
  { signal, progress }: Pick<Context, 'signal' | 'progress'>,
): Promise<Result<Analysis>> {
  const inspections: Inspection[] = []
  for (const source of sources) {
    const inspection = await inspected(source, options)
    if (!inspection.ok) return inspection
    inspections.push(inspection.value)
  }
  const { sheet } = options
  if (sheet !== undefined && inspections.every(({ sheets }) => sheets.length === 0))
    return fail('no-workbook', `There is no sheet ${quoted(sheet)}: none of this is a workbook.`)
  const chosen = readingsFor(inspections, options)
  if (!chosen.ok) return chosen
  const read = await readLog(
    chosen.value.files.map(({ reading }, at) => ({ source: sources[at] as LogSource, reading })),
    { signal, onProgress: (share) => progress.show('Reading', share) },
  )
  if (!read.ok) return signal.aborted ? CANCELLED : read
  const { log, rows } = read.value
  const asked = askedOf(log, options)
  if (!asked.ok) return asked
  progress.show('Computing')
  const readings = chosen.value.files.map(({ reading }) => reading)
  const main = readings.find(({ shape }) => shape !== 'cases') as LogReading
  return ok({
    files: sources.map(({ name }) => name),
    columns: columnsReport(main),
    notes: chosen.value.files.flatMap(({ why, ambiguous }) => [...why, ...ambiguous]),
    ...reportOf(log, {
      ...asked.value,
      segments: chosen.value.segments,
      snapshots: options.snapshots,
      zone: options.zone ?? 'UTC',
      noun: nounOf(main.caseColumn),
    }),
    rows: rowsReport(rows),
  })
}

async function inspected(source: LogSource, options: AnalyzeOptions): Promise<Result<Inspection>> {
  const { delimiter, encoding, sheet } = options
  const asked = {
    ...(delimiter !== undefined && { delimiter }),
    ...(encoding !== undefined && { encoding }),
    ...(sheet !== undefined && { sheet }),
    // Whoever names the columns wants them as they are.
    ...(isTold(options) && { preset: '' }),
  }
  const inspection = await inspectLog(source, asked)
  if (!inspection.ok || inspection.value.reading.head || hasNamed(inspection.value, options))
    return inspection
  // Headings may look like any row; that they are named tells them.
  const withHead = await inspectLog(source, { ...asked, head: true })
  return withHead.ok && hasNamed(withHead.value, options) ? withHead : inspection
}

/** The states that the questions name, as the data has them. */
function askedOf(
  { activities }: EventLog,
  { funnel = [], goal }: AnalyzeOptions,
): Result<{ readonly funnel: readonly string[]; readonly goal: string | null }> {
  const stages: string[] = []
  for (const typed of namesIn(funnel, activities)) {
    const name = nameAmong(typed, activities)
    if (name === undefined) return noActivity(typed, activities)
    if (stages.includes(name))
      return fail('repeated-stage', `${quoted(name)} stands twice in the funnel. Name every stage once.`)
    stages.push(name)
  }
  if (goal === undefined) return ok({ funnel: stages, goal: stages.at(-1) ?? null })
  const name = nameAmong(goal, activities)
  return name === undefined ? noActivity(goal, activities) : ok({ funnel: stages, goal: name })
}

const noActivity = (wanted: string, activities: readonly string[]): Result<never> =>
  fail(
    'no-activity',
    `There is no activity ${quoted(wanted)} in this data. ${suggestionsFor(wanted, activities, 'It has')}`,
  )

/** What cases are, by their column: `session_id` → `sessions`. */
function nounOf(caseColumn: string): string | null {
  const noun = /^([a-z]{3,}?)[ _-]?id$/i.exec(caseColumn)?.[1]?.toLowerCase()
  return noun === undefined ? null : `${noun}s`
}
