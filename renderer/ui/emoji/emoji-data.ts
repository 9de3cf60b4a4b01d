/** One emoji: the sign, what it is called, and words to find it by. */
export interface Emoji {
  readonly sign: string
  readonly label: string
  readonly words: string
}

export interface EmojiGroup {
  readonly title: string
  readonly emoji: readonly Emoji[]
}

/** Titles by the number that the data gives a group; parts of flags and skin tones alone (2) are not offered. */
const GROUPS: Readonly<Record<number, string>> = {
  0: 'Smileys',
  1: 'People',
  3: 'Animals and nature',
  4: 'Food and drink',
  5: 'Travel and places',
  6: 'Activities',
  7: 'Objects',
  8: 'Symbols',
  9: 'Flags',
}

let loading: Promise<readonly EmojiGroup[]> | undefined

/** All emoji of Unicode in the order of its charts. The data comes with the app, but only once somebody asks for it. */
export function loadEmoji(): Promise<readonly EmojiGroup[]> {
  loading ??= read()
  return loading
}

async function read(): Promise<readonly EmojiGroup[]> {
  const { default: all } = await import('emojibase-data/en/compact.json')
  const sorted = all.toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
  return Object.entries(GROUPS).map(([group, title]) => ({
    title,
    emoji: sorted
      .filter((one) => one.group === Number(group))
      .map(({ unicode, label, tags }) => ({
        sign: unicode,
        label,
        words: [label, ...(tags ?? [])].join(' ').toLowerCase(),
      })),
  }))
}

/** Emoji all of whose typed words begin a word of theirs; those called just so come first, then those whose name begins so. */
export function findEmoji(groups: readonly EmojiGroup[], typed: string): readonly Emoji[] {
  const wanted = typed.trim().toLowerCase().split(/\s+/)
  const begins = (words: string, part: string): boolean =>
    words.startsWith(part) || words.includes(` ${part}`)
  const found = groups
    .flatMap(({ emoji }) => emoji)
    .filter(({ words }) => wanted.every((part) => begins(words, part)))
  const isNamed = ({ label }: Emoji): boolean => wanted.every((part) => begins(label.toLowerCase(), part))
  const rank = (emoji: Emoji): number =>
    emoji.label.toLowerCase() === wanted.join(' ') ? 0 : isNamed(emoji) ? 1 : 2
  return found.toSorted((a, b) => rank(a) - rank(b))
}
