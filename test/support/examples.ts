import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readProjectJson } from '#shared/formats/project-json.ts'
import { snapshotOfRecords } from '#shared/formats/snapshot-of-records.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'

const assets = join(import.meta.dirname, '../../assets')

function projectIn(path: string): Snapshot {
  const read = readProjectJson(JSON.parse(readFileSync(path, 'utf8')))
  if (!read.ok) throw new Error(`${path}: ${read.error.message}`)
  const { title, records } = read.value
  const project = {
    table: 'projects',
    id: 'project',
    fields: { title, projectId: 'p', createdAt: '' },
  } as const
  return snapshotOfRecords([project, ...records])
}

/** Where the finished examples of the templates are. */
export const EXAMPLES_FOLDER = join(assets, 'templates/examples')

/** The sample project and the finished example of every template: maps as people make them. */
export const EXAMPLES: readonly { readonly name: string; readonly snapshot: Snapshot }[] = [
  { name: 'the sample', snapshot: projectIn(join(assets, 'sample/mira.json')) },
  ...readdirSync(EXAMPLES_FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, snapshot: projectIn(join(EXAMPLES_FOLDER, name)) })),
]
