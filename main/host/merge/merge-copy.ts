/** A copy of the same project, merged into the open one. */
import { fail, ok, type Result } from '#shared/base/result.ts'
import { MAX_DOCUMENT_BYTES } from '#shared/document/state.ts'
import type { OpenJourney } from '#shared/formats/journey/open-journey.ts'
import { type Images, soundImages } from '../project/project-images.ts'
import { mergeApart, newsIn, type ProjectDocument, sizeWith } from '../sync/project-document.ts'
import { liftCopy } from './open-copy.ts'

/** What of a project takes part in a merge. */
export interface MergeInto {
  readonly document: ProjectDocument
  /** Stores a picture, filed under `ref`, for good. */
  readonly addImage: (ref: string, bytes: Uint8Array) => Promise<Result<unknown>>
  /** Keeps parts of a file that this program does not know, to be written back. */
  readonly keepParts: (parts: OpenJourney['unknownParts']) => void
  /** Keeps the state of now in the history and answers the version's id; `null` where it could not. */
  readonly keepVersion: (reason: 'before-merge' | 'merged') => Promise<string | null>
}

/** What a merge has done. */
export interface MergedCopy {
  /** Whether there was anything in the copy that the project had not. */
  readonly changed: boolean
  readonly before: string | null
  readonly after: string | null
  /** Whether the copy was of an older version and is migrated now. */
  readonly lifted: boolean
  readonly report: readonly string[]
}

const NO_ROOM = fail(
  'no-room',
  `Together the two copies are larger than ${MAX_DOCUMENT_BYTES / 1024 / 1024} MB, the most that can be opened again. Nothing was merged; move some maps to a project of their own first.`,
)
const NO_FIT = fail(
  'foreign-document',
  'This file says that it is a copy of this project, but the two do not fit together. Nothing was merged; open the file by itself to see what is in it.',
)

/**
 * Takes in all that a copy holds, in one transaction, after migrating it. The copy must not be one that was rebuilt from its
 * readable copy. Refuses (`no-room`, `foreign-document`, `too-many`, and what the disk says about pictures) before anything
 * is changed.
 */
export async function mergeCopy(into: MergeInto, copy: OpenJourney): Promise<Result<MergedCopy>> {
  const { document } = into
  // Of an older copy that holds nothing new, the migration must not count as news.
  const isNew = newsIn(copy.doc, document) !== undefined
  const lifted = isNew ? liftCopy(copy) : ok(false)
  if (!lifted.ok) return lifted
  const refused = refuseNews(document, newsIn(copy.doc, document))
  if (refused) return refused
  const report = await takePictures(into, copy.images)
  if (!report.ok) return report
  into.keepParts(copy.unknownParts)
  const versions = isNew ? await mergeNews(into, copy) : { before: null, after: null }
  return ok({ changed: isNew, ...versions, lifted: lifted.value, report: report.value })
}

async function mergeNews({ document, keepVersion }: MergeInto, { doc }: OpenJourney) {
  const before = await keepVersion('before-merge')
  // Asked anew: while the version and the pictures were written, people went on working.
  const news = newsIn(doc, document)
  if (news) mergeApart(document, doc, news, 'merge')
  return { before, after: await keepVersion('merged') }
}

function refuseNews(document: ProjectDocument, news: Uint8Array | undefined): Result<never> | undefined {
  const size = news && sizeWith(document, news)
  if (news && size === undefined) return NO_FIT
  return size !== undefined && size > MAX_DOCUMENT_BYTES ? NO_ROOM : undefined
}

/** Stores pictures for good, before the document can name them; answers a sentence where some are damaged. */
export async function takePictures(
  { addImage }: Pick<MergeInto, 'addImage'>,
  images: Images,
): Promise<Result<readonly string[]>> {
  const { sound, report } = soundImages(images)
  for (const [ref, bytes] of sound) {
    const added = await addImage(ref, bytes)
    if (!added.ok) return added
  }
  return ok(report)
}
