import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { COLORS, IMPACT_LABELS, IMPACTS } from '#shared/model/vocabulary.ts'
import {
  colorSelected,
  connectSelection,
  cycleImpact,
  selectedCards,
  setImpact,
  startCard,
} from '../card-actions.ts'
import { channelHere, toggleChannel } from '../channel-actions.ts'
import { choosePicture, mayChoosePicture } from '../image-actions.ts'
import { currentSpot, enter } from '../keyboard-actions.ts'
import { linkedCard, linkToNewMap, openLinkedMap } from '../link-actions.ts'
import { cyclePersona, isRating, nudgeSentiment } from '../sentiment-actions.ts'
import { type AppCommand, hasCell, hasSelection } from './command.ts'

const hasPains = (project: ProjectContext): boolean =>
  selectedCards(project).some((card) => card.kind === 'pain')

/** Bare letters act on what is selected only: typed on an empty cell they begin a card. */
export const CARDS: readonly AppCommand[] = [
  {
    id: 'card.enter',
    title: 'Type in card or title, or add a card',
    group: 'Cards',
    needs: 'part',
    keys: ['Enter', 'F2'],
    isEnabled: (project) =>
      hasCell(project) || hasSelection(project) || project.window.getState().header !== null,
    run: enter,
  },
  {
    id: 'card.add',
    title: 'Add card to this cell',
    group: 'Cards',
    needs: 'part',
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
    isEnabled: hasPains,
    run: cycleImpact,
  },
  ...IMPACTS.map(
    (impact): AppCommand => ({
      id: `card.impact.${impact}`,
      title: `Impact: ${IMPACT_LABELS[impact].toLowerCase()}`,
      group: 'Cards',
      isEnabled: hasPains,
      run: (project) => setImpact(project, impact),
    }),
  ),
  {
    id: 'card.connect',
    title: 'Connect two selected cards',
    group: 'Cards',
    needs: 'all',
    keys: ['l'],
    isEnabled: (project) => selectedCards(project).length === 2,
    run: connectSelection,
  },
  {
    id: 'card.details',
    title: 'Show details',
    group: 'Cards',
    needs: 'nothing',
    keys: ['d'],
    isEnabled: (project) => hasSelection(project) || project.window.getState().header !== null,
    run: (project) => project.window.setState({ panel: 'details' }),
  },
  {
    id: 'sentiment.up',
    title: 'Raise sentiment',
    group: 'Cards',
    needs: 'rating',
    keys: ['+', '=', 'Shift++'],
    isEnabled: isRating,
    run: (project) => void nudgeSentiment(project, 0.5),
  },
  {
    id: 'sentiment.down',
    title: 'Lower sentiment',
    group: 'Cards',
    needs: 'rating',
    keys: ['-'],
    isEnabled: isRating,
    run: (project) => void nudgeSentiment(project, -0.5),
  },
  {
    id: 'sentiment.persona',
    title: 'Rate for the next persona',
    group: 'Cards',
    needs: 'all',
    keys: ['p'],
    isEnabled: (project) =>
      isRating(project) && (project.model.getState().model?.view.personas.length ?? 0) > 1,
    run: cyclePersona,
  },
  {
    id: 'channel.toggle',
    title: 'Set or clear this channel',
    group: 'Cards',
    needs: 'all',
    keys: ['Space'],
    isEnabled: (project) => channelHere(project) !== null,
    run: (project) => {
      const spot = channelHere(project)
      if (spot) toggleChannel(project, spot)
    },
  },
  {
    id: 'card.picture',
    title: 'Choose a picture…',
    group: 'Cards',
    needs: 'all',
    isEnabled: mayChoosePicture,
    run: (project) => void choosePicture(project),
  },
  {
    id: 'card.open-link',
    title: 'Open the linked map',
    group: 'Cards',
    needs: 'nothing',
    keys: ['o'],
    isEnabled: (project) => linkedCard(project) !== null,
    run: (project) => openLinkedMap(project),
  },
  {
    id: 'card.link-new',
    title: 'Link to a new map',
    group: 'Cards',
    needs: 'all',
    isEnabled: (project) => selectedCards(project).length === 1,
    run: linkToNewMap,
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
