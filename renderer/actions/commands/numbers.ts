import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { openJourneyWizard } from '../journey-actions.ts'
import { dataSetsHere, openNumbers, toggleNumbers } from '../numbers-actions.ts'
import type { AppCommand } from './command.ts'
import { isJourney } from './here.ts'

const hasData = (project: ProjectContext): boolean => dataSetsHere(project).length > 0

/** What journey data says of the map. */
export const NUMBERS: readonly AppCommand[] = [
  {
    id: 'numbers.panel',
    title: 'Numbers: what journey data says of this map',
    group: 'View',
    keys: ['Shift+D'],
    isEnabled: isJourney,
    run: (project) => openNumbers(project),
  },
  {
    id: 'numbers.bring',
    title: 'Bring in journey data…',
    group: 'View',
    needs: 'keeping',
    isEnabled: isJourney,
    run: (project) => openJourneyWizard(project),
  },
  {
    id: 'numbers.shown',
    title: 'Show or hide the numbers on the map',
    group: 'View',
    needs: 'all',
    isEnabled: hasData,
    run: (project) => {
      const sets = dataSetsHere(project)
      const dataSet = sets.find(({ shown }) => shown) ?? sets[0]
      if (dataSet) toggleNumbers(project, dataSet)
    },
  },
  {
    id: 'numbers.compare',
    title: 'Compare two segments or days in numbers',
    group: 'View',
    isEnabled: hasData,
    run: (project) => openNumbers(project, 'compare'),
  },
  {
    id: 'numbers.time',
    title: 'Numbers over time',
    group: 'View',
    isEnabled: hasData,
    run: (project) => openNumbers(project, 'time'),
  },
]
