/** What the commands of the program have in common when they are declared. */
import type { Command } from 'commander'
import { formatOfName } from '#shared/formats/file-formats.ts'
import { STANDARD } from './input.ts'
import type { Work } from './outcome.ts'

/** Carries out a command and says what came of it. */
export type Run = (work: Work, options: { readonly json?: boolean }) => Promise<void>

export interface Json {
  readonly json?: boolean
}

export const JSON_FLAG = ['--json', 'print one JSON document on stdout and nothing else'] as const
export const FORCE_FLAG = ['-f, --force', 'replace a file that is there already'] as const

/** Wrong usage that shows only when all arguments are looked at together. */
export const refuse = (command: Command, sentence: string): never =>
  command.error(sentence, { code: 'throughline.usage', exitCode: 2 })

/** The result and the JSON about it cannot both go to stdout. */
export function keepApart(command: Command, to: string | undefined, { json }: Json): void {
  if (json && to === STANDARD) refuse(command, 'With --json the result needs a file: stdout takes the JSON.')
}

/** Where projects go, they are called projects: whoever opens the file later must find out what it is. */
export function refuseOutput(command: Command, to: string, options: Json): void {
  keepApart(command, to, options)
  if (to !== STANDARD && formatOfName(to)?.id !== 'journey')
    refuse(command, `“${to}” is no name for a project: it has to end in .journey.`)
}
