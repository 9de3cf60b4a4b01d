import { fail, type Result } from '#shared/base/result.ts'
import { type ExportJob, ExportRefusal, type Made, type Maker, type ProjectMaker } from './export-job.ts'
import { type ExportFormat, isWholeProject, type ProjectFormat } from './settings.ts'

/**
 * Makes the files of an export: the one way for windows and for the command line. Nothing is written anywhere. Refuses
 * with what the format's maker says in words, and whatever breaks unforeseen with `export-failed`; never rejects.
 */
export async function makeExport(job: ExportJob): Promise<Result<Made>> {
  try {
    const { settings, source } = job
    if (isWholeProject(settings.format)) return await (await PROJECT_MAKERS[settings.format]())(job)
    const { view } = source
    if (!view) return fail('no-map', 'There is no map in this project yet.')
    return await (await MAKERS[settings.format]())({ ...job, source: { ...source, view } })
  } catch (error) {
    if (error instanceof ExportRefusal) return { ok: false, error: error.problem }
    const reason = error instanceof Error ? error.message : String(error)
    return fail(
      'export-failed',
      `The export did not work (${reason}). Nothing was saved; the map is as it was.`,
    )
  }
}

/** A format's code is loaded when it is first asked for. */
const MAKERS: { readonly [F in Exclude<ExportFormat, ProjectFormat>]: () => Promise<Maker> } = {
  pdf: async () => (await import('./makers/pdf.ts')).makePdf,
  png: async () => (await import('./makers/drawn-files.ts')).makePng,
  svg: async () => (await import('./makers/drawn-files.ts')).makeSvg,
  pptx: async () => (await import('./makers/pptx.ts')).makePptx,
  html: async () => (await import('./makers/html.ts')).makeHtml,
  markdown: async () => (await import('./makers/markdown.ts')).makeMarkdown,
  xlsx: async () => (await import('./makers/tables.ts')).makeXlsx,
  csv: async () => (await import('./makers/tables.ts')).makeCsv,
  canvas: async () => (await import('./makers/canvas.ts')).makeCanvas,
  mermaid: async () => (await import('./makers/text-files.ts')).makeMermaid,
}

const PROJECT_MAKERS: { readonly [F in ProjectFormat]: () => Promise<ProjectMaker> } = {
  json: async () => (await import('./makers/text-files.ts')).makeJson,
  journey: async () => (await import('./makers/text-files.ts')).makeJourney,
}
