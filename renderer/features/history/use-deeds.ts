import { useStore } from 'zustand'
import { goBackTo } from '#renderer/actions/restore-actions.ts'
import { leaveVersions } from '#renderer/actions/version-actions.ts'
import { useProject } from '#renderer/session/session-context.tsx'
import type { Change } from '#shared/analysis/changes.ts'
import { recordPath } from '#shared/model/work.ts'
import type { ComparedVersions } from './use-versions.ts'

/** What can be done with shown versions. */
export interface Deeds {
  /** Whether anything can be done: a project that is read-only or lost its host is only looked at. */
  readonly mayWrite: boolean
  /** Makes the whole project what it was, and shows it. */
  readonly restore: () => Promise<void>
  /** Takes these changes back and leaves all others. */
  readonly takeBack: (changes: readonly Change[]) => Promise<void>
}

export function useDeeds({ before: earlier, beforeWords }: ComparedVersions): Deeds {
  const project = useProject()
  const mayWrite = useStore(
    project.session.saveState,
    ({ kind }) => kind !== 'stopped' && kind !== 'read-only',
  )
  return {
    mayWrite,
    async restore() {
      const done = `Restored ${beforeWords}.`
      if (await goBackTo(project, { earlier, label: 'Restore version', done })) leaveVersions(project)
    },
    async takeBack(changes) {
      const only = new Set(changes.map(({ table, id }) => recordPath(table, id)))
      const label = changes.length === 1 ? 'Take back a change' : `Take back ${changes.length} changes`
      await goBackTo(project, { earlier, only, label, done: takenWords(changes) })
    },
  }
}

function takenWords([first, ...others]: readonly Change[]): string {
  if (others.length > 0) return `${others.length + 1} changes were taken back.`
  return first?.kind === 'removed' ? 'It is back.' : 'The change was taken back.'
}
