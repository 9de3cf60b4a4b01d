import type { Browser } from 'playwright-core'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ChromiumPlaces } from './chromium-places.ts'

/** The refusal where a browser is needed and none is installed. */
export const NO_BROWSER = fail(
  'no-browser',
  'No Chromium-based browser was found. Install Chromium, Chrome or Edge, or set CHROMIUM_PATH.',
)

/** How long a browser may take to start, in milliseconds; half a second is usual. */
const PATIENCE = 30_000

/** Nothing is shown and nothing fetched; the rest of what keeps a browser quiet Playwright sets by itself. */
const FLAGS = ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-pings']

/**
 * Starts the first of the browsers that starts, without a window. Distributions leave scripts in place of browsers that
 * only say how to get one, so the next is tried. Refuses (`no-browser`) where none does.
 */
export async function launchChromium({ paths, namedBy }: ChromiumPlaces): Promise<Result<Browser>> {
  // Loaded when first needed: it takes a fifth of a second, and most runs of the host never print.
  const { chromium } = await import('playwright-core')
  for (const executablePath of paths) {
    try {
      const browser = await chromium.launch({
        executablePath,
        args: FLAGS,
        // Root may not use the sandbox; the pages are this program's own.
        chromiumSandbox: process.getuid?.() !== 0,
        timeout: PATIENCE,
        // Ending the program in an orderly way is its own business; should it fall, Playwright still ends the browser.
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
      })
      return ok(browser)
    } catch (error) {
      if (!(error instanceof Error)) throw error
    }
  }
  return namedBy === undefined
    ? NO_BROWSER
    : fail('no-browser', `${namedBy} names ${paths[0]}, but no Chromium-based browser starts from there.`)
}
