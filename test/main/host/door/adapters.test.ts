/** What machines really answer when they are asked for their networks, and what people are told about it. */

import { isIPv4 } from 'node:net'
import { expect, test } from 'vitest'
import { listAdapters } from '#main/host/door/adapters.ts'

type Listing = Record<string, string[]>

/** Kinds by name and address, in the order in which they are offered. */
function kinds(platform: NodeJS.Platform, listing: Listing, release = ''): string[] {
  const interfaces = Object.fromEntries(
    Object.entries(listing).map(([name, addresses]) => [
      name,
      addresses.map((address) => ({
        address,
        family: isIPv4(address) ? ('IPv4' as const) : ('IPv6' as const),
      })),
    ]),
  )
  return listAdapters({ interfaces, platform, release }).map(
    ({ name, kind, address }) => `${kind} ${name} ${address}`,
  )
}

const LOOPBACK = ['127.0.0.1', '::1']

test('a MacBook on Wi-Fi with iCloud Private Relay, AirDrop and Docker', () => {
  expect(
    kinds('darwin', {
      lo0: [...LOOPBACK, 'fe80::1'],
      awdl0: ['fe80::d8a9:1cff:fe8b:2a3c'],
      llw0: ['fe80::d8a9:1cff:fe8b:2a3c'],
      utun0: ['fe80::ce81:b1c:bd2c:69e'],
      utun1: ['fe80::1f2a:5d7e:2b4d:d0a1'],
      bridge101: ['192.168.65.1'],
      en0: ['fe80::1c5d:5a8f:7f5c:9d1f', '192.168.1.20', '2a02:8388:1:2:18d4:5c3a:9b0e:77aa'],
    }),
  ).toEqual([
    'wifi en0 192.168.1.20',
    'virtual bridge101 192.168.65.1',
    'loopback lo0 127.0.0.1',
    'wifi en0 2a02:8388:1:2:18d4:5c3a:9b0e:77aa',
    'loopback lo0 ::1',
  ])
})

test('a MacBook with a dock, a company VPN and Tailscale', () => {
  expect(
    kinds('darwin', {
      lo0: ['127.0.0.1'],
      en0: ['10.20.30.40'],
      en7: ['10.20.31.7'],
      utun4: ['10.8.0.6'],
      utun6: ['100.101.102.103', 'fd7a:115c:a1e0::1'],
      ppp0: ['172.16.9.4'],
    }),
  ).toEqual([
    'wifi en0 10.20.30.40',
    'ethernet en7 10.20.31.7',
    'vpn ppp0 172.16.9.4',
    'vpn utun4 10.8.0.6',
    'vpn utun6 100.101.102.103',
    'loopback lo0 127.0.0.1',
    'vpn utun6 fd7a:115c:a1e0::1',
  ])
})

test('a Mac that shares its cable network as a hotspot, which comes first', () => {
  expect(
    kinds('darwin', {
      lo0: ['127.0.0.1'],
      en0: ['192.168.178.31'],
      bridge100: ['192.168.2.1'],
      ap1: ['fe80::1'],
    }),
  ).toEqual(['hotspot bridge100 192.168.2.1', 'wifi en0 192.168.178.31', 'loopback lo0 127.0.0.1'])
})

test('Windows with WSL, Hyper-V, VirtualBox and VMware', () => {
  expect(
    kinds('win32', {
      'VirtualBox Host-Only Network': ['fe80::7cc1:e5ab:9d58:1f2b', '192.168.56.1'],
      'VMware Network Adapter VMnet1': ['192.168.171.1'],
      'VMware Network Adapter VMnet8': ['192.168.80.1'],
      'Wi-Fi': ['fe80::8d3c:1b0a:6d3f:90aa', '192.168.1.34'],
      'vEthernet (Default Switch)': ['172.28.0.1'],
      'vEthernet (WSL (Hyper-V firewall))': ['172.22.96.1'],
      'Loopback Pseudo-Interface 1': LOOPBACK,
    }),
  ).toEqual([
    'wifi Wi-Fi 192.168.1.34',
    'virtual vEthernet (Default Switch) 172.28.0.1',
    'virtual vEthernet (WSL (Hyper-V firewall)) 172.22.96.1',
    'virtual VirtualBox Host-Only Network 192.168.56.1',
    'virtual VMware Network Adapter VMnet1 192.168.171.1',
    'virtual VMware Network Adapter VMnet8 192.168.80.1',
    'loopback Loopback Pseudo-Interface 1 127.0.0.1',
    'loopback Loopback Pseudo-Interface 1 ::1',
  ])
})

