import type { Context } from '#main/cli/outcome.ts'
import { createLog } from '#main/host/log.ts'

/** Where a command works without a terminal and without a program of its own, which takes a second to start. */
export const contextFor = (logFolder: string, json = true): Context => ({
  signal: new AbortController().signal,
  log: createLog(logFolder),
  progress: { show: () => undefined, clear: () => undefined },
  width: Number.POSITIVE_INFINITY,
  json,
})
