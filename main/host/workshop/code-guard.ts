/** Keeps codes from being guessed: few tries for each address, few for all of them together. */

const TRIES = { perPeer: 5, inTotal: 20 } as const
/** For how long an address that used up its tries must wait, in milliseconds. */
const PAUSE = 5 * 60_000
/** Addresses remembered; a network of workshops has fewer. */
const MOST_PEERS = 1000

export interface CodeGuard {
  /** Seconds until this address may try again; 0 where it may now. */
  readonly wait: (peer: string, now: number) => number
  /** Notes a wrong try. Answers `true` where there were too many in all, and codes must be changed. */
  readonly wrong: (peer: string, now: number) => boolean
}

/** Times in milliseconds on a clock that only goes forward. */
export function createCodeGuard(): CodeGuard {
  const tries = new Map<string, { count: number; until: number }>()
  let total = 0
  return {
    wait(peer, now) {
      const tried = tries.get(peer)
      if (!tried) return 0
      if (now >= tried.until) tries.delete(peer)
      return now < tried.until && tried.count >= TRIES.perPeer ? Math.ceil((tried.until - now) / 1000) : 0
    },
    wrong(peer, now) {
      const count = (tries.get(peer)?.count ?? 0) + 1
      tries.delete(peer)
      tries.set(peer, { count, until: now + PAUSE })
      if (tries.size > MOST_PEERS) tries.delete(tries.keys().next().value as string)
      total = (total + 1) % TRIES.inTotal
      return total === 0
    },
  }
}
