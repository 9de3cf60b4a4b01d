/**
 * A string of its own. Engines keep the whole text that a longer piece was cut from for as long as the piece lives: here, a
 * piece of the file for every id in it. Putting a letter in front makes a new text, and cutting it off holds only that.
 */
export const cutLoose = (piece: string): string => (piece.length < 13 ? piece : ` ${piece}`.slice(1))
