import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createLog } from '#main/host/log.ts'

test('a warning that comes again and again is written once, then counted', () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const folder = mkdtempSync(join(tmpdir(), 'throughline-log-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const log = createLog(folder)
  const lines = () =>
    readFileSync(join(folder, 'throughline.log'), 'utf8')
      .split('\n')
      .map((line) => line.replace(/^\S+ /, ''))
      .filter((line) => line !== '')
  for (let knock = 0; knock < 100; knock++) log.warn('Somebody knocked.')
  log.warn('Something else.')
  expect(lines()).toEqual(['warn Somebody knocked.', 'warn Something else.'])
  vi.advanceTimersByTime(1000)
  expect(lines()).toEqual([
    'warn Somebody knocked.',
    'warn Something else.',
    'warn Somebody knocked. (99 more)',
  ])
  log.warn('Somebody knocked.')
  expect(lines().at(-1)).toBe('warn Somebody knocked.')
})
