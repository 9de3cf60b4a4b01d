/** Opens files from wherever they come: the menu, the file manager, the command line, the dock. */
import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { errorCode } from '#main/host/files/file-system.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { formatOfName } from '#shared/formats/file-formats.ts'
import { type Imported, MAX_FILE } from '#shared/protocol/http.ts'
import type { AppWindow } from './app-window.ts'
import type { AppWindows } from './app-windows.ts'
import { chooseFilesToImport, chooseFilesToOpen, choosePlace, saveBytes } from './file-dialogs.ts'
import type { HostClient } from './host-client.ts'
import { tell } from './messages.ts'

/** The files among the arguments of a start, as full paths. A desktop may hand them over as `file:` addresses. */
export function filesAmong(args: readonly string[], workingFolder: string): string[] {
  return args
    .filter((arg) => !arg.startsWith('-') && formatOfName(arg)?.reads)
    .flatMap((arg) => {
      const path = arg.startsWith('file:') ? pathOfUrl(arg) : arg
      return path === undefined ? [] : [resolve(workingFolder, path)]
    })
}

function pathOfUrl(address: string): string | undefined {
  try {
    return fileURLToPath(address)
  } catch {
    return undefined
  }
}

export class ProjectFiles {
  readonly #host: HostClient
  readonly #windows: AppWindows

  constructor(host: HostClient, windows: AppWindows) {
    this.#host = host
    this.#windows = windows
  }

  async chooseAndOpen(window: AppWindow | undefined): Promise<void> {
    await this.openAll(await chooseFilesToOpen(window))
  }

  async chooseAndImport(window: AppWindow | undefined): Promise<void> {
    await this.openAll(await chooseFilesToImport(window))
  }

  /** Shows each file's project in a window; says in a sentence which could not be opened. */
  async openAll(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      const opened = await this.#open(path)
      if (!opened.ok) {
        await tell(this.#windows.focused()?.browser, 'warning', opened.error.message)
        continue
      }
      const window = await this.#windows.open(opened.value.project.id)
      if (opened.value.report.length > 0)
        await tell(
          window.browser,
          'info',
          `“${basename(path)}” was imported. Not everything in it has a place in Throughline:`,
          opened.value.report.join('\n'),
        )
    }
  }

  /** Asks where the window's project is to go on, and moves it there. Answers the path; `null` where the person thought better of it. */
  async saveAs(window: AppWindow): Promise<Result<string | null>> {
    const { projectId, document } = window
    if (projectId === null || !document) return NO_PROJECT
    const path = await choosePlace(window, 'Save As', basename(document.path), dirname(document.path))
    if (path === null) return ok(null)
    if (this.pathsInUse().some((other) => resolve(other) === resolve(path)) && path !== document.path)
      return fail(
        'in-use',
        `“${basename(path)}” is a project that is open. Nothing was written; choose another name.`,
      )
    // The system's own dialog has asked about what is there already.
    const moved = await this.#host.move(projectId, { path, replace: true })
    return moved.ok ? ok(moved.value.path) : moved
  }

  /** Writes a project, as last edited, to a further file. */
  async saveCopy(window: AppWindow): Promise<void> {
    const { projectId, document } = window
    if (projectId === null || !document) return
    const file = await this.#host.file(projectId)
    const name = `${basename(document.path, '.journey')} (copy).journey`
    const saved = file.ok ? await saveBytes(window, name, file.value, this.pathsInUse()) : file
    if (!saved.ok) await tell(window.browser, 'warning', saved.error.message)
    else if (saved.value !== null) window.saved.add(saved.value)
  }

  /** Paths of the projects that windows show. */
  pathsInUse(): string[] {
    return this.#windows.all().flatMap(({ document }) => (document ? [document.path] : []))
  }

  async #open(path: string): Promise<Result<Imported>> {
    if (formatOfName(path)?.id === 'journey') {
      const opened = await this.#host.openPath(path)
      return opened.ok ? ok({ project: opened.value, report: [] }) : opened
    }
    const read = await readToImport(path)
    return read.ok ? this.#host.importFile(basename(path), read.value) : read
  }
}

const NO_PROJECT = fail('no-project', 'This window shows no project. Nothing was written.')

async function readToImport(path: string): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const name = `“${basename(path)}”`
  try {
    const { size } = await stat(path)
    if (size <= MAX_FILE) return ok(await readFile(path))
    return fail(
      'too-large',
      `${name} is larger than ${MAX_FILE / 1024 / 1024} MB, more than Throughline reads.`,
    )
  } catch (error) {
    const code = errorCode(error) ?? 'unknown'
    return fail('unreadable', `${name} could not be read (${code}). Check that it is there and may be read.`)
  }
}
