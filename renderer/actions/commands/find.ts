import { clearFilter, isFiltering, setFilter } from '../filter-actions.ts'
import { hitsOf, openFind, showNextHit } from '../find-actions.ts'
import type { AppCommand } from './command.ts'

/** Looking for things, and leaving out what is not looked for. */
export const FIND: readonly AppCommand[] = [
  {
    id: 'find.open',
    title: 'Find and filter',
    group: 'Go',
    keys: ['$mod+f'],
    run: openFind,
  },
  {
    id: 'find.next',
    title: 'Show the next thing found',
    group: 'Go',
    keys: ['F3', '$mod+g'],
    isEnabled: (project) => hitsOf(project).length > 0,
    run: (project) => void showNextHit(project, 1),
  },
  {
    id: 'find.previous',
    title: 'Show the previous thing found',
    group: 'Go',
    keys: ['Shift+F3', '$mod+Shift+g'],
    isEnabled: (project) => hitsOf(project).length > 0,
    run: (project) => void showNextHit(project, -1),
  },
  {
    id: 'filter.mode',
    title: 'Dim or hide what the filter leaves out',
    group: 'View',
    isEnabled: isFiltering,
    run: (project) => {
      const { filter, filterMode } = project.window.getState()
      setFilter(project, filter, filterMode === 'dim' ? 'hide' : 'dim')
    },
  },
  {
    id: 'filter.clear',
    title: 'Clear the filter',
    group: 'View',
    isEnabled: isFiltering,
    run: clearFilter,
  },
]
