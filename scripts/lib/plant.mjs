/**
 * A text with a fault planted in it.
 *
 * @param {string} text
 * @param {{ id: string, find: string, replace: string }} fault
 * @returns {string}
 * @throws {Error} where the place is not there exactly once: the list of faults is out of date
 */
export function plant(text, { id, find, replace }) {
  const pieces = text.split(find)
  if (pieces.length !== 2)
    throw new Error(`${id}: the place of this planted fault is there ${pieces.length - 1} times, not once.`)
  return pieces.join(replace)
}
