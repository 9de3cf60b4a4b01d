import type * as Y from 'yjs'
import { ok, type Result } from '#shared/base/result.ts'
import { cardHandlers } from './cards.ts'
import { groupHandlers } from './groups.ts'
import { looseHandlers } from './loose.ts'
import { projectHandlers } from './project.ts'
import { restoreHandlers } from './restore.ts'
import { columnHandlers, laneHandlers } from './structure.ts'
import { requireOpenStructure } from './structure-lock.ts'
import type { Command, CommandType, Handler, Handlers } from './types.ts'

const HANDLERS: Handlers<CommandType> = {
  ...projectHandlers,
  ...columnHandlers,
  ...laneHandlers,
  ...cardHandlers,
  ...groupHandlers,
  ...looseHandlers,
  ...restoreHandlers,
}

/**
 * Carries out commands as one act: one transaction, so one update on the wire, one entry in the journal and one undo
 * step. Commands see what the ones before them did. Stops at the first that is refused; those before it stand.
 */
export function runCommands(doc: Y.Doc, commands: readonly Command[], origin: unknown): Result<null> {
  return doc.transact(() => {
    for (const command of commands) {
      const result = handle(doc, command)
      if (!result.ok) return result
    }
    return ok(null)
  }, origin)
}

function handle<T extends CommandType>(doc: Y.Doc, command: Extract<Command, { type: T }>): Result<null> {
  const open = requireOpenStructure(doc, command)
  if (!open.ok) return open
  const handler = HANDLERS[command.type] as Handler<CommandType>
  return handler(doc, command as never)
}
