import { ok } from '#shared/base/result.ts'
import { exportMermaid } from '../../mermaid/export-journey.ts'
import { stringifyProjectJson, writeProjectJson } from '../../project-json.ts'
import { REPLACED_CHARACTERS } from '../../writable.ts'
import type { Maker, ProjectMaker } from '../export-job.ts'
import { oneFile, projectName } from './one-file.ts'

const utf8 = new TextEncoder()

/** The map as a Mermaid journey. */
export const makeMermaid: Maker = async ({ source: { snapshot, view } }) => {
  const journey = exportMermaid(snapshot, view.map.id)
  if (!journey.ok) return journey
  const { text, report } = journey.value
  const replaced = text.isWellFormed() ? [] : [REPLACED_CHARACTERS]
  return ok(
    oneFile(view.map.title, 'mmd', utf8.encode(text), {
      what: 'a Mermaid journey',
      report: [...report, ...replaced],
    }),
  )
}

/** The whole project, without the prompts of its lanes, which nobody takes away. */
export const makeJson: ProjectMaker = async ({ source: { snapshot } }) => {
  const text = stringifyProjectJson(writeProjectJson(snapshot, { prompts: false }))
  return ok(oneFile(projectName(snapshot), 'json', utf8.encode(text), { what: 'the whole project as JSON' }))
}

/** The project's own file, as it is. */
export const makeJourney: ProjectMaker = async ({ source }) => {
  const file = await source.journey()
  if (!file.ok) return file
  return ok(oneFile(projectName(source.snapshot), 'journey', file.value, { what: 'the whole project' }))
}
