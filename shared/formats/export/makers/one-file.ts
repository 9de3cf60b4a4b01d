import { nameForTitle } from '#shared/base/file-name.ts'
import { projectOf, type Snapshot } from '#shared/model/snapshot.ts'
import type { FileContent, Made } from '../export-job.ts'

/** What is said of a file beside its content. */
interface About {
  readonly what: string
  readonly details?: Readonly<Record<string, number>>
  readonly report?: readonly string[]
}

/** An export that is one file, called after a title: one that every system takes. */
export const oneFile = (
  title: string,
  ending: string,
  content: FileContent,
  { what, details = {}, report = [] }: About,
): Made => ({ files: [{ name: `${nameForTitle(title)}.${ending}`, content }], what, details, report })

/** What files of a whole project are called after; a picture of a map is called after the map. */
export const projectName = (snapshot: Snapshot): string => projectOf(snapshot).title
