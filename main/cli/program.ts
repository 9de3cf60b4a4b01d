import { Command } from 'commander'
import { sentence } from '#main/host/files/file-problem.ts'
import { addAnalyze } from './analyze-command.ts'
import { check } from './commands/check.ts'
import { type InviteOptions, invite, takeInvitationBack } from './commands/invite.ts'
import { type MergeOptions, mergeProjects } from './commands/merge.ts'
import { type NewOptions, newProject } from './commands/new.ts'
import { type ServeOptions, serve } from './commands/serve.ts'
import { templates } from './commands/templates.ts'
import { addExport } from './export-command.ts'
import { addImport } from './import-command.ts'
import { STANDARD } from './input.ts'
import { days, invitee, listenPlace, portNumber, serverAddress, several } from './option-values.ts'
import { appVersion } from './places.ts'
import { FORCE_FLAG, JSON_FLAG, type Json, type Run, refuse, refuseOutput } from './program-parts.ts'
import { plainLine } from './terminal.ts'

/** The `throughline` command as people type it. Parsing throws a `CommanderError` after help and for wrong usage. */
export function createProgram(run: Run): Command {
  const program = new Command('throughline')
    .description(
      'Customer-journey maps from the command line: make, import, export, merge, check and serve them, and compute what journey data says.',
    )
    .version(appVersion, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help, or that of a command')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', EXAMPLES)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(inOneLine(text)) })
    .configureHelp({ commandUsage: (command) => `${pathOf(command)} ${command.usage()}` })
  addMaking(program, run)
  addImport(program, run)
  addExport(program, run)
  addMerge(program, run)
  addLooking(program, run)
  addAnalyze(program, run)
  addServe(program, run)
  addInvite(program, run)
  return program
}

const EXAMPLES = `
Examples:
  throughline new --template "SaaS lifecycle" checkout.journey
  throughline import checkout.mmd checkout.journey
  throughline export checkout.journey poster.pdf --paper A0
  throughline analyze events.csv --funnel view,cart,purchase
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
