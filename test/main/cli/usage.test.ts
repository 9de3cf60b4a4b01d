import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CommanderError } from 'commander'
import { describe, expect, test } from 'vitest'
import { createProgram } from '#main/cli/program.ts'
import { newDesk, root } from './support/throughline.ts'

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

test('says its version', async () => {
  const { run } = await newDesk()
  expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
})

test('helps: with all commands, and with the options of one', async () => {
  const { run } = await newDesk()
  const help = await run(['--help'])
  expect(help).toMatchObject({ code: 0, stderr: '' })
  for (const name of ['new', 'templates', 'import', 'export', 'merge', 'check', 'analyze', 'serve'])
    expect(help.stdout).toMatch(new RegExp(`^  ${name} `, 'm'))
  const ofExport = await run(['help', 'export'])
  expect(ofExport).toMatchObject({ code: 0, stderr: '' })
  const groups = ofExport.stdout.split(/^(?=[A-Z][^\n]*:$)/m).slice(1)
  const groupOf = (option: string) => groups.find((group) => group.includes(` ${option} `))?.split('\n')[0]
  expect(['--to', '--map', '--watch', '--json'].map(groupOf)).toEqual(Array(4).fill('What and where:'))
  expect(['--paper', '--bleed', '--tiles', '--booklet'].map(groupOf)).toEqual(Array(4).fill('PDF:'))
  expect(['--scale', '--width', '--screen', '--outlines'].map(groupOf)).toEqual(Array(4).fill('PNG and SVG:'))
  expect(['--table', '--separator'].map(groupOf)).toEqual(Array(2).fill('CSV:'))
})

test('without a command it shows how to use it, and counts that as wrong usage', async () => {
  const { run } = await newDesk()
  const { code, stdout, stderr } = await run([])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain('Usage: throughline')
})

test('wrong usage is one line on stderr and code 2, and touches nothing', async () => {
  const desk = await newDesk()
  expect(await desk.run(['export', 'a.journey', 'a.docx', '--json'])).toEqual({
    code: 2,
    stdout: '',
    stderr:
      '“.docx” is no format that Throughline writes. Choose one of .journey, .pdf, .png, .svg, .pptx, .html, .htm, .md, .markdown, .xlsx, .csv, .tsv, .canvas, .mmd, .mermaid, .json. “throughline help” shows how it goes.\n',
  })
  expect(await desk.files()).toEqual([])
})

/** What the command says to arguments that it must refuse before it does anything. */
async function refusalOf(args: readonly string[]): Promise<{ code: number; said: string }> {
  const program = createProgram(() => Promise.reject(new Error('This is no wrong usage.')))
  const lines: string[] = []
  for (const command of [program, ...program.commands])
    command.configureOutput({ ...command.configureOutput(), writeErr: (line) => lines.push(line) })
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) return { code: error.exitCode, said: lines.join('') }
    throw error
  }
  throw new Error('Nothing was refused.')
}

