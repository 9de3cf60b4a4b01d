import './door.css'
import { useEffect, useRef } from 'react'
import { useProject, useRoom, useWindow } from '#renderer/session/session-context.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Disclosure } from '#renderer/ui/Disclosure.tsx'
import type { DoorView, PersonInRoom } from '#shared/protocol/room-view.ts'
import { Face } from './Face.tsx'
import { WaitingList } from './people/WaitingList.tsx'
import { QrCode } from './QrCode.tsx'
import { count, guestsOf, shortAddress } from './words.ts'

/** How to come in, on all of the screen, for a whole room to scan. Guests go on coming in after it is closed. */
export function DoorScreen() {
  const { window } = useProject()
  const isAsked = useWindow(({ dialog }) => dialog === 'door')
  const door = useRoom(({ view }) => view?.door ?? null)
  const isGone = isAsked && door === null
  // Opened a moment ago, the door stands in the next word of the host; one that was closed elsewhere stays gone.
  useEffect(() => {
    if (!isGone) return
    const timer = setTimeout(() => window.setState({ dialog: null }), 4000)
    return () => clearTimeout(timer)
  }, [isGone, window])
  return isAsked && door ? <OpenScreen door={door} onClose={() => window.setState({ dialog: null })} /> : null
}

function OpenScreen({ door, onClose }: { readonly door: DoorView; readonly onClose: () => void }) {
  const back = useRef<HTMLButtonElement>(null)
  return (
    <Dialog open bare size="screen" title="Come in" focusFirst={back} onClose={onClose}>
      <div className="door">
        <section className="door-code" aria-label="Code to scan">
          <QrCode
            link={door.link}
            label={`QR code that leads to ${door.address} with the code ${door.code}`}
          />
        </section>
        <section className="door-words" aria-label="How to come in">
          <h2 className="door-title">Come in</h2>
          <ol className="door-steps">
            <li>
              <span className="door-step">Be in the same network as this computer</span>
              <span className="door-network">{door.network}</span>
            </li>
            <li>
              <span className="door-step">Scan the code, or open</span>
              <span className="door-address">{shortAddress(door.address)}</span>
            </li>
            <li>
              <span className="door-step">Whoever typed the address is asked for</span>
              <span className="door-digits">{door.code}</span>
            </li>
          </ol>
          {door.warning === null ? null : (
            <p className="door-warning" role="status">
              {door.warning}
            </p>
          )}
          <WhoIsIn />
          <Help />
        </section>
        <footer className="door-foot">
          <p className="door-private">
            What is written here stays in this room: it goes encrypted between this computer and the guests’
            devices, without any server in between. That keeps out whoever listens in this network. It cannot
            keep out somebody who controls the network and changes the page on its way: use a network you
            trust.
          </p>
          <span className="door-hint">Esc. Guests can still come in.</span>
          <Button ref={back} size="large" onClick={onClose}>
            Back to the map
          </Button>
        </footer>
      </div>
    </Dialog>
  )
}

/** As many names as stand calmly on a screen; more are counted. */
const MOST_NAMES = 30
/** More than so many stand closer together. */
const MANY_NAMES = 12

function WhoIsIn() {
  const people = useRoom(({ view }) => view?.people) ?? []
  const guests = guestsOf(people).filter(({ here }) => here)
  const shown = guests.slice(-MOST_NAMES)
  const rest = guests.length - shown.length
  return (
    <section className="door-in" aria-label="Who is in">
      <p className="door-count" role="status">
        {guests.length === 0 ? 'Nobody is in yet.' : `${count(guests.length, 'guest is', 'guests are')} in.`}
      </p>
      <ul className="door-names" data-many={guests.length > MANY_NAMES || undefined}>
        {rest > 0 ? <li className="door-rest">{rest} more and</li> : null}
        {shown.map((person) => (
          <Name key={person.id} person={person} />
        ))}
      </ul>
      <WaitingList />
    </section>
  )
}

const Name = ({ person }: { readonly person: PersonInRoom }) => (
  <li className="door-name">
    <Face person={person} />
    {person.name}
  </li>
)

function Help() {
  return (
    <Disclosure label="Somebody cannot get in?">
      <ul className="door-help">
        <li>
          <strong>The page does not load.</strong> Is the device in the same network, with mobile data and VPN
          switched off?
        </li>
        <li>
          <strong>Nobody’s page loads.</strong> A firewall on this computer may block it: allow Throughline to
          take connections, also in public networks.
        </li>
        <li>
          <strong>Only in the guest Wi-Fi it fails.</strong> Many guest networks keep their devices apart.
          Open a hotspot on this computer or a phone, and move the door there.
        </li>
        <li>
          <strong>The code is not taken.</strong> It changes with every new door: read it from this screen.
        </li>
      </ul>
    </Disclosure>
  )
}
