import { cutLoose } from '#shared/base/cut-loose.ts'
import type { ScannedRow } from './scan-row.ts'

const FIRST_ROOM = 256
/** The numbers of a place: a word's two hashes, and its number plus 1; 0: the place is free. */
const FIELDS = 4
const NUMBER = 2

/**
 * Words by number, looked up by their hashes: most cells of a log say what an earlier one said, and for those no string is
 * made or compared. Of a million different words, two share both hashes (64 bits) in one of ten million logs.
 */
export class WordIndex {
  readonly words: string[] = []
  #places = new Int32Array(FIRST_ROOM * FIELDS)
  #mask = FIRST_ROOM - 1

  /** The number of the word in a row's slot; of a new one, the next. */
  at(row: ScannedRow, slot: number): number {
    const low = row.lows[slot] as number
    const high = row.highs[slot] as number
    const place = this.#place(low, high)
    const number = (this.#places[place + NUMBER] as number) - 1
    return number < 0 ? this.#add(row.text(slot), low, high, place) : number
  }

  #place(low: number, high: number): number {
    const places = this.#places
    let place = (low ^ (low >>> 15)) & this.#mask
    for (;;) {
      const at = place * FIELDS
      if (places[at + NUMBER] === 0 || (places[at] === low && places[at + 1] === high)) return at
      place = (place + 1) & this.#mask
    }
  }

  #add(word: string, low: number, high: number, place: number): number {
    const number = this.words.push(cutLoose(word)) - 1
    this.#set(place, low, high, number + 1)
    if (this.words.length * 2 > this.#mask) this.#grow()
    return number
  }

  #set(place: number, low: number, high: number, number: number): void {
    this.#places[place] = low
    this.#places[place + 1] = high
    this.#places[place + NUMBER] = number
  }

  #grow(): void {
    const old = this.#places
    this.#places = new Int32Array(old.length * 2)
    this.#mask = this.#mask * 2 + 1
    for (let at = 0; at < old.length; at += FIELDS) {
      const number = old[at + NUMBER] as number
      if (number === 0) continue
      const [low, high] = [old[at] as number, old[at + 1] as number]
      this.#set(this.#place(low, high), low, high, number)
    }
  }
}
