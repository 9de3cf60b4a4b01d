import type { MermaidJourney, MermaidTask } from './journey-text.ts'

/*
 * How text gets into a Mermaid field that Mermaid would not carry as it is.
 *
 * Mermaid shows `#35;` (a decimal code point between `#` and `;`) as that character, in every field. So a character is
 * written as its code where it would end the field, turn into something else or be lost:
 *
 *   # ; <               everywhere: comment, error, markup
 *   line breaks         everywhere
 *   blanks at the ends  everywhere: Mermaid and editors trim some of them
 *   %                   at the start and in runs: comment or directive
 *   :                   in sections, tasks and people; in titles only where no blank follows it
 *   ,                   in people
 *   the first letter    of tasks that begin with a keyword (“Title page”, “Section review”, “Journey starts”)
 *   the C               of words for which Mermaid takes the whole text for a C4 diagram (“C4Container”)
 *
 * An empty section or task, which Mermaid cannot say, is written as `#8203;`, a space of no width.
 * A person reads the same text in Mermaid's drawing as in the map, and `unescapeMermaidField` gets back every character.
 */

/** Where a text is to stand; titles include `accTitle` and `accDescr`. */
export type MermaidFieldKind = 'title' | 'section' | 'task' | 'person'

const EMPTY_FIELD = '#8203;'

/** `text` as it may stand in a Mermaid field of this kind, on one line. */
export function escapeMermaidField(text: string, kind: MermaidFieldKind): string {
  if (text === '') return kind === 'section' || kind === 'task' ? EMPTY_FIELD : ''
  const escaped = text
    .replaceAll(/[#;<\n\r\u2028\u2029]/g, codes)
    .replaceAll(/^\s+|(?<!\s)\s+$|^%|%{2,}|C(?=4(?:Container|Component|Dynamic|Deployment))/g, codes)
    .replaceAll(colonsOf(kind), codes)
  switch (kind) {
    case 'task':
      return escaped.replace(TASK_KEYWORD, codes)
    case 'person':
      return escaped.replaceAll(',', codes)
    default:
      return escaped
  }
}

/**
 * A field as a person sees it in Mermaid's drawing: codes become their characters and `<br>` a line break. A name that
 * is not among the common ones stays as written.
 */
export function unescapeMermaidField(field: string): string {
  if (field === EMPTY_FIELD) return ''
  return field.replaceAll(/#(\w+);|<br\s*\/?>/gi, (written: string, code: string | undefined) =>
    code === undefined ? '\n' : (decoded(code) ?? written),
  )
}

/** Every field of `journey` as `unescapeMermaidField` makes it. Front matter knows no codes, so its title stays. */
export function unescapeMermaidJourney(journey: MermaidJourney): MermaidJourney {
  return {
    title: unescapeMermaidField(journey.title),
    frontMatterTitle: journey.frontMatterTitle,
    accTitle: unescapeMermaidField(journey.accTitle),
    accDescr: unescapeMermaidField(journey.accDescr),
    sections: journey.sections.map(unescapeMermaidField),
    tasks: journey.tasks.map(unescapeTask),
  }
}

function unescapeTask(task: MermaidTask): MermaidTask {
  return {
    ...task,
    section: unescapeMermaidField(task.section),
    task: unescapeMermaidField(task.task),
    people: task.people.map(unescapeMermaidField),
  }
}

/** A task's first letter, if Mermaid would take the word for a keyword. */
const TASK_KEYWORD = /^[jtsa](?=(?:ourney\b|(?:itle|ection)\s|cc(?:title|descr)\s*(?:\{|$)))/i

/**
 * In titles a colon is harmless, except that Mermaid drops the last `;` of a line with `style`, a colon and then,
 * without a blank between, a `#`: hence the blank.
 */
function colonsOf(kind: MermaidFieldKind): RegExp {
  return kind === 'title' ? /:(?=\S)/g : /:/g
}

function codes(text: string): string {
  return Array.from(text, (character) => `#${character.codePointAt(0)};`).join('')
}

/** The character of a code without `#` and `;`: a decimal code point, as in HTML, or one of the common names. */
function decoded(code: string): string | undefined {
  if (!/^\d+$/.test(code)) return Object.hasOwn(NAMED_CHARACTERS, code) ? NAMED_CHARACTERS[code] : undefined
  const point = Number(code)
  const isCharacter = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
  return String.fromCodePoint(isCharacter ? point : 0xfffd)
}

/** The HTML names that people write in Mermaid texts. */
const NAMED_CHARACTERS: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  bull: '•',
  cent: '¢',
  check: '✓',
  colon: ':',
  comma: ',',
  copy: '©',
  cross: '✗',
  darr: '↓',
  deg: '°',
  divide: '÷',
  euro: '€',
  frac12: '½',
  ge: '≥',
  gt: '>',
  hearts: '♥',
  hellip: '…',
  infin: '∞',
  laquo: '«',
  larr: '←',
  ldquo: '“',
  le: '≤',
  lpar: '(',
  lsquo: '‘',
  lt: '<',
  mdash: '—',
  middot: '·',
  minus: '−',
  nbsp: '\u00a0',
  ndash: '–',
  ne: '≠',
  num: '#',
  para: '¶',
  percnt: '%',
  plusmn: '±',
  pound: '£',
  quot: '"',
  raquo: '»',
  rarr: '→',
  rdquo: '”',
  reg: '®',
  rpar: ')',
  rsquo: '’',
  sect: '§',
  semi: ';',
  starf: '★',
  times: '×',
  trade: '™',
  uarr: '↑',
  yen: '¥',
}
