import { join, resolve } from 'node:path'
import open from 'open'
import { dataFolder, projectsFolder } from '#main/host/data-folder.ts'
import { type Host, startHost } from '#main/host/host.ts'
import { createLog } from '#main/host/log.ts'
import { createPrinter } from '#main/host/print/export-with-chromium.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { formatOfName } from '#shared/formats/file-formats.ts'
import type { ProjectEntry } from '#shared/protocol/http.ts'
import { untilAsked } from '../interruption.ts'
import { type Context, ofFile, type Work } from '../outcome.ts'
import { appVersion, assetsFolder, rendererFolder } from '../places.ts'
import { type Invited, inviteAll, type TeamOptions } from '../team.ts'
import { complain, plainLine, writeOut } from '../terminal.ts'

export interface ServeOptions extends TeamOptions {
  /** 0 takes any free one. */
  readonly port: number
  /** Whether to open the browser. */
  readonly open?: boolean
  /** Another folder than the usual one for the app's own things. */
  readonly data?: string
}

/** A project that is served, and where. */
interface Served {
  readonly path: string
  readonly address: string
  readonly entry: ProjectEntry
}

/** What is said once everybody can come. */
interface Ready {
  readonly served: readonly Served[]
  /** How the team reaches the host; `null` where there is none. */
  readonly team: { readonly address: string; readonly invited: readonly Invited[] } | null
}

/** `throughline serve`: a host in this process, until it is asked to end. */
export const serve =
  (paths: readonly string[], options: ServeOptions): Work =>
  async (context) => {
    const foreign = paths.find((path) => formatOfName(path)?.id !== 'journey')
    if (foreign !== undefined) return notAProject(foreign)
    const started = await start(options)
    if (!started.ok) return started
    const host = started.value
    try {
      const ready = await makeReady(host, paths, options)
      if (!ready.ok) return ready
      const said = await announce(host, ready.value, context)
      if (!said.ok) return said
      if (options.open) await openBrowser(ready.value.served[0]?.address ?? host.address, context)
      await untilAsked(context.signal)
      return ok({ lines: [], json: undefined })
    } finally {
      await host.close()
    }
  }

const notAProject = (path: string): Result<never> =>
  fail(
    'not-a-project',
    `“${path}” is no .journey project, and only projects are served. “throughline import” makes one of other files.`,
  )

function start({ port, data, listen, redis }: ServeOptions): Promise<Result<Host>> {
  const folder = data === undefined ? dataFolder() : resolve(data)
  const printer = createPrinter(rendererFolder)
  return startHost({
    ...(printer && { printer }),
    ...(listen && { team: redis === undefined ? {} : { redis } }),
    // What other hosts edit reaches only those that have the project open.
    ...(redis !== undefined && { idleAfter: Number.POSITIVE_INFINITY }),
    dataFolder: folder,
    projectsFolder: data === undefined ? projectsFolder() : join(folder, 'projects'),
    rendererFolder,
    assetsFolder,
    appVersion,
    port,
    log: createLog(folder),
  })
}

async function makeReady(
  host: Host,
  paths: readonly string[],
  options: ServeOptions,
): Promise<Result<Ready>> {
  const served: Served[] = []
  for (const path of paths) {
    const opened = await host.openFile(path)
    if (!opened.ok) return { ok: false, error: ofFile(path, opened.error) }
    served.push({ path, entry: opened.value, address: host.addressOf(opened.value.id) })
  }
  if (!options.listen) return ok({ served, team: null })
  const address = await host.keepDoor({ ...options.listen, names: options.name })
  if (!address.ok) return address
  const projects = served.map(({ entry }) => entry)
  return ok({
    served,
    team: { address: address.value, invited: inviteAll(host, address.value, projects, options) },
  })
}

/** Says where the host is as soon as it can be reached, in one line for programs. */
function announce(host: Host, { served, team }: Ready, { json }: Context): Promise<Result<null>> {
  const { url, port } = host
  const address = served[0]?.address ?? host.address
  if (json)
    return writeOut(
      `${JSON.stringify({ url, port, address, ...(team && { door: team.address, invitations: team.invited }) })}\n`,
    )
  const lines =
    served.length < 2
      ? [`Throughline is running. Open it in a browser: ${address}`]
      : [
          'Throughline is running. Open in a browser:',
          ...served.map((one) => `  ${one.path}: ${one.address}`),
        ]
  return writeOut([...lines, ...linesOfTeam(team), 'Press Ctrl+C to stop.', ''].map(plainLine).join('\n'))
}

function linesOfTeam(team: Ready['team']): readonly string[] {
  if (!team) return []
  const { address, invited } = team
  if (invited.length === 0)
    return [`The team reaches it at ${address}, with invitations: “throughline help invite”.`]
  return [
    `The team reaches it at ${address}. Invitations, for whoever you give them to:`,
    ...invited.map(({ title, role, name, link }) => `  ${title}, ${role}${name && ` (${name})`}: ${link}`),
  ]
}

async function openBrowser(address: string, { log }: Context): Promise<void> {
  try {
    const browser = await open(address)
    browser.on('error', () => undefined)
  } catch (error) {
    log.error('The browser could not be opened.', error)
    complain('The browser could not be opened. Open the address yourself.')
  }
}
