/** The settings block between two lines of `---` that may precede a Mermaid diagram. */
export interface FrontMatter {
  /** The lines between the fences, without their common indentation. */
  readonly body: string
  /** How many characters of the text the block takes, fences and the blank lines after it included. */
  readonly length: number
}

/**
 * Finds the front matter at the very start of `text` (line breaks: `\n` only), as Mermaid does: the closing fence is
 * indented like the opening one, and blank lines after the opening fence belong to the fence, so a fence that directly
 * follows them closes the block only where no later one does. Linear in the length of the text.
 */
export function findFrontMatter(text: string): FrontMatter | undefined {
  const indent = /^[^\S\n]*/.exec(text)?.[0] ?? ''
  if (!text.startsWith('---', indent.length)) return undefined
  const openings = lineBreaksInBlanks(text, indent.length + 3)
  const [firstOpening] = openings
  if (firstOpening === undefined) return undefined
  const closings = closingFences(text, `\n${indent}---`, firstOpening + 1)
  const lastClosing = closings.at(-1)
  if (lastClosing === undefined) return undefined
  const opening = openings.findLast((end) => end < lastClosing.start) ?? firstOpening
  const closing = closings.find(({ start }) => start > opening) ?? lastClosing
  return { body: unindent(text.slice(opening + 1, closing.start), indent), length: closing.end }
}

/**
 * The top-level `title` of a front matter body, empty without one. Reads plain, quoted and commented one-line values;
 * block values (`|`, `>`) and other YAML are left alone: they are settings for drawing, which a map does not carry.
 */
export function frontMatterTitle(body: string): string {
  const value = /^title[^\S\n]*:[^\S\n]+(\S.*)$/m.exec(body)?.[1]?.trim() ?? ''
  const doubleQuoted = /^"(?:[^"\\]|\\.)*"/.exec(value)?.[0]
  if (doubleQuoted !== undefined) return readDoubleQuoted(doubleQuoted)
  const singleQuoted = /^'((?:[^']|'')*)'/.exec(value)?.[1]
  if (singleQuoted !== undefined) return singleQuoted.replaceAll("''", "'")
  if (/^[|>&*!#[{]/.test(value)) return ''
  const plain = value.replace(/\s#.*$/, '').trimEnd()
  return ['~', 'null', 'false'].includes(plain) ? '' : plain
}

/** A double-quoted YAML value escapes as JSON does, for what titles hold; another escape leaves the text as written. */
function readDoubleQuoted(quoted: string): string {
  try {
    return String(JSON.parse(quoted))
  } catch {
    return quoted.slice(1, -1)
  }
}

function lineBreaksInBlanks(text: string, from: number): number[] {
  const found: number[] = []
  for (let at = from; at < text.length && /\s/.test(text.charAt(at)); at++) {
    if (text[at] === '\n') found.push(at)
  }
  return found
}

/** Closing fences by the line break before them (`start`) and the end of the last blank line after them (`end`). */
function closingFences(text: string, fence: string, from: number): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  for (let start = text.indexOf(fence, from); start !== -1; start = text.indexOf(fence, start + 1)) {
    const lastBreak = lineBreaksInBlanks(text, start + fence.length).at(-1)
    if (lastBreak !== undefined) found.push({ start, end: lastBreak + 1 })
  }
  return found
}

function unindent(body: string, indent: string): string {
  if (indent === '') return body
  return body
    .split('\n')
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
    .join('\n')
}
