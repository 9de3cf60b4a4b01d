import { foldName } from '#shared/base/fold.ts'
import { quoted } from '#shared/base/quote.ts'
import { guessColumns, scaleOf } from './guess-columns.ts'
import { type GuessedTable, MOST_STATES, NO_SHAPE, type Shaping } from './guess-shape.ts'
import type { Profile } from './guess-values.ts'
import { foldHead } from './guess-words.ts'
import { nameOfPreset } from './presets.ts'
import type { Heads, Preset, PresetRole } from './presets-types.ts'
import type { LogReading, RoleOfColumn } from './reading.ts'

/** What is known of how a table is to be read, and why. */
export interface Guessed {
  readonly shaping: Shaping
  readonly only: LogReading['only']
  readonly columns: readonly RoleOfColumn[]
  readonly why: readonly string[]
  /** What the file leaves open; a person should look. */
  readonly ambiguous: readonly string[]
}

/** How a table is read that bears a preset’s signs: with the columns that it has and that are filled. */
export function guessByPreset(preset: Preset, table: GuessedTable): Guessed {
  const { profiles } = table
  const shaping = shapingBy(preset, table)
  const taken = new Set(columnsOf(shaping))
  const only = preset.only && preset.shape !== 'lookup' ? onlyBy(preset, profiles) : null
  if (only) taken.add(only.column)
  const roles = (preset.columns ?? []).flatMap((role) => roleBy(role, profiles, taken, only))
  const told = new Set([...taken, ...roles.map(({ column }) => column)])
  const guessed = preset.open ? guessColumns(profiles, told, shaping.caseColumn) : []
  return {
    shaping,
    only,
    columns: [...roles, ...guessed],
    why: [
      `The headings are those of ${nameOfPreset(preset)}. ${preset.row}`,
      ...(preset.missing && preset.shape !== 'lookup' ? [preset.missing] : []),
      ...whyCase(preset, shaping, profiles),
      ...whyOnly(only),
    ],
    ambiguous: [
      ...unsureOnly(preset, only),
      ...unsureState(preset, shaping, profiles),
      ...unsureScores(roles, profiles),
    ],
  }
}

const columnsOf = (shaping: Shaping): string[] =>
  [
    shaping.caseColumn,
    shaping.activityColumn,
    shaping.timeColumn,
    shaping.endColumn,
    ...shaping.stateColumns,
  ].filter((name) => name !== null)

const shareOf = ({ filled, cells }: Profile): number => filled.length / Math.max(1, cells.length)

/** All columns that bear one of these headings, in the order of the headings. */
const columnsBy = (heads: Heads, profiles: readonly Profile[]): Profile[] =>
  heads.flatMap((head) => profiles.filter(({ name }) => foldHead(name) === head).slice(0, 1))

/** The first that is filled nearly everywhere; else the one that is most often; `undefined` where none is there. */
function bestBy(heads: Heads, profiles: readonly Profile[], enough = 0.9): Profile | undefined {
  const there = columnsBy(heads, profiles)
  return (
    there.find((profile) => shareOf(profile) >= enough) ??
    there.reduce<Profile | undefined>(
      (best, profile) => (best && shareOf(best) >= shareOf(profile) ? best : profile),
      undefined,
    )
  )
}

function shapingBy(preset: Preset, { profiles, title }: GuessedTable): Shaping {
  const caseColumn = bestBy(preset.case, profiles)?.name ?? profiles[0]?.name ?? 'Column 1'
  const base = { ...NO_SHAPE, caseColumn }
  const states = statesBy(preset, profiles)
  if (states.length > 1) return { ...base, shape: 'wide', stateColumns: states.slice(0, MOST_STATES) }
  if (preset.shape === 'lookup' || preset.shape === 'cases') return { ...base, shape: 'cases' }
  const activity = bestBy(preset.activity ?? [], profiles)
  const isEmpty = !activity || (activity.filled.length === 0 && preset.activityName !== undefined)
  const times = profiles.filter(({ kind }) => kind === 'time')
  const time = bestBy(preset.time ?? [], times, 0.5) ?? bestBy(preset.time ?? [], profiles)
  const end = preset.shape === 'interval' ? bestBy(preset.end ?? [], profiles, 0) : undefined
  return {
    ...base,
    ...(isEmpty
      ? { activityColumn: null, activityName: preset.activityName ?? title }
      : { activityColumn: activity.name }),
    shape: preset.shape,
    timeColumn: time?.name ?? null,
    endColumn: end?.name ?? null,
  }
}

