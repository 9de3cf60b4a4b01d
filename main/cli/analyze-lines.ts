import {
  durationWords,
  NOTHING,
  percentWords,
  plainWords,
  ratioWords,
} from '#shared/analysis/journey/number-words.ts'
import { counted } from '#shared/base/counted.ts'
import { LEFT_OUT } from '#shared/formats/logs/log-source.ts'
import type { Analysis } from './analysis.ts'
import { marketLines } from './market-lines.ts'
import { textTable } from './text-table.ts'

/** Rows of a table for people; programs get them all. */
const MOST = 20

/** What was found, for people: the figures most asked for, as tables of at most `width` letters a line. */
export function analysisLines(analysis: Analysis, width: number): string[] {
  return [
    ...overview(analysis),
    ...activities(analysis, width),
    ...funnel(analysis, width),
    ...influence(analysis, width),
    ...segments(analysis, width),
    ...marketLines(analysis, width),
    ...rows(analysis),
    ...analysis.notes,
    '“--json” prints every measure with its definition.',
  ]
}

function overview({ files, columns, ...report }: Analysis): string[] {
  const { events_per_case: per, case_duration_s: duration } = report
  const quotedTime = (day: string): string => {
    const ofDay = columns.times_of_day?.find((pair) => pair.day === day)?.time
    return ofDay === undefined ? `“${day}”` : `“${day}” with “${ofDay}”`
  }
  const ends = columns.end === null ? '' : ` to ${quotedTime(columns.end)}`
  const states = columns.activity === null ? '' : `, activity “${columns.activity}”`
  const dates = columns.states ? `, dates of ${columns.states.map(quotedTime).join(', ')}` : ''
  const times = columns.time === null ? '' : `, time ${quotedTime(columns.time)}${ends}`
  return [
    `${files.join(', ')}: case “${columns.case}”${states}${dates}${times}`,
    `  ${counted(report.cases, 'case')}, ${counted(report.events, 'event')}, ${counted(report.activities, 'activity', 'activities')}, ${counted(report.variants, 'variant')}`,
    `  ${report.first_event} to ${report.last_event}`,
    `  ${plainWords(per?.median ?? 0)} events a case (median), ${durationWords(duration?.median ?? null)} from first to last (median)`,
    '',
  ]
}

function activities({ activity }: Analysis, width: number): string[] {
  const all = Object.entries(activity)
  const table = textTable(
    ['Activity', 'Events', 'Cases', 'Share', 'To next, median', 'In it, median', '9 of 10 within'],
    all
      .slice(0, MOST)
      .map(([name, one]) => [
        name,
        plainWords(one.events),
        plainWords(one.cases),
        percentWords(one.case_share),
        durationWords(one.time_to_next_event_s?.median ?? null),
        durationWords(one.time_in_state_s?.median ?? null),
        durationWords(one.time_in_state_s?.p90 ?? null),
      ]),
    width,
  )
  return [...table, ...(all.length > MOST ? [`and ${all.length - MOST} more.`] : []), '']
}

function funnel({ funnel: found, regressions = [] }: Analysis, width: number): string[] {
  if (!found) return []
  const table = textTable(
    ['Stage', 'In order', 'Any order', 'From previous', 'From first', 'Dropped', 'Time, median'],
    found.stages.map((stage) => [
      stage.stage,
      plainWords(stage.reached_in_order),
      plainWords(stage.reached_any_order),
      percentWords(stage.conversion_from_previous),
      percentWords(stage.conversion_from_first),
      stage.dropped_before_next === null ? NOTHING : plainWords(stage.dropped_before_next),
      durationWords(stage.time_from_previous_s?.median ?? null),
    ]),
    width,
  )
  const back = regressions
    .toSorted((a, b) => b.cases - a.cases)
    .slice(0, MOST)
    .map(({ from, to, cases }) => `Back from ${from} to ${to}: ${counted(cases, 'case')}`)
  return [...table, ...back, '']
}

function influence({ influence: found }: Analysis, width: number): string[] {
  if (!found) return []
  const { goal, converted, cases, conversion_rate: rate, time_to_goal_s: time } = found
  const contrast = (one: (typeof found.touchpoints)[number]['before_goal']) => [
    `${plainWords(one.exposed)} / ${plainWords(one.unexposed)}`,
    `${percentWords(one.rate_exposed)} / ${percentWords(one.rate_unexposed)}`,
    `${ratioWords(one.relative_rate)}${one.rr_ci95_log ? ` (${one.rr_ci95_log.map((end) => ratioWords(end ?? null)).join('–')})` : ''}`,
  ]
  return [
    `Goal “${goal}”: ${plainWords(converted)} of ${counted(cases, 'case')} (${percentWords(rate)}), ${durationWords(time?.median ?? null)} from the first event (median)`,
    'Who met a touchpoint and who did not, by two definitions; neither says that it is the reason:',
    ...textTable(
      [
        'Touchpoint',
        'Before the goal',
        'reached it',
        'times as often',
        'At any time',
        'reached it',
        'times as often',
      ],
      found.touchpoints
        .slice(0, MOST)
        .map((one) => [one.touchpoint, ...contrast(one.before_goal), ...contrast(one.anywhere_naive)]),
      width,
    ),
    '',
  ]
}

const segments = ({ segments: found = {} }: Analysis, width: number): string[] =>
  Object.entries(found).flatMap(([column, values]) => [
    ...textTable(
      [column, 'Cases', 'Reached the goal', 'Rate'],
      Object.entries(values)
        .toSorted(([, a], [, b]) => b.cases - a.cases)
        .slice(0, MOST)
        .map(([value, { cases, converted, rate }]) => [
          value || '(nothing)',
          plainWords(cases),
          converted === undefined ? NOTHING : plainWords(converted),
          percentWords(rate ?? null),
        ]),
      width,
    ),
    '',
  ])

function rows({ rows: { read, used, files } }: Analysis): string[] {
  return [
    `Rows: ${plainWords(read)} read, ${plainWords(used)} used.`,
    ...files.flatMap(({ file, left_out: out, used_in_part: part }) =>
      [...out, ...part].map(({ reason, rows: many, examples }) => {
        const lines = examples.map(({ line }) => plainWords(line)).join(', ')
        return `  ${file}: ${counted(many, 'row')} ${LEFT_OUT[reason]}${lines && ` (such as line ${lines})`}`
      }),
    ),
  ]
}