describe('what makes no sense is refused in one sentence', () => {
  test.each([
    [['foo'], 'Unknown command'],
    [['exprot', 'a.journey', 'a.svg'], 'Did you mean export?'],
    [['new'], 'file.journey'],
    [['new', 'a.txt'], '“a.txt” is no name for a project'],
    [['new', 'a.journey', 'b.journey'], 'Too many arguments'],
    [['new', 'a.journey', '--colour'], '--colour'],
    [['new', 'a.journey', '--template'], '--template'],
    [['import', 'a.mmd'], 'out.journey'],
    [['analyze'], 'files'],
    [['analyze', 'a.csv', '--zone', 'Mars'], 'such as UTC or Europe/Berlin'],
    [['analyze', 'a.csv', '--time-format', 'odd'], 'a pattern such as dd.MM.yyyy HH:mm'],
    [['analyze', 'a.csv', '--delimiter', '#'], 'Choose one of , ; | or tab.'],
    [['analyze', 'a.csv', '--snapshots', 'hour'], 'none, day, week, month'],
    [['analyze', 'a.csv', '--case', ''], 'Give a name.'],
    [['analyze', 'a.csv', '--funnel', ' ,'], 'Give a name, or several with commas between them.'],
    [['analyze', '-', '-'], 'Only one of the files can come from standard input.'],
    [['import', 'a.mmd', 'a.pdf'], '“a.pdf” is no name for a project'],
    [['import', 'a.mmd', '-', '--json'], 'stdout takes the JSON'],
    [['import', 'a.xlsx', '--into', 'a.journey'], '--force to change it where it is'],
    [['import', 'a.xlsx', 'b.xlsx', '--into', 'a.journey'], 'one table'],
    [['import', 'a.xlsx', '--into', '-', '--dry-run'], '“-” is none'],
    [['import', 'a.xlsx', '--into', 'a.journey', '--out', 'b.pdf'], '“b.pdf” is no name for a project'],
    [['import', 'a.xlsx', '--into', 'a.journey', '--out', 'b.journey', '--dry-run'], 'writes nothing'],
    [['import', 'a.xlsx', 'a.journey', '--dry-run'], '--into'],
    [['export'], 'Say what to make'],
    [['export', 'a.journey'], 'out'],
    [['export', 'a.journey', 'b.journey', 'c.journey'], '--to pdf --out folder'],
    [['export', 'a.journey', '--out', 'folder'], 'Say with --to what to make'],
    [['export', 'a.journey', 'a.png', '--per-stage'], '--to png --out folder'],
    [['export', 'a.journey', 'a.svg', '--look', 'neon'], 'light, dark, greyscale, contrast'],
    [['export', 'a.journey', 'a.svg', '--look', 'light', '--dark'], 'cannot be used with'],
    [['export', 'a.journey', 'a.pdf', '--bleed', '5'], 'The bleed is 3 mm'],
    [['export', 'a.journey', 'a.pdf', '--tiles', 'A1'], 'Choose one of A4, A3'],
    [['export', 'a.journey', 'a.pdf', '--tiles', 'A4', '--booklet', '--per-stage'], 'Choose one of them'],
    [['export', 'a.journey', '--to', 'pdf', '--map', '1', '--all-maps'], 'cannot be used with'],
    [['export', '*.journey', '--to', 'pdf'], 'this shell did not put the names of files in its place'],
    [['export', 'a.journey', 'b/a.journey', '--to', 'pdf'], 'Several of the files are called “a”'],
    [['export', '-', '--to', 'pdf'], 'files with names'],
    [['export', '-', 'a.pdf', '--watch'], '--watch needs files'],
    [['import', 'a.mmd', 'b.mmd', 'c.journey'], '--out folder'],
    [['import', 'a.mmd', 'a.canvas', '--out', 'x'], 'Several of the files are called “a”'],
    [['export', 'a.journey', 'poster'], '“poster” has no ending'],
    [['export', 'a.journey', '-'], '--format'],
    [['export', 'a.journey', '-', '--format', 'gif'], '“.gif” is no format'],
    [['export', 'a.journey', 'a.svg', '--paper', 'A4'], '--paper is for pdf only'],
    [['export', 'a.journey', 'a.pdf', '--scale', '2'], '--scale is for png only'],
    [['export', 'a.journey', 'a.json', '--map', '1'], '--map is for'],
    [['export', 'a.journey', 'a.pdf', '--paper', 'A9'], 'Choose one of fit, A0'],
    [['export', 'a.journey', 'a.pdf', '--landscape'], 'Say which one'],
    [['export', 'a.journey', 'a.pdf', '--paper', 'A4', '--landscape', '--portrait'], 'cannot be used with'],
    [['export', 'a.journey', 'a.png', '--scale', '2', '--width', '100'], 'cannot be used with'],
    [['export', 'a.journey', 'a.png', '--scale', '0'], 'A scale is a number from 0.001 to 10,000'],
    [['export', 'a.journey', 'a.png', '--scale', '10001'], 'from 0.001 to 10,000'],
    [['export', 'a.journey', 'a.png', '--width', '1.5'], 'whole number'],
    [['export', 'a.journey', 'a.png', '--width', '1000001'], 'from 16 to 1,000,000'],
    [['merge', 'a.journey', '--out', 'd.journey'], 'more.journey'],
    [['merge', 'a.journey', 'b.journey'], '--out'],
    [['merge', 'a.journey', 'b.journey', '--out', 'd.pdf'], '“d.pdf” is no name for a project'],
    [['merge', '-', '-', '--out', 'd.journey'], 'Only one of the files can come from standard input'],
    [['check'], 'file.journey'],
    [['serve', '--port', '65536'], 'from 0 to 65535'],
    [['serve', '--port', 'http'], 'from 0 to 65535'],
  ])('%j', async (args, part) => {
    const { code, said } = await refusalOf(args)
    expect(code).not.toBe(0)
    expect(said).toContain(part)
    expect(said).toMatch(/^[^\n]+\n$/)
  })
})

test('a fault of its own is a sentence with the place of the log, never a trace', async () => {
  const desk = await newDesk()
  // What nobody can foresee: the first thing that the command itself writes as JSON goes wrong.
  await desk.put(
    'break.mjs',
    `const real = JSON.stringify
    JSON.stringify = (...given) => {
      if (Array.isArray(given[0]) && given[0][0]?.keywords) throw new Error('a secret of somebody')
      return real(...given)
    }`,
  )
  const { code, stdout, stderr } = await desk.run(['templates', '--json'], {
    nodeArguments: ['--import', pathToFileURL(desk.path('break.mjs')).href],
  })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  const log = join(desk.data, 'throughline.log')
  expect(stderr).toBe(
    `Throughline ran into a fault of its own and could not finish. Its log says more: ${log}\n`,
  )
  expect(readFileSync(log, 'utf8')).toMatch(/error The command met a fault .*break\.mjs:\d+/)
  expect(readFileSync(log, 'utf8')).not.toContain('secret')
})
