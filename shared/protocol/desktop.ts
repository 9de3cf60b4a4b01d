import * as v from 'valibot'
import type { Result } from '#shared/base/result.ts'

/**
 * What a window's page and the desktop shell say to each other. The preload script and the shell both derive from this
 * table, so that neither knows a message the other does not; the shell checks every call against it.
 */

/** Largest file a page may hand over to be saved, in bytes. */
export const MAX_SAVED_FILE = 512 * 1024 * 1024
/** Longest page that is printed, in UTF-16 units. */
export const MAX_PRINTED_PAGE = 64 * 1024 * 1024
/** Sides of a printed page in millimetres; the longest is what PDF readers open (200 inches). */
export const PRINTED_SIDE = { least: 10, most: 5080 } as const

const path = v.pipe(v.string(), v.minLength(1), v.maxLength(32_767), v.excludes('\0'))
const title = v.pipe(v.string(), v.maxLength(10_000))
const side = v.pipe(v.number(), v.minValue(PRINTED_SIDE.least), v.maxValue(PRINTED_SIDE.most))
const fileName = v.pipe(v.string(), v.regex(/^[^/\\\0]{1,255}$/))
const page = v.pipe(v.string(), v.maxLength(MAX_PRINTED_PAGE))
const bytes = v.custom<Uint8Array>((given) => given instanceof Uint8Array && given.length <= MAX_SAVED_FILE)

const documentInView = v.object({ title, path, edited: v.boolean() })
/** The project a window shows; `edited`: something in it is not on the disk yet. */
export type DocumentInView = Readonly<v.InferOutput<typeof documentInView>>

/** Where the host listens (no slash at the end) and the token that opens it. */
export interface HostConnection {
  readonly url: string
  readonly token: string
}

/** Everything a page may call, with its arguments. */
export const SHELL_CALLS = {
  /** Where the host is. Waits while the host is being started again. */
  connection: v.strictTuple([]),
  /** Asks for a place and writes the bytes there: the path, or `null` when the person thought better of it. */
  saveFile: v.strictTuple([fileName, bytes]),
  /** Asks where the window's project is to go on and moves it there: the path, or `null` when the person thought better of it. */
  saveProjectAs: v.strictTuple([]),
  /** Prints a page of HTML, which loads nothing and runs nothing, as one page of a PDF; width and height in millimetres. */
  printPdf: v.strictTuple([page, side, side]),
  /** Shows a file this window saved, or the file of its project, in the system's file manager. */
  revealFile: v.strictTuple([path]),
  /** What the window shows now; `null` for the start screen. */
  setDocument: v.strictTuple([v.nullable(documentInView)]),
} as const

export type ShellCall = keyof typeof SHELL_CALLS
export type CallArguments<C extends ShellCall> = v.InferOutput<(typeof SHELL_CALLS)[C]>

/** What each call answers, wrapped in a {@link Result} on its way. */
export interface ShellAnswers {
  readonly connection: HostConnection
  readonly saveFile: string | null
  readonly saveProjectAs: string | null
  readonly printPdf: Uint8Array
  readonly revealFile: null
  readonly setDocument: null
}
export type ShellAnswer<C extends ShellCall> = Result<ShellAnswers[C]>

/** The IPC channel of a call. */
export const channelOf = (call: ShellCall): string => `throughline:${call}`

/** The IPC channel on which the shell sends a page the id of one of its own commands, chosen in the native menu. */
export const MENU_CHANNEL = 'throughline:menu'

const commandId = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9.-]{0,80}$/))

/** The command's id in a message of the menu channel, or `undefined` for anything else. */
export const readMenuMessage = (message: unknown): string | undefined =>
  v.is(commandId, message) ? message : undefined

/** A call's arguments as the table wants them, or `undefined`. */
export function readArguments<C extends ShellCall>(
  call: C,
  given: readonly unknown[],
): CallArguments<C> | undefined {
  const read = v.safeParse(SHELL_CALLS[call], given)
  return read.success ? (read.output as CallArguments<C>) : undefined
}
