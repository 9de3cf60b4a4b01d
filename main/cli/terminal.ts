import { once } from 'node:events'
import { causeOf } from '#main/host/files/file-problem.ts'
import { errorCode } from '#main/host/files/file-system.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Progress } from './outcome.ts'

/** Writes to stdout and waits until all of it is out. */
export async function writeOut(content: string | Uint8Array): Promise<Result<null>> {
  const failed = once(process.stdout, 'error').then(([error]) => error as Error)
  const written = new Promise<Error | null | undefined>((resolve) => process.stdout.write(content, resolve))
  const error = await Promise.race([failed, written])
  if (!error) return ok(null)
  if (errorCode(error) === 'EPIPE')
    return fail('output-closed', 'The program that was to take the output stopped reading it.')
  const { code, happened, remedy } = causeOf(error)
  return fail(code, `The output could not be written because ${happened}; ${remedy} and try again.`)
}

/** Text as one line that a terminal shows and never obeys: what files hold must not move its cursor or colour it. */
export const plainLine = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced.
  text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ')

/** One line on stderr. Where nobody can take it any more, there is nobody to tell. */
export function complain(sentence: string): void {
  process.stderr.write(`${plainLine(sentence)}\n`, () => undefined)
}

/** Letters that a line on stdout has room for; infinite where it goes to no terminal, or to one that does not say. */
export const widthOfOutput = (): number =>
  (process.stdout.isTTY && process.stdout.columns) || Number.POSITIVE_INFINITY

const WIPE = '\r\u001b[2K'

/** Progress on stderr where that is a terminal; nothing elsewhere. */
export function createProgress(): Progress {
  if (!process.stderr.isTTY) return { show: () => undefined, clear: () => undefined }
  let isShown = false
  return {
    show(doing, share) {
      const percent = share === undefined ? '' : ` ${Math.floor(share * 100)} %`
      process.stderr.write(`${WIPE}${plainLine(doing)}…${percent}`)
      isShown = true
    },
    clear() {
      if (isShown) process.stderr.write(WIPE)
      isShown = false
    },
  }
}
