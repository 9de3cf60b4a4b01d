/** Letters that the marks on them are part of, as far as Unicode is concerned; people who type without them mean these. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  '’': "'",
  '‘': "'",
}

const MARKS = /[\u0300-\u036f]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins at 0
const ASCII = /^[\u0000-\u007f]*$/

const foldCharacter = (character: string): string => {
  const bare = character.normalize('NFKD').replace(MARKS, '').toLowerCase().replace(MARKS, '')
  return PLAIN[bare] ?? bare
}

/** Text as a search compares it, and from which unit (UTF-16) of the original each of its units comes. */
export interface Folded {
  readonly text: string
  /** One entry more than the text has units: the last is the original's length. */
  readonly from: (unit: number) => number
}

const itself = (unit: number): number => unit

/** Folds away what people do not mind when they look for a word: case, accents, ligatures, wide letters. */
export function foldWithOrigin(original: string): Folded {
  if (ASCII.test(original)) return { text: original.toLowerCase(), from: itself }
  const origins: number[] = []
  let text = ''
  let at = 0
  for (const character of original) {
    const folded = foldCharacter(character)
    for (let unit = 0; unit < folded.length; unit++) origins.push(at)
    text += folded
    at += character.length
  }
  return { text, from: (unit) => origins[unit] ?? original.length }
}

/** Text as names are compared: {@link foldWithOrigin}, with every run of blanks as one and none at the ends. */
export const foldName = (name: string): string => foldWithOrigin(name).text.replace(/\s+/g, ' ').trim()
