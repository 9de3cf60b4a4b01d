import type { IncomingMessage } from 'node:http'
import * as v from 'valibot'
import { fail, ok, type Result } from '#shared/base/result.ts'

/** Largest JSON question where nothing else is said, in bytes. */
const MAX_JSON = 64 * 1024

/** Reads a request's body of at most `limit` bytes; stops reading, and refuses (`too-large`), as soon as it is more. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Result<Buffer>> {
  const tooLarge = fail(
    'too-large',
    `This file is larger than ${Math.floor(limit / 1024 / 1024)} MB, more than Throughline reads. Nothing was changed.`,
  )
  if (Number(request.headers['content-length'] ?? 0) > limit) return tooLarge
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) return tooLarge
    chunks.push(chunk)
  }
  return ok(Buffer.concat(chunks, size))
}

/** Reads a JSON body of a known shape, of at most `limit` bytes. */
export async function readJson<T>(
  request: IncomingMessage,
  schema: v.GenericSchema<unknown, T>,
  limit = MAX_JSON,
): Promise<Result<T>> {
  const body = await readBody(request, limit)
  if (!body.ok) return body
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), body.value.toString('utf8'))
  return parsed.success
    ? ok(parsed.output)
    : fail('bad-request', 'The host did not understand this request. Nothing was changed.')
}
