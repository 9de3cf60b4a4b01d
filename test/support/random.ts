/** Numbers from 0 up to 1, the same for the same seed. */
export function mulberry32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Seeded choices. */
export interface Chance {
  /** From 0 up to 1. */
  readonly number: () => number
  /** A whole number from 0 to `below` − 1. */
  readonly whole: (below: number) => number
  /** Whether something of this likelihood (0 to 1) happens. */
  readonly happens: (likelihood: number) => boolean
  /** One of the list; the list must not be empty. */
  readonly pick: <T>(list: readonly T[]) => T
  /** One of the list, or `undefined` where there is none. */
  readonly pickAny: <T>(list: readonly T[]) => T | undefined
  /** Up to `most` of the list, in random order. */
  readonly some: <T>(list: readonly T[], most: number) => T[]
  /** A record id that was not given out by this generator before. */
  readonly id: () => string
}

export function chanceOf(seed: number): Chance {
  const number = mulberry32(seed)
  const whole = (below: number): number => Math.floor(number() * below)
  let ids = 0
  return {
    number,
    whole,
    happens: (likelihood) => number() < likelihood,
    pick: (list) => list[whole(list.length)] as (typeof list)[number],
    pickAny: (list) => list[whole(list.length)],
    some(list, most) {
      const rest = [...list]
      const taken: typeof rest = []
      while (rest.length > 0 && taken.length < most) taken.push(...rest.splice(whole(rest.length), 1))
      return taken
    },
    id: () => `r${(seed >>> 0).toString(36)}-${(ids++).toString(36)}`,
  }
}

/** How long a property test goes on: `usual`, unless the environment variable says otherwise. */
export const runsOf = (variable: string, usual: number): number => Number(process.env[variable] ?? usual)
