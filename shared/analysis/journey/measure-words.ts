import { assertNever } from '#shared/base/result.ts'
import type { Measure } from '#shared/model/data-set.ts'
import { dropsOf, figuresAt } from '#shared/model/drops.ts'
import type { PlaceFigures, Slice, Spread } from '#shared/model/figures.ts'
import type { MapData } from '#shared/model/map-data.ts'
import { placesBefore, wayTo } from '#shared/model/measure-at.ts'
import { wilson } from './intervals.ts'
import {
  dayOf,
  durationWords,
  HIDDEN,
  hiddenWords,
  moneyWords,
  NOTHING,
  percentInterval,
  percentWords,
  plainWords,
  SUBJECT_NOUNS,
  subjectsWords,
  whoOf,
} from './number-words.ts'
import { placeTitles } from './place-titles.ts'

/** A number of the map, as it is explained where it is pointed at and where it is read aloud. */
export interface NumberWords {
  /** What it is, in a few words: `Conversion`. */
  readonly title: string
  /** `42.0 %`; a dash where there is nothing to divide by; `not shown` where a group is too small. */
  readonly value: string
  /** What it means, in one sentence. */
  readonly definition: string
  /** How it came about, in one sentence with its counts. */
  readonly formula: string
  /** Whose number it is, up to when, and what to mind. */
  readonly notes: readonly string[]
}

/** What a measure is called, as the title of a lane or a row. */
export const MEASURE_TITLES: Readonly<Record<Measure, string>> = {
  reached: 'Reached in order',
  entered: 'Were here, in any order',
  left: 'Went on or elsewhere',
  'still-here': 'Still here',
  conversion: 'Conversion',
  'drop-off': 'Drop-off',
  returned: 'Came back',
  'time-median': 'Time here, median',
  'time-p90': 'Time here, 9 of 10 within',
  score: 'Score',
  value: 'Value',
}

