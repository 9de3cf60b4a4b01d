import { mayChange, type Rights, rightsOf } from '#renderer/session/rights.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'

/** What the person of this window may do. */
export const rightsIn = ({ room }: ProjectContext): Rights => rightsOf(room.state.getState())

/** Whether they may change a card, note or connector. A private card is its author's alone. */
export function mayEdit(project: ProjectContext, id: string): boolean {
  const rights = rightsIn(project)
  if (rights.all || project.model.getState().model?.privateIds.has(id)) return true
  return mayChange(rights, project.session.snapshot.getState().cards[id])
}

/** Whether they may change everything that is selected, a header in hand included. */
export function mayEditSelected(project: ProjectContext): boolean {
  if (rightsIn(project).all) return true
  const { selection, header } = project.window.getState()
  return header === null && [...selection].every((id) => mayEdit(project, id))
}

/** What a command asks of whoever gives it. */
export type Need =
  /** Nothing: looking, finding, going somewhere. */
  | 'nothing'
  /** To take part: to add a card, or to say something about one. */
  | 'part'
  /** To be allowed to change what is selected. */
  | 'selected'
  /** To take part in a rating, or to be allowed everything. */
  | 'rating'
  /** To be allowed everything: stages, lanes, maps, everybody's cards. */
  | 'all'
  /** To sit at the host's own machine. */
  | 'host'
  /** The same, in a project that can be changed: what its file and its history are for. */
  | 'keeping'

const isAtHost = ({ host }: ProjectContext): boolean => host.connection.token !== ''

/** Whether the person has what a command needs. */
export function meets(project: ProjectContext, need: Need): boolean {
  const rights = rightsIn(project)
  switch (need) {
    case 'nothing':
      return true
    case 'part':
      return rights.takesPart
    case 'selected':
      return rights.takesPart && mayEditSelected(project)
    case 'rating':
      return rights.all || (rights.takesPart && project.activities.own.getState().rating !== null)
    case 'all':
      return rights.all
    case 'host':
      return isAtHost(project)
    case 'keeping':
      return rights.all && isAtHost(project)
  }
}
