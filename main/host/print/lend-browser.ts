import type { Browser } from 'playwright-core'
import { fail, type Result } from '#shared/base/result.ts'
import type { ChromiumPlaces } from './chromium-places.ts'
import { launchChromium } from './launch-chromium.ts'

/**
 * Runs one piece of work with a browser. Aborting `signal` closes the browser, which then answers `cancelled`; what else
 * breaks answers `not-made`.
 */
export type LendBrowser = <T>(
  signal: AbortSignal | undefined,
  work: (browser: Browser) => Promise<Result<T>>,
) => Promise<Result<T>>

/** A browser for each piece of work, which is gone when that is done, failed or cancelled. */
export const oneForEach =
  (places: ChromiumPlaces): LendBrowser =>
  async (signal, work) => {
    if (signal?.aborted) return CANCELLED
    const launched = await launchChromium(places)
    if (!launched.ok) return launched
    try {
      return await attempt(launched.value, signal, work)
    } finally {
      await launched.value.close()
    }
  }

/** One browser for all pieces of work, which come one after the other. */
export interface KeptBrowser {
  readonly lend: LendBrowser
  /** Ends the browser; it starts again when it is needed again. */
  readonly close: () => Promise<void>
}

/** Starts a browser with the first piece of work, and another one where that is gone by the next. */
export function keptBrowser(places: ChromiumPlaces): KeptBrowser {
  let kept: Browser | undefined
  const open = async (): Promise<Result<Browser>> => {
    if (kept?.isConnected()) return { ok: true, value: kept }
    const launched = await launchChromium(places)
    kept = launched.ok ? launched.value : undefined
    return launched
  }
  return {
    async lend(signal, work) {
      if (signal?.aborted) return CANCELLED
      const browser = await open()
      if (!browser.ok) return browser
      try {
        return await attempt(browser.value, signal, work)
      } finally {
        // The pages of this piece of work, with all that they hold.
        await Promise.all(browser.value.contexts().map((context) => context.close().catch(() => undefined)))
      }
    },
    async close() {
      await kept?.close()
      kept = undefined
    },
  }
}

async function attempt<T>(
  browser: Browser,
  signal: AbortSignal | undefined,
  work: (browser: Browser) => Promise<Result<T>>,
): Promise<Result<T>> {
  const close = (): Promise<void> => browser.close()
  signal?.addEventListener('abort', close)
  try {
    return signal?.aborted ? CANCELLED : await work(browser)
  } catch (error) {
    return signal?.aborted ? CANCELLED : failed(error)
  } finally {
    signal?.removeEventListener('abort', close)
  }
}

const CANCELLED = fail('cancelled', 'The export was cancelled.')

function failed(error: unknown): Result<never> {
  const [reason] = (error instanceof Error ? error.message : String(error)).split('\n')
  return fail(
    'not-made',
    `The browser that makes the file stopped (${reason}). Nothing was saved; try again.`,
  )
}
