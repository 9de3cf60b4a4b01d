import { Cable, Globe, Laptop, Network, ShieldAlert, Wifi } from 'lucide-react'
import { RadioGroup } from 'radix-ui'
import { type ReactNode, useId } from 'react'
import { Disclosure } from '#renderer/ui/Disclosure.tsx'
import type { Adapter, AdapterKind } from '#shared/protocol/door.ts'
import { NETWORK_WORDS } from '../words.ts'

/** Networks that guests in the room are seldom in. */
const RARE: ReadonlySet<AdapterKind> = new Set(['vpn', 'virtual', 'loopback'])

const ICONS: Readonly<Record<AdapterKind, ReactNode>> = {
  wifi: <Wifi size={16} />,
  hotspot: <Wifi size={16} />,
  ethernet: <Cable size={16} />,
  vpn: <ShieldAlert size={16} />,
  virtual: <Network size={16} />,
  loopback: <Laptop size={16} />,
  other: <Globe size={16} />,
}

/** Which of this computer's networks guests come through. VPNs and the like stand apart, as guests are not in them. */
export function NetworkChoice({
  adapters,
  chosen,
  onChoose,
}: {
  readonly adapters: readonly Adapter[]
  /** An address. */
  readonly chosen: string
  readonly onChoose: (address: string) => void
}) {
  const label = useId()
  const [usual, rare] = [
    adapters.filter(({ kind }) => !RARE.has(kind)),
    adapters.filter(({ kind }) => RARE.has(kind)),
  ]
  const startOpen = usual.length === 0 || rare.some(({ address }) => address === chosen)
  return (
    <div className="network-choice">
      <span className="field-label" id={label}>
        Through which network?
      </span>
      <RadioGroup.Root className="networks" aria-labelledby={label} value={chosen} onValueChange={onChoose}>
        <Lines adapters={usual} />
        {usual.length > 0 ? null : (
          <p className="workshop-hint">
            This computer is in no network that guests could be in too. Join the room’s Wi-Fi, or open a
            hotspot on this computer or on a phone.
          </p>
        )}
        {rare.length === 0 ? null : (
          <Disclosure label="Networks that guests are seldom in" startOpen={startOpen}>
            <div className="networks">
              <Lines adapters={rare} />
            </div>
          </Disclosure>
        )}
      </RadioGroup.Root>
    </div>
  )
}

/** Networks one below the other; what was explained above is not explained again. */
const Lines = ({ adapters }: { readonly adapters: readonly Adapter[] }) =>
  adapters.map((adapter, index) => (
    <NetworkLine
      key={adapter.address}
      adapter={adapter}
      isKnown={adapters.slice(0, index).some(({ explanation }) => explanation === adapter.explanation)}
    />
  ))

function NetworkLine({ adapter, isKnown }: { readonly adapter: Adapter; readonly isKnown: boolean }) {
  const { name, address, kind, explanation, recommended } = adapter
  const id = useId()
  return (
    <div className="network">
      <RadioGroup.Item className="network-dot" value={address} id={id} aria-describedby={`${id}-why`}>
        <RadioGroup.Indicator className="network-mark" />
      </RadioGroup.Item>
      <label htmlFor={id} className="network-words">
        <span className="network-name">
          {ICONS[kind]}
          {NETWORK_WORDS[kind]}
          {recommended ? <span className="network-best">Recommended</span> : null}
        </span>
        <span className={isKnown ? 'visually-hidden' : 'network-why'} id={`${id}-why`}>
          {explanation}
        </span>
        <span className="network-address">
          {name === '' ? '' : `${name} · `}
          {address}
        </span>
      </label>
    </div>
  )
}
