import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { ImportedFile } from '#shared/formats/import-file.ts'
import type { GridReading } from '#shared/formats/tables/grid-types.ts'
import type { Workbook } from '#shared/formats/tables/table.ts'
import { MAX_FILE } from '#shared/protocol/http.ts'

/** What a file turned out to be. */
export type FileRead =
  /** A table that was exported from a map of this project: it is brought back. */
  | { readonly kind: 'back'; readonly reading: GridReading }
  /** Any other table. */
  | { readonly kind: 'table'; readonly workbook: Workbook; readonly report: readonly string[] }
  /** Maps: of a board, a diagram, another project or its table. */
  | { readonly kind: 'maps'; readonly imported: ImportedFile }

/** Reads a file here in the window, and tells what can be made of it. Refuses in a sentence. */
export async function readFile({ session }: ProjectContext, file: File): Promise<Result<FileRead>> {
  if (file.size > MAX_FILE)
    return fail('too-large', `“${file.name}” is larger than ${MAX_FILE / 1024 / 1024} MB and was not read.`)
  const bytes = await bytesOf(file)
  if (!bytes)
    return fail('unreadable', `“${file.name}” cannot be read: it is a folder, or it was moved meanwhile.`)
  const { detectFormat, importFile } = await import('#shared/formats/import-file.ts')
  const format = detectFormat(file.name, bytes)
  if (!format.ok) return format
  if (format.value === 'csv' || format.value === 'xlsx') {
    const { readTable } = await import('#shared/formats/tables/read-table.ts')
    const table = await readTable(format.value, bytes)
    if (!table.ok) return table
    const { workbook, report } = table.value
    const { readGrid } = await import('#shared/formats/tables/read-grid.ts')
    const reading = readGrid(workbook)
    if (!reading) return ok({ kind: 'table', workbook, report })
    if (session.snapshot.getState().maps[reading.mapId])
      return ok({ kind: 'back', reading: { ...reading, report: [...report, ...reading.report] } })
  }
  const imported = await importFile(file.name, bytes)
  return imported.ok ? ok({ kind: 'maps', imported: imported.value }) : imported
}

/** A folder that was dropped looks like a file until somebody reads it. */
const bytesOf = async (file: File): Promise<Uint8Array | null> => {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    return null
  }
}