test('Windows in German, with a mobile hotspot, a VPN and a cable that found no router', () => {
  expect(
    kinds('win32', {
      Ethernet: ['169.254.83.107'],
      'Ethernet 2': ['10.1.2.3'],
      WLAN: ['192.168.178.22'],
      'LAN-Verbindung* 10': ['192.168.137.1'],
      'OpenVPN TAP-Windows6': ['10.8.0.10'],
      'Cisco AnyConnect Secure Mobility Client Connection': ['10.99.1.5'],
      NordLynx: ['10.5.0.2'],
      'Bluetooth-Netzwerkverbindung': ['169.254.20.1'],
      'Loopback Pseudo-Interface 1': ['127.0.0.1'],
    }),
  ).toEqual([
    'hotspot LAN-Verbindung* 10 192.168.137.1',
    'wifi WLAN 192.168.178.22',
    'ethernet Ethernet 2 10.1.2.3',
    'vpn Cisco AnyConnect Secure Mobility Client Connection 10.99.1.5',
    'vpn NordLynx 10.5.0.2',
    'vpn OpenVPN TAP-Windows6 10.8.0.10',
    'other Bluetooth-Netzwerkverbindung 169.254.20.1',
    'ethernet Ethernet 169.254.83.107',
    'loopback Loopback Pseudo-Interface 1 127.0.0.1',
  ])
})

test('a Linux notebook with Docker, libvirt, WireGuard and ZeroTier', () => {
  expect(
    kinds('linux', {
      lo: LOOPBACK,
      enp0s31f6: ['10.0.0.15'],
      wlp2s0: ['10.0.0.77', 'fe80::a00:27ff:fe4e:66a1'],
      docker0: ['172.17.0.1'],
      'br-5d3c8e1f9a27': ['172.18.0.1'],
      veth2a1f3c: ['169.254.12.1'],
      virbr0: ['192.168.122.1'],
      wg0: ['10.66.66.2'],
      ztnfapq3xy: ['10.147.20.5'],
      tailscale0: ['100.64.0.9'],
    }),
  ).toEqual([
    'wifi wlp2s0 10.0.0.77',
    'ethernet enp0s31f6 10.0.0.15',
    'vpn tailscale0 100.64.0.9',
    'vpn wg0 10.66.66.2',
    'vpn ztnfapq3xy 10.147.20.5',
    'virtual br-5d3c8e1f9a27 172.18.0.1',
    'virtual docker0 172.17.0.1',
    'virtual virbr0 192.168.122.1',
    'virtual veth2a1f3c 169.254.12.1',
    'loopback lo 127.0.0.1',
    'loopback lo ::1',
  ])
})

test('a Linux that shares its Wi-Fi, one with a bridge over its cable, and one inside Windows', () => {
  expect(kinds('linux', { lo: ['127.0.0.1'], eth0: ['192.168.0.5'], wlan0: ['10.42.0.1'] })[0]).toBe(
    'hotspot wlan0 10.42.0.1',
  )
  expect(kinds('linux', { br0: ['192.168.0.5'], vnet3: ['192.168.7.1'] })).toEqual([
    'ethernet br0 192.168.0.5',
    'virtual vnet3 192.168.7.1',
  ])
  const wsl = { lo: ['127.0.0.1'], eth0: ['172.22.103.9'] }
  expect(kinds('linux', wsl, '5.15.167.4-microsoft-standard-WSL2')[0]).toBe('virtual eth0 172.22.103.9')
  expect(kinds('linux', wsl, '6.8.0-45-generic')[0]).toBe('ethernet eth0 172.22.103.9')
})

test('an address of a carrier’s range is a VPN where its network has no name of its own', () => {
  expect(kinds('linux', { xyz0: ['100.127.4.4'] })).toEqual(['vpn xyz0 100.127.4.4'])
  expect(kinds('linux', { xyz0: ['100.128.4.4'] })).toEqual(['other xyz0 100.128.4.4'])
  // Some mobile routers hand them out to their Wi-Fi.
  expect(kinds('win32', { 'Wi-Fi': ['100.72.1.2'] })).toEqual(['wifi Wi-Fi 100.72.1.2'])
})

test('exactly the first is recommended, and every one is explained', () => {
  const interfaces = Object.fromEntries(
    Object.entries({
      en0: '192.168.1.20',
      en5: '169.254.7.7',
      utun3: '10.8.0.2',
      bridge100: '192.168.64.1',
      lo0: '127.0.0.1',
    }).map(([name, address]) => [name, [{ address, family: 'IPv4' as const }]]),
  )
  const adapters = listAdapters({ interfaces, platform: 'darwin', release: '24.0.0' })
  expect(adapters.filter(({ recommended }) => recommended)).toEqual([adapters[0]])
  expect(adapters[0]?.name).toBe('en0')
  const words = Object.fromEntries(adapters.map(({ name, explanation }) => [name, explanation]))
  expect(words.utun3).toMatch(/^A tunnel to another place\. Guests in the room are not in it/)
  expect(words.bridge100).toMatch(/It ends here: nobody in the room reaches it\.$/)
  expect(words.en5).toMatch(/^No router gave this machine an address here/)
  expect(words.lo0).toMatch(/^Nobody but this machine reaches it/)
})

test('a machine without a network still offers itself', () => {
  expect(kinds('linux', { lo: ['127.0.0.1'] })).toEqual(['loopback lo 127.0.0.1'])
  expect(kinds('linux', {})).toEqual([])
})
