/** A persona's line on the map that this one answers, or another one to be read beside the map's own, at the steps of this map. */
export interface CounterpartCurve {
  readonly laneId: string
  readonly personaId: string | null
  /** What the other map shows: `Future` or `Current`; of survey scores what they are. */
  readonly label: string
  /** Whether it is no other map's line, but the mean survey scores of the journey data. */
  readonly isScore?: boolean
  /** −2 to +2, by the id of this map's step. */
  readonly values: ReadonlyMap<string, number>
}
