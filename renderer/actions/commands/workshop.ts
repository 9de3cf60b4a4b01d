import type { ProjectContext } from '#renderer/session/session-context.tsx'
import {
  callEveryone,
  isHostWindow,
  leads,
  lightCell,
  nextOnAgenda,
  openProjector,
  pauseOrGoOn,
  showInFront,
  showWayIn,
  togglePanel,
} from '../workshop-actions.ts'
import type { AppCommand } from './command.ts'
import { stageHere } from './here.ts'

const hasTimer = (project: ProjectContext): boolean =>
  leads(project) && project.room.state.getState().view?.timer != null

const hasAgenda = (project: ProjectContext): boolean =>
  leads(project) && (project.room.state.getState().view?.agenda.items.length ?? 0) > 0

/** Leading people through a workshop. */
export const WORKSHOP: readonly AppCommand[] = [
  {
    id: 'workshop.people',
    title: 'Workshop: let people in, and who is here',
    group: 'Workshop',
    keys: ['Shift+W'],
    run: (project) => togglePanel(project, 'people'),
  },
  {
    id: 'workshop.agenda',
    title: 'Agenda',
    group: 'Workshop',
    keys: ['Shift+A'],
    run: (project) => togglePanel(project, 'agenda'),
  },
  {
    id: 'workshop.way-in',
    title: 'Show the code to come in',
    group: 'Workshop',
    keys: ['Shift+Q'],
    isEnabled: leads,
    run: showWayIn,
  },
  {
    id: 'workshop.next',
    title: 'Next item of the agenda',
    group: 'Workshop',
    keys: ['Alt+Shift+KeyN'],
    isEnabled: hasAgenda,
    run: nextOnAgenda,
  },
  {
    id: 'workshop.pause',
    title: 'Pause the timer, or let it go on',
    group: 'Workshop',
    keys: ['Alt+Shift+KeyP'],
    isEnabled: hasTimer,
    run: pauseOrGoOn,
  },
  {
    id: 'workshop.one-minute',
    title: 'One more minute',
    group: 'Workshop',
    keys: ['Alt+Shift+KeyM'],
    isEnabled: hasTimer,
    run: ({ room }) => room.say({ type: 'timer.add', seconds: 60 }),
  },
  {
    id: 'workshop.everyone-here',
    title: 'Everyone here',
    group: 'Workshop',
    keys: ['Alt+Shift+KeyE'],
    isEnabled: leads,
    run: callEveryone,
  },
  {
    id: 'workshop.let-go',
    title: 'Let everybody go their own way',
    group: 'Workshop',
    isEnabled: (project) => leads(project) && project.room.state.getState().view?.gather != null,
    run: ({ room }) => room.say({ type: 'gather', area: null }),
  },
  {
    id: 'workshop.spotlight',
    title: 'Spotlight this cell',
    group: 'Workshop',
    keys: ['Alt+Shift+KeyS'],
    isEnabled: (project) =>
      leads(project) &&
      (project.window.getState().cell !== null || project.room.state.getState().view?.spotlight != null),
    run: lightCell,
  },
  {
    id: 'workshop.show-stage',
    title: 'Show this stage in front',
    group: 'Workshop',
    isEnabled: (project) => leads(project) && stageHere(project) !== null,
    run: (project) => showInFront(project, stageHere(project)),
  },
  {
    id: 'workshop.show-map',
    title: 'Show the whole map in front',
    group: 'Workshop',
    isEnabled: leads,
    run: (project) => showInFront(project, null),
  },
  {
    id: 'workshop.projector',
    title: 'Open a window for the projector',
    group: 'Workshop',
    isEnabled: isHostWindow,
    run: openProjector,
  },
]
