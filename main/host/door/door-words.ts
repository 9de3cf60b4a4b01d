/**
 * What people are told about networks and doors. A host sees its own end of a network only: where it cannot know, the
 * sentences say what may be, and what to try.
 */
import { fail } from '#shared/base/result.ts'
import type { Adapter, AdapterKind } from '#shared/protocol/door.ts'
import { isSelfGiven } from './network-names.ts'

const NAMES: Readonly<Record<AdapterKind, string>> = {
  wifi: 'Wi-Fi',
  ethernet: 'Cable network',
  hotspot: 'This machine’s hotspot',
  vpn: 'VPN',
  virtual: 'Virtual network',
  loopback: 'This machine only',
  other: 'Network',
}

const EXPLANATIONS: Readonly<Record<AdapterKind, string>> = {
  wifi: 'Guests in the same Wi-Fi reach it, unless that Wi-Fi keeps its guests apart, as those of hotels and visitors often do.',
  ethernet:
    'Guests on the same cable network reach it, and those in its Wi-Fi where both belong together, as in most homes and offices.',
  hotspot: 'Guests who join this machine’s own hotspot reach it directly, with no other network between.',
  vpn: 'A tunnel to another place. Guests in the room are not in it: their devices would look for this address in vain.',
  virtual:
    'A network inside this machine, for virtual machines, containers or WSL. It ends here: nobody in the room reaches it.',
  loopback: 'Nobody but this machine reaches it. Good for trying things out.',
  other: 'Throughline does not know this kind of network. Guests who are in it too can reach it.',
}

const SELF_GIVEN =
  'No router gave this machine an address here, so it took one itself. Guests reach it only over a direct cable, if at all.'

export function explainAdapter({ kind, address }: Pick<Adapter, 'kind' | 'address'>): string {
  return isSelfGiven(address) ? SELF_GIVEN : EXPLANATIONS[kind]
}

/** A network by its kind and the system's name for it. */
export function nameNetwork(adapter: Pick<Adapter, 'kind' | 'name'> | undefined): string {
  if (!adapter) return 'All networks of this machine'
  const { kind, name } = adapter
  const plain = NAMES[kind]
  return name.toLowerCase() === plain.toLowerCase() ? plain : `${plain} (${name})`
}

/** What stands between guests and an open door, as seen from here; the gravest comes first. */
export const WARNINGS = {
  gone: (network: string, better: Adapter | undefined) =>
    better
      ? `This machine has left the network that guests came through (${network}). It is in ${nameNetwork(better)} now: open the door there, and let everybody scan the new code. Everybody keeps their place and what they wrote.`
      : `This machine has left the network that guests came through (${network}). Nobody reaches it until it is back. Everybody keeps their place and what they wrote.`,
  silent:
    'This machine does not reach its own address. A firewall or security program on it is probably in the way: allow Throughline to accept connections.',
  loopback: EXPLANATIONS.loopback,
  vpn: EXPLANATIONS.vpn,
  virtual: EXPLANATIONS.virtual,
  selfGiven: SELF_GIVEN,
} as const

const FIREWALLS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin:
    'macOS may ask whether Throughline may accept incoming connections: choose Allow. Later it can be changed in System Settings, Network, Firewall.',
  win32:
    'Windows may ask whether Throughline may communicate on networks: tick the kind this network is of, private or public, and choose Allow access. Later it can be changed in Windows Security, Firewall & network protection, Allow an app through firewall.',
  linux:
    'Where a firewall such as ufw or firewalld runs, the port must be opened in it. Linux does not ask by itself.',
}

/** What to look at when guests do not get in. `reached`: how many other machines came as far as this door. */
export function doorHelp(options: {
  readonly platform: NodeJS.Platform
  readonly adapter: Adapter | undefined
  /** For browsers, and for desktop apps where there is one. */
  readonly ports: readonly [browsers: number, apps: number | undefined]
  readonly vpns: readonly Adapter[]
  readonly reached: number
}): string[] {
  const { platform, adapter, ports, vpns, reached } = options
  const firewall = FIREWALLS[platform] ?? FIREWALLS.linux ?? ''
  return [
    reachedSentence(reached),
    `${firewall} ${portsSentence(ports)}`,
    ...(adapter?.kind === 'hotspot' ? [] : [ISOLATION, SAME_NETWORK]),
    ...(vpns.length > 0 && adapter?.kind !== 'vpn' ? [vpnSentence(vpns)] : []),
    CAPTIVE,
  ]
}

