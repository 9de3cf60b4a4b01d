import type { EventLog } from '#shared/analysis/journey/event-log.ts'
import { figuresFor } from '#shared/analysis/journey/figures.ts'
import { assertNever, fail, ok, type Result } from '#shared/base/result.ts'
import { inspectLog } from '#shared/formats/logs/inspect-log.ts'
import type { LogSource, RowsRead } from '#shared/formats/logs/log-source.ts'
import { readLog } from '#shared/formats/logs/read-log.ts'
import type { LogSummary } from './engine-types.ts'
import { summarise } from './summarise.ts'
import type { FromWorker, Task, Tasks, ToWorker } from './worker-messages.ts'

/** Everything that is computed of journey data happens here, away from the window. Logs lie here by their data set's id. */
const logs = new Map<string, { readonly log: EventLog; readonly rows: readonly RowsRead[] }>()
const running = new Map<number, AbortController>()

/** The part of a worker's global scope that is used here; the compiler's settings know only a window's. */
interface WorkerScope {
  onmessage: (event: MessageEvent<ToWorker>) => void
  postMessage(message: FromWorker): void
}

const scope = globalThis as unknown as WorkerScope
const send = (message: FromWorker): void => scope.postMessage(message)

scope.onmessage = ({ data }) => {
  switch (data.type) {
    case 'cancel':
      return running.get(data.number)?.abort()
    case 'release':
      logs.delete(data.dataSetId)
      return
    case 'rename': {
      const log = logs.get(data.dataSetId)
      logs.delete(data.dataSetId)
      if (log) logs.set(data.newId, log)
      return
    }
    default:
      void answer(data)
  }
}

async function answer(task: Task): Promise<void> {
  const { number } = task
  const stop = new AbortController()
  running.set(number, stop)
  const result = await carryOut(task, stop.signal)
  running.delete(number)
  send({ type: 'answer', number, result: stop.signal.aborted ? CANCELLED : result })
}

const CANCELLED = fail('cancelled', 'Cancelled.')

/** A file may hold anything, and a machine be too small for it: whatever is thrown becomes a sentence. */
async function carryOut(task: Task, signal: AbortSignal): Promise<Result<Tasks[Task['type']]['answers']>> {
  try {
    switch (task.type) {
      case 'inspect':
        return await inspectLog(sourceOf(task.name, task.content), task.asked)
      case 'read':
        return await read(task, signal)
      case 'figures':
        return figures(task)
      default:
        return assertNever(task)
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return fail('not-read', `This data could not be worked with (${reason}). Nothing was changed.`)
  }
}

async function read(
  { number, dataSetId, files }: Extract<Task, { type: 'read' }>,
  signal: AbortSignal,
): Promise<Result<LogSummary>> {
  const sources = files.map(({ name, content, reading }) => ({ source: sourceOf(name, content), reading }))
  const result = await readLog(sources, { signal, onProgress: progressOf(number) })
  if (!result.ok) return result
  const { log, rows } = result.value
  // Whoever cancelled meanwhile goes on with the log that lay here before.
  await new Promise((resolve) => setTimeout(resolve))
  if (signal.aborted) return CANCELLED
  logs.set(dataSetId, result.value)
  return ok(summarise(log, rows))
}

/** Milliseconds between two words about how far it is: the window has better things to do than to count. */
const PACE = 80

function progressOf(number: number): (share: number, rows: number) => void {
  let last = 0
  return (share, rows) => {
    const now = performance.now()
    if (now - last < PACE) return
    last = now
    send({ type: 'progress', number, share, rows })
  }
}

function figures({ dataSetId, request }: Extract<Task, { type: 'figures' }>) {
  const known = logs.get(dataSetId)
  return known
    ? ok(figuresFor(known.log, known.rows, request))
    : fail('no-log', 'This data is not read any more. Bring its file again.')
}

const sourceOf = (name: string, content: Blob): LogSource => ({
  name,
  size: content.size,
  open: () => chunksOf(content),
})

/** The content piece by piece, as the browser hands it out: no file is ever held whole. */
async function* chunksOf(content: Blob): AsyncGenerator<Uint8Array> {
  const reader = content.stream().getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel()
  }
}
