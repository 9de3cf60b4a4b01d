import type { ProjectContext } from '#renderer/session/session-context.tsx'
import {
  type Activity,
  closeRating,
  closeVote,
  giveSelected,
  openActivity,
  partakes,
  revealRound,
  votableSelected,
  writeInRound,
  writePublicly,
} from '../activity-actions.ts'
import { leads } from '../workshop-actions.ts'
import type { AppCommand } from './command.ts'

const isOn = ({ room }: ProjectContext, activity: Activity): boolean =>
  room.state.getState().view?.[activity] != null

const ends = (activity: Activity) => (project: ProjectContext) => leads(project) && isOn(project, activity)
const begins = (activity: Activity) => ({
  isEnabled: leads,
  run: (project: ProjectContext) => openActivity(project, activity),
})

/** Private rounds, votes and ratings. */
export const ACTIVITIES: readonly AppCommand[] = [
  {
    id: 'activity.round',
    title: 'Start a private round…',
    group: 'Workshop',
    keys: ['Alt+Shift+KeyW'],
    ...begins('round'),
  },
  {
    id: 'round.reveal',
    title: 'Reveal the private cards',
    group: 'Workshop',
    keys: ['Alt+Shift+KeyU'],
    isEnabled: ends('round'),
    run: (project) => void revealRound(project),
  },
  {
    id: 'round.write',
    title: 'Write a private card',
    group: 'Workshop',
    isEnabled: (project) => partakes(project) && isOn(project, 'round'),
    run: writeInRound,
  },
  {
    id: 'round.publicly',
    title: 'In a private round: write for all to see, or privately again',
    group: 'Workshop',
    isEnabled: ends('round'),
    run: (project) => writePublicly(project, !project.window.getState().writesPublicly),
  },
  {
    id: 'activity.vote',
    title: 'Start a vote…',
    group: 'Workshop',
    keys: ['Alt+Shift+KeyD'],
    ...begins('vote'),
  },
  {
    id: 'vote.close',
    title: 'Close the vote and show the result',
    group: 'Workshop',
    keys: ['Alt+Shift+KeyC'],
    isEnabled: ends('vote'),
    run: (project) => void closeVote(project),
  },
  {
    id: 'vote.result',
    title: 'Result of the vote',
    group: 'Workshop',
    isEnabled: ({ room }) => room.state.getState().view?.results != null,
    run: (project) => project.window.setState({ panel: 'votes' }),
  },
  {
    id: 'vote.give',
    title: 'Vote: give the selected card a dot',
    group: 'Workshop',
    // In a sentiment lane + and − set how it felt; where a card is selected they have nothing else to do.
    keys: ['v', '+', '=', 'Shift++'],
    isEnabled: (project) => votableSelected(project).length > 0,
    run: (project) => giveSelected(project, 1),
  },
  {
    id: 'vote.take-back',
    title: 'Vote: take a dot back',
    group: 'Workshop',
    keys: ['Shift+V', '-'],
    isEnabled: (project) => votableSelected(project).length > 0,
    run: (project) => giveSelected(project, -1),
  },
  {
    id: 'activity.rating',
    title: 'Start a rating of the sentiment…',
    group: 'Workshop',
    keys: ['Alt+Shift+KeyR'],
    ...begins('rating'),
  },
  {
    id: 'rating.close',
    title: 'Close the rating and draw the line',
    group: 'Workshop',
    keys: ['Alt+Shift+KeyX'],
    isEnabled: ends('rating'),
    run: (project) => void closeRating(project),
  },
]
