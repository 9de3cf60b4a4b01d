import { fail, ok, type Result } from '#shared/base/result.ts'
import { makeExport } from '#shared/formats/export/make-export.ts'
import { type ExportFormat, isWholeProject } from '#shared/formats/export/settings.ts'
import { type ChosenMap, chooseMap } from '../choose-map.ts'
import type { ExportRequest } from '../export-request.ts'
import { exportTools } from '../export-tools.ts'
import { fileOptions } from '../file-options.ts'
import { readInput } from '../input.ts'
import type { Context, Work } from '../outcome.ts'
import { openSource, type Source } from '../source.ts'
import { chooseTarget } from '../target.ts'
import { complain } from '../terminal.ts'

/** What was made, before it is written. */
interface Made {
  readonly bytes: Uint8Array
  /** In a few words, for people. */
  readonly what: string
  /** For programs: sizes, the map. */
  readonly details: Readonly<Record<string, unknown>>
  /** A sentence for each thing that the format cannot say. */
  readonly report: readonly string[]
}

const TEXTS: readonly ExportFormat[] = ['json', 'mermaid', 'svg', 'html', 'markdown', 'csv', 'canvas']

/** `throughline export` */
export const exportProject =
  (from: string, to: string, request: ExportRequest, { force }: { readonly force?: boolean }): Work =>
  async (context) => {
    const options = {
      sources: [from],
      isText: TEXTS.includes(request.settings.format),
      ...(force && { force }),
    }
    const target = await chooseTarget(to, options)
    if (!target.ok) return target
    context.progress.show('Reading')
    const input = await readInput(from, context.signal)
    if (!input.ok) return input
    const source = await openSource(input.value, { ...fileOptions(context.log), newer: true })
    if (!source.ok) return source
    const made = await make(request, source.value, context)
    if (!made.ok) return made
    context.progress.show('Writing')
    const written = await target.value.write(made.value.bytes, context.signal)
    if (!written.ok) return written
    const { bytes, what, details } = made.value
    const report = [...source.value.report, ...made.value.report]
    if (target.value.isStdout) for (const sentence of report) complain(sentence)
    return ok({
      lines: target.value.isStdout
        ? []
        : [`Wrote ${to}: ${what}.`, ...report.map((sentence) => `  ${sentence}`)],
      json: { file: to, format: request.settings.format, bytes: bytes.length, ...details, report },
    })
  }

async function make(
  { settings, map: wanted }: ExportRequest,
  { snapshot, images, journey }: Source,
  { signal, progress }: Context,
): Promise<Result<Made>> {
  const map = chooseMap(snapshot, wanted)
  const whole = isWholeProject(settings.format)
  if (!map.ok && !whole) return map
  const made = await makeExport({
    settings,
    source: {
      snapshot,
      view: map.ok ? map.value.view : null,
      patterns: true,
      dimmed: new Set(),
      journey: async () => ok(journey()),
      day: new Date().toISOString().slice(0, 10),
    },
    tools: exportTools(images, signal),
    following: {
      signal,
      onProgress: (doing, share) => (share === null ? progress.show(doing) : progress.show(doing, share)),
    },
  })
  if (!made.ok) return made
  const { files, what, details, report } = made.value
  const [file] = files
  const bytes = file?.content
  if (!(bytes instanceof Uint8Array) || bytes.length === 0)
    return fail('empty', 'The export came out empty, so nothing was written.')
  if (whole || !map.ok) return ok({ bytes, what, details, report })
  return ok({
    bytes,
    what: `${told(map.value)}, ${what}`,
    details: { map: aboutMap(map.value), ...details },
    report,
  })
}

const told = ({ number, view }: ChosenMap): string => `map ${number}, “${view.map.title || 'Untitled map'}”`

const aboutMap = ({ number, view }: ChosenMap) => ({ number, title: view.map.title })
