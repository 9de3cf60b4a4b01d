/** What became of a project between two of its states, in whose hands, and the way back. */
export { inBothOrders } from './changes/both-orders.ts'
export { CHANGE_KINDS, type Change, type ChangeKind } from './changes/change.ts'
export { changeWords, subjectWords } from './changes/change-words.ts'
export { changesBetween } from './changes/changes-between.ts'
export { restoreCommands } from './changes/restore-commands.ts'
export {
  changesByPerson,
  type FoldedChange,
  foldChanges,
  type PersonsChanges,
  sharesOf,
} from './changes/shares.ts'
