import { JOURNEY_DATA_ENDINGS, mayBeJourneyData } from '#renderer/actions/dropped-files.ts'
import type { HostClient } from '#renderer/session/host-client.ts'
import { journeyEngine } from '#renderer/session/journey/engine.ts'
import { fail, type Result } from '#shared/base/result.ts'
import { FORMATS } from '#shared/formats/file-formats.ts'
import { isJourneyData } from '#shared/formats/logs/inspect-log.ts'
import { type Imported, MAX_FILE } from '#shared/protocol/http.ts'

/** Endings offered when choosing a file. What it is, its content says: Mermaid stands in `.md` and `.txt` too. */
export const IMPORT_ENDINGS: readonly string[] = [
  ...new Set([
    ...FORMATS.filter((format) => format.reads).flatMap((format): readonly string[] => format.endings),
    'md',
    'txt',
    ...JOURNEY_DATA_ENDINGS,
  ]),
].map((ending) => `.${ending}`)

/** Whether files say who did what and when; their beginnings tell. Where one does, all that may go with it is taken along. */
export async function areJourneyData(files: readonly File[]): Promise<boolean> {
  if (!files.every(mayBeJourneyData)) return false
  const seen = await Promise.all(files.map((file) => journeyEngine.inspect(file.name, file, {})))
  const areThey = seen.some((inspection) => inspection.ok && isJourneyData(inspection.value))
  if (!areThey) journeyEngine.close()
  return areThey
}

/** What became of one file. */
export interface ImportedFile {
  readonly name: string
  readonly result: Result<Imported>
}

/** Makes a project of each file, one after the other. A refusal of one does not keep the others. */
export async function importFiles(host: HostClient, files: readonly File[]): Promise<ImportedFile[]> {
  const imported: ImportedFile[] = []
  for (const file of files) imported.push({ name: file.name, result: await importOne(host, file) })
  return imported
}

async function importOne(host: HostClient, file: File): Promise<Result<Imported>> {
  if (file.size > MAX_FILE)
    return fail('too-large', `“${file.name}” is larger than ${MAX_FILE / 1024 / 1024} MB and was not read.`)
  try {
    // A folder that was dropped looks like a file until somebody reads it.
    await file.slice(0, 1).arrayBuffer()
  } catch {
    return fail('unreadable', `“${file.name}” cannot be read: it is a folder, or it was moved meanwhile.`)
  }
  return host.importFile(file)
}
