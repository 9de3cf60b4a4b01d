import { breakAway, comeAlong } from '../follow-actions.ts'
import type { AppCommand } from './command.ts'

/** Being seen, and going along with others. */
export const PRESENCE: readonly AppCommand[] = [
  {
    id: 'presence.laser',
    title: 'Laser pointer on or off (or hold L)',
    group: 'Workshop',
    keys: ['Alt+Shift+KeyL'],
    isEnabled: ({ room }) => room.state.getState().you !== null,
    run: ({ window }) => window.setState(({ laser }) => ({ laser: !laser })),
  },
  {
    id: 'presence.break-away',
    title: 'Go my own way',
    group: 'Workshop',
    isEnabled: ({ window }) => window.getState().following !== null,
    run: breakAway,
  },
  {
    id: 'presence.come-back',
    title: 'Back to whoever called everybody',
    group: 'Workshop',
    isEnabled: ({ room, window }) =>
      room.state.getState().view?.gather != null && window.getState().following === null,
    run: (project) => {
      const gather = project.room.state.getState().view?.gather
      if (gather) comeAlong(project, gather)
    },
  },
]
