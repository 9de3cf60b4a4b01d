import { fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { AboutPanelOptionsOptions, App, UtilityProcess } from 'electron'
import { preventable, type StandInWindow } from './stand-in-window.ts'

export class StandInApp
  extends EventEmitter
  implements
    Pick<
      App,
      | 'isPackaged'
      | 'whenReady'
      | 'getVersion'
      | 'getAppPath'
      | 'getPath'
      | 'setPath'
      | 'requestSingleInstanceLock'
      | 'enableSandbox'
      | 'setAppUserModelId'
      | 'setAboutPanelOptions'
      | 'addRecentDocument'
      | 'quit'
      | 'exit'
    >
{
  readonly isPackaged: boolean
  /** The code it ended with. */
  ended: number | undefined
  isQuitting = false
  isReady = false
  isSandboxEnabled = false
  about: AboutPanelOptionsOptions | undefined
  lockData: unknown
  readonly recent: string[] = []
  readonly switches = new Map<string, string>()
  readonly #hasLock: boolean
  readonly #paths = new Map<string, string>()
  readonly #windows: readonly StandInWindow[]
  readonly #appPath: string
  readonly #whenReady = Promise.withResolvers<void>()

  constructor(options: {
    readonly appPath: string
    readonly windows: readonly StandInWindow[]
    readonly isPackaged: boolean
    readonly hasLock: boolean
  }) {
    super()
    this.#windows = options.windows
    this.#appPath = options.appPath
    this.isPackaged = options.isPackaged
    this.#hasLock = options.hasLock
  }

  readonly commandLine = {
    appendSwitch: (name: string, value = '') => void this.switches.set(name, value),
  }

  becomeReady(): void {
    this.isReady = true
    this.#whenReady.resolve()
  }

  whenReady(): Promise<void> {
    return this.#whenReady.promise
  }

  getVersion(): string {
    return '1.2.3'
  }

  getAppPath(): string {
    return this.#appPath
  }

  getPath(name: string): string {
    return this.#paths.get(name) ?? join(this.#appPath, name)
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path)
  }

  requestSingleInstanceLock(data?: Record<string, unknown>): boolean {
    this.lockData = data
    return this.#hasLock
  }

  enableSandbox(): void {
    if (this.isReady) throw new Error('The sandbox can only be enabled before the app is ready.')
    this.isSandboxEnabled = true
  }

  setAppUserModelId(): void {}

  setAboutPanelOptions(options: AboutPanelOptionsOptions): void {
    this.about = options
  }

  addRecentDocument(path: string): void {
    this.recent.push(path)
  }

  /** Closes the windows one by one and ends, as long as nobody objects. */
  quit(): void {
    if (this.ended !== undefined) return
    this.emit('before-quit', preventable({}))
    this.isQuitting = true
    for (const window of [...this.#windows]) window.close()
    this.isQuitting = false
    if (this.#windows.length > 0) return
    const event = preventable({})
    this.emit('will-quit', event)
    if (!event.defaultPrevented) this.ended = 0
  }

  exit(code = 0): void {
    this.ended = code
  }
}

/** A utility process is a Node process here, with the very program in it. */
export class StandInUtilityProcess
  extends EventEmitter
  implements Pick<UtilityProcess, 'pid' | 'postMessage' | 'kill'>
{
  readonly script: string
  readonly args: readonly string[]
  readonly #child

  constructor(script: string, args: readonly string[]) {
    super()
    this.script = script
    this.args = args
    this.#child = fork(script, [...args], { execPath: nodePath(), execArgv: [], stdio: 'inherit' })
    this.#child.on('message', (message) => this.emit('message', message))
    this.#child.once('exit', (code) => this.emit('exit', code))
  }

  get pid(): number | undefined {
    return this.#child.exitCode === null && this.#child.signalCode === null ? this.#child.pid : undefined
  }

  postMessage(message: object): void {
    // As the real one: nobody is told that it has ended meanwhile.
    this.#child.send(message, () => undefined)
  }

  kill(): boolean {
    return this.#child.kill('SIGKILL')
  }
}

/** A Node that can run the host: this one, or else the one the project brings. */
function nodePath(): string {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'))
  return join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}
