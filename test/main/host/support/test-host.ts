import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Host, type HostOptions, startHost } from '#main/host/host.ts'
import type { HostSettings } from '#main/host/settings.ts'
import { type ProjectEntry, REQUEST_HEADER } from '#shared/protocol/http.ts'
import { writeAssets } from './test-assets.ts'

/** A machine of its own: folders on the real disk that go away with the test. */
export interface Machine {
  readonly folder: string
  readonly options: HostSettings
}

export async function newMachine(options: Partial<HostSettings> = {}): Promise<Machine> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-host-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  const renderer = join(folder, 'renderer')
  await mkdir(join(renderer, 'assets'), { recursive: true })
  await writeFile(join(renderer, 'index.html'), '<!doctype html><title>Throughline</title>')
  await writeFile(join(renderer, 'assets', 'index-0a1B2c3D.js'), 'export {}')
  await writeAssets(join(folder, 'assets'))
  return {
    folder,
    options: {
      dataFolder: join(folder, 'data'),
      projectsFolder: join(folder, 'projects'),
      rendererFolder: renderer,
      assetsFolder: join(folder, 'assets'),
      appVersion: '0.0.0-test',
      port: 0,
      ...options,
    },
  }
}

/** A host on that machine, or on a new one; it is closed with the test. */
export async function runningHost(machine?: Machine, options: Partial<HostOptions> = {}): Promise<Host> {
  const { options: usual } = machine ?? (await newMachine())
  const started = await startHost({ ...usual, ...options })
  if (!started.ok) throw new Error(started.error.message)
  onTestFinished(() => started.value.close())
  return started.value
}

/** A new project from the template `empty`. */
export async function newProject(host: Host, title = 'Test'): Promise<ProjectEntry> {
  const made = await host.createFromTemplate('empty', title)
  if (!made.ok) throw new Error(made.error.message)
  return made.value
}

/** Asks the host's API as a window does; `headers` come on top, or replace. */
export function ask(
  host: Pick<Host, 'url' | 'token'>,
  method: string,
  path: string,
  options: { body?: BodyInit; headers?: Record<string, string> } = {},
): Promise<Response> {
  return fetch(new URL(path, host.url), {
    method,
    headers: {
      authorization: `Bearer ${host.token}`,
      [REQUEST_HEADER.name]: REQUEST_HEADER.value,
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: options.body }),
  })
}

/** The path of the journal files of a project. */
export const journalFolder = ({ options }: Machine, id: string): string =>
  join(options.dataFolder, 'journals', id)

/** Every file below a folder that a crash may have left half written. */
export async function strays(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  return names.filter((name) => name.endsWith('.tmp'))
}
