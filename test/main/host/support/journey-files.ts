import { readFile } from 'node:fs/promises'
import type { createDocument } from '#shared/document/document.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { encodeDocument } from '#shared/document/state.ts'
import { openJourney } from '#shared/formats/journey/open-journey.ts'
import { writeJourney } from '#shared/formats/journey/write-journey.ts'
import { stringifyProjectJson, writeProjectJson } from '#shared/formats/project-json.ts'
import { projectOf } from '#shared/model/snapshot.ts'

type Doc = ReturnType<typeof createDocument>

/** A project file, as another program writes it. */
export function journeyOf(doc: Doc): Buffer {
  const snapshot = projectDocument(doc)
  const { projectId, title } = projectOf(snapshot)
  const projectJson = stringifyProjectJson(writeProjectJson(snapshot))
  const update = encodeDocument(doc)
  const content = { update, projectJson, projectId, title, savedAt: Date.now(), appVersion: 'outside' }
  return Buffer.from(writeJourney(content))
}

/** The document in a project file. */
export async function documentIn(path: string): Promise<Doc> {
  const opened = openJourney(await readFile(path))
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value.doc
}

/** The texts of the cards in a project file, sorted; none where there is no file. */
export async function textsInFile(path: string): Promise<string[]> {
  const there = await readFile(path).catch(() => undefined)
  if (!there) return []
  return Object.values(projectDocument(await documentIn(path)).cards)
    .map(({ text }) => text)
    .sort()
}
