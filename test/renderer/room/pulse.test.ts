import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { keepConnected } from '#renderer/room/connection.ts'
import { keepPulse } from '#renderer/room/pulse.ts'
import { fakeHost } from './support/fake-host.ts'

/** A page that can be locked away and looked at again. */
function fakePage() {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', page)
  return {
    lock() {
      page.visibilityState = 'hidden'
      page.dispatchEvent(new Event('visibilitychange'))
    },
    wake() {
      page.visibilityState = 'visible'
      page.dispatchEvent(new Event('visibilitychange'))
    },
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('the pulse', () => {
  test('asks one question at a time and believes in silence only after patience', () => {
    const [ping, onSilence] = [vi.fn(), vi.fn()]
    const pulse = keepPulse({ ping, onSilence, onWake: vi.fn() })
    pulse.start()
    vi.advanceTimersByTime(2600)
    expect(ping).toHaveBeenCalledTimes(1)
    pulse.heard()
    vi.advanceTimersByTime(4800)
    expect(onSilence).not.toHaveBeenCalled()
    vi.advanceTimersByTime(5000)
    expect(onSilence).toHaveBeenCalledTimes(1)
    pulse.end()
    vi.advanceTimersByTime(60_000)
    expect(onSilence).toHaveBeenCalledTimes(1)
  })

  test('asks at once when the page is looked at again, and not while it is hidden', () => {
    const page = fakePage()
    const ping = vi.fn()
    const pulse = keepPulse({ ping, onSilence: vi.fn(), onWake: vi.fn() })
    pulse.start()
    page.lock()
    expect(ping).not.toHaveBeenCalled()
    page.wake()
    expect(ping).toHaveBeenCalledTimes(1)
    pulse.end()
    page.wake()
    expect(ping).toHaveBeenCalledTimes(1)
  })

  test('a phone that was locked has another connection within three seconds of waking', () => {
    const page = fakePage()
    const host = fakeHost()
    const connection = keepConnected(host.dial, {
      onOpen: vi.fn(),
      onText: vi.fn(),
      onLost: vi.fn(),
      ping: vi.fn(),
    })
    connection.dial()
    host.line().open()
    host.line().say({ type: 'pong', number: 1, now: 0 })
    connection.settled()
    page.lock()
    // A sleeping phone runs no timers; its clock goes on.
    vi.setSystemTime(Date.now() + 5 * 60_000)
    page.wake()
    vi.advanceTimersByTime(2900)
    expect(host.lines).toHaveLength(2)
    connection.end()
  })

  test('an attempt of before the sleep is not waited for', () => {
    const page = fakePage()
    const host = fakeHost()
    const connection = keepConnected(host.dial, {
      onOpen: vi.fn(),
      onText: vi.fn(),
      onLost: vi.fn(),
      ping: vi.fn(),
    })
    connection.dial()
    page.lock()
    vi.setSystemTime(Date.now() + 5 * 60_000)
    page.wake()
    expect(host.lines).toHaveLength(2)
    connection.end()
    expect(host.line().isHungUp()).toBe(true)
  })
})
