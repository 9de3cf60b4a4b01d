import { ok } from '#shared/base/result.ts'
import { encodeDocument } from '#shared/document/state.ts'
import type { Made } from '#shared/formats/export/export-job.ts'
import type { ExportSettings } from '#shared/formats/export/settings.ts'
import { writeJourney } from '#shared/formats/journey/write-journey.ts'
import { stringifyProjectJson, writeProjectJson } from '#shared/formats/project-json.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { documentOf, importProject } from '#test/shared/formats/project-builders.ts'
import { exportJob, made } from '#test/support/export-job.ts'
import { PACKAGE_FONTS } from '#test/support/package-fonts.ts'
import * as read from './readings.ts'
import * as texts from './texts.ts'

/** A way to take a map away that needs no browser, how another program reads it, and what it must find there. */
export interface Way {
  readonly name: string
  readonly settings: Partial<ExportSettings>
  readonly reader: read.Reader
  readonly texts: texts.Texts
  /** Whether each text stands whole in one place of the file; else lines are broken as the format breaks them. */
  readonly isWhole?: boolean
  /** Takes so long that `npm test` makes it of some examples only. */
  readonly isSlow?: boolean
}

/** All of them: every format but PDF and PNG. */
export const WAYS: readonly Way[] = [
  { name: 'SVG', settings: { format: 'svg' }, reader: read.svgReading, texts: texts.drawnTexts },
  {
    ...{ name: 'SVG in outlines', settings: { format: 'svg', svgFonts: 'outlined' }, isSlow: true },
    ...{ reader: read.outlinedReading, texts: texts.drawnTexts },
  },
  {
    ...{ name: 'slides', settings: { format: 'pptx' }, isSlow: true },
    ...{ reader: read.pptxReading, texts: texts.drawnTexts },
  },
  { name: 'a web page', settings: { format: 'html' }, reader: read.htmlReading, texts: texts.allTexts },
  {
    ...{ name: 'the picture of a web page', settings: { format: 'html' } },
    ...{ reader: read.htmlPictureReading, texts: texts.drawnTexts },
  },
  { name: 'Markdown', settings: { format: 'markdown' }, reader: read.markdownReading, texts: texts.allTexts },
  {
    ...{ name: 'a workbook', settings: { format: 'xlsx' }, isWhole: true },
    ...{ reader: read.xlsxReading, texts: texts.workbookTexts },
  },
  {
    ...{ name: 'a grid as CSV', settings: { format: 'csv' }, isWhole: true },
    ...{ reader: read.csvReading, texts: texts.gridTexts },
  },
  {
    ...{ name: 'cards as TSV', settings: { format: 'csv', tableShape: 'cards', separator: 'tab' } },
    ...{ isWhole: true, reader: read.csvReading, texts: texts.cardTexts },
  },
  { name: 'JSON Canvas', settings: { format: 'canvas' }, reader: read.canvasReading, texts: texts.allTexts },
  {
    ...{ name: 'Mermaid', settings: { format: 'mermaid' }, isWhole: true },
    ...{ reader: read.mermaidReading, texts: texts.mermaidTexts },
  },
  {
    ...{ name: 'JSON', settings: { format: 'json' }, isWhole: true },
    ...{ reader: read.jsonReading, texts: texts.projectTexts },
  },
  {
    ...{ name: 'the project’s file', settings: { format: 'journey' }, isWhole: true },
    ...{ reader: read.journeyReading, texts: texts.projectTexts },
  },
]

/** The project's own file, as a host would write it. */
export function journeyOf(snapshot: Snapshot): Uint8Array {
  const projectJson = stringifyProjectJson(writeProjectJson(snapshot))
  const { title, records } = importProject(JSON.parse(projectJson))
  const update = encodeDocument(documentOf(records, title))
  return writeJourney({
    update,
    projectJson,
    projectId: 'p',
    title,
    savedAt: Date.UTC(2026, 10, 22),
    appVersion: 'test',
  })
}

/** Takes a map away. */
export function madeBy({ settings }: Way, snapshot: Snapshot, mapId: string): Promise<Made> {
  const job = exportJob(settings, snapshot, { mapId, tools: PACKAGE_FONTS })
  return made({ ...job, source: { ...job.source, journey: async () => ok(journeyOf(snapshot)) } })
}
