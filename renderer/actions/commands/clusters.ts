import type { ProjectContext } from '#renderer/session/session-context.tsx'
import {
  canGroup,
  groupable,
  groupSelection,
  groupsInHand,
  renameGroup,
  selectGroup,
  ungroupSelection,
} from '../group-actions.ts'
import { canMerge, duplicatesIn, mergeSelection, offerToMerge } from '../merge-actions.ts'
import { parkSelection } from '../parking-actions.ts'
import type { AppCommand } from './command.ts'
import { laneHere, on } from './here.ts'

const oneGroup = (project: ProjectContext): string | null => {
  const [group, ...others] = groupsInHand(project)
  return group && others.length === 0 ? group.id : null
}
const hasGroup = (project: ProjectContext): boolean => groupsInHand(project).length > 0
const hasOneGroup = (project: ProjectContext): boolean => oneGroup(project) !== null
const withGroup = (act: (project: ProjectContext, id: string) => void) => (project: ProjectContext) => {
  const id = oneGroup(project)
  if (id !== null) act(project, id)
}

/** Bringing order into many cards: groups, duplicates, the parking lot. */
export const CLUSTERS: readonly AppCommand[] = [
  {
    id: 'group.add',
    title: 'Group the selected cards',
    group: 'Cards',
    needs: 'all',
    keys: ['$mod+g'],
    isEnabled: canGroup,
    run: groupSelection,
  },
  {
    id: 'group.ungroup',
    title: 'Ungroup',
    group: 'Cards',
    needs: 'all',
    keys: ['$mod+Shift+g'],
    isEnabled: hasGroup,
    run: ungroupSelection,
  },
  {
    id: 'group.rename',
    title: 'Name this group',
    group: 'Cards',
    needs: 'all',
    isEnabled: hasOneGroup,
    run: withGroup(renameGroup),
  },
  {
    id: 'group.select',
    title: 'Select all cards of this group',
    group: 'Cards',
    needs: 'nothing',
    isEnabled: hasOneGroup,
    run: withGroup(selectGroup),
  },
  {
    id: 'card.merge',
    title: 'Merge the selected cards into one',
    group: 'Cards',
    needs: 'all',
    isEnabled: canMerge,
    run: mergeSelection,
  },
  {
    id: 'lane.merge-duplicates',
    title: 'Merge duplicates in this lane…',
    group: 'Cards',
    needs: 'all',
    ...on(laneHere, offerToMerge, (project, id) => duplicatesIn(project, id).length > 0),
  },
  {
    id: 'card.park',
    title: 'Park the selected cards',
    group: 'Cards',
    needs: 'all',
    isEnabled: (project) => groupable(project).length > 0,
    run: parkSelection,
  },
  {
    id: 'view.parking',
    title: 'Parking lot',
    group: 'View',
    run: (project) => project.window.setState({ panel: 'parking' }),
  },
]
