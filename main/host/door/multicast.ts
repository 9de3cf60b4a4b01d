/** The one place that speaks mDNS. Everything said there is a courtesy: a machine without multicast does without. */
import { createSocket, type Socket } from 'node:dgram'
import { Bonjour, type ServiceConfig } from 'bonjour-service'
import type { Log } from '../log.ts'

const PORT = 5353
const GROUP = '224.0.0.251'
/** As the standard asks: whatever went through a router is not from this network. */
const TTL = 255

/** mDNS on one of this machine's networks; `undefined` where it has no multicast, or the port cannot be had. */
export async function speakMulticast(address: string, log: Log): Promise<Bonjour | undefined> {
  const socket = createSocket({ type: 'udp4', reuseAddr: true })
  const isBound = await bind(socket)
  if (!isBound || !joinGroup(socket, address)) {
    if (isBound) socket.close()
    return undefined
  }
  const options = { socket, bind: false, interface: address } as Partial<ServiceConfig>
  const bonjour = new Bonjour(options, (error: unknown) => log.error('An mDNS answer was not sent.', error))
  forgive(socket, log)
  return bonjour
}

function bind(socket: Socket): Promise<boolean> {
  return new Promise((resolve) => {
    socket.on('error', () => resolve(false))
    socket.bind(PORT, () => resolve(true))
  })
}

function joinGroup(socket: Socket, address: string): boolean {
  try {
    socket.addMembership(GROUP, address)
    socket.setMulticastInterface(address)
    socket.setMulticastTTL(TTL)
    socket.setMulticastLoopback(true)
    return true
  } catch {
    return false
  }
}

/** Anybody in the network can send packets here; one that the library cannot read must not end the host. */
function forgive(socket: Socket, log: Log): void {
  const listeners = socket.listeners('message')
  socket.removeAllListeners('message')
  socket.on('message', (...packet: unknown[]) => {
    try {
      for (const listener of listeners) Reflect.apply(listener, socket, packet)
    } catch (error) {
      log.error('An mDNS packet could not be read.', error)
    }
  })
}
