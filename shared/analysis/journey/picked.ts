/** Columns of numbers, as a log has them. */
export type NumberArray = Uint8Array | Uint32Array | Float64Array

/** The numbers that stand at some places, in that order, as an array of the same kind. */
export function picked<N extends NumberArray>(numbers: N, places: Uint32Array): N {
  const found = new (numbers.constructor as new (length: number) => N)(places.length)
  for (let at = 0; at < places.length; at++) found[at] = numbers[places[at] as number] as number
  return found
}
