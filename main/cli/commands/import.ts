import { ok } from '#shared/base/result.ts'
import { contentLines, contentsOf } from '../contents.ts'
import { fileOptions } from '../file-options.ts'
import { readInput } from '../input.ts'
import type { Work } from '../outcome.ts'
import { openSource, type Source } from '../source.ts'
import { chooseTarget } from '../target.ts'
import { complain } from '../terminal.ts'

export interface ImportOptions {
  readonly force?: boolean
}

const NAMES: Readonly<Record<Source['format'], string>> = {
  journey: 'Throughline project',
  mermaid: 'Mermaid journey',
  markdown: 'Mermaid journey in Markdown',
  json: 'Throughline JSON',
  csv: 'table',
  xlsx: 'Excel workbook',
  canvas: 'JSON Canvas',
  excalidraw: 'Excalidraw board',
}

/** `throughline import`: a project from a file of another kind, with a report of what came and what could not. */
export const importProject =
  (from: string, to: string, options: ImportOptions): Work =>
  async ({ signal, log, progress }) => {
    const target = await chooseTarget(to, { ...options, sources: [from] })
    if (!target.ok) return target
    progress.show('Reading')
    const input = await readInput(from, signal)
    if (!input.ok) return input
    const source = await openSource(input.value, fileOptions(log))
    if (!source.ok) return source
    progress.show('Writing')
    const written = await target.value.write(source.value.journey(), signal)
    if (!written.ok) return written
    const { format, title, report, snapshot } = source.value
    const contents = contentsOf(snapshot)
    if (target.value.isStdout) for (const sentence of report) complain(sentence)
    return ok({
      lines: target.value.isStdout
        ? []
        : [
            `Imported ${from} (${NAMES[format]}) into ${to}: “${title}”`,
            ...contentLines(contents),
            ...(report.length === 0
              ? ['Everything was carried over.']
              : ['Not carried over as it stood:', ...report.map((sentence) => `  ${sentence}`)]),
          ],
      json: { file: to, from, format, title, ...contents, report },
    })
  }
