import { counted } from '#shared/base/counted.ts'
import { ok, type Result } from '#shared/base/result.ts'
import { CANCELLED, type Context, type FileOutcome, type Outcome } from './outcome.ts'
import { complain, plainLine, writeOut } from './terminal.ts'

/** Says at once what came of one file: to people on stdout, why it could not be done on stderr. */
export async function tell(
  { lines, problem }: FileOutcome,
  { json, progress }: Context,
): Promise<Result<null>> {
  progress.clear()
  if (problem) complain(problem.message)
  if (json || lines.length === 0) return ok(null)
  return writeOut(lines.map((line) => `${plainLine(line)}\n`).join(''))
}

/**
 * Carries out work on several files, says of each what came of it, and sums up: what could not be done makes the whole a
 * failure, and keeps nothing else from being done. `verb` says what was to be done with them: `exported`.
 */
export async function carryOutAll(
  outcomes: AsyncIterable<FileOutcome>,
  verb: string,
  context: Context,
): Promise<Result<Outcome>> {
  const results: FileOutcome['json'][] = []
  let failures = 0
  for await (const outcome of outcomes) {
    if (context.signal.aborted && outcome.problem) break
    const told = await tell(outcome, context)
    if (!told.ok) return told
    results.push(outcome.json)
    if (outcome.problem) failures++
  }
  const done = results.length - failures
  if (context.signal.aborted && done === 0) return CANCELLED
  const problem = context.signal.aborted
    ? { code: 'cancelled', message: `Cancelled. ${counted(done, 'file was', 'files were')} written before.` }
    : failures > 0
      ? {
          code: 'some-failed',
          message: `${failures} of ${counted(results.length, 'file')} could not be ${verb}.`,
        }
      : undefined
  return ok({ lines: [], json: { results }, ...(problem && { problem }) })
}
