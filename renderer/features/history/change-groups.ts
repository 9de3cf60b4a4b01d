import { doerWords } from '#renderer/actions/version-words.ts'
import {
  CHANGE_KINDS,
  type Change,
  type ChangeKind,
  changesByPerson,
  type FoldedChange,
  foldChanges,
} from '#shared/analysis/changes.ts'

/** What the list of changes is put in order by. */
export type By = 'kind' | 'person'

export const KIND_LABELS: Readonly<Record<ChangeKind, string>> = {
  added: 'Added',
  changed: 'Changed',
  moved: 'Moved',
  removed: 'Removed',
}

/** What the one deed is called that takes a change back. */
export const TAKE_BACK: Readonly<Record<ChangeKind, string>> = {
  added: 'Remove again',
  changed: 'Change back',
  moved: 'Move back',
  removed: 'Bring back',
}

export interface ChangeGroup {
  readonly title: string
  readonly folded: readonly FoldedChange[]
}

/** The changes under headings; who shared one has it too. */
export function groupsOf(changes: readonly Change[], by: By): readonly ChangeGroup[] {
  if (by === 'person')
    return changesByPerson(changes).map(({ name, changes: own }) => ({
      title: doerWords(name),
      folded: foldChanges(own),
    }))
  return CHANGE_KINDS.map((kind) => ({
    title: KIND_LABELS[kind],
    folded: foldChanges(changes.filter((change) => change.kind === kind)),
  })).filter(({ folded }) => folded.length > 0)
}
