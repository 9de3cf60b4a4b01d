import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { type Host, startHost } from '#main/host/host.ts'

const root = join(import.meta.dirname, '..')

/** The built app (`npm run build`) with nothing in it yet, and a browser without a screen. */
export interface BenchApp {
  readonly host: Host
  readonly browser: Browser
  /** Goes with the app. */
  readonly folder: string
  readonly close: () => Promise<void>
}

/** A browser without a screen and without errands of its own. Needs CHROMIUM_PATH. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH as string,
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
    ],
  })

export async function startApp(): Promise<BenchApp> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
  const started = await startHost({
    dataFolder: join(folder, 'data'),
    projectsFolder: join(folder, 'projects'),
    rendererFolder: join(root, 'dist/renderer'),
    assetsFolder: join(root, 'assets'),
    appVersion: 'bench',
    port: 0,
  })
  if (!started.ok) throw new Error(started.error.message)
  const host = started.value
  const browser = await startBrowser()
  const close = async (): Promise<void> => {
    await browser.close()
    await host.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { host, browser, folder, close }
}
