import { quoted } from '#shared/base/quote.ts'
import type { LanePreset } from '#shared/model/lane-presets.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { holdsCards, type LaneKind } from '#shared/model/vocabulary.ts'
import { type Found, found, missing, remembered, titled, whyClosed } from './cards-columns.ts'
import { TABLE_BOUNDS } from './cards-mapping.ts'
import { knownLane, PLAIN_LANE, presetOfKind } from './cards-words.ts'

/** A row that cards can come into. */
export interface PlannedLane {
  readonly id: string
  readonly title: string
  readonly kind: LaneKind
  /** How it looks, where it is new. */
  readonly preset: LanePreset | null
}

/** Lanes by what a table says of them. */
export interface LaneFinder {
  /** The lane for a title and a kind; either may be unsaid. What is not there is made. */
  readonly find: (title: string, kind: LaneKind | null) => Found<PlannedLane>
  /** The lane for what a list says of feelings. */
  readonly forFeelings: () => Found<PlannedLane>
  readonly lanes: () => readonly PlannedLane[]
}

/**
 * Looks for lanes on a map, or on a new one. `laneId` is the lane for what says none; `isFelt` tells whether a table has
 * feelings, rather than words, in a lane of that title.
 */
export function createLanes(
  target: MapView | null,
  laneId: string | null,
  isFelt: (title: string) => boolean,
  makeId: () => string,
): LaneFinder {
  const lanes: PlannedLane[] = (target?.lanes ?? []).map(({ id, title, kind }) => ({
    id,
    title,
    kind,
    preset: null,
  }))
  const locked = new Set(target?.lanes.filter((lane) => lane.locked).map(({ id }) => id))
  const open = (): PlannedLane[] => lanes.filter(({ id }) => !locked.has(id))
  let made = 0
  const make = (preset: LanePreset): Found<PlannedLane> => {
    const closed = whyClosed(target, 'lane', preset.title)
    if (closed !== null) return missing(closed)
    if (made >= TABLE_BOUNDS.lanes) return missing(`a table makes at most ${TABLE_BOUNDS.lanes} new lanes.`)
    made++
    const lane = { id: makeId(), title: preset.title, kind: preset.kind, preset }
    lanes.push(lane)
    return found(lane)
  }
  const ofKind = (kind: LaneKind): Found<PlannedLane> => {
    const own = open().find((lane) => lane.kind === kind)
    return own ? found(own) : make(presetOfKind(kind) ?? PLAIN_LANE)
  }
  const look = (title: string, kind: string): Found<PlannedLane> => {
    if (title === '') {
      if (kind !== '') return ofKind(kind as LaneKind)
      const takers = open().filter((lane) => holdsCards(lane.kind))
      const usual = takers.find(({ id }) => id === laneId) ?? takers[0]
      return usual ? found(usual) : make(PLAIN_LANE)
    }
    const own = titled(lanes, title)
    if (own) return locked.has(own.id) ? missing(`the lane ${quoted(own.title)} is locked.`) : found(own)
    const known = presetOfKind((kind || undefined) as LaneKind | undefined) ?? knownLane(title) ?? PLAIN_LANE
    return make({ ...(known.kind === 'sentiment' && !isFelt(title) ? PLAIN_LANE : known), title })
  }
  const find = remembered(look)
  return {
    find: (title, kind) => find(title, kind ?? ''),
    forFeelings: () => ofKind('sentiment'),
    lanes: () => lanes,
  }
}
