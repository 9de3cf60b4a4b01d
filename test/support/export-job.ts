import { withCounterpart } from '#shared/analysis/counterpart.ts'
import type { Result } from '#shared/base/result.ts'
import { fail, ok } from '#shared/base/result.ts'
import type { ExportJob, ExportTools, Made } from '#shared/formats/export/export-job.ts'
import { makeExport } from '#shared/formats/export/make-export.ts'
import { type ExportSettings, readExportSettings } from '#shared/formats/export/settings.ts'
import { mapsOf, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'

const NOWHERE = fail('no-browser', 'There is no browser in this test.')

/** Tools without a browser, for formats that are made of the records alone; what a test needs it gives. */
export const plainTools = (given: Partial<ExportTools> = {}): ExportTools => ({
  print: async () => NOWHERE,
  drawPng: async () => NOWHERE,
  fontCss: async () => '',
  font: async ({ packagePath }) => {
    throw new Error(`This test has no font ${packagePath}.`)
  },
  addresses: async () => () => undefined,
  images: async () => new Map(),
  ...given,
})

/** The export of a project's map, the first where none is named. */
export function exportJob(
  settings: Partial<ExportSettings>,
  snapshot: Snapshot,
  { mapId = mapsOf(snapshot)[0]?.id, tools = {} }: { mapId?: string; tools?: Partial<ExportTools> } = {},
): ExportJob {
  const view = mapId === undefined ? undefined : viewMap(snapshot, mapId)
  return {
    settings: readExportSettings(settings),
    source: {
      snapshot,
      view: view ? withCounterpart(view, snapshot) : null,
      dimmed: new Set(),
      journey: async () => ok(new Uint8Array()),
      day: '2026-11-22',
    },
    tools: plainTools(tools),
    following: { signal: { aborted: false }, onProgress: () => undefined },
  }
}

/** Makes it, and throws what refuses it. */
export async function made(job: ExportJob): Promise<Made> {
  const result: Result<Made> = await makeExport(job)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

/** The text of a made file, the first where none is named. */
export function textIn({ files }: Made, index = 0): string {
  const content = files[index]?.content
  if (!(content instanceof Uint8Array)) throw new Error('There is no such file.')
  return new TextDecoder().decode(content)
}
