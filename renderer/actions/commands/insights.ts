import { patternSettings, setPatterns } from '#renderer/session/pattern-settings.ts'
import { compareMaps, mayCompare } from '../compare-actions.ts'
import type { AppCommand } from './command.ts'
import { isJourney } from './here.ts'

/** What the map says about itself, and two maps side by side. */
export const INSIGHTS: readonly AppCommand[] = [
  {
    id: 'insights.panel',
    title: 'Insights: what the map tells by itself',
    group: 'View',
    run: (project) => project.window.setState({ panel: 'insights' }),
  },
  {
    id: 'insights.matrix',
    title: 'Value and effort matrix',
    group: 'View',
    isEnabled: isJourney,
    run: (project) => project.window.setState({ dialog: 'matrix' }),
  },
  {
    id: 'insights.patterns',
    title: 'Show or hide patterns on the sentiment line',
    group: 'View',
    run: () => setPatterns({ onMap: !patternSettings.getState().onMap }),
  },
  {
    id: 'compare.open',
    title: 'Compare current and future',
    group: 'View',
    isEnabled: mayCompare,
    run: compareMaps,
  },
]
