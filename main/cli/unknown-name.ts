import { foldName } from '#shared/base/fold.ts'
import { quoted, shorten } from '#shared/base/quote.ts'

/** Names that a sentence can list. */
const MOST_LISTED = 30
/** Names that it can suggest. */
const MOST_SUGGESTED = 3
/** Letters that may be wrong: so many at most, and so much of the longer name. */
const WRONG = { most: 3, share: 0.4 } as const
/** Letters that a part of a name must have to tell which is meant. */
const TELLING = 3

/** What to say of a name that nothing has: those that look like it, and what there is, which `there` introduces. */
export function suggestionsFor(typed: string, known: readonly string[], there: string): string {
  const near = nearNames(typed, known).map(quoted)
  const meant =
    near.length === 0 ? '' : `Did you mean ${near.length > 1 ? 'one of ' : ''}${near.join(', ')}? `
  return `${meant}${there}: ${listed(known)}.`
}

/** Names as a sentence lists them. */
export function listed(names: readonly string[]): string {
  const rest = names.length - MOST_LISTED
  const more = rest > 0 ? ` and ${rest.toLocaleString('en')} more` : ''
  return `${names.slice(0, MOST_LISTED).map(shorten).join(', ')}${more}`
}

/** The names that were probably meant: those with the fewest letters typed wrongly, or else those that it is a part of. */
function nearNames(typed: string, known: readonly string[]): readonly string[] {
  const wanted = foldName(typed)
  const wrong = known.map((name) => wrongLetters(wanted, foldName(name)))
  const fewest = wrong.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY)
  return fewest === Number.POSITIVE_INFINITY
    ? []
    : known.filter((_, at) => wrong[at] === fewest).slice(0, MOST_SUGGESTED)
}

/** How many letters of a name were typed wrongly; more than any misspelling has where one is part of the other, else infinite. */
function wrongLetters(typed: string, name: string): number {
  const longer = Math.max(typed.length, name.length)
  const most = Math.min(WRONG.most, Math.floor(longer * WRONG.share))
  const wrong =
    Math.abs(typed.length - name.length) > most ? Number.POSITIVE_INFINITY : editsBetween(typed, name)
  if (wrong <= most) return wrong
  const isTelling = Math.min(typed.length, name.length) >= TELLING
  return isTelling && (name.includes(typed) || typed.includes(name))
    ? WRONG.most + 1
    : Number.POSITIVE_INFINITY
}

/** Letters to add, leave out, change, or swap with the next one, to get from one text to another. */
function editsBetween(one: string, other: string): number {
  let [last, row] = [[] as number[], Array.from({ length: other.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1]
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      next[j] = Math.min(
        (row[j] as number) + 1,
        (next[j - 1] as number) + 1,
        (row[j - 1] as number) + (isSame ? 0 : 1),
        isSwapped ? (last[j - 2] as number) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    ;[last, row] = [row, next]
  }
  return row[other.length] as number
}
