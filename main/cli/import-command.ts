import type { Command } from 'commander'
import { bringBack } from './commands/bring-back.ts'
import { type ImportOptions, importFiles } from './commands/import.ts'
import { type BringBackOptions, readBringBackRequest, readImportRequest } from './import-request.ts'
import { FORCE_FLAG, JSON_FLAG, type Json, type Run, refuse, refuseOutput } from './program-parts.ts'

interface ImportFlags extends ImportOptions, Json {
  readonly into?: string
  readonly dryRun?: boolean
}

const ABOUT =
  'Makes a project of a Mermaid journey (.mmd, .mermaid, or the first one in a .md), a table (.csv, .xlsx), a JSON Canvas (.canvas), an Excalidraw board (.excalidraw), a Throughline JSON or another .journey, and reports what could not be carried over. The kind is told by the content. With --into, it brings a table that was exported from a map and edited since back into its project: only what was changed in the table changes there.'

const USAGE = `[options] <in> <out.journey>
       throughline import [options] --out <folder> <in...>
       throughline import [options] <edited.xlsx> --into <file.journey> [--out <out.journey>]`

/** Declares `throughline import`. */
export function addImport(program: Command, run: Run): void {
  program
    .command('import')
    .summary('make projects of other files, or bring an edited table back')
    .description(ABOUT)
    .usage(USAGE)
    .argument('<files...>', 'the file to read, or - for standard input, and the project to make')
    .option(
      '-o, --out <folder>',
      'make a project of every file, in this folder; with --into: the project to write',
    )
    .option('--into <file.journey>', 'bring an edited table back into this project')
    .option('-n, --dry-run', 'with --into: only say what would change')
    .option(FORCE_FLAG[0], `${FORCE_FLAG[1]}; with --into and no --out, the project itself`)
    .option(...JSON_FLAG)
    .action((paths: string[], options: ImportFlags, command: Command) => {
      const { into } = options
      return into === undefined
        ? makeProjects(paths, options, command, run)
        : bring(paths, { ...options, into }, command, run)
    })
}

function makeProjects(paths: string[], options: ImportFlags, command: Command, run: Run): Promise<void> {
  if (options.dryRun) refuse(command, '--dry-run is for bringing a table back with --into.')
  const request = readImportRequest(paths, options)
  if (!request.ok) return refuse(command, request.error.message)
  if (request.value.into.kind === 'file') refuseOutput(command, request.value.into.path, options)
  return run(importFiles(request.value, options), options)
}

function bring(
  paths: string[],
  options: ImportFlags & BringBackOptions,
  command: Command,
  run: Run,
): Promise<void> {
  const request = readBringBackRequest(paths, options)
  if (!request.ok) return refuse(command, request.error.message)
  if (options.out !== undefined) refuseOutput(command, options.out, options)
  return run(bringBack(request.value), options)
}
