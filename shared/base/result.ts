/**
 * A refusal in words a person can act on: what happened, what was kept, what to do.
 * `code` is stable and for programs (tests, exit codes, the host's answers); `message` is one plain sentence for people.
 */
export interface Problem {
  readonly code: string
  readonly message: string
}

/** Errors a user may meet are values, so that no caller can forget them. Programming mistakes still throw. */
export type Result<T, E = Problem> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E }

/** A success carrying `value`. */
export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value })

/** A refusal carrying a {@link Problem}. */
export const fail = (code: string, message: string): Result<never> => ({
  ok: false,
  error: { code, message },
})

/** Makes a `switch` exhaustive at compile time; throws at run time, because reaching it is a programming mistake. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
