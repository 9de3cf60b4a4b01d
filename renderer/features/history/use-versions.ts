import { useMemo } from 'react'
import { useStore } from 'zustand'
import { UNTITLED_MAP } from '#renderer/actions/map-actions.ts'
import { versionTime } from '#renderer/actions/version-words.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import type { ShownVersions } from '#renderer/session/window-state.ts'
import type { Change } from '#shared/analysis/changes.ts'
import { changesBetween } from '#shared/analysis/changes.ts'
import { quoted } from '#shared/base/quote.ts'
import { mapsOf } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { NOW, type Version } from '#shared/protocol/history.ts'

/** A map of either state. */
export interface ShownMap {
  readonly id: string
  readonly title: string
  /** How many changes concern it. */
  readonly count: number
}

export interface ComparedVersions {
  readonly before: Snapshot
  /** Kept up with the project where it is the state of now. */
  readonly after: Snapshot
  readonly changes: readonly Change[]
  readonly maps: readonly ShownMap[]
  /** All versions of the history, newest first; empty where others cannot be chosen. */
  readonly list: readonly Version[]
  /** What the earlier state is called in passing: `14:05`, `“Before the workshop”`. */
  readonly beforeWords: string
}

const NONE: readonly Version[] = []

/** What the screen shows, and what it can be told to show instead. */
export function useVersions({ before, after, touched, ids, title }: ShownVersions): ComparedVersions {
  const { session, versions } = useProject()
  const now = useStore(session.snapshot)
  const later = ids?.after === NOW ? now : after
  const known = versions?.known.getState().list ?? NONE
  const version = known.find(({ id }) => id === ids?.before)
  const changes = useMemo(() => changesBetween(before, later, touched), [before, later, touched])
  const maps = useMemo(() => mapsIn(before, later, changes), [before, later, changes])
  return {
    before,
    after: later,
    changes,
    maps,
    list: ids ? known : NONE,
    beforeWords: version ? wordsOf(version) : title,
  }
}

const wordsOf = ({ name, at }: Version): string => (name === '' ? versionTime(at, new Date()) : quoted(name))

/** The maps of both states, in the order of the later one; those that are gone come last. */
function mapsIn(before: Snapshot, after: Snapshot, changes: readonly Change[]): readonly ShownMap[] {
  const gone = mapsOf(before).filter(({ id }) => after.maps[id] === undefined)
  return [...mapsOf(after), ...gone].map(({ id, title }) => ({
    id,
    title: title.trim() || UNTITLED_MAP,
    count: changes.filter(({ mapId }) => mapId === id).length,
  }))
}
