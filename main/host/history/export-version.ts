import { nameForTitle } from '#shared/base/file-name.ts'
import { newId } from '#shared/base/ids.ts'
import { ok, type Result } from '#shared/base/result.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { createDocument } from '#shared/document/document.ts'
import { renewIds } from '#shared/formats/project-json.ts'
import { imagesInUse } from '#shared/model/images-in-use.ts'
import { projectOf, type Snapshot } from '#shared/model/snapshot.ts'
import { EXTENSION } from '../library/file-names.ts'
import { encodeFile, type FileOptions } from '../project/project-file.ts'
import type { ProjectImages } from '../project/project-images.ts'
import { CONTENT_TABLES } from './difference.ts'
import type { ProjectHistory } from './project-history.ts'

/** A version as the file of a project of its own. Refuses as reading it does. */
export async function exportVersion(
  { history, images }: { readonly history: ProjectHistory; readonly images: ProjectImages },
  version: string,
  options: FileOptions,
): Promise<Result<{ name: string; bytes: Uint8Array }>> {
  const read = await history.read(version)
  if (!read.ok) return read
  const { title } = projectOf(read.value)
  const doc = createDocument(newId(), title, Date.now())
  runCommands(doc, [{ type: 'records.insert', records: renewIds(recordsOf(read.value)) }], 'version')
  const pictures = new Map<string, Uint8Array>()
  for (const ref of imagesInUse(read.value)) {
    const bytes = await images.fetch(ref)
    if (bytes) pictures.set(ref, bytes)
  }
  const { bytes } = encodeFile(doc, { images: pictures, unknownParts: new Map() }, options)
  doc.destroy()
  return ok({ name: `${nameForTitle(title)}${EXTENSION}`, bytes })
}

/** Everything but what the new project says of itself. */
const recordsOf = (snapshot: Snapshot): RecordToInsert[] =>
  CONTENT_TABLES.filter((table) => table !== 'projects').flatMap((table) =>
    Object.values(snapshot[table]).map(({ id, ...fields }) => ({ table, id, fields }) as RecordToInsert),
  )
