import { foldName } from '#shared/base/fold.ts'

/** Words that people put in or leave out without saying anything else. */
const FILLERS: ReadonlySet<string> = new Set(['a', 'an', 'the', 'is', 'are', 'was', 'were', 'of', 'to'])

/** A word this long may hold one slip of the pen; a shorter one is another word then ("can", "cant"). */
const LONG_WORD = 6

/** So many words of a text may hold a slip. */
const MOST_SLIPS = 2

/**
 * What says the same, group by group in the order given; whatever says something of its own is in none. Two texts say the
 * same where they hold the same words in the same order, whatever their case, accents, punctuation and fillers ("the",
 * "is"), but for at most two words of six letters or more with one slip each: a letter too many, too few, wrong, or two
 * changed about. Words with digits hold no slips: "Step 1" and "Step 2" differ. Texts without words are never the same.
 */
export function findDuplicates<T extends { readonly text: string }>(
  items: readonly T[],
): readonly (readonly T[])[] {
  const groups: { readonly words: readonly string[]; readonly items: T[] }[] = []
  const byLength = new Map<number, typeof groups>()
  for (const item of items) {
    const words = wordsOf(item.text)
    if (words.length === 0) continue
    const alike = byLength.get(words.length) ?? []
    byLength.set(words.length, alike)
    const group = alike.find((one) => saysTheSame(one.words, words))
    if (group) {
      group.items.push(item)
      continue
    }
    const own = { words, items: [item] }
    alike.push(own)
    groups.push(own)
  }
  return groups.flatMap((group) => (group.items.length > 1 ? [group.items] : []))
}

function wordsOf(text: string): readonly string[] {
  const words = foldName(text)
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const saying = words.filter((word) => !FILLERS.has(word))
  return saying.length > 0 ? saying : words
}

function saysTheSame(one: readonly string[], other: readonly string[]): boolean {
  let slips = 0
  for (const [index, word] of one.entries()) {
    const there = other[index] as string
    if (word === there) continue
    slips++
    if (slips > MOST_SLIPS || !isSlip(word, there)) return false
  }
  return true
}

/** Whether two words differ by one letter, or by two neighbours that changed places. */
function isSlip(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length < LONG_WORD || long.length - short.length > 1 || /\p{N}/u.test(one + other)) return false
  let start = 0
  while (start < short.length && short[start] === long[start]) start++
  const rest = (word: string, from: number): string => word.slice(from)
  if (short.length < long.length) return rest(short, start) === rest(long, start + 1)
  if (rest(short, start + 1) === rest(long, start + 1)) return true
  const isTurned = short[start] === long[start + 1] && short[start + 1] === long[start]
  return isTurned && rest(short, start + 2) === rest(long, start + 2)
}
