import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'

/** A Node that runs TypeScript files: this one, or else the one the project brings. */
function nodePath(): string {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'))
  return join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

export interface Running {
  readonly child: ChildProcess
  /** What it prints, line by line, as it comes. */
  readonly lines: AsyncIterableIterator<string>
  /** Writes one line to its input. */
  say(line: string): void
  /** Ends it without giving it a chance, and waits until it is gone. */
  kill(): Promise<void>
}

/** Runs a script of this folder in a process of its own. */
export function start(script: string, ...given: string[]): Running {
  const child = spawn(nodePath(), [join(import.meta.dirname, script), ...given], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  // A process that was killed cannot read any more.
  child.stdin.on('error', () => undefined)
  return {
    child,
    lines: createInterface({ input: child.stdout })[Symbol.asyncIterator](),
    say: (line) => void child.stdin.write(`${line}\n`),
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** The id of a process that has ended. */
export async function deadPid(): Promise<number> {
  const child = spawn(nodePath(), ['--version'], { stdio: 'ignore' })
  await once(child, 'exit')
  return child.pid ?? 0
}
