import { setTimeout as pause } from 'node:timers/promises'
import { counted } from '#shared/base/counted.ts'
import { ok, type Result } from '#shared/base/result.ts'
import type { ExportRequest } from '../export-request.ts'
import { type ExportWork, exportSource, readSource, unread, withName } from '../export-source.ts'
import { openPrinting } from '../export-tools.ts'
import { type FileChange, watchFiles } from '../file-watch.ts'
import type { Context, FileOutcome, Outcome, Work } from '../outcome.ts'
import { tell } from '../several-files.ts'
import type { Source } from '../source.ts'
import { makeFolder } from '../target.ts'
import { complain, plainLine, writeOut } from '../terminal.ts'

/** Times that a file which cannot be read is read again, and milliseconds between: it may be on its way. */
const AGAIN = { times: 4, pause: 400 }

/** What watching has to remember. */
interface Watch {
  readonly request: ExportRequest
  readonly context: Context
  readonly force: boolean
  /** What this run has written: it may replace that. */
  readonly own: Set<string>
}

/**
 * `throughline export --watch`: exports once, and then whatever source changes, until the program is asked to end, which
 * is no failure. What could not be made is said, and tried again with the next change.
 */
export const watchExports =
  (request: ExportRequest, { force = false }: { readonly force?: boolean }): Work =>
  async (context) => {
    const watch: Watch = { request, context, force, own: new Set() }
    const changes = await watchFiles(request.sources, context.signal)
    const folder = request.into.kind === 'folder' ? await makeFolder(request.into.path) : ok(null)
    if (!folder.ok) return folder
    const first = request.sources.map((path): FileChange => ({ path, kind: 'changed' }))
    const begun = await exportChanged(first, watch)
    if (!begun.ok) return begun
    const said = await sayWatching(request, context)
    if (!said.ok) return said
    for await (const change of changes) {
      const done = await exportChanged([change], watch)
      if (!done.ok && done.error.code !== 'exists') return done
      if (!done.ok) complain(done.error.message)
    }
    return ENDED
  }

const ENDED: Result<Outcome> = ok({ lines: [], json: undefined })

async function sayWatching({ sources }: ExportRequest, { json, signal }: Context): Promise<Result<null>> {
  if (json || signal.aborted) return ok(null)
  const what = sources.length === 1 ? sources[0] : counted(sources.length, 'file')
  return writeOut(plainLine(`Watching ${what}. Press Ctrl+C to stop.`).concat('\n'))
}

/**
 * Exports what has changed, with one browser for all of it that is gone afterwards. Refuses where nobody takes the output
 * any more, and (`exists`) where a file of somebody else would have to be replaced.
 */
async function exportChanged(changed: readonly FileChange[], watch: Watch): Promise<Result<null>> {
  const { request, context, force, own } = watch
  const printing = openPrinting()
  const work: ExportWork = {
    ...{ request, context, printing },
    mayReplace: (path) => force || own.has(path),
    onWritten: (path) => void own.add(path),
  }
  try {
    for (const change of changed)
      for await (const outcome of outcomesOf(change, work)) {
        if (context.signal.aborted) return ok(null)
        if (outcome.problem?.code === 'exists') return { ok: false, error: outcome.problem }
        const told = await tellNow(outcome, context)
        if (!told.ok) return told
      }
    return ok(null)
  } finally {
    await printing.close()
  }
}

async function* outcomesOf({ path, kind }: FileChange, work: ExportWork): AsyncGenerator<FileOutcome> {
  if (kind === 'gone') return yield goneFrom(path)
  const source = await readAtRest(path, work.context)
  if (!source.ok) return yield unread(path, source.error)
  for await (const outcome of exportSource(path, source.value, work)) yield withName(outcome)
}

const goneFrom = (path: string): FileOutcome => ({
  lines: [`${path} is gone; it is exported again when it is back.`],
  json: { from: path, gone: true },
})

/** Reads a file that somebody may just be writing: what cannot be read is read again a few times. */
async function readAtRest(path: string, context: Context): Promise<Result<Source>> {
  let source = await readSource(path, context)
  for (let again = 0; !source.ok && again < AGAIN.times && !context.signal.aborted; again++) {
    await pause(AGAIN.pause, undefined, { signal: context.signal }).catch(() => undefined)
    source = await readSource(path, context)
  }
  return source
}

/** A line each, for people and for programs alike: nobody waits for the end. */
async function tellNow(outcome: FileOutcome, context: Context): Promise<Result<null>> {
  const told = await tell(outcome, context)
  return told.ok && context.json ? writeOut(`${JSON.stringify(outcome.json)}\n`) : told
}
