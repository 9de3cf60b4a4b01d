import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { ACTIVITIES } from './commands/activities.ts'
import { CARDS } from './commands/cards.ts'
import { CLUSTERS } from './commands/clusters.ts'
import { type AppCommand, isOffered } from './commands/command.ts'
import { COMMENTS } from './commands/comments.ts'
import { EDIT } from './commands/edit.ts'
import { FILES } from './commands/files.ts'
import { FIND } from './commands/find.ts'
import { GO } from './commands/go.ts'
import { HISTORY } from './commands/history.ts'
import { INSIGHTS } from './commands/insights.ts'
import { LANES } from './commands/lanes.ts'
import { NUMBERS } from './commands/numbers.ts'
import { PICTURES } from './commands/pictures.ts'
import { PRESENCE } from './commands/presence.ts'
import { PRESENT } from './commands/present.ts'
import { STRUCTURE } from './commands/structure.ts'
import { VIEW } from './commands/view.ts'
import { WORKSHOP } from './commands/workshop.ts'

export { type AppCommand, isOffered } from './commands/command.ts'

/** Everything there is to ask for, in the order lists show it. */
export const COMMANDS: readonly AppCommand[] = [
  ...EDIT,
  ...PICTURES,
  ...CARDS,
  ...CLUSTERS,
  ...GO,
  ...STRUCTURE,
  ...LANES,
  ...VIEW,
  ...PRESENT,
  ...FILES,
  ...FIND,
  ...COMMENTS,
  ...INSIGHTS,
  ...NUMBERS,
  ...HISTORY,
  ...WORKSHOP,
  ...PRESENCE,
  ...ACTIVITIES,
]

/** The command of that id, carried out if it may be now. */
export function runCommand(project: ProjectContext, id: string): void {
  const command = COMMANDS.find((candidate) => candidate.id === id)
  if (command && isOffered(project, command)) command.run(project)
}
