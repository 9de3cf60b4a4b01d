import type { Color } from '#shared/model/vocabulary.ts'
import type { Item, Section } from '../summary/blocks.ts'

/**
 * A map in words, part by part, as a page and a text say it: all that stands on it, nothing of how it lies. Texts are plain
 * and as typed; whoever writes them down escapes them.
 */
export interface ToldMap {
  readonly project: string
  /** Never empty. */
  readonly title: string
  /** `Current state`, `Future state` or `Empathy map`. */
  readonly state: string
  /** One or two sentences; empty where the map has no scope yet. */
  readonly scope: string
  readonly personas: readonly ToldPersona[]
  readonly stages: readonly ToldStage[]
  /** Whether steps are worth a row of headings: one of them has a title, or a stage has several. */
  readonly hasSteps: boolean
  readonly lanes: readonly ToldLane[]
  readonly notes: readonly ToldNote[]
  /** What waits in the parking lot. */
  readonly parked: readonly ToldNote[]
  /** Which card leads to which. */
  readonly connectors: readonly Item[]
  /** What the map comes to: patterns, pains and opportunities in their order. */
  readonly sections: readonly Section[]
}

/** A persona with all that is known of them. */
export interface ToldPersona {
  readonly name: string
  readonly role: string
  /** Motto and quote, in quotation marks. */
  readonly sayings: readonly string[]
  /** Fields of the sheet; a label may be empty. */
  readonly entries: readonly { readonly label: string; readonly text: string }[]
}

/** A stage with its steps. `details` are its goal, how long it takes and what people expect, a sentence each. */
export interface ToldStage {
  readonly title: string
  readonly color: Color
  readonly details: readonly string[]
  readonly steps: readonly ToldStep[]
}

/** A column. */
export interface ToldStep {
  readonly id: string
  /** Never empty. */
  readonly title: string
  /** Whether it is a moment that matters. */
  readonly moment: boolean
  readonly details: readonly string[]
}

/** A row. */
export interface ToldLane {
  /** Never empty. */
  readonly title: string
  readonly color: Color
  /** Who acts in it, its own words for the levels of a sentiment line, the rows of a channel matrix. */
  readonly details: readonly string[]
  /** The name of the blueprint line below it. */
  readonly lineBelow: string | null
  /** Cards by the id of their step; a step without cards is left out. */
  readonly cells: ReadonlyMap<string, readonly ToldCard[]>
}

/** A card, or a value of a sentiment line. One of its parts says something. */
export interface ToldCard {
  readonly color: Color
  /** Whose value it is, or a metric's number. */
  readonly lead: string
  readonly text: string
  /** What it is and what else is said of it, in a few words each. */
  readonly facts: readonly string[]
}

/** A note outside of the grid. */
export interface ToldNote {
  readonly text: string
  readonly color: Color
}

/** All cards of a lane, from the first step to the last. */
export const cardsOfLane = ({ cells }: ToldLane): readonly ToldCard[] => [...cells.values()].flat()

/** How many cards and values there are. */
export const cardCount = ({ lanes }: ToldMap): number =>
  lanes.reduce((sum, lane) => sum + cardsOfLane(lane).length, 0)
