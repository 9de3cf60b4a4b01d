import { fail } from '#shared/base/result.ts'
import type { ExportRequest } from '../export-request.ts'
import { type ExportWork, exportSource, readSource, unread, withName } from '../export-source.ts'
import { openPrinting } from '../export-tools.ts'
import type { FileOutcome, Work } from '../outcome.ts'
import { carryOutAll } from '../several-files.ts'
import { chooseTarget, makeFolder } from '../target.ts'

interface ExportFlags {
  readonly force?: boolean
}

/** `throughline export` */
export const exportFiles =
  (request: ExportRequest, flags: ExportFlags): Work =>
  async (context) => {
    const printing = openPrinting()
    const work = { request, context, printing, mayReplace: () => flags.force ?? false }
    try {
      return await (request.into.kind === 'file' ? exportOne(request, work) : exportMany(request, work))
    } finally {
      await printing.close()
    }
  }

/** One file of one source; whether it can go where it is wanted is told before anything is read. */
async function exportOne({ sources: [from = ''], into }: ExportRequest, work: ExportWork): ReturnType<Work> {
  const { context, mayReplace } = work
  const target = await chooseTarget(into.path, {
    sources: [from],
    isText: true,
    force: mayReplace(into.path),
  })
  if (!target.ok) return target
  const source = await readSource(from, context)
  if (!source.ok) return source
  for await (const { lines, json, problem } of exportSource(from, source.value, work)) {
    if (problem) return { ok: false, error: problem }
    const { from: _, ...about } = json
    return { ok: true, value: { lines, json: about } }
  }
  return fail('empty', 'The export came out empty, so nothing was written.')
}

/** Several files into a folder. */
async function exportMany(request: ExportRequest, work: ExportWork): ReturnType<Work> {
  const folder = await makeFolder(request.into.path)
  return folder.ok ? carryOutAll(exportAll(request.sources, work), 'exported', work.context) : folder
}

async function* exportAll(sources: readonly string[], work: ExportWork): AsyncGenerator<FileOutcome> {
  for (const from of sources) {
    if (work.context.signal.aborted) return
    const source = await readSource(from, work.context)
    if (!source.ok) yield unread(from, source.error)
    else for await (const outcome of exportSource(from, source.value, work)) yield withName(outcome)
  }
}
