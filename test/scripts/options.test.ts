import { describe, expect, test } from 'vitest'
import { displayProblem, parseStartOptions } from '../../scripts/lib/start-options.mjs'
import { parseTestOptions } from '../../scripts/lib/test-options.mjs'

describe('npm start --', () => {
  test('nothing: the desktop app', () => {
    expect(parseStartOptions([])).toEqual({ browser: false, open: true, rest: [] })
  })

  test('--browser --no-open, and the rest for the app', () => {
    expect(parseStartOptions(['a.journey', '--browser', '--port', '0', '--no-open'])).toEqual({
      browser: true,
      open: false,
      rest: ['a.journey', '--port', '0'],
    })
  })

  test('a Linux without a display can show no window', () => {
    expect(displayProblem('linux', {})).toBe('there is no display')
    expect(displayProblem('linux', { DISPLAY: ':0' })).toBeUndefined()
    expect(displayProblem('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBeUndefined()
    expect(displayProblem('darwin', {})).toBeUndefined()
    expect(displayProblem('win32', {})).toBeUndefined()
  })
})

describe('npm test --', () => {
  test('nothing: everything but the real Electron', () => {
    expect(parseTestOptions([])).toEqual({ checks: ['lint', 'types', 'node', 'browser'], vitest: [] })
  })

  test('--only and what Vitest takes', () => {
    expect(parseTestOptions(['--only=node,desktop', '--', 'layers', '-t', 'Rule 7'])).toEqual({
      checks: ['node', 'desktop'],
      vitest: ['layers', '-t', 'Rule 7'],
    })
  })

  test('what it does not know is refused', () => {
    expect(parseTestOptions(['--only=unit'])).toEqual({
      problem: expect.stringMatching(/^There is no check named "unit"\. Usage: npm test/),
    })
    expect(parseTestOptions(['layers'])).toEqual({
      problem: expect.stringMatching(/^Unknown: layers\. Usage:/),
    })
  })
})
