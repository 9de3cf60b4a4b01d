import type { Connection } from '#renderer/platform/connection.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { REQUEST_HEADER, type RefusalBody } from '#shared/protocol/http.ts'

/** Questions to the host over HTTP, each with what lets this window in. */
export interface HostRequests {
  readonly json: <T>(path: string, init?: RequestInit) => Promise<Result<T>>
  readonly blob: (path: string, init?: RequestInit) => Promise<Result<Blob>>
}

const GONE =
  'Throughline’s host does not answer. Your work in this window is kept; start Throughline again and reload this page.'

/** Asks the host at `connection`. */
export function createHostRequests(connection: Connection): HostRequests {
  const ask = async <T>(
    path: string,
    init: RequestInit | undefined,
    read: (response: Response) => Promise<T>,
  ): Promise<Result<T>> => {
    const headers = {
      authorization: `Bearer ${connection.token}`,
      [REQUEST_HEADER.name]: REQUEST_HEADER.value,
      ...init?.headers,
    }
    try {
      const response = await fetch(connection.url + path, { ...init, headers })
      return response.ok ? ok(await read(response)) : await refusal(response)
    } catch {
      return init?.signal?.aborted ? fail('cancelled', 'Cancelled.') : fail('no-host', GONE)
    }
  }
  return {
    json: <T>(path: string, init?: RequestInit) =>
      ask(path, init, (response) => response.json() as Promise<T>),
    blob: (path, init) => ask(path, init, (response) => response.blob()),
  }
}

/** A request that changes something, with a body of JSON where there is one. */
export const post = (body?: unknown): RequestInit => ({
  method: 'POST',
  ...(body === undefined
    ? {}
    : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
})

async function refusal(response: Response): Promise<Result<never>> {
  try {
    const { code, message } = (await response.json()) as RefusalBody
    return fail(code, message)
  } catch {
    return fail('refused', `The host refused this (status ${response.status}). Nothing was changed.`)
  }
}
