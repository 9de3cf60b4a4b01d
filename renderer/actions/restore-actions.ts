import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { notify, notifyProblem } from '#renderer/ui/notify.ts'
import { changesBetween, restoreCommands } from '#shared/analysis/changes.ts'
import { quoted } from '#shared/base/quote.ts'
import type { Problem } from '#shared/base/result.ts'
import type { Command } from '#shared/document/commands/types.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { type RecordPath, recordPath } from '#shared/model/work.ts'
import type { Loss } from '#shared/protocol/history.ts'
import { perform } from './perform.ts'

/** What to go back to, and how that is said. */
export interface WayBack {
  readonly earlier: Snapshot
  /** These records alone, with what hangs on them; all of them where left out. */
  readonly only?: ReadonlySet<RecordPath>
  /** Names the act for the undo menu. */
  readonly label: string
  /** What is said once it is done: “Restored 14:05.” */
  readonly done: string
}

/**
 * Makes the project what it was: one act that can be undone, with the state of now kept in the history before. Answers
 * whether it was done.
 */
export async function goBackTo(project: ProjectContext, way: WayBack): Promise<boolean> {
  const { session, versions } = project
  const kept = await versions?.client.keep(session.projectId, { reason: 'before-restore' })
  if (kept && !kept.ok) {
    notifyProblem(kept.error)
    return false
  }
  // Others may have gone on meanwhile.
  const now = session.snapshot.getState()
  const commands = restoreCommands(now, way.earlier, way.only)
  if (commands.length === 0) {
    notify('Nothing differs from that any more.')
    return true
  }
  const locked = refuseLocked(now, commands)
  if (locked) {
    notifyProblem(locked)
    return false
  }
  if (!perform(project, way.label, commands)) return false
  notify(way.done, { label: 'Undo', onClick: () => void session.history.undo() })
  return true
}

/** Why stages, steps and lanes of a map may not be changed now, or `undefined` where they may. */
function refuseLocked(now: Snapshot, commands: readonly Command[]): Problem | undefined {
  for (const command of commands) {
    if (command.type !== 'records.restore') continue
    for (const { table, id } of [...command.set, ...command.removed]) {
      const map = now.maps[structureMapId(now, table, id) ?? '']
      if (map?.locked)
        return {
          code: 'locked',
          message: `The structure of ${quoted(map.title.trim() || 'Untitled map')} is locked, and this would change its stages, steps or lanes. Unlock it in the menu of its tab first.`,
        }
    }
  }
  return undefined
}

/** The map whose grid a record of now is part of; of what is not there now nothing is locked. */
function structureMapId({ stages, steps, lanes }: Snapshot, table: string, id: string): string | undefined {
  if (table === 'lanes') return lanes[id]?.mapId
  if (table === 'stages') return stages[id]?.mapId
  return table === 'steps' ? stages[steps[id]?.stageId ?? '']?.mapId : undefined
}

/** Brings back what went at once, with the structure it stood in. */
export async function bringBackLost(project: ProjectContext, loss: Loss): Promise<void> {
  const { versions, session } = project
  if (!versions) return
  const before = await versions.client.read(session.projectId, loss.versionId)
  if (!before.ok) return notifyProblem(before.error)
  const gone = changesBetween(before.value, session.snapshot.getState()).filter(
    ({ kind, mapId }) => kind === 'removed' && mapId === loss.mapId,
  )
  const only = new Set(gone.map(({ table, id }) => recordPath(table, id)))
  const cards = gone.filter(({ table }) => table === 'cards').length
  const done = await goBackTo(project, {
    earlier: before.value,
    only,
    label: 'Bring back cards',
    done: cards === 1 ? 'The card is back.' : `${cards} cards are back.`,
  })
  if (done) versions.answerLoss(loss)
}

/** Says that what went was meant to go. */
export const acceptLoss = ({ versions }: ProjectContext, loss: Loss): void => versions?.answerLoss(loss)
