import { assertNever, fail, ok, type Result } from '#shared/base/result.ts'
import { exportMermaid } from '#shared/formats/mermaid/export-journey.ts'
import { stringifyProjectJson, writeProjectJson } from '#shared/formats/project-json.ts'
import { type ChosenMap, chooseMap } from '../choose-map.ts'
import { drawMap } from '../draw-map.ts'
import type { ExportRequest } from '../export-request.ts'
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

const TEXTS: readonly ExportRequest['format'][] = ['json', 'mermaid', 'svg']

/** `throughline export` */
export const exportProject =
  (from: string, to: string, request: ExportRequest, { force }: { readonly force?: boolean }): Work =>
  async (context) => {
    const options = { sources: [from], isText: TEXTS.includes(request.format), ...(force && { force }) }
    const target = await chooseTarget(to, options)
    if (!target.ok) return target
    context.progress.show('Reading')
    const input = await readInput(from, context.signal)
    if (!input.ok) return input
    const source = openSource(input.value, { ...fileOptions(context.log), newer: true })
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
      json: { file: to, format: request.format, bytes: bytes.length, ...details, report },
    })
  }

function make(
  request: ExportRequest,
  source: Source,
  context: Context,
): Promise<Result<Made>> | Result<Made> {
  switch (request.format) {
    case 'journey':
      return ok({ bytes: source.journey(), what: 'the whole project', details: {}, report: [] })
    case 'json':
      return ok({ ...textOf(source), what: 'the whole project as JSON', details: {}, report: [] })
    case 'mermaid':
      return makeMermaid(source, request.map)
    case 'svg':
    case 'pdf':
    case 'png':
      return makeDrawing(request, source, context)
    default:
      return assertNever(request)
  }
}

/** Without the prompts of its lanes, which nobody takes away. */
const textOf = ({ snapshot }: Source) => ({
  bytes: Buffer.from(stringifyProjectJson(writeProjectJson(snapshot, { prompts: false }))),
})

function makeMermaid({ snapshot }: Source, wanted: string | undefined): Result<Made> {
  const map = chooseMap(snapshot, wanted)
  if (!map.ok) return map
  const exported = exportMermaid(snapshot, map.value.view.map.id)
  if (!exported.ok) return exported
  const { text, report } = exported.value
  const what = `${told(map.value)} as a Mermaid journey`
  return ok({ bytes: Buffer.from(text), what, details: { map: aboutMap(map.value) }, report })
}

async function makeDrawing(
  request: Extract<ExportRequest, { theme: string }>,
  { snapshot, images }: Source,
  context: Context,
): Promise<Result<Made>> {
  const map = chooseMap(snapshot, request.map)
  if (!map.ok) return map
  const drawn = await drawMap(map.value.view, images, request, context)
  if (!drawn.ok) return drawn
  if (drawn.value.bytes.length === 0)
    return fail('empty', 'The export came out empty, so nothing was written.')
  const { bytes, size, details, report } = drawn.value
  return ok({
    bytes,
    what: `${told(map.value)}, ${size}`,
    details: { map: aboutMap(map.value), ...details },
    report,
  })
}

const told = ({ number, view }: ChosenMap): string => `map ${number}, “${view.map.title || 'Untitled map'}”`

const aboutMap = ({ number, view }: ChosenMap) => ({ number, title: view.map.title })
