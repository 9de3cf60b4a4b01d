import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runCommands } from '#shared/document/commands/run.ts'
import { createDocument } from '#shared/document/document.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { stringifyProjectJson, writeProjectJson } from '#shared/formats/project-json.ts'

/** A map with one stage and one lane, on which a test may put cards. */
export const PLAN = { map: 'map', stage: 'stage', step: 'step', lane: 'lane' } as const

/** A document of that map. */
export function plannedDocument(title: string, projectId = 'project-of-a-test') {
  const doc = createDocument(projectId, title, 0)
  const records = [
    { table: 'maps', id: PLAN.map, fields: { title, order: 'V' } },
    { table: 'stages', id: PLAN.stage, fields: { mapId: PLAN.map, title: 'Stage', order: 'V' } },
    { table: 'steps', id: PLAN.step, fields: { stageId: PLAN.stage, order: 'V' } },
    { table: 'lanes', id: PLAN.lane, fields: { mapId: PLAN.map, title: 'Lane', order: 'V' } },
  ] as const
  const done = runCommands(doc, [{ type: 'records.insert', records }], 'test')
  if (!done.ok) throw new Error(done.error.message)
  return doc
}

/** Fills a folder like `assets`: the template `empty` and a sample. */
export async function writeAssets(folder: string): Promise<void> {
  const json = writeProjectJson(projectDocument(plannedDocument('Empty')))
  const template = { title: 'Empty', description: 'Nothing yet', group: 'Start', keywords: [] }
  await mkdir(join(folder, 'templates'), { recursive: true })
  await mkdir(join(folder, 'sample'))
  await writeFile(join(folder, 'templates', 'empty.json'), JSON.stringify({ ...json, template }))
  await writeFile(join(folder, 'sample', 'mira.json'), stringifyProjectJson(json))
}
