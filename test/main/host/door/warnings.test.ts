import { expect, test } from 'vitest'
import { listAdapters } from '#main/host/door/adapters.ts'
import { doorHelp } from '#main/host/door/door-words.ts'
import { warningFor } from '#main/host/door/reachability.ts'

/** A MacBook with these networks. */
const networks = (listing: Record<string, string>) =>
  listAdapters({
    interfaces: Object.fromEntries(
      Object.entries(listing).map(([name, address]) => [name, [{ address, family: 'IPv4' as const }]]),
    ),
    platform: 'darwin',
    release: '24.0.0',
  })

const warn = (address: string, listing: Record<string, string>, reachesItself = true) =>
  warningFor({ address, network: 'Wi-Fi (en0)', adapters: networks(listing), reachesItself })

test('where all looks well, nothing is said', () => {
  expect(warn('192.168.1.20', { en0: '192.168.1.20', utun4: '10.8.0.2' })).toBeNull()
  expect(warn('0.0.0.0', { en0: '192.168.1.20' })).toBeNull()
})

test('a Wi-Fi that was changed names the network to open the door in', () => {
  expect(warn('192.168.1.20', { en0: '10.0.0.7', lo0: '127.0.0.1' })).toBe(
    'This machine has left the network that guests came through (Wi-Fi (en0)). It is in Wi-Fi (en0) now: open the door there, and let everybody scan the new code. Everybody keeps their place and what they wrote.',
  )
  expect(warn('192.168.1.20', { en0: '169.254.3.4', utun4: '10.8.0.2', lo0: '127.0.0.1' })).toBe(
    'This machine has left the network that guests came through (Wi-Fi (en0)). Nobody reaches it until it is back. Everybody keeps their place and what they wrote.',
  )
})

test('what keeps guests away for certain is said at once', () => {
  expect(warn('192.168.1.20', { en0: '192.168.1.20' }, false)).toMatch(
    /^This machine does not reach its own address\. A firewall/,
  )
  expect(warn('10.8.0.2', { utun4: '10.8.0.2' })).toMatch(/^A tunnel to another place/)
  expect(warn('192.168.64.1', { bridge100: '192.168.64.1' })).toMatch(/^A network inside this machine/)
  expect(warn('169.254.3.4', { en0: '169.254.3.4' })).toMatch(/^No router gave this machine an address/)
})

test('help fits the system, the network and what was seen', () => {
  const [wifi, ...others] = networks({ en0: '192.168.1.20', utun4: '10.8.0.2' })
  const vpns = others.filter(({ kind }) => kind === 'vpn')
  const help = (platform: NodeJS.Platform, reached: number) =>
    doorHelp({ platform, adapter: wifi, ports: [4747, 4748], vpns, reached }).join('\n')
  expect(help('darwin', 0)).toMatch(/^No other machine has reached/)
  expect(help('darwin', 1)).toMatch(
    /^One other machine has reached this address, so the way through this machine’s firewall is free/,
  )
  expect(help('darwin', 7)).toMatch(/^7 other machines have reached/)
  expect(help('darwin', 0)).toContain('macOS may ask whether Throughline may accept incoming connections')
  expect(help('win32', 0)).toContain('Windows may ask')
  expect(help('linux', 0)).toContain('ufw or firewalld')
  expect(help('win32', 0)).toContain('A VPN is on (utun4).')
  const hotspot = networks({ bridge100: '192.168.2.1' })[0]
  const there = doorHelp({
    platform: 'darwin',
    adapter: hotspot,
    ports: [4747, undefined],
    vpns: [],
    reached: 0,
  }).join('\n')
  expect(there).toContain('Throughline listens on port 4747 (TCP).')
  expect(there).not.toMatch(/client isolation|A VPN is on/)
})
