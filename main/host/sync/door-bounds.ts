import { createTokenBucket, type TokenBucket } from './token-bucket.ts'

/** How many may come through a door. */
export interface DoorBounds {
  /** Sockets at once: fifty guests have two each, and some have not noticed yet that their old ones are gone. */
  readonly sockets: number
  /** Sockets at once from one address: a guest's pages, or a whole group behind one hotspot. */
  readonly socketsPerAddress: number
  /** Handshakes of all: a room full of guests at once, then what a core does on the side, at about a millisecond each. */
  readonly handshakes: { readonly burst: number; readonly perSecond: number }
  readonly handshakesPerAddress: { readonly burst: number; readonly perSecond: number }
}

const USUAL: DoorBounds = {
  sockets: 150,
  socketsPerAddress: 100,
  handshakes: { burst: 150, perSecond: 50 },
  handshakesPerAddress: { burst: 100, perSecond: 10 },
}

/** Addresses that are remembered while nobody of them is there. */
const MAX_REMEMBERED = 1000

export interface DoorKeeper {
  /** Takes in a socket from that address, or answers `undefined` where there are too many; answers how to let it go, once. */
  readonly enter: (address: string) => (() => void) | undefined
  /** Whether there is time for another handshake. */
  readonly admitsHandshake: (address: string) => boolean
  readonly count: () => number
}

export function createDoorKeeper(given: Partial<DoorBounds> = {}): DoorKeeper {
  const bounds = { ...USUAL, ...given }
  const all = createTokenBucket(bounds.handshakes.burst, bounds.handshakes.perSecond)
  const visitors = new Map<string, { sockets: number; readonly handshakes: TokenBucket }>()
  let count = 0

  function visitor(address: string) {
    const known = visitors.get(address)
    if (known) return known
    if (visitors.size >= MAX_REMEMBERED)
      for (const [other, { sockets }] of visitors) if (sockets === 0) visitors.delete(other)
    const { burst, perSecond } = bounds.handshakesPerAddress
    const fresh = { sockets: 0, handshakes: createTokenBucket(burst, perSecond) }
    visitors.set(address, fresh)
    return fresh
  }

  return {
    enter(address) {
      const one = visitor(address)
      if (count >= bounds.sockets || one.sockets >= bounds.socketsPerAddress) return undefined
      count++
      one.sockets++
      let isIn = true
      return () => {
        if (!isIn) return
        isIn = false
        count--
        one.sockets--
      }
    },
    admitsHandshake(address) {
      const now = performance.now()
      // Its own first: one address that comes too often must not use up the time of the others.
      return visitor(address).handshakes.take(1, now) && all.take(1, now)
    },
    count: () => count,
  }
}
