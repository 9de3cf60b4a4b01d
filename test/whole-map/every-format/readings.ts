import readExcelFile from 'read-excel-file/node'
import type { Made } from '#shared/formats/export/export-job.ts'
import { canvasProblems } from '#test/shared/formats/canvas/strict-canvas.ts'
import {
  bytesOf,
  faultsOf,
  readDeck,
  shapesOutside,
  wordsOn,
} from '#test/shared/formats/pptx/support/read-deck.ts'
import { textIn } from '#test/support/export-job.ts'
import { readMarkdown } from '#test/support/read-markdown.ts'
import {
  allIn,
  type Element,
  named,
  parseHtml,
  parseXml,
  textOf,
  wordsOf,
} from '#test/support/strict-markup.ts'
import { formulasIn, meant, readCsv } from './read-csv.ts'
import { readMermaid } from './read-mermaid.ts'
import { readZip } from './read-zip.ts'

/** What another program finds in a file. */
export interface Reading {
  /** The texts in it, each whole where the format keeps them whole, else piece by piece in the order of the file. */
  readonly words: readonly string[]
  /** In which it is not as its format wants it. What cannot be read at all throws. */
  readonly faults: readonly string[]
}

export type Reader = (made: Made) => Reading | Promise<Reading>

const faultIf = (isFault: boolean, fault: string): string[] => (isFault ? [fault] : [])

/** A size that the file names must be the one that the export tells. */
function sizeFaults(svg: Element, { details }: Made): string[] {
  const of = (name: string): string => svg.attributes.get(name) ?? ''
  const [width = 0, height = 0] = of('viewBox').split(' ').slice(2).map(Number)
  const told = [details.width ?? 0, details.height ?? 0] as const
  const isSame = Math.abs(width - told[0]) < 0.01 && Math.abs(height - told[1]) < 0.01
  return faultIf(!isSame, `a view box of ${width} × ${height}, told are ${told}`)
}

/** Elements that would run or fetch something. */
const activeIn = (root: Element): string[] =>
  allIn(root)
    .filter(
      ({ name, attributes }) =>
        /^(?:script|iframe|object|embed|link|base|form|foreignObject)$/.test(name) ||
        [...attributes.keys()].some((key) => key.startsWith('on')),
    )
    .map(({ name }) => `an active ${name}`)

export const svgReading: Reader = (made) => {
  const root = parseXml(textIn(made))
  return {
    words: named(root, 'text').map(wordsOf),
    faults: [...sizeFaults(root, made), ...activeIn(root)],
  }
}

/** Letters that are outlines say what they say by their labels; the few that stay text are told. */
export const outlinedReading: Reader = (made) => {
  const root = parseXml(textIn(made))
  const texts = named(root, 'text')
  const isTold = made.report.some((line) => /stays? text/.test(line))
  return {
    words: allIn(root).flatMap((element) =>
      element.name === 'text' ? [wordsOf(element)] : (element.attributes.get('aria-label') ?? []),
    ),
    faults: [
      ...sizeFaults(root, made),
      ...activeIn(root),
      ...faultIf(texts.length > 0 && !isTold, `${texts.length} texts that nobody told of`),
    ],
  }
}

export const pptxReading: Reader = (made) => {
  const deck = readDeck(bytesOf(made))
  readZip(bytesOf(made))
  return {
    words: deck.slides.map(wordsOn),
    faults: [
      ...faultsOf(deck),
      ...deck.slides.flatMap((slide, index) =>
        shapesOutside(slide).map(({ paragraphs }) => `slide ${index + 1}: outside: ${paragraphs}`),
      ),
      ...faultIf(deck.slides.length !== made.details.slides, 'other slides than were told'),
    ],
  }
}

