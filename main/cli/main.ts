/**
 * The `throughline` command. Exit codes: 0 done, 1 could not (one line on stderr says why), 2 wrong usage.
 */
import { join } from 'node:path'
import { CommanderError } from 'commander'
import { dataFolder } from '#main/host/data-folder.ts'
import { createLog } from '#main/host/log.ts'
import type { Problem, Result } from '#shared/base/result.ts'
import { interruption } from './interruption.ts'
import { CANCELLED, type Outcome, type Work } from './outcome.ts'
import { createProgram } from './program.ts'
import { complain, createProgress, plainLine, widthOfOutput, writeOut } from './terminal.ts'

const CODES = { done: 0, couldNot: 1, wrongUsage: 2 } as const

const log = createLog(dataFolder())
const progress = createProgress()

/** What nobody foresaw: the log has its trace, the person gets a sentence. */
function fault(error: unknown): never {
  log.error('The command met a fault that nobody caught and ended.', error)
  progress.clear()
  complain(
    `Throughline ran into a fault of its own and could not finish. Its log says more: ${join(dataFolder(), 'throughline.log')}`,
  )
  process.exit(CODES.couldNot)
}

process.on('uncaughtException', fault)
// Warnings of Node and of libraries are for those who mend the program.
process.removeAllListeners('warning').on('warning', ({ name }) => log.warn(`Node warned: ${name}.`))
// Where stdout cannot take any more, whoever writes to it hears so.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

async function run(work: Work, { json = false }: { readonly json?: boolean }): Promise<void> {
  const signal = interruption()
  const came = await work({ signal, log, progress, width: widthOfOutput(), json })
  progress.clear()
  // What fails then, a browser that was closed or a pipe, failed because of that.
  const result = signal.aborted && !came.ok ? CANCELLED : came
  const problem = (await print(result, json)) ?? (result.ok ? result.value.problem : result.error)
  if (problem) complain(problem.message)
  process.exit(problem ? CODES.couldNot : CODES.done)
}

/** Prints what was done, or for programs also why not. Answers what went wrong with that. */
async function print(result: Result<Outcome>, json: boolean): Promise<Problem | undefined> {
  const text = json ? jsonOf(result) : linesOf(result)
  const written = await writeOut(text)
  return written.ok ? undefined : written.error
}

function jsonOf(result: Result<Outcome>): string {
  const value = result.ok ? result.value.json : { error: plainProblem(result.error) }
  return value === undefined ? '' : `${JSON.stringify(value)}\n`
}

/** Without what else a refusal may carry: who has a project open, and the address that lets one in there. */
const plainProblem = ({ code, message }: Problem): Problem => ({ code, message })

const linesOf = (result: Result<Outcome>): string =>
  result.ok ? result.value.lines.map((line) => `${plainLine(line)}\n`).join('') : ''

try {
  await createProgram(run).parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) fault(error)
  process.exit(error.exitCode === 0 ? CODES.done : CODES.wrongUsage)
}
