// node scripts/template-pictures.mjs: makes docs/templates.md and the pictures in it from the finished examples, each a page
// of PDF as people would print it. Needs pdftoppm (poppler-utils) beside Chromium.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './lib/machine.mjs'

/** Pixels across: sharp enough to read the larger type, small enough for a page of twenty-one. */
const WIDTH = 1400
const work = mkdtempSync(join(tmpdir(), 'throughline-pictures-'))
const program = (/** @type {string[]} */ ...words) =>
  execFileSync(process.execPath, [join(root, 'bin/throughline.mjs'), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })

/** @type {{ id: string, title: string, description: string, group: string }[]} */
const templates = JSON.parse(readFileSync(join(root, 'assets/templates/index.json'), 'utf8'))
const shown = templates.filter(({ id }) => id !== 'empty')
for (const { id } of shown) {
  const file = join(work, `${id}.journey`)
  program('new', '--template', id, '--example', file)
  program('export', file, join(work, `${id}.pdf`), '--paper', 'A3')
  const picture = join(root, 'docs/pictures/templates', id)
  execFileSync('pdftoppm', [
    '-jpeg',
    '-jpegopt',
    'quality=82',
    '-singlefile',
    '-scale-to-x',
    String(WIDTH),
    '-scale-to-y',
    '-1',
    join(work, `${id}.pdf`),
    picture,
  ])
  console.log(`docs/pictures/templates/${id}.jpg`)
}
rmSync(work, { recursive: true })

const sections = Map.groupBy(shown, ({ group }) => group)
const page = [
  '# Templates',
  'Every template opens as a frame with prompts, or as the finished example shown here. The pictures are pages of A3 as the app prints them.',
  ...[...sections].flatMap(([group, entries]) => [
    `## ${group}`,
    ...entries.map(
      ({ id, title, description }) =>
        `### ${title}\n\n${description}\n\n![${title}](pictures/templates/${id}.jpg)`,
    ),
  ]),
]
writeFileSync(join(root, 'docs/templates.md'), `${page.join('\n\n')}\n`)
