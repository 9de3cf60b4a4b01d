import { zipSync } from 'fflate'
import { nameForTitle } from '#shared/base/file-name.ts'
import type { FileContent, MadeFile } from './export-job.ts'

/** Files that are as small as they get. */
const PACKED = /\.(?:png|pdf|zip|pptx|xlsx|journey)$/i

/** Several files as one: a zip archive called after a title, for places that hand over a file at a time. */
export async function oneArchive(title: string, files: readonly MadeFile[]): Promise<MadeFile> {
  const entries = await Promise.all(
    files.map(async ({ name, content }) => [name, await bytesOf(content)] as const),
  )
  const zipped = zipSync(
    Object.fromEntries(
      entries.map(([name, bytes]) => [name, [bytes, { level: PACKED.test(name) ? 0 : 6 }] as const]),
    ),
  )
  return { name: `${nameForTitle(title)}.zip`, content: zipped }
}

/** The content of a file in memory. */
export const bytesOf = async (content: FileContent): Promise<Uint8Array<ArrayBuffer>> =>
  (content instanceof Uint8Array
    ? content
    : new Uint8Array(await content.arrayBuffer())) as Uint8Array<ArrayBuffer>