const portsSentence = ([browsers, apps]: readonly [number, number | undefined]): string =>
  apps === undefined
    ? `Throughline listens on port ${browsers} (TCP).`
    : `Throughline listens on ports ${browsers} (TCP, browsers) and ${apps} (TCP, desktop apps).`

function reachedSentence(reached: number): string {
  if (reached === 0)
    return 'No other machine has reached this address yet. If nobody gets in, one of the following is in the way.'
  const machines = reached === 1 ? 'One other machine has' : `${reached} other machines have`
  return `${machines} reached this address, so the way through this machine’s firewall is free. Whoever does not get in is in another network, or kept apart from this machine by the Wi-Fi.`
}

const ISOLATION =
  'Many Wi-Fi networks for visitors keep devices apart (“client isolation”); nobody can tell from here. Ask for the usual Wi-Fi, or switch on this machine’s or a phone’s hotspot and let everybody join that.'
const SAME_NETWORK =
  'Guests must be in the same network as this machine. Phones fall back to mobile data where a Wi-Fi has no internet: switch mobile data off for a moment.'
const CAPTIVE =
  'Where the Wi-Fi first shows a sign-in page, this machine and every guest must sign in there before they reach each other.'

const vpnSentence = (vpns: readonly Adapter[]): string =>
  `A VPN is on (${vpns.map(({ name }) => name).join(', ')}). Some VPNs block the local network, on this machine or on a guest’s: switch it off for the workshop, or allow local access in it.`

/** Refusals of the door itself. */
export const REFUSALS = {
  noAdapter: (address: string) =>
    fail(
      'no-adapter',
      `This machine has no network with the address ${address} any more. Choose one of its networks.`,
    ),
  noPort: (address: string, code: string | undefined) =>
    fail(
      'no-port',
      `The door could not be opened at ${address} (${code ?? 'unknown'}). Choose another network or port.`,
    ),
  noRoom: fail('no-room', 'This project is not open any more. Open it again, then let guests in.'),
  portInUse: (port: number) =>
    fail('port-in-use', `Port ${port} is in use by another program. Choose another port, or any free one.`),
  portNotAllowed: (port: number) =>
    fail('port-not-allowed', `Port ${port} is reserved by the system. Choose one above 1023.`),
  badName: (name: string) =>
    fail(
      'bad-name',
      `“${name}” is no name for a door. Give a host name, with its port where it has another one, or an origin such as https://maps.example.org.`,
    ),
} as const

/** Refusals on the way into a workshop of another machine. */
export const JOINING = {
  notAnInvitation: fail(
    'bad-invitation',
    'This is no invitation to a workshop. It begins with throughline:// and holds an address, a code and a fingerprint; copy the whole of it.',
  ),
  browserLink: fail(
    'browser-link',
    'This is the link for browsers. Open it in a browser, or ask for the invitation for the desktop app, which begins with throughline://.',
  ),
  noFingerprint: fail(
    'no-fingerprint',
    'This address came without a fingerprint, so nothing tells whether the right machine answers. Ask for the whole invitation.',
  ),
  wrongFingerprint: fail(
    'wrong-fingerprint',
    'Another machine answered than the one that invited you: its fingerprint is not the one in the invitation. Nothing was sent to it. Ask for a new invitation, and if it happens again, do not trust this network.',
  ),
  unreachable: (address: string) =>
    fail(
      'unreachable',
      `Nothing answers at ${address}. Check that both machines are in the same network and that the workshop’s door is open.`,
    ),
  notTls: fail(
    'not-a-workshop',
    'Something answers at this address, but it is no workshop. Ask for a new invitation.',
  ),
  tooMany: fail('too-many', 'This machine is in too many other workshops. Leave one and try again.'),
  unknown: fail('unknown-workshop', 'This machine is not in that workshop any more. Join it anew.'),
} as const
