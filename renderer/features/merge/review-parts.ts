import { UNTITLED_MAP } from '#renderer/actions/map-actions.ts'
import type { Review } from '#renderer/session/window-state.ts'
import { type Change, type FoldedChange, foldChanges } from '#shared/analysis/changes.ts'
import type { Card } from '#shared/model/card.ts'
import { recoveredCards } from '#shared/model/map-view.ts'

/** What somebody did on one map, or off all maps (`title` is `null`). */
export interface MapPart {
  readonly title: string | null
  readonly rows: readonly FoldedChange[]
}

/** Changes map by map, in the order they have; a stage that went is one row with all that was in it. */
export function partsByMap(
  changes: readonly Change[],
  { before, after }: Pick<Review, 'before' | 'after'>,
): readonly MapPart[] {
  const parts = Map.groupBy(foldChanges(changes), ({ change }) => change.mapId)
  return [...parts].map(([mapId, rows]) => {
    const map = mapId === null ? undefined : (after.maps[mapId] ?? before.maps[mapId])
    return { title: map ? map.title.trim() || UNTITLED_MAP : null, rows }
  })
}

/** Cards that have lost their place by what came. */
export function newlyRecovered({ before, after }: Pick<Review, 'before' | 'after'>): readonly Card[] {
  const waiting = new Set(recoveredCards(before).map(({ id }) => id))
  return recoveredCards(after).filter(({ id }) => !waiting.has(id))
}
