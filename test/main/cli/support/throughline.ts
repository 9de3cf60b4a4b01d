import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { program } from './program.ts'

export { hasFonts, program, root } from './program.ts'

/** A Node that runs TypeScript files: this one, or else the one the project brings. */
export function nodePath(): string {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'))
  return join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

/** What came of a run of the command. */
export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  /** What it reads from standard input. */
  readonly input?: string | Uint8Array
  readonly env?: NodeJS.ProcessEnv
  /** For Node itself. */
  readonly nodeArguments?: readonly string[]
  /** Programs to run it under, with their arguments. */
  readonly under?: readonly string[]
  /** File descriptor to use as stdout. */
  readonly stdout?: number
}

/** A desk of its own: a folder on the real disk, an empty data folder, and the command. */
export interface Desk {
  readonly folder: string
  readonly data: string
  readonly path: (name: string) => string
  readonly put: (name: string, content: string | Uint8Array) => Promise<string>
  readonly read: (name: string) => Promise<Buffer>
  /** Names of all files, hidden ones too. */
  readonly files: () => Promise<string[]>
  readonly start: (args: readonly string[], options?: RunOptions) => ChildProcess
  /** Runs `throughline` to its end, in the folder. */
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<Ran>
}

export async function newDesk(): Promise<Desk> {
  const base = await mkdtemp(join(tmpdir(), 'throughline-cli-'))
  onTestFinished(() => rm(base, { recursive: true, force: true, maxRetries: 5 }))
  const folder = join(base, 'desk')
  const data = join(base, 'data')
  await mkdir(folder)
  const start: Desk['start'] = (args, { env, nodeArguments = [], under = [], stdout } = {}) => {
    const [command, ...rest] = [...under, nodePath(), ...nodeArguments, program, ...args]
    const child = spawn(command as string, rest, {
      cwd: folder,
      env: { ...process.env, THROUGHLINE_DATA: data, ...env },
      stdio: ['pipe', stdout ?? 'pipe', 'pipe'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    return child
  }
  return {
    folder,
    data,
    start,
    path: (name) => join(folder, name),
    put: async (name, content) => {
      await writeFile(join(folder, name), content)
      return name
    },
    read: (name) => readFile(join(folder, name)),
    files: async () => (await readdir(folder)).sort(),
    run: async (args, options = {}) => {
      const child = start(args, options)
      child.stdin?.on('error', () => undefined).end(options.input)
      const [stdout, stderr, [code]] = await Promise.all([
        child.stdout ? text(child.stdout) : '',
        child.stderr ? text(child.stderr) : '',
        once(child, 'close') as Promise<[number | null]>,
      ])
      return { code, stdout, stderr }
    },
  }
}

/** A failure as everybody may expect it: nothing on stdout, one line on stderr, no trace, nothing written. */
export const failure = (stderr: string) => ({ code: 1, stdout: '', stderr: `${stderr}\n` })

/** The one JSON document on stdout; throws where there is anything else. */
export const json = ({ stdout }: Ran): unknown => JSON.parse(stdout)
