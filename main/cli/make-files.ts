import { fail, ok, type Result } from '#shared/base/result.ts'
import type { FileContent } from '#shared/formats/export/export-job.ts'
import { makeExport } from '#shared/formats/export/make-export.ts'
import type { ExportSettings } from '#shared/formats/export/settings.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { exportTools, type Printing } from './export-tools.ts'
import type { Context } from './outcome.ts'
import type { Source } from './source.ts'

/** What was made, before it is written. */
export interface MadeFiles {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  /** In a few words, for people. */
  readonly what: string
  /** For programs: sizes. */
  readonly details: Readonly<Record<string, number>>
  /** A sentence for each thing that the format cannot say. */
  readonly report: readonly string[]
}

/** Makes the files of one format of a project, or of one map of it. */
export async function makeFiles(
  settings: ExportSettings,
  { snapshot, images, journey }: Source,
  view: MapView | null,
  printing: Printing,
  { signal, progress }: Context,
): Promise<Result<MadeFiles>> {
  const made = await makeExport({
    settings,
    source: {
      snapshot,
      view,
      dimmed: new Set(),
      journey: async () => ok(journey()),
      day: new Date().toISOString().slice(0, 10),
    },
    tools: exportTools(images, printing, signal),
    following: {
      signal,
      onProgress: (doing, share) => (share === null ? progress.show(doing) : progress.show(doing, share)),
    },
  })
  if (!made.ok) return made
  const files = await Promise.all(
    made.value.files.map(async ({ name, content }) => ({ name, bytes: await bytesOf(content) })),
  )
  if (files.length === 0 || files.some(({ bytes }) => bytes.length === 0))
    return fail('empty', 'The export came out empty, so nothing was written.')
  return ok({ ...made.value, files })
}

const bytesOf = async (content: FileContent): Promise<Uint8Array> =>
  content instanceof Uint8Array ? content : new Uint8Array(await content.arrayBuffer())
