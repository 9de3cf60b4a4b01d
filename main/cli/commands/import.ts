import { ok, type Problem, type Result } from '#shared/base/result.ts'
import { contentLines, contentsOf } from '../contents.ts'
import { fileOptions } from '../file-options.ts'
import type { ImportRequest } from '../import-request.ts'
import { readInput } from '../input.ts'
import { type Context, type FileOutcome, ofFile, type Work } from '../outcome.ts'
import { carryOutAll } from '../several-files.ts'
import { openSource, type Source } from '../source.ts'
import { placeIn } from '../source-names.ts'
import { chooseTarget, makeFolder } from '../target.ts'
import { complain } from '../terminal.ts'

export interface ImportOptions {
  readonly force?: boolean
  /** A folder, for several files. */
  readonly out?: string
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

/** `throughline import`: projects from files of other kinds, each with a report of what came and what could not. */
export const importFiles =
  ({ sources, into }: ImportRequest, options: ImportOptions): Work =>
  async (context) => {
    const [from = ''] = sources
    if (into.kind === 'file') return importOne(from, into.path, options, context)
    const folder = await makeFolder(into.path)
    return folder.ok
      ? carryOutAll(importAll(sources, into.path, options, context), 'imported', context)
      : folder
  }

async function* importAll(
  sources: readonly string[],
  folder: string,
  options: ImportOptions,
  context: Context,
): AsyncGenerator<FileOutcome> {
  for (const from of sources) {
    if (context.signal.aborted) return
    const to = placeIn(folder, from, 'journey')
    const imported = await importOne(from, to, options, context)
    yield imported.ok ? imported.value : notImported(from, to, imported.error)
  }
}

const notImported = (from: string, file: string, { code, message }: Problem): FileOutcome => ({
  lines: [],
  json: { file, from, error: { code, message } },
  problem: ofFile(from, { code, message }),
})

async function importOne(
  from: string,
  to: string,
  { force = false }: ImportOptions,
  { signal, log, progress }: Context,
): Promise<Result<FileOutcome>> {
  const target = await chooseTarget(to, { force, sources: [from] })
  if (!target.ok) return target
  progress.show(`Reading ${from}`)
  const input = await readInput(from, signal)
  if (!input.ok) return input
  const source = await openSource(input.value, fileOptions(log))
  if (!source.ok) return source
  progress.show(`Writing ${to}`)
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
