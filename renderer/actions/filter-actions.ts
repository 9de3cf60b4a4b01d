import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { dimmedIds, isIdle } from '#shared/analysis/filter.ts'
import { foldName } from '#shared/base/fold.ts'
import { newId } from '#shared/base/ids.ts'
import { byOrder } from '#shared/base/order.ts'
import type { Command } from '#shared/document/commands/types.ts'
import type { Card } from '#shared/model/card.ts'
import { type Filter, type FilterMode, NO_FILTER, type SavedView } from '#shared/model/filter.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { canvasHandle } from './canvas-handle.ts'
import { lockOn, notifyLocked } from './card-actions.ts'
import { shownMap } from './map-actions.ts'
import { perform } from './perform.ts'

const snapshotOf = (project: ProjectContext): Snapshot => project.session.snapshot.getState()

/** The parts of a filter that are lists of values to look for. */
export type FilterList = Exclude<keyof Filter, 'query'>
export const FILTER_LISTS = [
  'tags',
  'kinds',
  'channels',
  'personaIds',
  'owners',
  'evidence',
  'authors',
] as const satisfies readonly FilterList[]

/** Looks for something else. What a filter then hides cannot stay selected: nobody should delete what they do not see. */
export function setFilter(
  project: ProjectContext,
  filter: Filter,
  filterMode: FilterMode = project.window.getState().filterMode,
): void {
  const whole = project.model.getState().model?.whole
  const { selection } = project.window.getState()
  const outside = whole && filterMode === 'hide' ? dimmedIds(whole, filter) : new Set<string>()
  const kept = [...selection].filter((id) => !outside.has(id))
  project.window.setState({
    filter,
    filterMode,
    ...(kept.length < selection.size ? { selection: new Set(kept) } : {}),
  })
  canvasHandle.stayOnMap()
}

/** Looks for nothing any more. */
export const clearFilter = (project: ProjectContext): void => setFilter(project, NO_FILTER)

/** Whether this window filters its map. */
export const isFiltering = (project: ProjectContext): boolean => !isIdle(project.window.getState().filter)

/** Takes a value into one of the filter's lists, or out of it. */
export function toggleInFilter(project: ProjectContext, list: FilterList, value: string): void {
  const { filter } = project.window.getState()
  setFilter(project, toggled(filter, list, value))
}

/** A filter with a value taken into one of its lists, or out of it. Names are the same whatever their case. */
export function toggled(filter: Filter, list: FilterList, value: string): Filter {
  const values: readonly string[] = filter[list]
  const others = values.filter((other) => foldName(other) !== foldName(value))
  return { ...filter, [list]: others.length < values.length ? others : [...values, value] }
}

/** Whether a filter's list holds a value, whatever its case. */
export const looksFor = (filter: Filter, list: FilterList, value: string): boolean =>
  filter[list].some((other) => foldName(other) === foldName(value))

/** Whether two filters look for the same. */
export function sameFilter(a: Filter, b: Filter): boolean {
  const inOrder = (values: readonly string[]): string => JSON.stringify(values.map(foldName).sort())
  return (
    foldName(a.query) === foldName(b.query) &&
    FILTER_LISTS.every((list) => inOrder(a[list]) === inOrder(b[list]))
  )
}

/** The saved views of a map, in order. */
export const viewsOf = (snapshot: Snapshot, mapId: string): readonly SavedView[] =>
  Object.values(snapshot.views)
    .filter((view) => view.mapId === mapId)
    .sort(byOrder)

/** What a saved view looks for. */
export function filterOf({
  query,
  tags,
  kinds,
  channels,
  personaIds,
  owners,
  evidence,
  authors,
}: SavedView): Filter {
  return { query, tags, kinds, channels, personaIds, owners, evidence, authors }
}

/** Filters the map as a saved view does. */
export const applyView = (project: ProjectContext, view: SavedView): void =>
  setFilter(project, filterOf(view), view.mode)

