import { findFrontMatter, frontMatterTitle } from './front-matter.ts'
import { cutSpans, type LinedText, numberLines, type Span } from './lined-text.ts'

/**
 * What Mermaid's grammar gets to see. Before parsing, Mermaid takes out front matter, `%%{…}%%` directives and `%%`
 * comment lines, in this order. Mermaid does it by regular expressions that take quadratic time on hostile text; here
 * every step is one pass.
 */
export interface PreparedText {
  readonly source: LinedText
  readonly frontMatterTitle: string
}

/** Prepares `text` for the scanner. A byte order mark is dropped, and `\r\n` and `\r` become `\n`. */
export function prepareText(text: string): PreparedText {
  const clean = singleQuoteAttributes(text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n'))
  const frontMatter = findFrontMatter(clean)
  let source = numberLines(clean)
  if (frontMatter) source = cutSpans(source, [{ start: 0, end: frontMatter.length }])
  source = cutSpans(source, directives(source.text))
  source = cutSpans(source, commentLines(source.text))
  source = cutSpans(source, leadingBlanks(source.text))
  source = cutSpans(source, styleSemicolons(source.text, 'style'))
  source = cutSpans(source, styleSemicolons(source.text, 'classDef'))
  return { source, frontMatterTitle: frontMatter ? frontMatterTitle(frontMatter.body) : '' }
}

/** Mermaid rewrites `<a href="x">` to `<a href='x'>`, everywhere between `<` and the next `>`. Keeps the length. */
function singleQuoteAttributes(text: string): string {
  const parts: string[] = []
  let kept = 0
  let open = text.indexOf('<')
  while (open !== -1) {
    if (!/\w/.test(text.charAt(open + 1))) {
      open = text.indexOf('<', open + 1)
      continue
    }
    const close = text.indexOf('>', open)
    if (close === -1) break
    parts.push(text.slice(kept, open), text.slice(open, close).replaceAll(/="([^"]*)"/g, "='$1'"))
    kept = close
    open = text.indexOf('<', close)
  }
  parts.push(text.slice(kept))
  return parts.join('')
}

/**
 * A directive is `%%{`, a word, an optional colon and then either one more word or everything up to `}%%`; one that is
 * never closed takes all the rest (up to a line separator, which Mermaid's expression does not cross).
 */
function directives(text: string): Span[] {
  const spans: Span[] = []
  const head = /%%\{\s*\w+(?:\s*:)?\s*/y
  const word = /\w+\s*/y
  let start = text.indexOf('%%{')
  while (start !== -1) {
    head.lastIndex = start
    if (!head.test(text)) {
      start = text.indexOf('%%{', start + 1)
      continue
    }
    word.lastIndex = head.lastIndex
    let end = word.test(text) ? word.lastIndex : payloadEnd(text, head.lastIndex)
    if (text.startsWith('}%%', end)) end += 3
    spans.push({ start, end })
    start = text.indexOf('%%{', end)
  }
  return spans
}

function payloadEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text[at]
    if (unit === '}' && text.startsWith('}%%', at)) return at
    if (unit === '\u2028' || unit === '\u2029') return blanksEnd(text, at)
  }
  return text.length
}

/** Comment lines, with the blank lines before them. `%%` alone on a line is left to the scanner, as in Mermaid. */
function commentLines(text: string): Span[] {
  const spans: Span[] = []
  let start = 0
  while (start < text.length) {
    const mark = blanksEnd(text, start)
    const isComment = text.startsWith('%%', mark) && !['{', '\n', ''].includes(text.charAt(mark + 2))
    if (isComment) {
      const lineBreak = text.indexOf('\n', mark)
      const end = lineBreak === -1 ? text.length : lineBreak + 1
      spans.push({ start, end })
      start = end
    } else {
      start = nextLineStart(text, mark)
    }
  }
  return spans
}

/** Here, unlike elsewhere, Mermaid lets the two Unicode separators start a line. */
function nextLineStart(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (/[\n\u2028\u2029]/.test(text.charAt(at))) return at + 1
  }
  return text.length
}

function leadingBlanks(text: string): Span[] {
  return [{ start: 0, end: blanksEnd(text, 0) }]
}

/**
 * Mermaid drops the last `;` of a line that looks like a flowchart's `style x fill:#fff;`, whatever the diagram:
 * the keyword, then a colon, then a `#` without a blank between the two.
 */
function styleSemicolons(text: string, keyword: 'style' | 'classDef'): Span[] {
  const spans: Span[] = []
  for (let start = 0; start < text.length; ) {
    const end = nextLineStart(text, start)
    const semicolon = styleSemicolon(text.slice(start, end), keyword)
    if (semicolon !== -1) spans.push({ start: start + semicolon, end: start + semicolon + 1 })
    start = end
  }
  return spans
}

function styleSemicolon(line: string, keyword: string): number {
  const found = line.indexOf(keyword)
  const last = line.lastIndexOf(';')
  if (found === -1 || last === -1) return -1
  let colonInReach = false
  for (let at = found + keyword.length; at < last; at++) {
    const unit = line.charAt(at)
    if (unit === ':') colonInReach = true
    else if (unit === '#' && colonInReach) return last
    else if (/\s/.test(unit)) colonInReach = false
  }
  return -1
}

function blanksEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && /\s/.test(text.charAt(at))) at++
  return at
}
