/** What a row is to those before it: the first of its kind, one more of it in this file, or what an earlier file had. */
export const NEW_ROW = 0
export const AGAIN_HERE = 1
export const IN_EARLIER_FILE = 2

const LEAST_ROOM = 4096
/** Rows that room is made for at once; more are welcome. */
const MOST_EXPECTED = 1 << 20

/** The four numbers of a place: the key's two halves, the most that one file had, and file and count of the last one. */
const FIELDS = 4
const MOST = 2
const HERE = 3
/** There are fewer files than this. */
const FILES = 256

/**
 * Counts rows by their key, so that files can be united as multisets: of a row that several files hold, the file with the
 * most decides how often it counts. So the same file twice is the file, a newer export that holds an older one is the newer
 * one, and true repetitions within a file stay. Some 40 bytes a row, those of a place side by side.
 */
export class RowCounts {
  #places: Uint32Array
  #mask: number
  #rows = 0

  /** `expected`: about how many rows there will be. */
  constructor(expected = 0) {
    let room = LEAST_ROOM
    while (room < Math.min(expected, MOST_EXPECTED) * 2) room *= 2
    this.#places = new Uint32Array(room * FIELDS)
    this.#mask = room - 1
  }

  /** Counts a row of a file (0 to 255): {@link NEW_ROW}, {@link AGAIN_HERE} or {@link IN_EARLIER_FILE}. */
  add(low: number, high: number, file: number): 0 | 1 | 2 {
    const place = this.#place(low >>> 0, high >>> 0)
    const places = this.#places
    const most = places[place + MOST] as number
    if (most === 0) {
      places[place] = low
      places[place + 1] = high
      places[place + MOST] = 1
      places[place + HERE] = FILES + file
      if (++this.#rows * 2 > this.#mask) this.#grow()
      return NEW_ROW
    }
    const before = places[place + HERE] as number
    const here = before % FILES === file ? Math.floor(before / FILES) + 1 : 1
    places[place + HERE] = here * FILES + file
    if (here <= most) return IN_EARLIER_FILE
    places[place + MOST] = here
    return AGAIN_HERE
  }

  /** Where a key is, or where it would be. */
  #place(low: number, high: number): number {
    const places = this.#places
    let place = (low ^ (high >>> 7)) & this.#mask
    for (;;) {
      const at = place * FIELDS
      if (places[at + MOST] === 0 || (places[at] === low && places[at + 1] === high)) return at
      place = (place + 1) & this.#mask
    }
  }

  #grow(): void {
    const old = this.#places
    this.#places = new Uint32Array(old.length * 2)
    this.#mask = this.#mask * 2 + 1
    for (let at = 0; at < old.length; at += FIELDS) {
      if (old[at + MOST] === 0) continue
      const place = this.#place(old[at] as number, old[at + 1] as number)
      for (let field = 0; field < FIELDS; field++) this.#places[place + field] = old[at + field] as number
    }
  }
}
