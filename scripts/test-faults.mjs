// `npm run test:faults`: plants each fault of scripts/lib/planted-faults.mjs in a copy of the project and expects the battery's
// test to fail. `-- T4 skip-size-cap` chooses tests or faults; `--write` puts the table into docs/battery.md.
import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { alone, changeBetween, duration, markdown, withAnew } from './lib/battery-report.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { preferOwnTools, root, say } from './lib/machine.mjs'
import { plant } from './lib/plant.mjs'
import { PLANTED_FAULTS } from './lib/planted-faults.mjs'
import { run } from './lib/run.mjs'
import { lendTools } from './lib/test-tools.mjs'
import { runFiles } from './lib/vitest-run.mjs'

/** A slice takes seconds; what has not failed by then has not seen the fault. */
const PATIENCE = 10 * 60_000

/** @typedef {{ fault: import('./lib/planted-faults.mjs').PlantedFault, seen: boolean, how: string, seconds: number }} Verdict */

/**
 * What each slice says without a fault; those of several faults are asked once.
 *
 * @type {Map<string, Promise<string | undefined>>}
 */
const complaints = new Map()

const args = process.argv.slice(2)
const names = args.filter((arg) => arg !== '--write')
const copies = await mkdtemp(join(tmpdir(), 'throughline-faults-'))
try {
  const chosen = choose()
  const runtime = await ensureInstalled()
  preferOwnTools()
  await lendTools(runtime)
  const verdicts = await plantAll(runtime, chosen)
  const unseen = verdicts.filter(({ seen }) => !seen)
  const summary = `${verdicts.length - unseen.length} of ${verdicts.length} planted faults were seen`
  console.log(`\n${tableOf(verdicts)}\n\n${summary}`)
  if (args.includes('--write')) await write(verdicts, summary)
  process.exitCode = unseen.length > 0 ? 1 : 0
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
} finally {
  await rm(copies, { recursive: true, force: true, maxRetries: 5 })
}

function choose() {
  const unknown = names.find((name) => !PLANTED_FAULTS.some(({ id, test }) => id === name || test === name))
  if (unknown !== undefined)
    throw new Error(
      `There is no planted fault "${unknown}". Usage: npm run test:faults -- [--write] [T4 or name …]`,
    )
  if (names.length === 0) return PLANTED_FAULTS
  return PLANTED_FAULTS.filter(({ id, test }) => names.includes(id) || names.includes(test))
}

/**
 * Two copies at a time, one fault after the other in each.
 *
 * @type {(runtime: string, faults: typeof PLANTED_FAULTS) => Promise<Verdict[]>}
 */
async function plantAll(runtime, faults) {
  const waiting = [...faults.entries()]
  /** @type {Verdict[]} */
  const verdicts = []
  const lane = async (/** @type {string} */ name) => {
    const copy = join(copies, name)
    await copyProject(copy)
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, fault] = next
      const verdict = await tryFault(runtime, copy, fault)
      verdicts[index] = verdict
      const { seen, how } = verdict
      say(`${fault.test} ${fault.id}: ${seen ? 'seen' : `NOT SEEN ${how}`}`)
    }
  }
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, (_, n) => lane(String(n))))
  return verdicts
}

/** All that git knows or would add; node_modules is only looked into. */
async function copyProject(/** @type {string} */ to) {
  const listed = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
  })
  if (listed.code !== 0) throw new Error(`git could not list the project's files: ${listed.output}`)
  for (const path of listed.output.split('\0').filter(Boolean)) {
    await mkdir(dirname(join(to, path)), { recursive: true })
    // A file that is listed but was removed.
    await copyFile(join(root, path), join(to, path)).catch((error) => {
      if (error.code !== 'ENOENT') throw error
    })
  }
  for (const folder of ['node_modules', 'dist'])
    await symlink(join(root, folder), join(to, folder), 'junction')
}

/**
 * Why a slice fails without any fault, if it does: then its failing would prove nothing.
 *
 * @type {(runtime: string, copy: string, fault: import('./lib/planted-faults.mjs').PlantedFault) => Promise<string | undefined>}
 */
function complaintWithout(runtime, copy, { run, title }) {
  const key = JSON.stringify([run, title])
  const asked =
    complaints.get(key) ??
    runFiles(runtime, run, { cwd: copy, ...(title === undefined ? {} : { title }) }).then(
      ({ failures }) => failures[0],
    )
  complaints.set(key, asked)
  return asked
}

/** @type {(runtime: string, copy: string, fault: import('./lib/planted-faults.mjs').PlantedFault) => Promise<Verdict>} */
async function tryFault(runtime, copy, fault) {
  const complaint = await complaintWithout(runtime, copy, fault)
  if (complaint !== undefined)
    return { fault, seen: false, how: `fails without the fault: ${complaint}`, seconds: 0 }
  const path = join(copy, fault.file)
  const whole = await readFile(path, 'utf8')
  await writeFile(path, plant(whole, fault))
  try {
    if (fault.run.project === 'browser' || fault.run.needsBuild) await buildIn(runtime, copy)
    const signal = AbortSignal.timeout(PATIENCE)
    const { title } = fault
    const { failures, seconds } = await runFiles(runtime, fault.run, {
      cwd: copy,
      signal,
      ...(title === undefined ? {} : { title }),
    })
    return { fault, seen: failures.length > 0, how: failures[0] ?? '', seconds }
  } finally {
    await writeFile(path, whole)
  }
}

/** A copy that is driven through what was built needs a build of its own: the fault may be in there. */
async function buildIn(/** @type {string} */ runtime, /** @type {string} */ copy) {
  await rm(join(copy, 'dist'), { force: true, recursive: true })
  const { code, output } = await run(runtime, ['scripts/build.mjs'], { cwd: copy })
  if (code !== 0) throw new Error(`The copy with the fault could not be built: ${output}`)
}

function tableOf(/** @type {readonly Verdict[]} */ verdicts) {
  const rows = verdicts.map(({ fault, seen, how, seconds }) => [
    fault.test,
    fault.breaks,
    `\`${fault.file}\``,
    seen ? 'seen' : 'NOT SEEN',
    duration(seconds),
    // Complaints about hostile texts quote them.
    how
      .replace(/\p{C}+/gu, ' ')
      .replaceAll('|', '\\|')
      .slice(0, 160),
  ])
  return markdown(['', 'planted fault', 'in', 'result', 'time', 'first complaint'], rows)
}

/** @type {(verdicts: readonly Verdict[], summary: string) => Promise<void>} */
async function write(verdicts, summary) {
  const head = `${new Date().toISOString().slice(0, 10)}: ${summary}.`
  const report = (/** @type {string} */ first) => `${first}\n\n${tableOf(verdicts)}`
  await changeBetween(join(root, 'docs/battery.md'), 'faults', (before) =>
    names.length === 0 ? report(head) : withAnew(before, report(`${alone(names)}, ${head}`), 2),
  )
}
