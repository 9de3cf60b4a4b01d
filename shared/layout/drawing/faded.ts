import type { GroupShape } from './shapes.ts'

/** What is left of that which fades: its place can be told, its words are out of the way. */
export const DIMMED = 0.25

/** Nothing fades. */
export const NOTHING_DIMMED: ReadonlySet<string> = new Set()

/** The group as it is, or faded where its record is among those that are. */
export const faded = (group: GroupShape, dimmed: ReadonlySet<string>): GroupShape =>
  group.key !== undefined && dimmed.has(group.key) ? { ...group, opacity: DIMMED } : group
