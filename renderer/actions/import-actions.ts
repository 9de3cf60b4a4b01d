import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { notifyProblem } from '#renderer/ui/notify.ts'
import { byOrder, ordersBetween } from '#shared/base/order.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { formatOfName } from '#shared/formats/file-formats.ts'
import { renewIds } from '#shared/formats/project-json.ts'
import { mapsOf, personasOf } from '#shared/model/map-view.ts'
import { openMerge } from './copy-actions.ts'
import { droppedFiles, mayBeJourneyData } from './dropped-files.ts'
import { takeTable } from './journey-actions.ts'
import { showMap } from './map-actions.ts'
import { perform } from './perform.ts'
import { meets } from './rights.ts'

/** Asks for a file to import; one that is at hand already is read at once. */
export const openImport = (project: ProjectContext, file: File | null = null): void =>
  project.window.setState({ dialog: 'import', importing: file })

/**
 * Takes what was dropped on the project, or pasted: one of our own files may be a copy of it, a table may be journey data,
 * all else is imported.
 */
export function takeFiles(project: ProjectContext, files: readonly File[]): void {
  const [file] = files
  if (!file) return
  const { openApart } = droppedFiles.getState()
  if (formatOfName(file.name)?.id === 'journey' && meets(project, 'keeping') && openApart)
    openMerge(project, { kind: 'dropped', file, openApart: () => openApart(file) })
  else if (files.every(mayBeJourneyData) && meets(project, 'keeping')) takeTable(project, files)
  else openImport(project, file)
}

/**
 * Puts what a file of that name brought into the project, under new ids and behind what is there, as one act, and shows the
 * first of its maps. One that is alone and without a title is called after the file.
 */
export function insertImported(
  project: ProjectContext,
  name: string,
  imported: readonly RecordToInsert[],
): boolean {
  const wanted = imported.filter(({ table }) => table !== 'projects')
  const records = behindOthers(project, renewIds(titled(wanted, titleOfFile(name))))
  const map = records.find(({ table }) => table === 'maps')
  if (bytesOf(records) > LARGEST) {
    const message = `“${name}” is too large to be added to an open project in one go. Make a project of it instead.`
    notifyProblem({ code: 'too-large', message })
    return false
  }
  if (!perform(project, `Import “${name}”`, [{ type: 'records.insert', records }])) return false
  if (map) showMap(project, map.id)
  return true
}

/** Most that comes in one edit, in bytes of JSON: it must fit into one message to the host, a guest's too. */
const LARGEST = 7 * 1024 * 1024

const bytesOf = (records: readonly RecordToInsert[]): number =>
  new TextEncoder().encode(JSON.stringify(records)).length

/** A file's name without its ending. */
const titleOfFile = (name: string): string => name.replace(/\.[^.]*$/, '')

function titled(records: readonly RecordToInsert[], title: string): readonly RecordToInsert[] {
  const [map, ...others] = records.filter(({ table }) => table === 'maps')
  return records.map((record) =>
    record.table === 'maps' && record === map && others.length === 0 && !record.fields.title?.trim()
      ? { ...record, fields: { ...record.fields, title } }
      : record,
  )
}

/** The records, maps and personas last among their like. */
function behindOthers(
  { session }: ProjectContext,
  records: readonly RecordToInsert[],
): readonly RecordToInsert[] {
  const snapshot = session.snapshot.getState()
  const last = { maps: mapsOf(snapshot).at(-1), personas: personasOf(snapshot).at(-1) }
  const orders = (['maps', 'personas'] as const).flatMap((table) => {
    const own = records
      .filter((record) => record.table === table)
      .map(({ id, fields }) => ({ id, order: ('order' in fields && fields.order) || '' }))
      .toSorted(byOrder)
    return ordersBetween(last[table]?.order ?? null, null, own.length).map(
      (order, index) => [own[index]?.id ?? '', order] as const,
    )
  })
  const orderById = new Map(orders)
  return records.map((record) => {
    const order = orderById.get(record.id)
    return order === undefined
      ? record
      : ({ ...record, fields: { ...record.fields, order } } as RecordToInsert)
  })
}
