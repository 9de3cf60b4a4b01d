import { spawn } from 'node:child_process'
import { constants, getPriority, setPriority } from 'node:os'

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean, signal?: AbortSignal, givesWay?: boolean }} [options]
 *   `show` passes its output through instead of collecting it; `signal` ends it early; `givesWay`: it has the time of the
 *   processors that nobody else wants
 * @returns {Promise<{ code: number, output: string }>} never rejects. Code 0 when all went well, 128 + n when signal n
 *   ended it (as a shell would say), 127 when it could not be started; output is stdout and stderr as they came
 */
export function run(command, args, { show = false, givesWay = false, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      ...options,
      killSignal: 'SIGKILL',
      stdio: ['ignore', ...(show ? shown : collected)],
    })
    if (givesWay && child.pid !== undefined) setPriority(child.pid, lowPriority())
    let output = ''
    child.stdout?.on('data', (chunk) => {
      output += chunk
    })
    child.stderr?.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', (error) => resolve({ code: cannotStart, output: `${output}${error.message}` }))
    child.on('close', (code, signal) => resolve({ code: exitCode(code, signal), output }))
  })
}

/** Nobody may raise a priority: what runs low itself starts nothing above that. */
const lowPriority = () => Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL)

const shown = /** @type {const} */ (['inherit', 'inherit'])
const collected = /** @type {const} */ (['pipe', 'pipe'])

/**
 * Becomes the program as far as the outside can tell: shares the terminal, passes on the signals that ask to end, and
 * answers with its exit code.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ code: number, crashed: boolean }>} `crashed`: it could not be started, or broke off without having
 *   been asked to end
 */
export function become(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: 'inherit' })
    const release = forwardSignals(child)
    const finish = (/** @type {number} */ code, /** @type {boolean} */ crashed) => {
      release()
      resolve({ code, crashed })
    }
    child.on('error', () => finish(cannotStart, true))
    child.on('exit', (code, signal) => {
      const asked = signal === null || endings.some((ending) => ending === signal)
      finish(exitCode(code, signal), !asked || code === cannotStart)
    })
  })
}

/** What a shell says of a program that is missing, or of one whose libraries are. */
const cannotStart = 127

/** The signals that ask a program to end. */
const endings = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/** @param {import('node:child_process').ChildProcess} child */
function forwardSignals(child) {
  const forward = (/** @type {NodeJS.Signals} */ signal) => {
    // Ctrl+C in a terminal reaches the whole process group: a second one would be taken for impatience.
    if (signal === 'SIGINT' && process.stdin.isTTY) return
    child.kill(signal)
  }
  for (const signal of endings) process.on(signal, forward)
  return () => {
    for (const signal of endings) process.off(signal, forward)
  }
}

/** @type {(code: number | null, signal: NodeJS.Signals | null) => number} */
const exitCode = (code, signal) => code ?? 128 + (signal ? constants.signals[signal] : 0)

/** The end of a program's output, where the reason of a failure usually stands. */
export const lastLines = (/** @type {string} */ output, count = 12) =>
  output.trimEnd().split('\n').slice(-count).join('\n')
