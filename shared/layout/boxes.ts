import type { Point, Rect } from '#shared/base/geometry.ts'
import type { Card } from '#shared/model/card.ts'
import type { Group } from '#shared/model/group.ts'
import type { Lane } from '#shared/model/lane.ts'
import type { Note } from '#shared/model/note.ts'
import type { Stage } from '#shared/model/stage.ts'
import type { Step } from '#shared/model/step.ts'
import type { EmpathyZone } from '#shared/model/vocabulary.ts'
import type { CardLayout } from './card-layout.ts'
import type { PlacedText } from './placed-text.ts'
import type { FittedText } from './text/fit-text.ts'

/** A time span with the corner of the clock before it. */
export interface DurationBox {
  readonly clock: Point
  readonly text: PlacedText
}

/** What stands in the title of a column or a group of columns. */
export interface HeadingBox {
  readonly rect: Rect
  readonly title: FittedText
  /** Upper edge of the title's first line. */
  readonly titleTop: number
  readonly duration: DurationBox | null
  /** Goal and expectation. */
  readonly details: readonly PlacedText[]
  readonly index: number
}

/** A stage's title above its steps. */
export interface StageBox extends HeadingBox {
  readonly stage: Stage
}

/** A step's title; `column` runs from there to the last lane. */
export interface StepBox extends HeadingBox {
  readonly step: Step
  readonly stageId: string
  readonly column: Rect
}

/** A lane: its title, and the band in which its cells lie side by side. */
export interface LaneBox {
  readonly lane: Lane
  /** Beside the band; above it on an empathy map. */
  readonly header: Rect
  readonly band: Rect
  /** The part of the band between the highest and the lowest value; all of it where the lane holds no values. */
  readonly plot: Rect
  /** The field of an empathy map that it is; `null` for a row across the map. */
  readonly zone: EmpathyZone | null
  readonly title: FittedText
  readonly index: number
}

/** A card where it stands. */
export interface CardBox {
  readonly card: Card
  readonly rect: Rect
  readonly inner: CardLayout
}

/** The cards of a cluster in one cell, in their frame. */
export interface ClusterBox {
  readonly group: Group
  readonly laneId: string
  readonly stepId: string
  readonly rect: Rect
  readonly title: FittedText
  readonly titleAt: Point
  readonly cardIds: readonly string[]
}

/** Where parked notes stand: what its heading takes up, and the band beside that. */
export interface ParkingBox {
  readonly header: Rect
  readonly band: Rect
}

/** A free note where it lies, or a parked one where it waits. */
export interface NoteBox {
  readonly note: Note
  readonly rect: Rect
  readonly text: FittedText
}
