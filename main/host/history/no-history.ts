import { fail } from '#shared/base/result.ts'
import type { ProjectHistory } from './project-history.ts'

const NONE = fail(
  'missing',
  'This project has no history here, since a newer version of Throughline wrote it. Update Throughline to see it.',
)

/** Of a project that can only be looked at: nothing is kept of it, and what a newer version kept is left alone. */
export const NO_HISTORY: ProjectHistory = {
  list: () => [],
  keep: async () => NONE,
  rename: async () => NONE,
  remove: async () => NONE,
  read: async () => NONE,
  compare: async () => NONE,
  imagesInUse: () => new Set(),
  loss: () => null,
  answerLoss: () => undefined,
  onNews: () => () => undefined,
  settled: async () => undefined,
  close: async () => undefined,
}
