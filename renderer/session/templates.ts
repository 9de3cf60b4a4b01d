import { fail, ok, type Result } from '#shared/base/result.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { snapshotOfRecords } from '#shared/formats/snapshot-of-records.ts'
import { readTemplate, readTemplateIndex, type TemplateInfo } from '#shared/formats/templates.ts'
import { type MapView, mapsOf, viewMap } from '#shared/model/map-view.ts'
import type { HostClient } from './host-client.ts'

/** A template with what is in it: its records under the file's own ids, and its first map to draw a picture of. */
export interface LoadedTemplate extends TemplateInfo {
  readonly records: readonly RecordToInsert[]
  readonly view: MapView
  /** Somebody saved it on this machine; it can be renamed and deleted (`HostClient`). */
  readonly own: boolean
}

const FOLDER = '/assets/templates'

const bundled = new WeakMap<HostClient, Promise<Result<readonly LoadedTemplate[]>>>()
const examples = new WeakMap<HostClient, Map<string, Promise<Result<LoadedTemplate>>>>()

/**
 * All templates: those that people saved, read anew each time, before those that come with the program, read once per
 * window. A template that cannot be read is left out.
 */
export async function loadTemplates(host: HostClient): Promise<Result<readonly LoadedTemplate[]>> {
  const [own, others] = await Promise.all([loadOwn(host), loadBundled(host)])
  return others.ok ? ok([...own, ...others.value]) : others
}

/** The finished example of a template that comes with the program (`no-example` where it has none), read once per window. */
export function loadExample(
  host: HostClient,
  { id }: Pick<TemplateInfo, 'id'>,
): Promise<Result<LoadedTemplate>> {
  const known = examples.get(host) ?? new Map<string, Promise<Result<LoadedTemplate>>>()
  examples.set(host, known)
  const load = known.get(id) ?? readExample(host.connection.url, id)
  known.set(id, load)
  // What failed may go well the next time, when the host is back.
  void load.then((result) => (result.ok ? undefined : known.delete(id)))
  return load
}

function loadBundled(host: HostClient): Promise<Result<readonly LoadedTemplate[]>> {
  const load = bundled.get(host) ?? readAll(host.connection.url)
  bundled.set(host, load)
  void load.then((result) => (result.ok ? undefined : bundled.delete(host)))
  return load
}

async function loadOwn(host: HostClient): Promise<readonly LoadedTemplate[]> {
  const list = await host.templates()
  if (!list.ok) return []
  const loaded = await Promise.all(
    list.value.map(async ({ changedAt: _, ...info }) => {
      const json = await host.template(info.id)
      return json.ok ? fromJson(info, json.value, true) : []
    }),
  )
  return loaded.flat()
}

async function readAll(url: string): Promise<Result<readonly LoadedTemplate[]>> {
  try {
    const index = readTemplateIndex(await readJson(`${url}${FOLDER}/index.json`))
    if (!index.ok) return index
    const templates = await Promise.all(
      index.value.map(async (info) =>
        fromJson(info, await readJson(`${url}${FOLDER}/${info.id}.json`), false),
      ),
    )
    return ok(templates.flat())
  } catch {
    return NO_HOST
  }
}

async function readExample(url: string, id: string): Promise<Result<LoadedTemplate>> {
  try {
    const json = await readJson(`${url}${FOLDER}/examples/${id}.json`)
    const read = readTemplate(json)
    const [example] = read.ok ? fromJson({ id, ...read.value.template }, json, false) : []
    return example ? ok(example) : fail('no-example', 'There is no finished example of this template.')
  } catch {
    return NO_HOST
  }
}

const NO_HOST = fail('no-templates', 'The templates could not be loaded because the host does not answer.')

async function readJson(address: string): Promise<unknown> {
  const response = await fetch(address)
  return response.ok ? response.json() : undefined
}

/** None where the file cannot be read, or has no map to show. */
function fromJson(info: TemplateInfo, json: unknown, own: boolean): readonly LoadedTemplate[] {
  const read = readTemplate(json)
  if (!read.ok) return []
  const { records } = read.value
  const snapshot = snapshotOfRecords(records)
  const [map] = mapsOf(snapshot)
  const view = map && viewMap(snapshot, map.id)
  return view ? [{ ...info, records, view, own }] : []
}