/** Columns of dates that stand for states; ones that are empty in the beginning may be filled further down. */
function statesBy({ states }: Preset, profiles: readonly Profile[]): string[] {
  if (!states) return []
  const { heads = [], begin } = states
  const named = begin
    ? profiles.filter(
        ({ name }) => foldHead(name).startsWith(begin) && !/_current_stage$/.test(foldHead(name)),
      )
    : columnsBy(heads, profiles)
  const dates = named.filter(({ kind }) => kind === 'time' || kind === 'empty')
  return dates.some(({ kind }) => kind === 'time') ? dates.map(({ name }) => name) : []
}

function onlyBy(preset: Preset, profiles: readonly Profile[]): LogReading['only'] {
  const column = bestBy(preset.only?.heads ?? [], profiles)
  if (!preset.only || !column || column.counts.size === 0) return null
  const { values } = preset.only
  const words = [...column.counts.keys()]
  const known = values.flatMap((value) => words.find((word) => foldName(word) === value) ?? []).slice(0, 1)
  if (known.length > 0) return { column: column.name, values: known }
  const [commonest] = [...column.counts].reduce((a, b) => (b[1] > a[1] ? b : a))
  return { column: column.name, values: [commonest] }
}

function roleBy(
  { heads, role, of, score }: PresetRole,
  profiles: readonly Profile[],
  taken: Set<string>,
  only: LogReading['only'],
): RoleOfColumn[] {
  const free = profiles.filter(({ name, kind }) => !taken.has(name) && (kind !== 'empty' || score))
  const column = bestBy(heads, free)
  if (!column) return []
  taken.add(column.name)
  if (!score) return [{ column: column.name, role, of }]
  const scale = score.kind === 'mean' && column.range ? scaleOf(only?.values[0] ?? '', column.range) : score
  return [{ column: column.name, role, of, score: scale }]
}

function whyCase({ case: heads }: Preset, { caseColumn }: Shaping, profiles: readonly Profile[]): string[] {
  const [first] = columnsBy(heads, profiles)
  if (!first || first.name === caseColumn) return []
  return first.filled.length === 0
    ? [`${quoted(first.name)} is empty, so ${quoted(caseColumn)} tells who each row is about.`]
    : [`${quoted(first.name)} is missing in many rows, so ${quoted(caseColumn)} tells who each row is about.`]
}

const whyOnly = (only: LogReading['only']): string[] =>
  only
    ? [
        `Only rows whose ${quoted(only.column)} is ${only.values.map(quoted).join(' or ')} are read; the others speak of something else.`,
      ]
    : []

function unsureOnly({ only }: Preset, chosen: LogReading['only']): string[] {
  if (!only || !chosen || only.values.includes(foldName(chosen.values[0] ?? ''))) return []
  const [looked] = only.values
  return looked === undefined
    ? [
        `It holds answers to several questions; ${quoted(chosen.values[0] ?? '')} was taken. Choose the one that you mean.`,
      ]
    : [
        `No row in the beginning of the file speaks of ${quoted(looked)}, so the commonest ${quoted(chosen.column)} was taken. Choose the one whose values are your states.`,
      ]
}

function unsureState(preset: Preset, shaping: Shaping, profiles: readonly Profile[]): string[] {
  if (shaping.activityColumn !== null || shaping.shape === 'wide' || !preset.activity) return []
  const [column] = columnsBy(preset.activity, profiles)
  return column
    ? [
        `${quoted(column.name)} is empty in the beginning of the file, so every row is “${shaping.activityName}”.`,
      ]
    : []
}

const unsureScores = (roles: readonly RoleOfColumn[], profiles: readonly Profile[]): string[] =>
  roles.flatMap(({ column, score }) => {
    const range = profiles.find(({ name }) => name === column)?.range
    return score && !range
      ? [
          `${quoted(column)} should hold scores from ${score.low} to ${score.high}, but holds no numbers; without them its rows count as answers without a score.`,
        ]
      : []
  })
