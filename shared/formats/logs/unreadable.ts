import { fail, type Result } from '#shared/base/result.ts'

/**
 * Thrown where a file cannot be read any further: streams have no other way to say so. Whoever walks one turns it into a
 * `Result` by {@link refusalOf}; nobody else sees it.
 */
export class Unreadable extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** The refusal that an {@link Unreadable} stands for; any other error is a mistake in the program and goes on its way. */
export function refusalOf(error: unknown): Result<never> {
  if (error instanceof Unreadable) return fail(error.code, error.message)
  throw error
}
