/** Journey data that is broken or made to do harm: it is read with every row accounted for, or refused in a sentence. */
import { expect, test } from 'vitest'
import { COLUMN_ROLES, type EventLog } from '#shared/analysis/journey/event-log.ts'
import { figuresFor } from '#shared/analysis/journey/figures.ts'
import { SNAPSHOT_STEPS } from '#shared/analysis/journey/figures-request.ts'
import { suggestMatches } from '#shared/analysis/journey/suggest-matches.ts'
import type { Problem, Result } from '#shared/base/result.ts'
import { type Inspection, inspectLog } from '#shared/formats/logs/inspect-log.ts'
import { isUsedWithout, type LogSource, type RowsRead } from '#shared/formats/logs/log-source.ts'
import { type FileOfLog, readLog } from '#shared/formats/logs/read-log.ts'
import { LOG_SHAPES, type LogReading } from '#shared/formats/logs/reading.ts'
import { FIGURES, parseFigures } from '#shared/model/figures.ts'
import { reportBattery } from '#test/support/battery.ts'
import { hostileLog } from '#test/support/hostile-logs.ts'
import { type Chance, chanceOf, runsOf } from '#test/support/random.ts'
import { fileOf } from './inspect-builders.ts'
import { eventLines } from './log-files.ts'

const RUNS = runsOf('HOSTILE_LOGS', 60)
const SEED = runsOf('HOSTILE_LOGS_SEED', 1)

/** What nearly all scripts of the hostile texts would count up, and what any of them could leave behind. */
const traps = globalThis as unknown as { top?: { tripped: number } }

const expectSentence = ({ message }: Problem): void => {
  expect(message).toMatch(/^[^\n]{10,900}\.$/s)
}

function expectAccounted(rows: readonly RowsRead[]): void {
  for (const { read, used, leftOut } of rows) {
    const notUsed = leftOut.filter(({ reason }) => !isUsedWithout(reason))
    expect(used + notUsed.reduce((sum, kind) => sum + kind.rows, 0)).toBe(read)
    expect(leftOut.every(({ rows, examples }) => rows >= examples.length && examples.length <= 5)).toBe(true)
  }
}

/** As the guess has it, or as somebody who does not know what the columns mean might. */
function anyReading({ reading, columns }: Inspection, chance: Chance): LogReading {
  if (chance.happens(0.5)) return reading
  const name = (): string => chance.pick(columns).name
  return {
    ...reading,
    caseColumn: name(),
    activityColumn: chance.happens(0.8) ? name() : null,
    timeColumn: chance.happens(0.7) ? reading.timeColumn : name(),
    endColumn: chance.happens(0.2) ? name() : null,
    shape: chance.happens(0.6) ? 'long' : chance.pick(LOG_SHAPES),
    stateColumns: [name(), name()],
    ...(chance.happens(0.3) && {
      timesOfDay: [
        { day: reading.timeColumn ?? name(), time: name() },
        { day: name(), time: name() },
      ],
    }),
    timeFormat: chance.pick([
      reading.timeFormat,
      'iso',
      'epoch-ms',
      'excel',
      'words',
      'dd.MM.yyyy',
      '__proto__',
    ]),
    zone: chance.pick(['UTC', 'Europe/Berlin', 'America/St_Johns', 'constructor']),
    decimal: chance.pick(['.', ',']),
    match: chance.pick(['exact', 'folded', 'email']),
    repeated: chance.pick(['keep', 'leave-out']),
    only: chance.happens(0.1) ? { column: name(), values: ['free', '__proto__'] } : null,
    columns: Array.from({ length: chance.whole(30) }, () => ({
      column: name(),
      role: chance.pick(COLUMN_ROLES),
      of: chance.pick(['event', 'case']),
      score: {
        kind: chance.pick(['nps', 'csat', 'ces', 'mean']),
        low: chance.whole(9),
        high: chance.whole(9),
      },
    })),
  }
}

/** Whatever is asked of such a log comes out as a project can carry it. */
function expectFigures(log: EventLog, rows: readonly RowsRead[], zone: string, chance: Chance): void {
  const places = ['Visit', 'Purchase', '__proto__', chance.pick(log.activities)].flatMap((title, at) => [
    { id: `s${at}`, kind: 'stage' as const, stageId: `s${at}`, title },
    { id: `p${at}`, kind: 'step' as const, stageId: `s${at}`, title },
  ])
  const states = log.activities.map((name) => ({ name }))
  const figures = figuresFor(log, rows, {
    places,
    matches: [
      ...suggestMatches(states, places),
      ['constructor', 's1'],
      [chance.pick(log.activities), 'gone'],
    ],
    goal: chance.pick([...log.activities, '', '__proto__']),
    leastGroup: chance.pick([1, 5]),
    segments: [...log.columns.keys(), 'constructor'].slice(-20),
    snapshots: chance.pick(SNAPSHOT_STEPS),
    zone,
    churnAfterDays: chance.pick([1, 3650]),
    now: 0,
  })
  const text = JSON.stringify(figures)
  expect(text.length).toBeLessThanOrEqual(FIGURES.most)
  expect(parseFigures(text)).toEqual(figures)
}

const told = <T>(result: Result<T>): T | null => {
  if (!result.ok) expectSentence(result.error)
  return result.ok ? result.value : null
}

/** Answers whether it could be read. */
async function tryOne(seed: number): Promise<boolean> {
  const chance = chanceOf(seed)
  const { name, bytes, spoilt } = await hostileLog(chance)
  const source = (called: string): LogSource => fileOf(bytes, called, 1 + chance.whole(5000))
  try {
    const inspection = told(await inspectLog(source(name)))
    if (!inspection) return false
    const reading = anyReading(inspection, chance)
    const file: FileOfLog = { source: source(name), reading }
    const found = told(await readLog([file]))
    if (!found) return false
    expectAccounted(found.rows)
    expectFigures(found.log, found.rows, reading.zone, chance)
    const twice = told(await readLog([file, { source: source(`again-${name}`), reading }]))
    expect(twice && eventLines(twice.log)).toEqual(eventLines(found.log))
    expectAccounted(twice?.rows ?? [])
    return true
  } catch (error) {
    const where = `HOSTILE_LOGS_SEED=${seed} HOSTILE_LOGS=1 fails: ${name}, ${spoilt.join(', ')}`
    throw new Error(`${where}: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}

test(`${RUNS} hostile files`, async () => {
  traps.top = { tripped: 0 }
  const known = Object.getOwnPropertyNames(Object.prototype)
  let read = 0
  for (let run = 0; run < RUNS; run++) if (await tryOne(SEED + run)) read++
  expect(RUNS === 1 || read > RUNS / 4).toBe(true)
  expect(traps.top.tripped).toBe(0)
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(known)
  reportBattery('T18', 'hostile files', RUNS, {
    seeds: `${SEED} to ${SEED + RUNS - 1}`,
    read,
    refused: RUNS - read,
  })
}, 3_600_000)
