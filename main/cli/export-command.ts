import { type Command, Option } from 'commander'
import {
  LOOKS,
  PAPER_NAMES,
  SCREEN,
  SEPARATORS,
  TABLE_SHAPES,
  TILE_PAPERS,
} from '#shared/formats/export/settings.ts'
import { exportFiles } from './commands/export.ts'
import { watchExports } from './commands/watch.ts'
import { type ExportOptions, readExportRequest } from './export-request.ts'
import { bleed, endings, paper, pixels, scale, tilePaper } from './option-values.ts'
import { FORCE_FLAG, JSON_FLAG, type Json, keepApart, type Run, refuse } from './program-parts.ts'

const USAGE = `[options] <in.journey> <out>
       throughline export [options] --to <formats> [--out <folder>] <in.journey...>`

const ABOUT = `Writes a map, or the whole project, as another file. With one file in and one out, the ending of <out> says what is made; with --to, every file is made as each of the formats, called after its source.
PDF and PNG are made by a Chromium, Chrome or Edge of this machine.`

const EXAMPLES = `
Examples:
  throughline export checkout.journey poster.pdf --paper A0 --bleed 3 --crop-marks
  throughline export checkout.journey tiles.pdf --paper A0 --tiles A4
  throughline export checkout.journey --to pdf,png,csv --out handover
  throughline export a.journey b.journey --to png --per-stage --out pictures
  throughline export checkout.journey wiki.html --watch`

/** `throughline export` with all that can be chosen of an export. */
export function addExport(program: Command, run: Run): void {
  const command = program
    .command('export')
    .summary('take maps or projects away')
    .description(ABOUT)
    .usage(USAGE)
    .argument(
      '[files...]',
      'the projects, or anything else that “throughline import” reads; - for one on standard input',
    )
    .addHelpText('after', EXAMPLES)
  addWhat(command)
  addLook(command)
  addPdf(command)
  addPictures(command)
  addTables(command)
  command.action((paths: string[], options: ExportOptions & Json) => {
    keepApart(command, paths[1], options)
    const request = readExportRequest(paths, options)
    if (!request.ok) return refuse(command, request.error.message)
    return run((options.watch ? watchExports : exportFiles)(request.value, options), options)
  })
}

const addWhat = (command: Command): Command =>
  command
    .optionsGroup('What and where:')
    .option('--to <formats>', 'what to make of every file: endings, such as pdf or pdf,png,csv', endings)
    .option('-o, --out <folder>', 'with --to: where the files go; made where it is missing (default: here)')
    .option('--format <ending>', 'the format, where the name of <out> does not say it')
    .addOption(
      new Option('-m, --map <title or number>', 'which map (default: the first)').conflicts('allMaps'),
    )
    .option('--all-maps', 'with --to: all maps of the project, a file each')
    .option('--watch', 'export, and again whenever a source file changes, until Ctrl+C')
    .option(...FORCE_FLAG)
    .option('--json', `${JSON_FLAG[1]}; with --watch, a line per file`)

const addLook = (command: Command): Command =>
  command
    .optionsGroup('PDF, PNG, SVG, PowerPoint and web page:')
    .addOption(
      new Option('--look <look>', 'the colours (default: light)').choices([...LOOKS]).conflicts('dark'),
    )
    .option('--dark', 'the same as --look dark')
    .option('--legend', 'what the colours and signs mean, under the map')
    .option('--title-block', 'scope sentence, persona, date and version, under the map')
    .option('--no-patterns', 'without the names of patterns on the sentiment lines; Markdown too')
    // Declared as well, so that it has no value where neither is said.
    .addOption(new Option('--patterns').hideHelp())

const addPdf = (command: Command): Command =>
  command
    .optionsGroup('PDF:')
    .option('--paper <size>', `${PAPER_NAMES.join(', ')} (default: fit, as large as the map)`, paper)
    .addOption(new Option('--landscape', 'the sheet lies').conflicts('portrait'))
    .option('--portrait', 'the sheet stands (default: whichever shows the map larger)')
    .option('--bleed [mm]', '3 mm of ground around the sheet, to be cut off', bleed)
    .option('--crop-marks', 'marks that say where to cut')
    .option('--tiles <size>', `cut into sheets for an office printer: ${TILE_PAPERS.join(', ')}`, tilePaper)
    .option('--booklet', 'a booklet: summary, personas, map, pains and opportunities')
    .option('--per-stage', 'a page per stage; of PNG and SVG a file per stage, with --to and --out')

const addPictures = (command: Command): Command =>
  command
    .optionsGroup('PNG and SVG:')
    .addOption(
      new Option('--scale <n>', 'PNG: pixels per unit of the map (default: 2)')
        .argParser(scale)
        .conflicts(['width', 'screen']),
    )
    .addOption(new Option('--width <px>', 'PNG: width in pixels').argParser(pixels).conflicts('screen'))
    .option('--screen', `PNG: the shape of a 4K screen, ${SCREEN.width} × ${SCREEN.height} pixels`)
    .option('--transparent', 'PNG: without paper behind the map')
    .option('--outlines', 'SVG: letters as outlines, which need no font and are no text any more')

const addTables = (command: Command): Command =>
  command
    .optionsGroup('CSV:')
    .addOption(
      new Option('--table <shape>', 'as the map lies, or a row per card (default: grid)').choices([
        ...TABLE_SHAPES,
      ]),
    )
    .addOption(
      new Option(
        '--separator <sign>',
        'what stands between fields (default: comma; in .tsv files tab)',
      ).choices([...SEPARATORS]),
    )
    .optionsGroup('Help:')
