import { Command, Option } from 'commander'
import { sentence } from '#main/host/files/file-problem.ts'
import { PAPER_NAMES } from '#shared/formats/export/settings.ts'
import { formatOfName } from '#shared/formats/file-formats.ts'
import { check } from './commands/check.ts'
import { exportProject } from './commands/export.ts'
import { type ImportOptions, importProject } from './commands/import.ts'
import { type InviteOptions, invite, takeInvitationBack } from './commands/invite.ts'
import { type MergeOptions, mergeProjects } from './commands/merge.ts'
import { type NewOptions, newProject } from './commands/new.ts'
import { type ServeOptions, serve } from './commands/serve.ts'
import { templates } from './commands/templates.ts'
import { type ExportOptions, readExportRequest } from './export-request.ts'
import { STANDARD } from './input.ts'
import {
  days,
  invitee,
  listenPlace,
  paper,
  pixels,
  portNumber,
  scale,
  serverAddress,
  several,
} from './option-values.ts'
import type { Work } from './outcome.ts'
import { appVersion } from './places.ts'
import { plainLine } from './terminal.ts'

/** Carries out a command and says what came of it. */
export type Run = (work: Work, options: { readonly json?: boolean }) => Promise<void>

interface Json {
  readonly json?: boolean
}

const JSON_FLAG = ['--json', 'print one JSON document on stdout and nothing else'] as const
const FORCE_FLAG = ['-f, --force', 'replace a file that is there already'] as const

/** The `throughline` command as people type it. Parsing throws a `CommanderError` after help and for wrong usage. */
export function createProgram(run: Run): Command {
  const program = new Command('throughline')
    .description(
      'Customer-journey maps from the command line: make, import, export, merge, check and serve them.',
    )
    .version(appVersion, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help, or that of a command')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', EXAMPLES)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(inOneLine(text)) })
    .configureHelp({ commandUsage: (command) => `${pathOf(command)} ${command.usage()}` })
  addMaking(program, run)
  addExport(program, run)
  addMerge(program, run)
  addLooking(program, run)
  addServe(program, run)
  addInvite(program, run)
  return program
}

const EXAMPLES = `
Examples:
  throughline new --template "SaaS lifecycle" checkout.journey
  throughline import checkout.mmd checkout.journey
  throughline export checkout.journey poster.pdf --paper A0
  throughline serve checkout.journey --open

“-” stands for standard input or output. Exit codes: 0 done, 1 could not, 2 wrong usage.`

function addMaking(program: Command, run: Run): void {
  program
    .command('new')
    .summary('make a project from a template')
    .description('Makes a project from a template.')
    .argument('<file.journey>', 'the file to make')
    .option(
      '-t, --template <title or id>',
      'see “throughline templates”; “sample” is a finished example',
      'standard-journey',
    )
    .option('--example', 'the template’s finished example instead of its frame')
    .option('--title <title>', 'title of the project (default: the name of the file)')
    .option(...FORCE_FLAG)
    .option(...JSON_FLAG)
    .action((path: string, options: NewOptions & Json, command: Command) => {
      refuseOutput(command, path, options)
      return run(newProject(path, options), options)
    })
  program
    .command('templates')
    .summary('list the templates')
    .description('Lists the templates that “throughline new” can start from.')
    .option(...JSON_FLAG)
    .action((options: Json) => run(templates, options))
  program
    .command('import')
    .summary('make a project of another file')
    .description(
      'Makes a project of a Mermaid journey (.mmd, .mermaid, or the first one in a .md), a Throughline JSON or another .journey, and reports what could not be carried over. The kind is told by the content.',
    )
    .argument('<in>', 'the file to read, or - for standard input')
    .argument('<out.journey>', 'the project to make')
    .option(...FORCE_FLAG)
    .option(...JSON_FLAG)
    .action((from: string, to: string, options: ImportOptions & Json, command: Command) => {
      refuseOutput(command, to, options)
      return run(importProject(from, to, options), options)
    })
}

/** The result and the JSON about it cannot both go to stdout. */
function keepApart(command: Command, to: string, { json }: Json): void {
  if (json && to === STANDARD) refuse(command, 'With --json the result needs a file: stdout takes the JSON.')
}

/** Where projects go, they are called projects: whoever opens the file later must find out what it is. */
function refuseOutput(command: Command, to: string, options: Json): void {
  keepApart(command, to, options)
  if (to !== STANDARD && formatOfName(to)?.id !== 'journey')
    refuse(command, `“${to}” is no name for a project: it has to end in .journey.`)
}

/** Wrong usage that shows only when all arguments are looked at together. */
const refuse = (command: Command, sentence: string): never =>
  command.error(sentence, { code: 'throughline.usage', exitCode: 2 })

