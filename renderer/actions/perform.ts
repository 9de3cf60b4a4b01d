import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { notifyProblem } from '#renderer/ui/notify.ts'
import { ok, type Result } from '#shared/base/result.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { divert } from './own-writing.ts'

/**
 * Carries out commands as one undoable act and says so when they are refused. Answers whether they were done. What is not
 * for all to see yet goes another way, see `divert`.
 */
export function perform(
  project: ProjectContext,
  label: string,
  commands: readonly Command[],
  joinKey?: string,
): boolean {
  if (commands.length === 0) return true
  const result = carryOut(project, label, commands, joinKey)
  if (!result.ok) notifyProblem(result.error)
  return result.ok
}

function carryOut(
  project: ProjectContext,
  label: string,
  commands: readonly Command[],
  joinKey?: string,
): Result<null> {
  const diverted = divert(project, commands)
  if (!diverted.ok) return diverted
  const { commands: through, keep } = diverted.value
  const result: Result<null> = through.length === 0 ? ok(null) : project.session.run(label, through, joinKey)
  if (result.ok) keep()
  return result
}