/** What stands beside the picture, which is read by itself. */
export const htmlReading: Reader = (made) => {
  const root = parseHtml(textIn(made))
  const beside = (element: Element): string[] =>
    element.name === 'svg'
      ? []
      : element.children.flatMap((child) => (typeof child === 'string' ? [child] : beside(child)))
  const [picture] = named(root, 'svg')
  return {
    words: named(root, 'body').flatMap(beside),
    faults: [...(picture ? sizeFaults(picture, made) : ['no picture']), ...activeIn(root)],
  }
}

/** The picture that stands in a web page. */
export const htmlPictureReading: Reader = (made) => ({
  words: named(parseHtml(textIn(made)), 'text').map(textOf),
  faults: [],
})

export const markdownReading: Reader = (made) => ({
  words: readMarkdown(textIn(made)).flatMap(({ text, rows }) => [text, ...rows.flat()]),
  faults: [],
})

export const xlsxReading: Reader = async (made) => {
  const bytes = bytesOf(made)
  const parts = [...readZip(bytes)].filter(([name]) => /\.(?:xml|rels)$/.test(name))
  const trees = parts.map(([, part]) => parseXml(part.toString('utf8').replace(/^<\?xml[^>]*\?>\s*/, '')))
  const sheets = await readExcelFile(Buffer.from(bytes), { trim: false })
  return {
    words: sheets.flatMap(({ data }) => data.flat().map(String)),
    faults: [
      ...faultIf(`${sheets.map(({ sheet }) => sheet)}` !== 'Grid,Cards,About', 'other sheets'),
      ...trees.flatMap((tree) => named(tree, 'f').map(() => 'a formula')),
    ],
  }
}

const SIGNS = { csv: ',', tsv: '\t' } as const

export const csvReading: Reader = (made) => {
  const ending = made.files[0]?.name.split('.').at(-1) as keyof typeof SIGNS
  const rows = readCsv(bytesOf(made), SIGNS[ending])
  return {
    words: rows.flat().map(meant),
    faults: formulasIn(rows).map((cell) => `a formula: ${cell}`),
  }
}

const ESCAPED = /\\([!-/:-@[-`{-~])/g

/** Texts of a canvas are Markdown: what is behind a backslash shows as itself. */
export const canvasReading: Reader = (made) => {
  const text = textIn(made)
  const { nodes, edges }: Canvas = JSON.parse(text)
  return {
    words: [...nodes, ...edges].flatMap(({ text: said = '', label = '' }) => [
      said.replace(ESCAPED, '$1'),
      label,
    ]),
    faults: canvasProblems(text),
  }
}

interface Canvas {
  readonly nodes: readonly { readonly text?: string; readonly label?: string }[]
  readonly edges: readonly { readonly text?: string; readonly label?: string }[]
}

export const mermaidReading: Reader = (made) => {
  const { title, described, sections, tasks } = readMermaid(textIn(made))
  const isScore = (score: number): boolean => Number.isNaN(score) || (score >= 1 && score <= 5)
  return {
    words: [title, ...described, ...sections, ...tasks.flatMap(({ task, people }) => [task, ...people])],
    faults: tasks.filter(({ score }) => !isScore(score)).map(({ score }) => `a score of ${score}`),
  }
}

const stringsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(stringsIn)
      : []

export const jsonReading: Reader = (made) => ({ words: stringsIn(JSON.parse(textIn(made))), faults: [] })

/** The file is a zip like any other, and all that its manifest says of its parts is so. */
export const journeyReading: Reader = (made) => {
  const parts = readZip(bytesOf(made))
  const json = (name: string) => JSON.parse(parts.get(name)?.toString('utf8') ?? '')
  const manifest: { readonly parts: Readonly<Record<string, { readonly length: number }>> } =
    json('manifest.json')
  const said = Object.entries(manifest.parts).map(([name, { length }]) => `${name} ${length}`)
  const there = [...parts].filter(([name]) => name !== 'manifest.json')
  return {
    words: stringsIn(json('project.json')),
    faults: faultIf(
      `${said.sort()}` !== `${there.map(([name, part]) => `${name} ${part.length}`).sort()}`,
      `the manifest says ${said}`,
    ),
  }
}
