import type { FiguresRequest } from '#shared/analysis/journey/figures-request.ts'
import { fail, type Result } from '#shared/base/result.ts'
import type { Asked } from '#shared/formats/logs/inspect-log.ts'
import type { FileToRead, Following, JourneyEngine, LogSummary } from './engine-types.ts'
import type { FromWorker, TaskName, Tasks, ToWorker } from './worker-messages.ts'

/** What a window waits for. */
interface Waiting {
  readonly settle: (result: Result<never>) => void
  readonly onProgress: Following['onProgress']
}

const CANCELLED = fail('cancelled', 'Cancelled.')

/** Speaks with a worker that comes with the first task, and goes when nothing lies in it any more. */
export class WorkerEngine implements JourneyEngine {
  readonly #startWorker: () => Worker
  readonly #summaries = new Map<string, LogSummary>()
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | null = null
  #last = 0

  constructor(startWorker: () => Worker) {
    this.#startWorker = startWorker
  }

  inspect(name: string, content: Blob, asked: Asked): Promise<Result<Tasks['inspect']['answers']>> {
    return this.#ask('inspect', { name, content, asked })
  }

  async read(
    dataSetId: string,
    files: readonly FileToRead[],
    following?: Following,
  ): Promise<Result<LogSummary>> {
    const result = await this.#ask('read', { dataSetId, files }, following)
    if (result.ok) this.#summaries.set(dataSetId, result.value)
    return result
  }

  summary(dataSetId: string): LogSummary | null {
    return this.#summaries.get(dataSetId) ?? null
  }

  figures(dataSetId: string, request: FiguresRequest): Promise<Result<Tasks['figures']['answers']>> {
    return this.#ask('figures', { dataSetId, request })
  }

  rename(dataSetId: string, newId: string): void {
    const summary = this.#summaries.get(dataSetId)
    if (!summary) return
    this.#summaries.delete(dataSetId)
    this.#summaries.set(newId, summary)
    this.#send({ type: 'rename', dataSetId, newId })
  }

  release(dataSetId: string): void {
    if (this.#summaries.delete(dataSetId)) this.#send({ type: 'release', dataSetId })
    if (this.#summaries.size === 0 && this.#waiting.size === 0) this.close()
  }

  close(): void {
    this.#lose(CANCELLED)
  }

  #ask<Name extends TaskName>(
    type: Name,
    asks: Tasks[Name]['asks'],
    { signal, onProgress }: Following = {},
  ): Promise<Result<Tasks[Name]['answers']>> {
    if (signal?.aborted) return Promise.resolve(CANCELLED)
    const number = ++this.#last
    return new Promise((resolve) => {
      const cancel = (): void => {
        this.#send({ type: 'cancel', number })
        this.#waiting.delete(number)
        settle(CANCELLED)
      }
      const settle = (result: Result<Tasks[Name]['answers']>): void => {
        signal?.removeEventListener('abort', cancel)
        resolve(result)
      }
      signal?.addEventListener('abort', cancel)
      this.#waiting.set(number, { settle, onProgress })
      this.#send({ type, number, ...asks } as ToWorker)
    })
  }

  #send(message: ToWorker): void {
    this.#worker ??= this.#begin()
    this.#worker.postMessage(message)
  }

  #begin(): Worker {
    const worker = this.#startWorker()
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#hear(data)
    worker.onerror = ({ message }) =>
      this.#lose(
        fail(
          'engine-lost',
          `Reading stopped (${message || 'its worker did not start'}). Nothing was changed; try again.`,
        ),
      )
    return worker
  }

  #hear(message: FromWorker): void {
    const task = this.#waiting.get(message.number)
    if (message.type === 'progress') task?.onProgress?.(message.share, message.rows)
    else {
      this.#waiting.delete(message.number)
      task?.settle(message.result as Result<never>)
    }
  }

  /** What lay in the worker is gone; whoever waits is told why, and the next task begins with a new one. */
  #lose(told: Result<never>): void {
    this.#worker?.terminate()
    this.#worker = null
    this.#summaries.clear()
    const all = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { settle } of all) settle(told)
  }
}

/** The engine of this window. */
export const journeyEngine: JourneyEngine = new WorkerEngine(
  () => new Worker(new URL('./journey-worker.ts', import.meta.url), { type: 'module' }),
)