/** What a measure means, in one sentence. */
export function measureDefinition(measure: Measure, { dataSet }: Pick<MapData, 'dataSet'>): string {
  const those = `${SUBJECT_NOUNS[dataSet.subject][1]} ${whoOf(dataSet.subject)}`
  switch (measure) {
    case 'reached':
      return `${capital(those)} came here after coming through every earlier place that has states, in the map’s order; other events may lie between.`
    case 'entered':
      return `${capital(those)} had any event here, whatever came before.`
    case 'left':
      return `${capital(those)} were here and are known to be elsewhere by now.`
    case 'still-here':
      return `${capital(those)} were last known to be here.`
    case 'conversion':
      return `Of the ${those} reached the place before in the map’s order, how many reached this one too.`
    case 'drop-off':
      return `Of the ${those} reached the place before in the map’s order, how many did not reach this one.`
    case 'returned':
      return `${capital(those)} came here straight from a later place of the map.`
    case 'time-median':
      return 'From the first event of a stay here to the first event elsewhere; half of the stays were shorter. A stay that goes on still is none.'
    case 'time-p90':
      return 'From the first event of a stay here to the first event elsewhere; nine of ten stays were shorter. A stay that goes on still is none.'
    case 'score':
      return 'Mean of the answers given here, or given later and before the next place.'
    case 'value':
      return 'Sum of the values of the events here, in the unit of the data.'
    default:
      return assertNever(measure)
  }
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** A value and the sentence that says how it came about. */
type Said = Pick<NumberWords, 'value' | 'formula'>

/** Explains one number of one place, of the slice that is shown or another one. */
export function placeWords(
  data: MapData,
  placeId: string,
  measure: Measure,
  slice: Slice = data.slice,
): NumberWords {
  return {
    title: MEASURE_TITLES[measure],
    definition: measureDefinition(measure, data),
    ...saidOf(data, placeId, measure, slice),
    notes: notesOf(data, slice),
  }
}

function saidOf(data: MapData, placeId: string, measure: Measure, slice: Slice): Said {
  const place = figuresAt(slice, placeId)
  const here = placeTitles(data).get(placeId) ?? NOTHING
  if (!place) return { value: NOTHING, formula: `No state of the data is matched to ${here}.` }
  switch (measure) {
    case 'reached':
      return reachedSaid(data, placeId, place, slice)
    case 'entered':
      return countSaid(
        data,
        place.entered,
        (n) => `${of(data, n, slice.customers)} were at ${here} at some time`,
      )
    case 'left':
    case 'still-here':
      return partSaid(data, place, measure, here)
    case 'returned':
      return countSaid(
        data,
        place.returned,
        (n) => `${subjectsWords(n, data.dataSet.subject)} came back to ${here} straight from a later place`,
      )
    case 'conversion':
    case 'drop-off':
      return conversionSaid(data, placeId, measure === 'drop-off', slice)
    case 'time-median':
    case 'time-p90':
      return timeSaid(data, place.time, measure, here)
    case 'score':
      return scoreSaid(data, place, here)
    case 'value':
      return place.value === null
        ? {
            value: NOTHING,
            formula: `No values are known of events at ${here}, or too few ${many(data)} brought them.`,
          }
        : {
            value: moneyWords(place.value),
            formula: `The values of the events at ${here} sum up to ${moneyWords(place.value)}.`,
          }
    default:
      return assertNever(measure)
  }
}

const many = ({ dataSet }: Pick<MapData, 'dataSet'>): string => SUBJECT_NOUNS[dataSet.subject][1]

const of = (data: MapData, part: number, whole: number): string =>
  `${plainWords(part)} of ${subjectsWords(whole, data.dataSet.subject)}`

/** What is said of a number that is not told. */
const hidden = ({ figures, dataSet }: MapData): Said => ({
  value: HIDDEN,
  formula: hiddenWords(figures.leastGroup, dataSet.subject),
})

const countSaid = (data: MapData, count: number | null, formula: (count: number) => string): Said =>
  count === null ? hidden(data) : { value: plainWords(count), formula: `${formula(count)}.` }

function reachedSaid(data: MapData, placeId: string, { reached }: PlaceFigures, slice: Slice): Said {
  const titles = placeTitles(data)
  const earlier = placesBefore(data, placeId, slice).map((id) => titles.get(id) ?? NOTHING)
  const through = earlier.length === 0 ? '' : `, having come through ${listed(earlier)} in this order`
  return countSaid(
    data,
    reached,
    (n) => `${of(data, n, slice.customers)} came to ${titles.get(placeId)}${through}`,
  )
}

/** `A`, `A and B`, `A, B and C`; of many the first, the last and how many lie between. */
function listed(titles: readonly string[]): string {
  const last = titles.at(-1) as string
  if (titles.length === 1) return last
  if (titles.length > 4) return `${titles[0]}, ${titles.length - 2} more and ${last}`
  return `${titles.slice(0, -1).join(', ')} and ${last}`
}

function partSaid(data: MapData, place: PlaceFigures, measure: 'left' | 'still-here', here: string): Said {
  const { entered, left, stillHere } = place
  const value = measure === 'left' ? left : stillHere
  if (value === null) return hidden(data)
  if (entered === null || left === null || stillHere === null)
    return {
      value: plainWords(value),
      formula: `${subjectsWords(value, data.dataSet.subject)} of those at ${here}.`,
    }
  return {
    value: plainWords(value),
    formula: `Of ${subjectsWords(entered, data.dataSet.subject)} ${whoOf(data.dataSet.subject)} were at ${here}, ${plainWords(left)} are elsewhere by now and ${plainWords(stillHere)} still there.`,
  }
}

function timeSaid(
  data: MapData,
  time: Spread | null,
  measure: 'time-median' | 'time-p90',
  here: string,
): Said {
  if (!time)
    return {
      value: NOTHING,
      formula: `No stay at ${here} has ended, it is not counted for this part of the data, or too few ${many(data)} ended one.`,
    }
  const { n, q1, median, q3, p90 } = time
  const stays = `${plainWords(n)} ${n === 1 ? 'stay' : 'stays'} at ${here} that ended`
  return {
    value: durationWords(measure === 'time-median' ? median : p90),
    formula: `Of ${stays}, half took less than ${durationWords(median)}, the middle half ${durationWords(q1)} to ${durationWords(q3)}, nine of ten less than ${durationWords(p90)}.`,
  }
}

function scoreSaid(data: MapData, { score }: PlaceFigures, here: string): Said {
  if (!score) return { value: NOTHING, formula: `Nobody answered at ${here}, or too few ${many(data)} did.` }
  const { mean, level, n } = score
  const sign = level > 0 ? '+' : ''
  return {
    value: plainWords(mean),
    formula: `Mean of ${plainWords(n)} ${n === 1 ? 'answer' : 'answers'} at ${here}: ${plainWords(mean)}, which is ${sign}${plainWords(level)} on the sentiment line.`,
  }
}

function conversionSaid(data: MapData, placeId: string, isDrop: boolean, slice: Slice): Said {
  const titles = placeTitles(data)
  const to = titles.get(placeId) ?? NOTHING
  const way = wayTo(data, placeId, slice)
  if (!way) return { value: NOTHING, formula: `${to} is the first place with numbers: nothing is before it.` }
  return waySaid(data, { ...way, from: titles.get(way.fromId) ?? NOTHING, to }, isDrop)
}

interface Way {
  readonly from: string
  readonly to: string
  readonly before: number | null
  readonly reached: number | null
}

/** Below so many a share says little, whatever its decimals. */
const FEW = 30

function waySaid(data: MapData, { from, to, before, reached }: Way, isDrop: boolean): Said {
  if (before === null || reached === null) return hidden(data)
  if (before === 0)
    return { value: NOTHING, formula: `Nobody reached ${from}, so there is nothing to divide by.` }
  const part = isDrop ? before - reached : reached
  const interval = wilson(part, before)
  const went = isDrop ? 'did not go on to' : 'went on to'
  const bounds = interval ? `, 95 % interval ${percentInterval(interval)} (Wilson)` : ''
  const few = before < FEW ? ' Of so few, read the interval rather than the share.' : ''
  return {
    value: percentWords(part / before),
    formula: `${of(data, part, before)} ${whoOf(data.dataSet.subject)} reached ${from} ${went} ${to} in this order: ${percentWords(part / before)}${bounds}.${few}`,
  }
}

/** Explains the drop-off on the border after a place; `null` where there is none. */
export function borderWords(
  data: MapData,
  fromPlaceId: string,
  slice: Slice = data.slice,
): NumberWords | null {
  const drop = dropsOf(data, slice).find(({ from }) => from.id === fromPlaceId)
  if (!drop) return null
  const { before, reached } = drop
  const [from, to] = [drop.from.title, drop.to.title]
  return {
    title: `${MEASURE_TITLES['drop-off']}, ${from} to ${to}`,
    definition: `Of the ${many(data)} ${whoOf(data.dataSet.subject)} reached ${from} in the map’s order, how many did not reach ${to}.`,
    ...waySaid(data, { from, to, before, reached }, true),
    notes: notesOf(data, slice),
  }
}

/** `As of 29 June 2024`: the day of the newest event. */
export const asOfWords = ({ figures }: Pick<MapData, 'figures'>): string => `As of ${dayOf(figures.asOf)}`

/** Said where places were moved since the numbers were computed. */
export const OUT_OF_DATE_WORDS =
  'Stages or steps were moved or removed since this was computed: what counts as in order was another order then.'

function notesOf(data: MapData, slice: Slice): readonly string[] {
  const whose = wholeOf(data, slice)
  return [
    ...(whose === '' ? [] : [whose]),
    `${asOfWords(data)}.`,
    ...(data.isOutOfDate ? [OUT_OF_DATE_WORDS] : []),
  ]
}

function wholeOf(data: MapData, { kind, column, value, customers }: Slice): string {
  const size = subjectsWords(customers, data.dataSet.subject)
  switch (kind) {
    case 'all':
      return ''
    case 'segment':
      return `Only ${column}: ${value === '' ? 'nothing said' : value} (${size}).`
    case 'snapshot':
      return `As known on ${dayOf(value)} (${size}).`
    default:
      return assertNever(kind)
  }
}
