/**
 * Which versions of a project are kept as time goes by: all of the last hour, the last of each hour of a day, the last of each
 * day of thirty days. What has a name is kept for ever; what was kept before something that may have been a mishap, as long
 * as any other day. Hours and days are those of the clock on the wall.
 */
import type { VersionReason } from '#shared/protocol/history.ts'

/** What thinning knows of a version. */
export interface Dated {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly reason: VersionReason
  readonly name: string
}

export const HOUR = 3_600_000
export const DAY = 24 * HOUR
/** For how long anything without a name is kept, in milliseconds. */
export const KEPT = 30 * DAY

const BEFORE_A_MISHAP: ReadonlySet<VersionReason> = new Set(['before-merge', 'before-loss', 'before-restore'])

/** Whether it stays although others of its hour and day go. */
export const isPinned = ({ reason, name }: Pick<Dated, 'reason' | 'name'>): boolean =>
  name !== '' || BEFORE_A_MISHAP.has(reason)

/** When the day on which something happened began. */
export const dayOf = (at: number): number => new Date(at).setHours(0, 0, 0, 0)

const hourOf = (at: number): number => new Date(at).setMinutes(0, 0, 0)

/** The ids of those that may go, whatever the order they are given in. */
export function versionsToDrop(versions: readonly Dated[], now: number): ReadonlySet<string> {
  const inOrder = versions.toSorted(byTime)
  // Of what is filed under one key, the last stays there.
  const lastOfHours = new Map(inOrder.map(({ id, at }) => [hourOf(at), id]))
  const lastOfDays = new Map(inOrder.map(({ id, at }) => [dayOf(at), id]))
  const stays = (version: Dated): boolean => {
    const { id, at, name } = version
    const age = now - at
    if (name !== '' || age < HOUR) return true
    if (age >= KEPT) return false
    if (isPinned(version) || lastOfDays.get(dayOf(at)) === id) return true
    return age < DAY && lastOfHours.get(hourOf(at)) === id
  }
  return new Set(inOrder.flatMap((version) => (stays(version) ? [] : [version.id])))
}

/** The earlier first; of one moment in the order of their ids, so that it is the same order every time. */
export const byTime = (a: Pick<Dated, 'at' | 'id'>, b: Pick<Dated, 'at' | 'id'>): number =>
  a.at - b.at || (a.id < b.id ? -1 : 1)
