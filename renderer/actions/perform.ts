import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { notifyProblem } from '#renderer/ui/notify.ts'
import type { Result } from '#shared/base/result.ts'
import type { Command } from '#shared/document/commands/types.ts'

/** Carries out commands as one undoable act and says so when they are refused. Answers whether they were done. */
export function perform(
  project: ProjectContext,
  label: string,
  commands: readonly Command[],
  joinKey?: string,
): boolean {
  if (commands.length === 0) return true
  const result: Result<null> = project.session.run(label, commands, joinKey)
  if (!result.ok) notifyProblem(result.error)
  return result.ok
}
