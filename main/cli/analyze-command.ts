import { type Command, Option } from 'commander'
import { SNAPSHOT_STEPS } from '#shared/analysis/journey/figures-request.ts'
import { ENCODINGS } from '#shared/formats/logs/reading.ts'
import { TIME_FORMATS } from '#shared/formats/logs/time-formats.ts'
import type { AnalyzeOptions } from './analyze-options.ts'
import { analyze } from './commands/analyze.ts'
import { STANDARD } from './input.ts'
import { delimiter, name, names, several, timeFormat, timeZone } from './option-values.ts'
import { JSON_FLAG, type Json, type Run, refuse } from './program-parts.ts'

const ABOUT =
  'Computes measures of journey data: who (a case), what (an activity) and when, a row each, in CSV, TSV, XLSX or XES, packed with gzip or not. Several files are joined by the case’s id; a file without times tells what is known of the cases. Nothing leaves this machine. docs/journey-data.md has the definitions.'

const EXAMPLES = `
Examples:
  throughline analyze events.csv
  throughline analyze events.csv --case user_id --activity event --time timestamp --json
  throughline analyze events.csv.gz --funnel view,cart,purchase --by channel,plan
  throughline analyze events.csv customers.csv --case customer --by plan --zone Europe/Berlin
  throughline analyze events.csv --snapshots week --json`

/** Declares `throughline analyze`. */
export function addAnalyze(program: Command, run: Run): void {
  const command = program
    .command('analyze')
    .summary('compute measures of journey data')
    .description(ABOUT)
    .usage('[options] <file...>')
    .argument('<files...>', 'the data, or - for standard input')
    .addHelpText('after', EXAMPLES)
  addColumns(command)
  addQuestions(command)
  addReading(command)
  command.action((paths: string[], options: AnalyzeOptions & Json) => {
    if (paths.filter((path) => path === STANDARD).length > 1)
      return refuse(command, 'Only one of the files can come from standard input.')
    return run(analyze(paths, options), options)
  })
}

const addColumns = (command: Command): Command =>
  command
    .optionsGroup('Columns (what is not named is told from the file):')
    .option('--case <column>', 'whom a row is about: the id of a customer, a session, a ticket', name)
    .option('--activity <column>', 'what happened: the state or touchpoint', name)
    .option('--time <column>', 'when it happened, or began', name)
    .option('--time-of-day <column>', 'its time of day, where --time holds days alone', name)
    .option('--end <column>', 'when it ended', name)
    .option('--end-time-of-day <column>', 'the time of day of its end', name)
    .option('--lifecycle <column>', 'whether a row is the start of an activity or its completion', name)

const addQuestions = (command: Command): Command =>
  command
    .optionsGroup('Questions:')
    .option('--funnel <activities>', 'stages in order, with commas; may be given again', several(names))
    .option(
      '--goal <activity>',
      'what cases are meant to reach (default: the last stage of the funnel)',
      name,
    )
    .option('--by <columns>', 'segments, with commas; may be given again', several(names))
    .addOption(
      new Option('--snapshots <step>', 'how often to look which state cases are in; told with --json')
        .choices(SNAPSHOT_STEPS)
        .default('month'),
    )
    .option(...JSON_FLAG)

const addReading = (command: Command): Command =>
  command
    .optionsGroup('Reading:')
    .option(
      '--zone <name>',
      'time zone of stamps without an offset, and of snapshots (default: UTC)',
      timeZone,
    )
    .option(
      '--time-format <format>',
      `how times are written: ${TIME_FORMATS.map(({ id }) => id).join(', ')}, or a pattern such as dd.MM.yy HH:mm`,
      timeFormat,
    )
    .option('--delimiter <sign>', 'what stands between cells: , ; | or tab', delimiter)
    .addOption(new Option('--encoding <name>', 'how letters are written').choices(ENCODINGS))
    .option('--sheet <name>', 'which sheet of a workbook', name)
    .addOption(
      new Option('--duplicates <choice>', 'rows that are the same in every cell')
        .choices(['keep', 'leave-out'])
        .default('keep'),
    )
