import { join, resolve } from 'node:path'
import open from 'open'
import { dataFolder, projectsFolder } from '#main/host/data-folder.ts'
import { type Host, startHost } from '#main/host/host.ts'
import { createLog } from '#main/host/log.ts'
import { createPrinter } from '#main/host/print/export-with-chromium.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { formatOfName } from '#shared/formats/import-file.ts'
import { untilAsked } from '../interruption.ts'
import { type Context, ofFile, type Work } from '../outcome.ts'
import { appVersion, assetsFolder, rendererFolder } from '../places.ts'
import { complain, plainLine, writeOut } from '../terminal.ts'

export interface ServeOptions {
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
  readonly title: string
  readonly address: string
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
      const served = await openAll(host, paths)
      if (!served.ok) return served
      const said = await announce(host, served.value, context)
      if (!said.ok) return said
      if (options.open) await openBrowser(served.value[0]?.address ?? host.address, context)
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

function start({ port, data }: ServeOptions): Promise<Result<Host>> {
  const folder = data === undefined ? dataFolder() : resolve(data)
  const printer = createPrinter(rendererFolder)
  return startHost({
    ...(printer && { printer }),
    dataFolder: folder,
    projectsFolder: data === undefined ? projectsFolder() : join(folder, 'projects'),
    rendererFolder,
    assetsFolder,
    appVersion,
    port,
    log: createLog(folder),
  })
}

async function openAll(host: Host, paths: readonly string[]): Promise<Result<readonly Served[]>> {
  const served: Served[] = []
  for (const path of paths) {
    const opened = await host.openFile(path)
    if (!opened.ok) return { ok: false, error: ofFile(path, opened.error) }
    served.push({ path, title: opened.value.title, address: host.addressOf(opened.value.id) })
  }
  return ok(served)
}

/** Says where the host is as soon as it can be reached, in one line for programs. */
function announce(host: Host, served: readonly Served[], { json }: Context): Promise<Result<null>> {
  const { url, port } = host
  const address = served[0]?.address ?? host.address
  if (json) return writeOut(`${JSON.stringify({ url, port, address })}\n`)
  const lines =
    served.length < 2
      ? [`Throughline is running. Open it in a browser: ${address}`]
      : [
          'Throughline is running. Open in a browser:',
          ...served.map((one) => `  ${one.path}: ${one.address}`),
        ]
  return writeOut([...lines, 'Press Ctrl+C to stop.', ''].map(plainLine).join('\n'))
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