/** Saves what is looked for under a name, for everybody who opens the map. */
export function saveView(project: ProjectContext, title: string): string | null {
  const map = shownMap(project)
  const { filter, filterMode } = project.window.getState()
  if (!map || isIdle(filter)) return null
  const id = newId()
  const fields = { ...filter, title: title.trim(), mode: filterMode }
  return perform(project, 'Save view', [{ type: 'view.add', id, mapId: map.id, fields }]) ? id : null
}

/** Makes a saved view look for what the window looks for now. */
export function updateView(project: ProjectContext, id: string): void {
  const { filter, filterMode } = project.window.getState()
  perform(project, 'Update view', [{ type: 'view.edit', id, changes: { ...filter, mode: filterMode } }])
}

export function renameView(project: ProjectContext, id: string, title: string): void {
  perform(project, 'Rename view', [{ type: 'view.edit', id, changes: { title: title.trim() } }])
}

/** Puts a saved view before another one, or at the end. */
export function moveView(project: ProjectContext, id: string, beforeId: string | null): void {
  perform(project, 'Move view', [{ type: 'view.move', id, beforeId }])
}

export function removeView(project: ProjectContext, id: string): void {
  perform(project, 'Delete view', [{ type: 'view.remove', id }])
}

/** A tag, and how many cards of the project have it. */
export interface TagUse {
  readonly tag: string
  readonly count: number
}

/** All tags of a project by name. Spellings that differ in case or accents only are one tag. */
export function tagsOf(snapshot: Snapshot): readonly TagUse[] {
  const uses = new Map<string, { readonly tag: string; count: number }>()
  for (const { tags } of Object.values(snapshot.cards))
    for (const [folded, tag] of new Map(tags.map((word) => [foldName(word), word]))) {
      const use = uses.get(folded)
      if (use) use.count++
      else uses.set(folded, { tag, count: 1 })
    }
  return [...uses].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, use]) => use)
}

/** Calls a tag something else on all cards and in all saved views; where that is a tag already, the two become one. */
export const renameTag = (project: ProjectContext, tag: string, next: string): boolean =>
  replaceTag(project, 'Rename tag', tag, next.trim().replace(/^#/, ''))

/** Takes a tag off all cards and out of all saved views. */
export const removeTag = (project: ProjectContext, tag: string): boolean =>
  replaceTag(project, 'Delete tag', tag, '')

function replaceTag(project: ProjectContext, label: string, tag: string, next: string): boolean {
  const snapshot = snapshotOf(project)
  const having = Object.values(snapshot.cards).filter(({ tags }) => hasTag(tags, tag))
  const lane = lockOn(
    project,
    having.map(({ id }) => id),
  )
  if (lane) {
    notifyLocked(lane)
    return false
  }
  if (!perform(project, label, tagCommands(snapshot, having, tag, next))) return false
  const { filter } = project.window.getState()
  if (hasTag(filter.tags, tag)) setFilter(project, { ...filter, tags: replaced(filter.tags, tag, next) })
  return true
}

const tagCommands = (snapshot: Snapshot, having: readonly Card[], tag: string, next: string): Command[] => [
  ...having.map(
    ({ id, tags }): Command => ({
      type: 'cards.edit',
      ids: [id],
      changes: { tags: replaced(tags, tag, next) },
    }),
  ),
  ...Object.values(snapshot.views)
    .filter(({ tags }) => hasTag(tags, tag))
    .map(
      ({ id, tags }): Command => ({ type: 'view.edit', id, changes: { tags: replaced(tags, tag, next) } }),
    ),
]

const hasTag = (tags: readonly string[], tag: string): boolean =>
  tags.some((other) => foldName(other) === foldName(tag))

/** The tags with one called otherwise, each only once; with `''` as its new name it is gone. */
function replaced(tags: readonly string[], tag: string, next: string): readonly string[] {
  const seen = new Set<string>()
  return tags.flatMap((other) => {
    const name = foldName(other) === foldName(tag) ? next : other
    const folded = foldName(name)
    if (folded === '' || seen.has(folded)) return []
    seen.add(folded)
    return [name]
  })
}
