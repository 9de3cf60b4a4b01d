import {
  canGroup,
  colorGroup,
  groupable,
  groupSelection,
  groupsInHand,
  joinGroup,
  mergeGroups,
  otherGroups,
  removeGroup,
  renameGroup,
  selectGroup,
  UNNAMED_GROUP,
  ungroupSelection,
} from '#renderer/actions/group-actions.ts'
import { canMerge, mergeSelection } from '#renderer/actions/merge-actions.ts'
import { parkSelection } from '#renderer/actions/parking-actions.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { MenuEntry } from '#renderer/ui/Menu.tsx'
import type { Group } from '#shared/model/group.ts'
import { colorEntries, item, SEPARATOR, submenu, when } from './menu-entries.tsx'

const nameOf = ({ title }: Group): string => (title.trim() === '' ? UNNAMED_GROUP : title)

/** Everything one can do with a cluster. */
export function clusterEntries(project: ProjectContext, id: string): readonly MenuEntry[] {
  const group = project.session.snapshot.getState().groups[id]
  const others = otherGroups(project, id)
  return [
    // The field takes the keyboard once the menu has given it back.
    item('Name this group', () => setTimeout(() => renameGroup(project, id)), 'F2'),
    item('Select its cards', () => selectGroup(project, id)),
    colorEntries(group?.color, (color) => colorGroup(project, id, color)),
    ...when(
      others.length > 0,
      submenu(
        'Take in another group',
        others.map((other) => item(nameOf(other), () => mergeGroups(project, id, other.id))),
      ),
    ),
    SEPARATOR,
    item('Ungroup', () => removeGroup(project, id)),
  ]
}

/** What brings the selected cards into order: groups, merging, the parking lot. */
export function orderEntries(project: ProjectContext): readonly MenuEntry[] {
  const cards = groupable(project)
  const [group, ...more] = groupsInHand(project)
  const single = group && more.length === 0 ? group : null
  const others = otherGroups(project, single?.id ?? null)
  const join = (id: string) => () =>
    joinGroup(
      project,
      id,
      cards.map((card) => card.id),
    )
  return [
    ...when(
      canGroup(project),
      item(
        more.length > 0 ? 'Merge groups' : group ? 'Add to the group' : 'Group',
        () => groupSelection(project),
        '$mod+g',
      ),
    ),
    ...when(
      cards.length > 0 && others.length > 0,
      submenu(
        'Move to group',
        others.map((other) => item(nameOf(other), join(other.id))),
      ),
    ),
    ...(single ? [item('Name this group', () => setTimeout(() => renameGroup(project, single.id)))] : []),
    ...when(
      group !== undefined,
      item('Ungroup', () => ungroupSelection(project), '$mod+Shift+g'),
    ),
    ...when(
      canMerge(project),
      item('Merge into one', () => mergeSelection(project)),
    ),
    ...when(
      cards.length > 0,
      item(cards.length === 1 ? 'Park this card' : `Park ${cards.length} cards`, () =>
        parkSelection(project),
      ),
    ),
  ]
}
