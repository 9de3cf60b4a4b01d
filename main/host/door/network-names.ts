import { isIPv4 } from 'node:net'
import type { AdapterKind } from '#shared/protocol/door.ts'

/** One address of this machine, and what tells its kind. */
export interface Candidate {
  /** The system's name of the network: `en0`. */
  readonly name: string
  readonly address: string
  readonly platform: NodeJS.Platform
  /** Whether this system itself runs inside another one (WSL). */
  readonly inside: boolean
}

type Rule = readonly [kind: AdapterKind, name: RegExp]

/** Programs that give their networks their own name, on every system. */
const EVERYWHERE: readonly Rule[] = [
  [
    'vpn',
    /vpn|wireguard|tailscale|zerotier|nordlynx|mullvad|proton|wintun|anyconnect|cscotun|globalprotect|pangp|fortinet|hamachi|openconnect|softether|juniper|pulse secure|zscaler|warp/i,
  ],
  ['virtual', /virtualbox|vbox|vmware|vmnet|hyper-v|vethernet|docker|podman|npcap|parallels|qemu|\bwsl\b/i],
]

const MAC: readonly Rule[] = [
  ['vpn', /^(?:utun|ipsec|ppp|tun|tap|wg)\d/],
  ['virtual', /^(?:bridge1\d\d|vnic|feth|vmenet)/],
  // Built-in Wi-Fi of every notebook; desktops call their cable so, and their Wi-Fi en1.
  ['wifi', /^en0$/],
  ['ethernet', /^en\d+$/],
  ['hotspot', /^ap\d/],
]

const WINDOWS: readonly Rule[] = [
  ['wifi', /wi-?fi|wlan|wireless|drahtlos|sans fil|inalámbric|senza fili|draadloos|trådlös/i],
  ['ethernet', /ethernet|^(?:local area connection|lan-verbindung)(?! ?\*)/i],
]

const LINUX: readonly Rule[] = [
  ['vpn', /^(?:tun|tap|wg|ppp|zt|ipsec|gpd|vti|xfrm)/],
  [
    'virtual',
    /^(?:br-[0-9a-f]{6,}|veth|virbr|lxc|lxd|incus|cni|flannel|cali|cilium|kube|vnet|waydroid|ifb|dummy|macvtap|crc)/,
  ],
  ['hotspot', /^(?:ap\d|.*_ap$)/],
  ['wifi', /^(?:wl|ath\d|ra\d)/],
  ['ethernet', /^(?:en|eth|em\d|usb\d|br\d|bond|team)/],
]

const RULES: Readonly<Partial<Record<NodeJS.Platform, readonly Rule[]>>> = {
  darwin: MAC,
  win32: WINDOWS,
  linux: LINUX,
}

/** Addresses that systems give themselves while they share their network: Windows, macOS, GNOME. */
const OWN_HOTSPOT: Readonly<Partial<Record<NodeJS.Platform, RegExp>>> = {
  win32: /^192\.168\.137\.1$/,
  darwin: /^192\.168\.[23]\.1$/,
  linux: /^10\.42\.\d+\.1$/,
}

/** Given out by carriers and by VPNs that join machines anywhere: 100.64.0.0/10. */
const isShared = (address: string): boolean => /^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./.test(address)

/** An address that a machine gave itself because no router gave it one: 169.254.0.0/16. */
export const isSelfGiven = (address: string): boolean => address.startsWith('169.254.')

export const isLoopback = (address: string): boolean => /^127\./.test(address) || address === '::1'

/** What a network is for, as far as its name and address tell. */
export function kindOf({ name, address, platform, inside }: Candidate): AdapterKind {
  if (isLoopback(address)) return 'loopback'
  if (isOwnHotspot({ name, address, platform })) return 'hotspot'
  const found = [...EVERYWHERE, ...(RULES[platform] ?? LINUX)].find(([, pattern]) => pattern.test(name))?.[0]
  if (inside && found !== 'vpn') return 'virtual'
  if (found === undefined && isIPv4(address) && isShared(address)) return 'vpn'
  return found ?? 'other'
}

function isOwnHotspot({ name, address, platform }: Pick<Candidate, 'name' | 'address' | 'platform'>) {
  if (!OWN_HOTSPOT[platform]?.test(address)) return false
  // A router may sit at such an address on another machine's network; a sharing machine bridges, or is the access point.
  if (platform === 'darwin') return /^bridge1\d\d$/.test(name)
  return platform !== 'linux' || /^(?:wl|ap\d)/.test(name)
}