function addExport(program: Command, run: Run): void {
  program
    .command('export')
    .summary('take a map or a project away')
    .description(
      'Writes a map as PDF, PNG, SVG or Mermaid, or the whole project as JSON or .journey. The format goes by the ending of <out>. PDF and PNG are made by a Chromium, Chrome or Edge of this machine.',
    )
    .argument('<in.journey>', 'the project, or - for standard input')
    .argument('<out>', 'the file to make: .pdf .png .svg .mmd .json .journey, or - with --format')
    .option('-m, --map <title or number>', 'which map (default: the first)')
    .option('--format <ending>', 'the format, where the name of <out> does not say it')
    .option('--dark', 'PDF, PNG, SVG: the colours of dark mode')
    .option('--paper <size>', `PDF: ${PAPER_NAMES.join(', ')} (default: fit, as large as the map)`, paper)
    .addOption(new Option('--landscape', 'PDF: the sheet lies').conflicts('portrait'))
    .option('--portrait', 'PDF: the sheet stands (default: whichever shows the map larger)')
    .addOption(
      new Option('--scale <n>', 'PNG: pixels per unit of the map (default: 2)')
        .argParser(scale)
        .conflicts('width'),
    )
    .option('--width <px>', 'PNG: width in pixels', pixels)
    .option('--transparent', 'PNG: without paper behind the map')
    .option(...FORCE_FLAG)
    .option(...JSON_FLAG)
    .action((from: string, to: string, options: ExportOptions & Json, command: Command) => {
      keepApart(command, to, options)
      const request = readExportRequest(to, options)
      if (!request.ok) return refuse(command, request.error.message)
      return run(exportProject(from, to, request.value, options), options)
    })
}

function addMerge(program: Command, run: Run): void {
  program
    .command('merge')
    .summary('make one project of several files')
    .description(
      'Merges copies of one project that were edited apart: everything that was done in each of them is in the result. Of other projects it brings the maps and personas across, beside those of the first file.',
    )
    .argument('<file.journey>', 'the project to begin with')
    .argument('<more.journey...>', 'copies of it, or other projects')
    .requiredOption('-o, --out <out.journey>', 'the project to make')
    .option(...FORCE_FLAG)
    .option(...JSON_FLAG)
    .action((first: string, more: string[], options: MergeOptions & Json, command: Command) => {
      refuseOutput(command, options.out, options)
      const paths = [first, ...more]
      if (paths.filter((path) => path === STANDARD).length > 1)
        return refuse(command, 'Only one of the files can come from standard input.')
      return run(mergeProjects(paths, options), options)
    })
}

function addLooking(program: Command, run: Run): void {
  program
    .command('check')
    .summary('say whether a project is whole')
    .description('Opens a project, says what is in it and whether it is whole. Changes nothing.')
    .argument('<file.journey>', 'the project, or - for standard input')
    .option(...JSON_FLAG)
    .action((path: string, options: Json) => run(check(path), options))
}

function addServe(program: Command, run: Run): void {
  program
    .command('serve')
    .summary('open projects in a browser, for oneself or a team')
    .description(
      'Serves the app to browsers on this machine until Ctrl+C. Without a file it begins with the list of projects. With --listen, people who were invited reach the projects from other machines too.',
    )
    .argument('[file.journey...]', 'projects to open')
    .option('-p, --port <number>', 'port to listen on; 0 takes any free one', portNumber, 0)
    .option('-o, --open', 'open the default browser')
    .option('--data <folder>', 'keep the list of projects, journals and new projects there')
    .option(
      '--listen <address[:port]>',
      'let a team in at this address; 0.0.0.0 for all of this machine',
      listenPlace,
    )
    .option('--name <host[:port]>', 'what the team calls this server; may be given again', several(String))
    .option(
      '--invite <role[:name]>',
      'print an invitation into every project; may be given again',
      several(invitee),
    )
    .option('--days <number>', 'for how long these invitations are good', days, INVITED_FOR)
    .option('--redis <url>', 'share the projects with other servers of the team')
    .option('--json', 'print one line of JSON, {"url", "port", "address"}, when ready')
    .action((paths: string[], options: ServeOptions & Json, command: Command) => {
      const { listen, name, invite: invited, redis } = options
      if (!listen && (name ?? invited ?? redis) !== undefined)
        return refuse(command, '--name, --invite and --redis are for a team: they need --listen.')
      return run(serve(paths, options), options)
    })
}

function addInvite(program: Command, run: Run): void {
  program
    .command('invite')
    .summary('invite somebody into a project of a team')
    .description(
      'Makes a link into a project that “throughline serve --listen” serves. Run it where the server runs, with the same --data.',
    )
    .argument('<file.journey or link>', 'the project; with --take-back, the link')
    .option('--server <url>', 'the address of the server, as the team reaches it', serverAddress)
    .option('--as <role[:name]>', 'as what, and for whom', invitee, { role: 'editor', name: '' })
    .option('--days <number>', 'for how long it is good', days, INVITED_FOR)
    .option('--take-back', 'make a link open nothing any more')
    .option('--data <folder>', 'the folder that the server was started with')
    .option(...JSON_FLAG)
    .action((what: string, options: InviteFlags & Json, command: Command) => {
      if (options.takeBack) return run(takeInvitationBack(what, options.data), options)
      const { server } = options
      if (server === undefined)
        return refuse(command, 'Say where the server is: --server http://maps.example.org:4747.')
      return run(invite(what, { ...options, server }), options)
    })
}

/** Days. */
const INVITED_FOR = 30

interface InviteFlags extends Omit<InviteOptions, 'server'> {
  readonly server?: string
  readonly takeBack?: boolean
}

const pathOf = (command: Command): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name()

/** Commander's complaint, which may go over several lines, as one sentence. */
function inOneLine(text: string): string {
  const line = plainLine(text.replace(/^error: /, '').trim())
  return `${sentence(line)}${/[.)]$/.test(line) ? '' : '.'} “throughline help” shows how it goes.\n`
}
