import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { newId } from '#shared/base/ids.ts'
import type { Command } from '#shared/document/commands/types.ts'
import type { Card } from '#shared/model/card.ts'
import type { Group } from '#shared/model/group.ts'
import { groupOf } from '#shared/model/map-view.ts'
import { type Color, isStepValue } from '#shared/model/vocabulary.ts'
import { select, selectedCards } from './card-actions.ts'
import { perform } from './perform.ts'

/** What a group is called as long as nobody named it. */
export const UNNAMED_GROUP = 'Unnamed group'

/** The selected cards that can stand in a group, in reading order. */
export const groupable = (project: ProjectContext): readonly Card[] =>
  selectedCards(project).filter(({ kind }) => !isStepValue(kind))

/** The groups that the selected cards are in, in reading order. */
export function groupsInHand(project: ProjectContext): readonly Group[] {
  const view = project.model.getState().model?.whole
  return view ? [...new Set(groupable(project).flatMap((card) => groupOf(view, card) ?? []))] : []
}

/** All cards of a group, on screen or not. */
const membersOf = (project: ProjectContext, groupId: string): readonly Card[] =>
  Object.values(project.session.snapshot.getState().cards).filter((card) => card.groupId === groupId)

/** Whether the selected cards could be one group and are not yet. */
export function canGroup(project: ProjectContext): boolean {
  const cards = groupable(project)
  const [group, ...others] = groupsInHand(project)
  if (cards.length < 2) return false
  return group === undefined || others.length > 0 || cards.some(({ groupId }) => groupId !== group.id)
}

/**
 * Makes one group of the selected cards. Where some are in a group already, the others join it, and groups that are all in
 * hand become one. A new group is named right away.
 */
export function groupSelection(project: ProjectContext): void {
  const map = project.model.getState().model?.view.map
  const cardIds = groupable(project).map(({ id }) => id)
  if (!map || !canGroup(project)) return
  const [group, ...others] = groupsInHand(project)
  if (group) {
    const joining = [...others.flatMap(({ id }) => membersOf(project, id).map((card) => card.id)), ...cardIds]
    const label = others.length > 0 ? 'Merge groups' : 'Add to group'
    perform(project, label, [
      { type: 'cards.edit', ids: [...new Set(joining)], changes: { groupId: group.id } },
    ])
    return
  }
  const id = newId()
  if (perform(project, 'Group cards', [{ type: 'group.add', id, mapId: map.id, fields: {}, cardIds }]))
    renameGroup(project, id)
}

/** Takes the selected cards out of their groups; a group whose cards are all in hand is no more. */
export function ungroupSelection(project: ProjectContext): void {
  const inHand = new Set(groupable(project).map(({ id }) => id))
  const commands = groupsInHand(project).map((group): Command => {
    const members = membersOf(project, group.id).map(({ id }) => id)
    const leaving = members.filter((id) => inHand.has(id))
    return leaving.length === members.length
      ? { type: 'group.remove', id: group.id }
      : { type: 'cards.edit', ids: leaving, changes: { groupId: null } }
  })
  perform(project, 'Ungroup', commands)
}

/** Takes a group apart; its cards stay. */
export function removeGroup(project: ProjectContext, id: string): void {
  perform(project, 'Ungroup', [{ type: 'group.remove', id }])
}

/** Lets the person type a group's name in place. */
export function renameGroup(project: ProjectContext, id: string): void {
  project.window.setState({ editing: { kind: 'group', id } })
}

/** Writes a group's name as it is typed; what is typed without a pause is one act. */
export function nameGroup(project: ProjectContext, id: string, title: string): void {
  perform(project, 'Name group', [{ type: 'group.edit', id, changes: { title } }], `rename:${id}`)
}

/** Colours a group's frame and name. */
export function colorGroup(project: ProjectContext, id: string, color: Color): void {
  perform(project, 'Colour', [{ type: 'group.edit', id, changes: { color } }])
}

/** Selects the cards of a group that are in sight. */
export function selectGroup(project: ProjectContext, id: string): void {
  const boxes = project.model.getState().model?.layout.clusters ?? []
  select(
    project,
    boxes.filter(({ group }) => group.id === id).flatMap(({ cardIds }) => cardIds),
  )
}

/** The other groups of the map, by their names. */
export function otherGroups(project: ProjectContext, id: string | null): readonly Group[] {
  const groups = project.model.getState().model?.whole.groups
  return [...(groups?.values() ?? [])]
    .filter((group) => group.id !== id)
    .sort((a, b) => a.title.localeCompare(b.title))
}

/** Puts cards into a group that is there. */
export function joinGroup(project: ProjectContext, groupId: string, cardIds: readonly string[]): void {
  perform(project, 'Add to group', [{ type: 'cards.edit', ids: cardIds, changes: { groupId } }])
}

/** Makes one group of two; the name is that of the one that stays. */
export function mergeGroups(project: ProjectContext, id: string, otherId: string): void {
  const ids = membersOf(project, otherId).map((card) => card.id)
  perform(project, 'Merge groups', [{ type: 'cards.edit', ids, changes: { groupId: id } }])
}
