/**
 * One word of Mermaid's `journey` grammar. `text` is the token as written, or for titles, sections and descriptions what
 * follows the keyword; `at` is where it starts in the scanned text.
 */
export interface JourneyToken {
  readonly kind: JourneyTokenKind
  readonly text: string
  readonly at: number
}

export type JourneyTokenKind =
  | 'journey'
  | 'title'
  | 'accTitle'
  | 'accDescr'
  | 'section'
  | 'taskName'
  /** A colon and what follows it on the line. */
  | 'taskData'
  /** A colon with nothing after it. */
  | 'colon'
  | 'newline'
  /** A `;` outside of a code. */
  | 'semicolon'
  /** A description that the text ends in. */
  | 'unfinished'

/**
 * The tokens of a prepared text (line breaks: `\n` only), by the rules of Mermaid's lexer: at each place the first rule
 * that fits wins, not the longest; keywords in any case; `#…` runs to the end of the line unless it is a code such as
 * `#35;`, which is plain text. A title or section takes its one blank even if that is a line break. Linear in time.
 */
export function* scanJourney(text: string): Generator<JourneyToken, void, undefined> {
  let at = 0
  while (at < text.length) {
    const skipped = skipEnd(text, at)
    if (skipped !== at) {
      at = skipped
      continue
    }
    const [token, end] = description(text, at) ?? statement(text, at)
    if (token) yield token
    at = end
  }
}

/** The token at a place, if any, and where to go on. */
type Scanned = readonly [JourneyToken | undefined, number]

/** Comments and blanks; a line break is a token unless blanks come before it. */
function skipEnd(text: string, at: number): number {
  const isComment =
    (text[at] === '%' && text[at + 1] !== '{') ||
    (text[at] !== '}' && text.startsWith('%%', at + 1)) ||
    (text[at] === '#' && codeEnd(text, at) === at)
  // The rule for comments lets a comment begin one character early, even with the line break before it.
  if (isComment) return lineEnd(text, at + 1)
  return text[at] === '\n' ? at : runEnd(text, at, isBlank)
}

function statement(text: string, at: number): Scanned {
  if (text[at] === '\n') return token('newline', text, at, at, runEnd(text, at, isLineBreak))
  if (ruleEnd(/journey\b/iy, text, at) !== -1) return token('journey', text, at, at, at + 'journey'.length)
  const title = keywordEnd(/title\s/iy, text, at, '#\n;')
  if (title) return token('title', text, at, ...title)
  const section = keywordEnd(/section\s/iy, text, at, '#:\n;')
  if (section) return token('section', text, at, ...section)
  if (text[at] === ';') return token('semicolon', text, at, at, at + 1)
  if (text[at] !== ':') return token('taskName', text, at, at, textEnd(text, at, '#:\n;'))
  const end = textEnd(text, at + 1, '#\n;')
  return token(end === at + 1 ? 'colon' : 'taskData', text, at, at, end)
}

/** `accTitle: …`, `accDescr: …` and `accDescr { … }`, whose values may hold `#`, `:` and `;`. */
function description(text: string, at: number): Scanned | undefined {
  const lineRules = [
    ['accTitle', /acctitle\s*:\s*/iy],
    ['accDescr', /accdescr\s*:\s*/iy],
  ] as const
  for (const [kind, rule] of lineRules) {
    const from = ruleEnd(rule, text, at)
    if (from === text.length) return token('unfinished', text, at, at, from)
    if (from !== -1) {
      const end = lineEnd(text, from)
      return [{ kind, text: text.slice(from, end).trim(), at }, end]
    }
  }
  const from = ruleEnd(/accdescr\s*\{\s*/iy, text, at)
  if (from === -1) return undefined
  const close = text.indexOf('}', from)
  if (close === -1) return token('unfinished', text, at, at, text.length)
  if (close === from) return [undefined, close + 1]
  const lines = text.slice(from, close).trim().replaceAll(/\n\s+/g, '\n')
  return [{ kind: 'accDescr', text: lines, at }, close + 1]
}

function token(kind: JourneyTokenKind, text: string, at: number, from: number, end: number): Scanned {
  return [{ kind, text: text.slice(from, end), at }, end]
}

/** The bounds of the text after a keyword that needs some; `stops` are the characters that end it. */
function keywordEnd(rule: RegExp, text: string, at: number, stops: string): [number, number] | undefined {
  const from = ruleEnd(rule, text, at)
  if (from === -1) return undefined
  const end = textEnd(text, from, stops)
  return end === from ? undefined : [from, end]
}

/** Where a sticky `rule` that fits at `at` ends, or -1. */
function ruleEnd(rule: RegExp, text: string, at: number): number {
  rule.lastIndex = at
  return rule.test(text) ? rule.lastIndex : -1
}

/** The end of a run of text: codes are text, `stops` are not. */
function textEnd(text: string, from: number, stops: string): number {
  let at = from
  while (at < text.length) {
    const afterCode = text[at] === '#' ? codeEnd(text, at) : at
    if (afterCode === at && stops.includes(text.charAt(at))) return at
    at = Math.max(afterCode, at + 1)
  }
  return at
}

/** The end of the code (`#35;`, `#quot;`) at `at`, or `at` where there is none. */
function codeEnd(text: string, at: number): number {
  return Math.max(ruleEnd(/#\w+;/y, text, at), at)
}

function lineEnd(text: string, from: number): number {
  const lineBreak = text.indexOf('\n', from)
  return lineBreak === -1 ? text.length : lineBreak
}

function runEnd(text: string, from: number, belongs: (unit: string) => boolean): number {
  let at = from
  while (at < text.length && belongs(text.charAt(at))) at++
  return at
}

const isBlank = (unit: string): boolean => /\s/.test(unit)
const isLineBreak = (unit: string): boolean => unit === '\n'
