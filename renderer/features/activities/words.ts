import { takesPart } from '#shared/protocol/roles.ts'
import type { PersonInRoom } from '#shared/protocol/room-view.ts'

/** A number with its noun: "1 card", "4 cards". */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`

/** How many of those who could have given something: nobody who left counts against it. */
export function outOf(given: number, people: readonly PersonInRoom[]): string {
  const partaking = people.filter(({ role, here }) => here && takesPart(role)).length
  return `${given} of ${Math.max(partaking, given)}`
}

/** What a round keeps secret, in a sentence for those who write in it. */
export const secrecy = (anonymous: boolean): string =>
  anonymous
    ? 'Anonymous: nobody can tell later who wrote what, not even this laptop.'
    : 'With names: once the cards are revealed, each says who wrote it.'

/** A card in one line. */
export function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line === '' ? 'Empty card' : line
}
