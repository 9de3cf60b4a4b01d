import { type MadeFile, printPdf } from '#renderer/actions/take-away.ts'
import { fileNameOf } from '#renderer/platform/files.ts'
import type { HostClient } from '#renderer/session/host-client.ts'
import { assertNever, fail, ok, type Result } from '#shared/base/result.ts'
import { fontFilesOfTexts } from '#shared/formats/export/drawing-text.ts'
import { PAPERS } from '#shared/formats/export/papers.ts'
import { type SummaryPart, sectionsOf } from '#shared/formats/summary/blocks.ts'
import type { MapSummary } from '#shared/formats/summary/summarise.ts'
import { writeFollowUpCsv } from '#shared/formats/summary/write-follow-ups.ts'
import { writeSummaryHtml } from '#shared/formats/summary/write-html.ts'
import { writeSummaryMarkdown } from '#shared/formats/summary/write-markdown.ts'
import type { FontFace } from '#shared/layout/text/font-faces.ts'
import type { SummaryFormat } from './summary-settings.ts'

/** Makes the file of a summary; a problem says in words why there is none. */
export async function makeSummaryFile(
  format: SummaryFormat,
  summary: MapSummary,
  parts: readonly SummaryPart[],
  host: HostClient,
  signal: AbortSignal,
): Promise<Result<MadeFile>> {
  const called = (what: string, ending: string): string => fileNameOf(`${summary.title} – ${what}`, ending)
  const text = (name: string, content: string, type: string): Result<MadeFile> =>
    ok({ name, content: new Blob([content], { type: `${type};charset=utf-8` }) })
  switch (format) {
    case 'markdown':
      return text(called('summary', 'md'), writeSummaryMarkdown(summary, parts), 'text/markdown')
    case 'html':
      return text(called('summary', 'html'), writeSummaryHtml(summary, { parts }), 'text/html')
    case 'csv':
      return text(called('follow-ups', 'csv'), writeFollowUpCsv(summary), 'text/csv')
    case 'pdf': {
      const printed = await printSummary(summary, parts, host, signal)
      return printed.ok ? ok({ name: called('summary', 'pdf'), content: printed.value }) : printed
    }
    default:
      return assertNever(format)
  }
}

const FACES: readonly FontFace[] = ['sans-regular', 'sans-semibold', 'serif-semibold']
const A4 = { widthMm: PAPERS.A4.width, heightMm: PAPERS.A4.height }

async function printSummary(
  summary: MapSummary,
  parts: readonly SummaryPart[],
  host: HostClient,
  signal: AbortSignal,
): Promise<Result<Blob>> {
  try {
    const { embedFonts } = await import('#renderer/paint/fonts.ts')
    const words = `${JSON.stringify([summary, sectionsOf(summary, parts)])} 0123456789.•`
    const fontCss = await embedFonts(fontFilesOfTexts(FACES.map((face) => ({ face, text: words }))))
    const html = writeSummaryHtml(summary, { parts, print: { fontCss, ...A4 } })
    return await printPdf(host, { html, ...A4 }, signal)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return fail(
      'summary-failed',
      `The PDF was not made (${reason}). Nothing was saved; try again or save as HTML.`,
    )
  }
}
