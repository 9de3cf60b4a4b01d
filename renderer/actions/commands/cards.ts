import { COLORS } from '#shared/model/vocabulary.ts'
import { colorSelected, connectSelection, cycleImpact, selectedCards, startCard } from '../card-actions.ts'
import { currentSpot, enter, nudgeSentiment } from '../keyboard-actions.ts'
import { type AppCommand, hasCell, hasSelection } from './command.ts'

/** Bare letters act on what is selected only: typed on an empty cell they begin a card. */
export const CARDS: readonly AppCommand[] = [
  {
    id: 'card.enter',
    title: 'Type in card, or add one',
    group: 'Cards',
    keys: ['Enter', 'F2'],
    isEnabled: (project) => hasCell(project) || hasSelection(project),
    run: enter,
  },
  {
    id: 'card.add',
    title: 'Add card to this cell',
    group: 'Cards',
    keys: ['n'],
    isEnabled: (project) => hasCell(project) && hasSelection(project),
    run: (project) => {
      const spot = currentSpot(project)
      if (spot) startCard(project, spot.cell)
    },
  },
  {
    id: 'card.impact',
    title: 'Next impact of a pain point',
    group: 'Cards',
    keys: ['i'],
    isEnabled: (project) => selectedCards(project).some((card) => card.kind === 'pain'),
    run: cycleImpact,
  },
  {
    id: 'card.connect',
    title: 'Connect two selected cards',
    group: 'Cards',
    keys: ['l'],
    isEnabled: (project) => selectedCards(project).length === 2,
    run: connectSelection,
  },
  {
    id: 'card.details',
    title: 'Show details',
    group: 'Cards',
    keys: ['d'],
    isEnabled: hasSelection,
    run: (project) => project.window.setState({ panel: 'details' }),
  },
  {
    id: 'sentiment.up',
    title: 'Raise sentiment',
    group: 'Cards',
    keys: ['+', '=', 'Shift++'],
    isEnabled: hasCell,
    run: (project) => void nudgeSentiment(project, 0.5),
  },
  {
    id: 'sentiment.down',
    title: 'Lower sentiment',
    group: 'Cards',
    keys: ['-'],
    isEnabled: hasCell,
    run: (project) => void nudgeSentiment(project, -0.5),
  },
  ...COLORS.map(
    (color): AppCommand => ({
      id: `card.color.${color}`,
      title: `Colour: ${color}`,
      group: 'Cards',
      isEnabled: hasSelection,
      run: (project) => colorSelected(project, color),
    }),
  ),
]
