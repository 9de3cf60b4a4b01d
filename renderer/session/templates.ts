import { fail, ok, type Result } from '#shared/base/result.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { readTemplate, readTemplateIndex, type TemplateInfo } from '#shared/formats/templates.ts'
import { DEFINITIONS } from '#shared/model/definitions.ts'
import { type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import { emptySnapshot, type Snapshot } from '#shared/model/snapshot.ts'
import type { HostClient } from './host-client.ts'

/** A template with what is in it: its records under the file's own ids, and its first map to draw a picture of. */
export interface LoadedTemplate extends TemplateInfo {
  readonly records: readonly RecordToInsert[]
  readonly view: MapView
}

const FOLDER = '/assets/templates'

const loads = new WeakMap<HostClient, Promise<Result<readonly LoadedTemplate[]>>>()

/** All templates that the host serves, read once per window. A template that cannot be read is left out. */
export function loadTemplates(host: HostClient): Promise<Result<readonly LoadedTemplate[]>> {
  const known = loads.get(host)
  if (known) return known
  const load = readAll(host.connection.url)
  loads.set(host, load)
  // What failed may go well the next time, when the host is back.
  void load.then((result) => (result.ok ? undefined : loads.delete(host)))
  return load
}

async function readAll(url: string): Promise<Result<readonly LoadedTemplate[]>> {
  try {
    const index = readTemplateIndex(await readJson(`${url}${FOLDER}/index.json`))
    if (!index.ok) return index
    const templates = await Promise.all(
      index.value.map(async (info): Promise<LoadedTemplate[]> => {
        const read = readTemplate(await readJson(`${url}${FOLDER}/${info.id}.json`))
        const view = read.ok ? firstMap(snapshotOf(read.value.records)) : undefined
        return read.ok && view ? [{ ...info, records: read.value.records, view }] : []
      }),
    )
    return ok(templates.flat())
  } catch {
    return fail('no-templates', 'The templates could not be loaded because the host does not answer.')
  }
}

async function readJson(address: string): Promise<unknown> {
  const response = await fetch(address)
  return response.ok ? response.json() : undefined
}

const firstMap = (snapshot: Snapshot): MapView | undefined => {
  const map = mapsOf(snapshot)[0]
  return map && viewMap(snapshot, map.id)
}

/** Records as a snapshot shows them, without a document around them. */
function snapshotOf(records: readonly RecordToInsert[]): Snapshot {
  const snapshot = emptySnapshot() as Record<string, Record<string, unknown>>
  for (const { table, id, fields } of records) {
    const parsed = DEFINITIONS[table].parse({ ...DEFINITIONS[table].defaults, ...fields })
    const records = snapshot[table]
    if (parsed && records) records[id] = { ...parsed, id }
  }
  return snapshot as unknown as Snapshot
}
