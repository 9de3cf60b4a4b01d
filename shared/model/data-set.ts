import * as v from 'valibot'
import { isId } from '#shared/base/ids.ts'
import { choice, number, order, requiredReference, text } from './fields.ts'
import { FIGURES, type Figures, parseFigures } from './figures.ts'
import { defineRecord, type Identified } from './record.ts'

/** What a case of the data is; the words on the map follow it. */
export const SUBJECTS = ['customer', 'session', 'account', 'deal', 'ticket', 'case'] as const
export type Subject = (typeof SUBJECTS)[number]

/** What a lane of metrics can be filled with, for every step. */
export const MEASURES = [
  'reached',
  'entered',
  'left',
  'still-here',
  'conversion',
  'drop-off',
  'returned',
  'time-median',
  'time-p90',
  'score',
  'value',
] as const
export type Measure = (typeof MEASURES)[number]

/** A state of the data stands for a stage or a step, known by its id: a new name keeps the match. */
export type Match = readonly [state: string, placeId: string]

/** A pain point that explains why customers do not go on from one place of the map to the next. */
export type DropLink = readonly [fromPlaceId: string, painId: string]

/** Smallest and largest bound below which a group's size is not told. */
export const LEAST_GROUP = { usual: 5, least: 1, most: 1000 } as const

/** Longest account of how the files were read, as JSON. */
export const MOST_READING = 40_000

const pairs = (accept: (one: string, other: string) => boolean, most: number) =>
  v.fallback(
    v.pipe(
      v.array(v.unknown()),
      v.transform((items) =>
        items
          .filter(
            (item): item is readonly [string, string] =>
              Array.isArray(item) &&
              item.length === 2 &&
              typeof item[0] === 'string' &&
              typeof item[1] === 'string' &&
              accept(item[0], item[1]),
          )
          .slice(0, most),
      ),
    ),
    () => [],
  )

/** What was typed that a campaign cost, in the unit of the data. */
export type CampaignCost = readonly [campaign: string, cost: number]

/** How many campaigns can have a cost, and how much the dearest may be. */
export const CAMPAIGN_COSTS = { most: 240, dearest: 1e12 } as const

const campaignCosts = () =>
  v.fallback(
    v.pipe(
      v.array(v.unknown()),
      v.transform((items) =>
        items
          .filter(isCampaignCost)
          .slice(-CAMPAIGN_COSTS.most)
          // There is one zero, as in the formats a project travels in.
          .map(([campaign, cost]) => [campaign, cost === 0 ? 0 : cost] as const),
      ),
    ),
    () => [],
  )

const isCampaignCost = (item: unknown): item is CampaignCost =>
  Array.isArray(item) &&
  item.length === 2 &&
  typeof item[0] === 'string' &&
  item[0].length <= 500 &&
  Number.isFinite(item[1]) &&
  item[1] >= 0 &&
  item[1] <= CAMPAIGN_COSTS.dearest

const bounded = (most: number) => v.fallback(v.pipe(v.string(), v.maxLength(most)), '')

const schema = v.object({
  mapId: requiredReference(),
  order: order(),
  title: text(),
  /** The files it came from, in people's words. */
  source: text(),
  subject: choice(SUBJECTS, 'customer'),
  /** How the files were read: which column is what; see `shared/formats/logs/reading.ts`. Names of columns, no rows. */
  reading: bounded(MOST_READING),
  matches: pairs((state, place) => state.length <= 500 && isId(place), 1000),
  /** The state that customers are meant to reach; empty: the last one that is matched. */
  goal: text(),
  leastGroup: number(LEAST_GROUP.usual, LEAST_GROUP.least, LEAST_GROUP.most),
  dropLinks: pairs((place, pain) => isId(place) && isId(pain), 400),
  /** What campaigns cost, where somebody typed it: it counts in place of what the data says. */
  campaignCosts: campaignCosts(),
  /** Whether the map shows it; where several are shown, the first one is. */
  shown: v.fallback(v.boolean(), true),
  /** Which slice the map shows, and beside which other one; empty: everybody, and nothing beside it. */
  sliceId: bounded(600),
  besideId: bounded(600),
  /** {@link Figures} as JSON; whole, because they are computed as a whole. */
  figures: bounded(FIGURES.most),
})

/** Journey data of one map: what was computed of it and how, never a row of it. */
export const dataSetRecord = defineRecord('dataSets', schema, {
  required: { mapId: '-' },
  textFields: ['title'],
})
export type DataSet = Identified<v.InferOutput<typeof schema>>

const parsed = new WeakMap<object, Figures | null>()
/** What each data set's figures were last, by its id: most changes of a data set leave them as they are. */
const latest = new Map<string, { readonly text: string; readonly figures: Figures | null }>()

/** What a data set's figures say, or `null` where nothing was computed yet. Remembered: a record never changes. */
export function figuresOf(dataSet: DataSet): Figures | null {
  const known = parsed.get(dataSet)
  if (known !== undefined) return known
  const figures = readFigures(dataSet.id, dataSet.figures)
  parsed.set(dataSet, figures)
  return figures
}

/** What {@link figuresOf} will say of a data set with this text for its figures: to have it read before it is needed. */
export function readFigures(dataSetId: string, text: string): Figures | null {
  const known = latest.get(dataSetId)
  if (known?.text === text) return known.figures
  const figures = parseFigures(text)
  latest.set(dataSetId, { text, figures })
  return figures
}

/** What of a data set names stages, steps and cards. */
type Placed = Partial<Pick<DataSet, 'matches' | 'dropLinks' | 'figures'>>

/**
 * The same where stages, steps and cards have other ids, as in a copy of their map. `rename` answers the id that a place or
 * a card has now; figures that are none stay as they are.
 */
export function renamePlaces<P extends Placed>(
  fields: P,
  rename: { readonly place: (id: string) => string; readonly card: (id: string) => string },
): P {
  const { matches, dropLinks, figures } = fields
  const computed = figures === undefined ? null : parseFigures(figures)
  return {
    ...fields,
    ...(matches && { matches: matches.map(([state, id]) => [state, rename.place(id)] as const) }),
    ...(dropLinks && {
      dropLinks: dropLinks.map(([id, pain]) => [rename.place(id), rename.card(pain)] as const),
    }),
    ...(computed && { figures: JSON.stringify(renamedFigures(computed, rename.place)) }),
  }
}

const renamedFigures = (figures: Figures, place: (id: string) => string): Figures => ({
  ...figures,
  order: figures.order.map(place),
  slices: figures.slices.map((slice) => ({
    ...slice,
    places: slice.places.map((one) => ({ ...one, placeId: place(one.placeId) })),
    flows: slice.flows.map(
      ([from, to, customers]) => [from && place(from), to && place(to), customers] as const,
    ),
  })),
  risks: figures.risks.map((risk) => ({
    ...risk,
    byPlace: risk.byPlace.map(([id, customers]) => [place(id), customers] as const),
  })),
})
