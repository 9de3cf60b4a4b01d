import { createLog } from '#main/host/log.ts'
import { encodeFile } from '#main/host/project/project-file.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { createDocument } from '#shared/document/document.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { openJourney } from '#shared/formats/journey/open-journey.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'

/** A project file of these records, as the app writes it. */
export function projectFile(
  records: readonly RecordToInsert[],
  title = 'Test',
  images: ReadonlyMap<string, Uint8Array> = new Map(),
  projectId = 'project-of-a-test',
): Uint8Array {
  const doc = createDocument(projectId, title, 0)
  const done = runCommands(doc, [{ type: 'records.insert', records }], 'test')
  if (!done.ok) throw new Error(done.error.message)
  const options = { appVersion: '0.0.0-test', log: createLog('/nowhere') }
  return encodeFile(doc, { images, unknownParts: new Map() }, options).bytes
}

/** A small map with a card, a sentiment value and a connector, under a given id and title. */
export function smallMap(id: string, title: string, order = 'V'): RecordToInsert[] {
  const [stage, first, second, lane] = ['stage', 'first', 'second', 'lane'].map(
    (name) => `${id}-${name}`,
  ) as [string, string, string, string]
  return [
    { table: 'maps', id, fields: { title, order } },
    { table: 'stages', id: stage, fields: { mapId: id, title: 'Awareness', order: 'V' } },
    { table: 'steps', id: first, fields: { stageId: stage, title: 'Hears of it', order: 'G' } },
    { table: 'steps', id: second, fields: { stageId: stage, title: 'Asks a friend', order: 'V' } },
    { table: 'lanes', id: lane, fields: { mapId: id, title: 'Doing', order: 'V', prompt: 'What happens?' } },
    {
      table: 'cards',
      id: `${id}-one`,
      fields: { place: [lane, first, 'V'], text: `Reads the poster of ${title}` },
    },
    { table: 'cards', id: `${id}-two`, fields: { place: [lane, second, 'V'], text: 'Calls Ana at noon' } },
    {
      table: 'connectors',
      id: `${id}-line`,
      fields: { mapId: id, fromId: `${id}-one`, toId: `${id}-two` },
    },
  ]
}

/** What is in a project file. */
export function snapshotIn(bytes: Uint8Array): Snapshot {
  const opened = openJourney(bytes)
  if (!opened.ok) throw new Error(opened.error.message)
  return projectDocument(opened.value.doc)
}

/** The texts of all cards with one, sorted. */
export const textsIn = (snapshot: Snapshot): string[] =>
  Object.values(snapshot.cards)
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .sort()
