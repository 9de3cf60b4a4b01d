/** What import and export of Mermaid journeys agree on. */

/** Title of the lane that lists the people of each task where personas cannot. */
export const WHO_LANE = 'Who'

const round = (value: number): number => Math.round(value * 1e9) / 1e9

/** Mermaid's scale and ours: 1 to 5, with 3 in the middle, against −2 to +2. Fractions are kept. */
export const SCORE = {
  least: 1,
  most: 5,
  neutral: 3,
  toSentiment: (score: number): number => round(score - 3),
  fromSentiment: (amount: number): number => round(amount + 3),
} as const

const TITLE = 'accTitle: '
const DESCRIPTION = 'accDescr: '

/** Mermaid's texts for screen readers, which a map keeps in a free note beside the grid. */
export const ACCESSIBILITY = {
  /** Left of the grid, in map units. */
  place: { x: -248, y: 0, width: 200 },

  /** The note's text; empty where there is nothing to keep. */
  toNote({ accTitle, accDescr }: { readonly accTitle: string; readonly accDescr: string }): string {
    return [accTitle && TITLE + accTitle, accDescr && DESCRIPTION + accDescr].filter(Boolean).join('\n')
  },

  /** What a note keeps, or `undefined` where it is any other note. */
  fromNote(text: string): { accTitle: string; accDescr: string } | undefined {
    if (text.startsWith(DESCRIPTION)) return { accTitle: '', accDescr: text.slice(DESCRIPTION.length) }
    if (!text.startsWith(TITLE)) return undefined
    const [accTitle = '', ...rest] = text.slice(TITLE.length).split(`\n${DESCRIPTION}`)
    return { accTitle, accDescr: rest.join(`\n${DESCRIPTION}`) }
  },
} as const
