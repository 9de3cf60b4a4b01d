import { readFile, writeFile } from 'node:fs/promises'

/** @typedef {{ test: string, what: string, count: number, details: Record<string, string | number> }} Reported */

/**
 * @typedef {object} Outcome what became of one test of the battery
 * @property {string} id
 * @property {string} title
 * @property {readonly { what: string, wanted: number, count: number }[]} counts
 * @property {readonly Pick<Reported, 'what' | 'details'>[]} details
 * @property {number} seconds of all its runs, one after the other
 * @property {readonly string[]} failures
 */

/**
 * What the tests have said in the file that they were given; nothing where none said anything.
 *
 * @param {string} path
 * @returns {Promise<Reported[]>}
 */
export async function readReported(path) {
  const text = await readFile(path, 'utf8').catch(() => '')
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

/**
 * Compares what a test has said with what is wanted of it. Too few cases are a failure, whatever Vitest thinks.
 *
 * @param {import('./battery.mjs').BatteryTest} test
 * @param {readonly Reported[]} reported of this test
 * @param {readonly { seconds: number, failures: readonly string[] }[]} runs
 * @returns {Outcome}
 */
export function judge({ id, title, wants }, reported, runs) {
  const counts = wants.map(({ what, count }) => ({
    what,
    wanted: count,
    count: reported.reduce((sum, said) => sum + (said.what === what ? said.count : 0), 0),
  }))
  const short = counts
    .filter(({ count, wanted }) => count < wanted)
    .map(({ what, count, wanted }) => `only ${number(count)} of ${number(wanted)} ${what}`)
  return {
    id,
    title,
    counts,
    details: reported.filter(({ details }) => Object.keys(details).length > 0),
    seconds: runs.reduce((sum, { seconds }) => sum + seconds, 0),
    failures: [...runs.flatMap(({ failures }) => failures), ...short],
  }
}

/** @type {(outcomes: readonly Outcome[]) => string} */
export function tableOf(outcomes) {
  const rows = outcomes.map((outcome) => [
    outcome.id,
    outcome.title,
    outcome.counts.map(({ what, count }) => `${number(count)} ${what}`).join(', '),
    outcome.failures.length === 0 ? 'passed' : 'FAILED',
    duration(outcome.seconds),
    outcome.failures.length === 0 ? '0' : outcome.failures.map(inCell).join('; '),
  ])
  return markdown(['', 'test', 'cases', 'result', 'time', 'failures'], rows)
}

/** Seeds and measurements, a line for each test that has any; of what, where it counts several things. */
export function detailsOf(/** @type {readonly Outcome[]} */ outcomes) {
  return outcomes
    .filter(({ details }) => details.length > 0)
    .map(({ id, counts, details }) => {
      const all = details.map((one) => {
        const said = Object.entries(one.details).map(
          ([name, value]) => `${name} ${typeof value === 'number' ? number(value) : value}`,
        )
        return [...(counts.length > 1 ? [one.what] : []), ...said].join(', ')
      })
      return `- ${id}: ${all.join('; ')}`
    })
    .join('\n')
}

/** @type {(head: readonly string[], rows: readonly (readonly string[])[]) => string} */
export function markdown(head, rows) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/**
 * Replaces what stands between `<!-- name -->` and `<!-- /name -->`.
 *
 * @param {string} path
 * @param {string} name
 * @param {(before: string) => string} change
 */
export async function changeBetween(path, name, change) {
  const before = await readFile(path, 'utf8')
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [from, to] = [before.indexOf(start), before.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${path} has no place marked ${start}`)
  const text = change(before.slice(from + start.length, to).trim())
  await writeFile(path, `${before.slice(0, from + start.length)}\n\n${text}\n\n${before.slice(to)}`)
}

/**
 * A report of all with the report of some in it: sentences above a table, and lines below it. What was run anew takes the place
 * of what begins like it: a sentence by its words up to the first comma, a row by its first cells, a line up to its colon.
 *
 * @param {string} all
 * @param {string} some
 * @param {number} [cells] by which a row is known
 */
export function withAnew(all, some, cells = 1) {
  const begins = [
    (/** @type {string} */ sentence) => sentence.split(',')[0],
    (/** @type {string} */ row) => row.split(' | ').slice(0, cells).join(),
    (/** @type {string} */ line) => line.split(':')[0],
  ]
  const [before, anew] = [all, some].map((text) => text.split('\n\n').map((part) => part.split('\n')))
  return begins
    .map((beginOf, at) => {
      const [old = [], news = []] = [before?.[at], anew?.[at]]
      const byBegin = new Map(news.map((line) => [beginOf(line), line]))
      const known = new Set(old.map(beginOf))
      return [
        ...old.map((line) => byBegin.get(beginOf(line)) ?? line),
        ...news.filter((line) => !known.has(beginOf(line))),
      ].join('\n')
    })
    .filter(Boolean)
    .join('\n\n')
}

/** What a report of some begins with. */
export const alone = (/** @type {readonly string[]} */ ids) => `${ids.join(' and ')} alone`

export const number = (/** @type {number} */ value) => value.toLocaleString('en-GB')

export const duration = (/** @type {number} */ seconds) =>
  seconds < 90 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`

const inCell = (/** @type {string} */ text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
