/** All that comes into an open project from other files: asked for, put in its file's place, or put beside it. */
import type { Copy } from '#shared/protocol/merge.ts'
import type { FileSystem } from '../files/file-system.ts'
import type { Log } from '../log.ts'
import { keepLooking } from '../project/outside.ts'
import type { Pace } from '../project/pace.ts'
import { newsIn, projectIdOf } from '../sync/project-document.ts'
import { Copies } from './copies.ts'
import { createProjectMerger, type MergerOptions, type ProjectMerger } from './project-merger.ts'

export interface JoiningOptions extends MergerOptions {
  readonly fs: FileSystem
  readonly pace: Pace
  readonly log: Log
  /** Where the project's file is. */
  readonly path: () => string
  /** Looks whether another program did something to that file. */
  readonly look: () => Promise<void>
}

export interface Joining extends ProjectMerger {
  readonly copies: () => Promise<readonly Copy[]>
  /** Looks no more. */
  readonly stop: () => void
}

export function startJoining(options: JoiningOptions): Joining {
  const { document, path, look, pace, log } = options
  const copies = new Copies({
    ...{ fs: options.fs, path },
    hasNews: (doc) => projectIdOf(doc) === projectIdOf(document) && newsIn(doc, document) !== undefined,
  })
  return {
    ...createProjectMerger(options),
    copies: () => copies.find(),
    stop: keepLooking(look, pace.after, log),
  }
}
