/** Everything that brings other files' content into an open project. */
import { basename } from 'node:path'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { projectDocument } from '#shared/document/projection.ts'
import type { OpenJourney } from '#shared/formats/journey/open-journey.ts'
import { imagesInUse } from '#shared/model/images-in-use.ts'
import { NOW } from '#shared/protocol/history.ts'
import type { Merged } from '#shared/protocol/merge.ts'
import type { News } from '../project/notices.ts'
import { projectIdOf } from '../sync/project-document.ts'
import { bringAcross } from './bring-across.ts'
import { type MergedCopy, type MergeInto, mergeCopy, takePictures } from './merge-copy.ts'
import { liftCopy, openCopy, rebuiltCopy } from './open-copy.ts'

export interface MergerOptions extends MergeInto {
  readonly hasRoomFor: (bytes: number) => boolean
  readonly announce: (news: News) => void
}

/** A file that somebody wants in the project. */
export interface FileToMerge {
  readonly bytes: Uint8Array
  /** Stands in sentences. */
  readonly name: string
  /** Its maps and personas are wanted beside those of the project, also where it is a copy of it. */
  readonly asMaps?: boolean
}

export interface ProjectMerger {
  /** Merges a copy, or makes another project's maps and personas ready; see `shared/protocol/merge.ts`. */
  readonly merge: (file: FileToMerge) => Promise<Result<Merged>>
  /** Merges what was found in the place of the project's own file: a copy, not migrated yet. */
  readonly takeIn: (journey: OpenJourney, name: string) => Promise<Result<MergedCopy>>
}

/** For how long after a merge from outside others like it are not worth a word of their own, in milliseconds: two computers at work on one folder. */
const QUIET = 10 * 60_000

export function createProjectMerger(options: MergerOptions): ProjectMerger {
  const { document, announce } = options
  let lastFromOutside = Number.NEGATIVE_INFINITY

  const mergeOpened = async (journey: OpenJourney, file: FileToMerge): Promise<Result<Merged>> => {
    const name = basename(file.name.replaceAll('\\', '/'))
    const isCopy = projectIdOf(journey.doc) === projectIdOf(document) && !file.asMaps
    if (!isCopy) return bring(options, journey)
    if (journey.recoveredFrom !== null) return rebuiltCopy(name)
    const merged = await mergeCopy(options, journey)
    if (!merged.ok) return merged
    const { changed, before, after, report } = merged.value
    if (changed)
      announce({ type: 'merged', message: `“${name}” was merged into this project.`, before, after })
    return ok({
      sameProject: true,
      ...{ changed, before, after },
      brought: null,
      report: [...journey.report, ...report],
    })
  }
  return {
    async merge(file) {
      const opened = openCopy(file.bytes, file.name)
      if (!opened.ok) return opened
      const merged = await mergeOpened(opened.value, file)
      opened.value.doc.destroy()
      return merged
    },
    async takeIn(journey, name) {
      const isFirst = performance.now() - lastFromOutside > QUIET
      const keepVersion = isFirst ? options.keepVersion : async () => null
      const merged = await mergeCopy({ ...options, keepVersion }, journey)
      if (!merged.ok) return merged
      for (const message of merged.value.report) announce({ type: 'notice', message })
      if (!merged.value.changed) return merged
      lastFromOutside = performance.now()
      const message = `“${name}” was changed by another program; both versions were merged.`
      if (isFirst) announce({ type: 'merged', message, before: merged.value.before, after: NOW })
      return merged
    },
  }
}

/** Takes the pictures in and answers the rest for the window to put in. */
async function bring(options: MergerOptions, journey: OpenJourney): Promise<Result<Merged>> {
  const lifted = liftCopy(journey)
  if (!lifted.ok) return lifted
  const other = projectDocument(journey.doc)
  const bringing = bringAcross(other, projectDocument(options.document))
  if (!bringing.ok) return bringing
  const { brought, report } = bringing.value
  if (!options.hasRoomFor(JSON.stringify(brought.records).length)) return NO_ROOM
  const used = imagesInUse(other)
  const pictures = await takePictures(options, new Map([...journey.images].filter(([ref]) => used.has(ref))))
  if (!pictures.ok) return pictures
  return ok({
    sameProject: false,
    changed: false,
    before: null,
    after: null,
    brought,
    report: [...journey.report, ...pictures.value, ...report],
  })
}

const NO_ROOM = fail(
  'no-room',
  'This project has no room for what is in that file. Nothing was changed; start a project of its own with it.',
)
