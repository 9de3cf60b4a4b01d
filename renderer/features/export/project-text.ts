import type { Result } from '#shared/base/result.ts'
import { type ExportedJourney, exportMermaid } from '#shared/formats/mermaid/export-journey.ts'
import { stringifyProjectJson, writeProjectJson } from '#shared/formats/project-json.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'

/** The formats that are text, in a file of their own that is loaded when one of them is first asked for. */

/** The whole project, without the prompts of its lanes. */
export const projectAsJson = (snapshot: Snapshot): string =>
  stringifyProjectJson(writeProjectJson(snapshot, { prompts: false }))

/** A map as a Mermaid journey. */
export const mapAsMermaid = (snapshot: Snapshot, mapId: string): Result<ExportedJourney> =>
  exportMermaid(snapshot, mapId)
