/** A block of a text in Markdown, with its words as they show. */
export interface MarkdownBlock {
  readonly kind: 'heading' | 'quote' | 'paragraph' | 'item' | 'table'
  /** Of a heading 1 to 3, of an item how deep it is, from 0; else 0. */
  readonly level: number
  readonly text: string
  /** Of a table: all rows, the headings first. */
  readonly rows: readonly (readonly string[])[]
}

/** What means something to CommonMark, GitHub, GitLab or Obsidian wherever it stands. */
const SIGNS = /[\\`*_[\]<>|~$^]|==|%%|:\/\/|&#?\w+;|\bwww\./i
/** What means something where a block begins. */
const STARTS = /^(?:[-+=#>|]|\d+[.)]|\s)/

/**
 * Reads the part of Markdown that this program writes, and throws at all else: every sign that could mean more than
 * itself has to be behind a backslash, or be markup that is whole. What is accepted shows the same everywhere.
 */
export function readMarkdown(markdown: string): readonly MarkdownBlock[] {
  const blocks: MarkdownBlock[] = []
  const lines = markdown.split('\n')
  if (lines.pop() !== '') throw new Error('No line break at the end')
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string
    if (line === '') continue
    if (!line.startsWith('|')) {
      blocks.push(readLine(line))
      continue
    }
    const table: string[] = []
    while (lines[at]?.startsWith('|')) table.push(lines[at++] as string)
    blocks.push(readTable(table))
  }
  return blocks
}

function readLine(line: string): MarkdownBlock {
  const [, marks = '', heading = ''] = /^(#{1,3}) (.*)$/.exec(line) ?? []
  if (marks !== '') {
    if (/ #+$/.test(heading)) throw new Error(`The end of this heading is lost: ${line}`)
    return blockOf('heading', heading, marks.length)
  }
  const [, deep, item] = /^( {2})?(?:-|\d+\.) (.*)$/.exec(line) ?? []
  if (item !== undefined) return blockOf('item', item, deep === undefined ? 0 : 1)
  const quote = /^> (.*)$/.exec(line)?.[1]
  return quote === undefined ? blockOf('paragraph', line, 0) : blockOf('quote', quote, 0)
}

function blockOf(kind: MarkdownBlock['kind'], markdown: string, level: number): MarkdownBlock {
  if (STARTS.test(markdown)) throw new Error(`This begins a block: ${markdown}`)
  return { kind, level, text: shownText(markdown), rows: [] }
}

function readTable([head = '', rule = '', ...body]: readonly string[]): MarkdownBlock {
  const cellsOf = (line: string): string[] => {
    if (!line.endsWith(' |')) throw new Error(`Not a row: ${line}`)
    return line.slice(2, -2).split(/(?<!(?<!\\)\\) \| /)
  }
  const columns = cellsOf(head)
  if (rule !== `| ${columns.map(() => '---').join(' | ')} |`) throw new Error(`Not a table: ${head}`)
  const rows = [columns, ...body.map(cellsOf)].map((cells) => {
    if (cells.length !== columns.length) throw new Error(`${cells.length} cells: ${cells.join(' | ')}`)
    return cells.map(shownText)
  })
  return { kind: 'table', level: 0, text: '', rows }
}

/** Text in a line, with its markup taken out; throws where a sign is neither escaped nor markup. */
export function shownText(markdown: string): string {
  let open = ''
  const shown = markdown
    .split(/(\\[!-/:-@[-`{-~]|<br>|<(?:https:\/\/|mailto:)[^\s<>]+>|\*\*|\*)/)
    .map((part, index) => {
      if (index % 2 === 0) {
        if (SIGNS.test(part)) throw new Error(`This is no text: ${part}`)
        return part
      }
      if (part === '**' || part === '*') {
        if (open !== '' && open !== part) throw new Error(`Marks in marks: ${markdown}`)
        open = open === '' ? part : ''
        return ''
      }
      return part === '<br>' ? '\n' : part.startsWith('\\') ? part.slice(1) : part.slice(1, -1)
    })
  if (open !== '') throw new Error(`Left open: ${markdown}`)
  return shown.join('')
}
