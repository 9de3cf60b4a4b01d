import { shortDay } from '#shared/base/short-day.ts'
import type { DataSet, Subject } from '#shared/model/data-set.ts'
import { type Drop, dropsOf } from '#shared/model/drops.ts'
import type { Figures, PlaceFigures, Slice } from '#shared/model/figures.ts'
import type { MapData } from '#shared/model/map-data.ts'
import { amountWords } from './card-words.ts'

/** What a case of the data is, more than one of it: as on the map, with a capital. */
export const SUBJECTS_IN_WORDS: Readonly<Record<Subject, string>> = {
  customer: 'Customers',
  session: 'Sessions',
  account: 'Accounts',
  deal: 'Deals',
  ticket: 'Tickets',
  case: 'Cases',
}

/** Stands for a number that would tell of a group too small: it need not be small itself. */
export const HIDDEN = 'not shown'

/** A number of customers in full: `3,605`. */
export const countWords = (count: number | null): string => (count === null ? HIDDEN : amountWords(count, ''))

const SHORT = [
  [1e9, 'bn'],
  [1e6, 'm'],
  [1e3, 'k'],
] as const

/** The same in three digits, where there is no room for more: `3.61k`. */
export function shortCountWords(count: number | null): string {
  const unit = SHORT.find(([size]) => count !== null && count >= size)
  if (count === null || !unit) return countWords(count)
  return `${Number((count / unit[0]).toPrecision(3))}${unit[1]}`
}

/** A share of 0 to 1 in percent: `58 %`, `4.2 %`, `99.7 %`; never 0 or 100 where it is neither. */
export function shareWords(share: number): string {
  const percent = share * 100
  const whole = Math.round(percent)
  const isFine = percent < 10 || (whole === 100 && percent < 100)
  if (!isFine) return `${whole} %`
  const tenth = Math.round(percent * 10) / 10
  if (tenth === 0 && percent > 0) return '< 0.1 %'
  if (tenth === 100 && percent < 100) return '> 99.9 %'
  return `${tenth} %`
}

/** What a border says: `−58 %`; a dash where that is not told. */
export const dropWords = ({ share }: Pick<Drop, 'share'>): string =>
  share === null ? '—' : share === 0 ? '0 %' : `−${shareWords(share)}`

/** Whose numbers they are: `Everybody`, `Channel: Web`, `As known on 1 May 2024`. */
export function sliceWords({ kind, column, value }: Pick<Slice, 'kind' | 'column' | 'value'>): string {
  switch (kind) {
    case 'all':
      return 'Everybody'
    case 'segment':
      return `${column}: ${value === '' ? '—' : value}`
    case 'snapshot':
      return `As known on ${dayWords(value)}`
  }
}

/** The day of an instant: `29 Jun 2024`. */
export const dayWords = (instant: string): string =>
  /^\d{4}-\d{2}-\d{2}/.test(instant) ? shortDay(instant.slice(0, 10)) : instant

/** What is counted: `Customers reached`. */
export const reachedWords = ({ subject }: Pick<DataSet, 'subject'>): string =>
  `${SUBJECTS_IN_WORDS[subject]} reached`

/** Up to when they are known: `as of 29 Jun 2024`; empty where nothing happened. */
export const asOfWords = ({ asOf }: Pick<Figures, 'asOf'>): string =>
  asOf === '' ? '' : `as of ${dayWords(asOf)}`

/** How many they are in all: `n = 3,605`. */
export const sizeWords = ({ customers }: Pick<Slice, 'customers'>): string =>
  `n = ${amountWords(customers, '')}`

/** What the numbers are, in one sentence: `Customers reached: Web shop, n = 3,605, as of 29 Jun 2024`. */
export function describeData({ dataSet, figures, slice, beside, isOutOfDate }: MapData): string {
  const whose = beside
    ? [`${sliceWords(slice)}, ${sizeWords(slice)}`, `beside ${sliceWords(beside)}, ${sizeWords(beside)}`]
    : [slice.kind === 'all' ? '' : sliceWords(slice), sizeWords(slice)]
  const said = [dataSet.title.trim(), ...whose, asOfWords(figures), isOutOfDate ? OUT_OF_DATE : '']
  return `${reachedWords(dataSet)}: ${said.filter((part) => part !== '').join(', ')}`
}

/** Said where the map is not the one any more that was counted. */
export const OUT_OF_DATE = 'Out of date: stages were moved'

/** The number of a place in a sentence: `Consider: 1,204 customers reached it, 37 came back from further on`. */
export function describeCount(data: MapData, { reached, returned }: PlaceFigures, placeId: string): string {
  const back = (returned ?? 0) > 0 ? `, ${countWords(returned)} came back from further on` : ''
  return `${titleOf(data, placeId)}: ${subjectsOf(data, reached)} reached it${back}`
}

function titleOf({ stages }: MapData, placeId: string): string {
  const titles = stages.flatMap(({ stage, steps }) => [stage, ...steps])
  return titles.find(({ id }) => id === placeId)?.title.trim() || 'Without a title'
}

/** A drop in a sentence: `−58 % from Aware to Consider: 1,505 of 3,605 customers came on`. */
export function describeDrop(data: MapData, drop: Drop, isWorst: boolean, pains: number): string {
  const { from, to, before, reached, share } = drop
  const lead = share === null ? 'Not told' : dropWords(drop)
  const counts = `${countWords(reached)} of ${subjectsOf(data, before)} came on`
  const linked = pains === 0 ? '' : `, explained by ${pains === 1 ? '1 pain' : `${pains} pains`}`
  return `${lead} from ${from.title} to ${to.title}: ${counts}${isWorst ? ', the worst drop' : ''}${linked}`
}

const subjectsOf = ({ dataSet }: MapData, count: number | null): string =>
  `${countWords(count)} ${count === 1 ? dataSet.subject : SUBJECTS_IN_WORDS[dataSet.subject].toLowerCase()}`

/** Added to what is said of a slice, where two are shown. */
export const ofSlice = ({ beside }: MapData, slice: Parameters<typeof sliceWords>[0]): string =>
  beside ? ` (${sliceWords(slice)})` : ''

const notes = new WeakMap<MapData, ReadonlyMap<string, string>>()
const NO_NOTES: ReadonlyMap<string, string> = new Map()

/** What stands on pains that explain a drop, by their ids: `−58 % after Consider`. */
export function dropNotes(data: MapData | undefined): ReadonlyMap<string, string> {
  if (!data || data.dataSet.dropLinks.length === 0) return NO_NOTES
  const known = notes.get(data)
  if (known) return known
  const drops = new Map(dropsOf(data, data.slice).map((drop) => [drop.from.id, drop]))
  const made = new Map<string, string>()
  for (const [placeId, painId] of data.dataSet.dropLinks) {
    const drop = drops.get(placeId)
    if (!drop) continue
    const words = `${drop.share === null ? 'drop' : dropWords(drop)} after ${drop.from.title}`
    const before = made.get(painId)
    made.set(painId, before === undefined ? words : `${before}, ${words}`)
  }
  notes.set(data, made)
  return made
}

/** The pains that explain the drop after a place. */
export const painsOfDrop = ({ dropLinks }: Pick<DataSet, 'dropLinks'>, fromId: string): readonly string[] =>
  dropLinks.flatMap(([placeId, painId]) => (placeId === fromId ? [painId] : []))
