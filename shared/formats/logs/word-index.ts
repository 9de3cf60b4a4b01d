import { cutLoose } from '#shared/base/cut-loose.ts'

const FIRST_ROOM = 256

/**
 * Words by number, looked up by a piece of a text and its hash, without making a string of what is known: most cells of a
 * log say what an earlier one said.
 */
export class WordIndex {
  readonly words: string[] = []
  #hashes = new Int32Array(FIRST_ROOM)
  /** Numbers of words, plus 1, where their hash points to or behind; twice as many places as words at least. */
  #places = new Int32Array(FIRST_ROOM * 2)

  /** The number of a word; of a new one, the next. */
  at(text: string, from: number, to: number, hash: number): number {
    const mask = this.#places.length - 1
    let place = (hash ^ (hash >>> 15)) & mask
    for (;;) {
      const number = (this.#places[place] as number) - 1
      if (number < 0) return this.#add(text.slice(from, to), hash, place)
      if (this.#hashes[number] === hash && isPiece(this.words[number] as string, text, from, to))
        return number
      place = (place + 1) & mask
    }
  }

  #add(word: string, hash: number, place: number): number {
    const number = this.words.length
    this.words.push(cutLoose(word))
    this.#hashes[number] = hash
    this.#places[place] = number + 1
    if (number + 1 === this.#hashes.length) this.#grow()
    return number
  }

  #grow(): void {
    const room = this.#hashes.length * 2
    const hashes = new Int32Array(room)
    hashes.set(this.#hashes)
    this.#hashes = hashes
    this.#places = new Int32Array(room * 2)
    const mask = room * 2 - 1
    for (let number = 0; number < this.words.length; number++) {
      const hash = hashes[number] as number
      let place = (hash ^ (hash >>> 15)) & mask
      while (this.#places[place] !== 0) place = (place + 1) & mask
      this.#places[place] = number + 1
    }
  }
}

function isPiece(word: string, text: string, from: number, to: number): boolean {
  if (word.length !== to - from) return false
  for (let at = 0; at < word.length; at++)
    if (word.charCodeAt(at) !== text.charCodeAt(from + at)) return false
  return true
}
