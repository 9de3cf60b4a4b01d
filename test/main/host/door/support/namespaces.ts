import { execFileSync } from 'node:child_process'
import { onTestFinished } from 'vitest'

/** Two machines with a cable between them, as far as Linux can tell: network namespaces with a veth pair. */
export interface Machines {
  /** How to run something on one of them. */
  readonly on: (machine: 'host' | 'guest', ...command: readonly string[]) => readonly [string, string[]]
  readonly cable: (state: 'up' | 'down') => void
}

export const ADDRESSES = { host: '10.77.4.1', guest: '10.77.4.2' } as const

const ip = (...parameters: readonly string[]): void => {
  execFileSync('ip', parameters, { stdio: ['ignore', 'ignore', 'pipe'] })
}

/** Makes them, until the test is over; answers a reason where this system does not let it. */
export function makeMachines(): Machines | string {
  if (process.platform !== 'linux') return 'Network namespaces are Linux’s own.'
  if (process.getuid?.() !== 0) return 'Only root may make network namespaces.'
  const name = (machine: 'host' | 'guest') => `throughline-${process.pid}-${machine}`
  const machines = ['host', 'guest'] as const
  onTestFinished(() => {
    for (const machine of machines) {
      try {
        ip('netns', 'delete', name(machine))
      } catch {
        // It was never made.
      }
    }
  })
  try {
    for (const machine of machines) ip('netns', 'add', name(machine))
    ip(
      '-n',
      name('host'),
      'link',
      'add',
      'eth0',
      'type',
      'veth',
      'peer',
      'name',
      'eth0',
      'netns',
      name('guest'),
    )
    for (const machine of machines) {
      ip('-n', name(machine), 'address', 'add', `${ADDRESSES[machine]}/24`, 'dev', 'eth0')
      for (const device of ['lo', 'eth0']) ip('-n', name(machine), 'link', 'set', device, 'up')
    }
  } catch (error) {
    return `This system makes no network namespaces: ${String(error).split('\n')[0]}`
  }
  return {
    on: (machine, ...command) => ['ip', ['netns', 'exec', name(machine), ...command]],
    cable: (state) => ip('-n', name('host'), 'link', 'set', 'eth0', state),
  }
}
