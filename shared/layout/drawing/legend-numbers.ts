import { isTargetMet } from '../card-words.ts'
import { HIDDEN, SUBJECTS_IN_WORDS } from '../data-words.ts'
import { COMPUTED_ICON, LINKED_ICON, RETURN_ICON } from './icons.ts'
import { type Drawn, type Entry, onlyIf } from './legend-entries.ts'
import { dropSign, flowSign, iconSign, targetSign, unknownSign, wordSign } from './legend-signs.ts'

/** Targets of metrics, met or missed. */
export function targetEntries({ cards }: Drawn): readonly Entry[] {
  const targets = new Set(
    cards.filter(({ kind, target }) => kind === 'metric' && target !== null).map(isTargetMet),
  )
  return [
    ...onlyIf(targets.has(true), { sign: targetSign(true), words: 'Target met' }),
    ...onlyIf(targets.has(false), { sign: targetSign(false), words: 'Target missed' }),
    ...onlyIf(targets.has(null), { sign: targetSign(null), words: 'Target' }),
  ]
}

/** Metrics that journey data fills. */
export const computedEntries = ({ view }: Drawn): readonly Entry[] =>
  onlyIf(
    view.lanes.some(({ id }) => view.feeds?.has(id)),
    { sign: iconSign(COMPUTED_ICON), words: 'Computed from journey data, not typed' },
  )

/** What the band of numbers under the titles shows. */
export function dataEntries({ view, layout: { data } }: Drawn): readonly Entry[] {
  if (!data || !view.data) return []
  const { dataSet } = view.data
  const subjects = SUBJECTS_IN_WORDS[dataSet.subject].toLowerCase()
  const drops = data.rows.flatMap((row) => row.drops)
  return [
    {
      sign: flowSign('shown'),
      words: `The thicker, the more ${subjects} reached the stage, in the order of the map`,
    },
    ...onlyIf(data.rows.length > 1, {
      sign: flowSign('beside'),
      words: 'The same of those it is compared with',
    }),
    ...onlyIf(
      data.rows.some(({ unknown }) => unknown.length > 0),
      { sign: unknownSign(), words: 'No data' },
    ),
    ...onlyIf(drops.length > 0, { sign: dropSign(false), words: 'Part that did not come on to this stage' }),
    ...onlyIf(
      drops.some(({ isWorst }) => isWorst),
      { sign: dropSign(true), words: 'The largest such part' },
    ),
    ...onlyIf(
      drops.some(({ pains }) => pains > 0),
      { sign: iconSign(LINKED_ICON), words: 'Pain points that explain it' },
    ),
    ...onlyIf(
      data.rows.some(({ counts }) => counts.some(({ returned }) => returned !== null)),
      { sign: iconSign(RETURN_ICON), words: 'Came back to this stage from a later one' },
    ),
    ...onlyIf(
      view.data.slice.places.some(({ reached }) => reached === null),
      {
        sign: wordSign(HIDDEN),
        words: `Would tell of fewer than ${view.data.figures.leastGroup} ${subjects}`,
      },
    ),
  ]
}
