/*
 * Texts of JSON Canvas are Markdown, ours are plain. A text of ours is written so that it reads as typed: signs that
 * Markdown would take for its own get a backslash. A text of theirs loses the commonest markup, so that a card shows words.
 */

/** Signs that mean something anywhere in a line. `=` and `|` only mean something at the start, and pipes in tables. */
const ANYWHERE = /[\\`*_[\]<>~]|&(?=#?\w{1,32};)|\|(?=\|)|(?<==)=|=(?==)|\$(?=\S)|%(?=%)|!(?=\[)/g
/** What makes a line a heading, a list, a quotation, a rule or a table. */
const AT_START = /^([ \t]*)(#{1,6}(?=[ \t]|$)|[-+](?=[ \t]|$)|-(?=-)|=(?=[ \t=]*$)|\|)/gm
const NUMBERED = /^([ \t]*\d{1,9})([.)])(?=[ \t]|$)/gm
/** Hash before a letter is a tag in Obsidian. */
const TAG = /(^|\s)#(?=[\p{L}_])/gu

/** A plain text as Markdown that reads the same. */
export const markdownOf = (text: string): string =>
  text
    .replaceAll(ANYWHERE, '\\$&')
    .replaceAll(AT_START, '$1\\$2')
    .replaceAll(NUMBERED, '$1\\$2')
    .replaceAll(TAG, '$1\\#')

/** The words of a Markdown text: without backslashes, and without the commonest markup. */
export function textOfMarkdown(markdown: string): string {
  if (markdown.search(HIDDEN) !== -1) return markdown.replaceAll(ESCAPED, '$1')
  // A sign behind a backslash is put out of reach until the markup is gone, as a character that hardly any text has.
  const safe = markdown.replaceAll(ESCAPED, (_all, sign: string) =>
    String.fromCharCode(PRIVATE + sign.charCodeAt(0)),
  )
  return MARKUP.reduce((text, [markup, words]) => text.replaceAll(markup, words), safe).replaceAll(
    HIDDEN,
    (sign) => String.fromCharCode(sign.charCodeAt(0) - PRIVATE),
  )
}

const PRIVATE = 0xf700
const ESCAPED = /\\([!-/:-@[-`{-~])/g
const HIDDEN = /[\uf721-\uf77e]/g

/** Every expression ends at a line's end and backs up over no more than it read, so that it stays linear. */
const MARKUP: readonly (readonly [RegExp, string])[] = [
  [/^[ \t]{0,3}#{1,6}[ \t]+/gm, ''],
  [/^([ \t]*)[-*+][ \t]+\[[ \t]\][ \t]+/gm, '$1☐ '],
  [/^([ \t]*)[-*+][ \t]+\[[xX]\][ \t]+/gm, '$1☑ '],
  [/^([ \t]*)[-*+][ \t]+/gm, '$1• '],
  [/^[ \t]{0,3}>[ \t]?/gm, ''],
  [/!?\[\[[^[\]|\n]{1,200}\|([^[\]|\n]{1,200})\]\]/g, '$1'],
  [/!?\[\[([^[\]|\n]{1,400})\]\]/g, '$1'],
  [/!?\[([^[\]\n]{1,400})\]\([^()\n]{0,2000}\)/g, '$1'],
  [/\*\*([^*\n]{1,2000})\*\*/g, '$1'],
  [/\*([^*\s][^*\n]{0,2000})\*/g, '$1'],
  [/~~([^~\n]{1,2000})~~/g, '$1'],
  [/==([^=\n]{1,2000})==/g, '$1'],
  [/`([^`\n]{1,2000})`/g, '$1'],
]

/** Between what a person typed and what else is said of it. Our own texts never have such a line: it is escaped. */
const RULE = '\n\n---\n\n'

/** The text of a node: what a person typed, and below a rule what else is known. */
export function nodeText(typed: string, more: string): string {
  const [above, below] = [markdownOf(typed), markdownOf(more)]
  if (below === '') return above
  return above === '' ? below : above + RULE + below
}

/** What a person typed in a node's text that was changed elsewhere, and what stands below the rule, both as plain text. */
export function partsOfNodeText(markdown: string): { readonly typed: string; readonly more: string } {
  const at = markdown.lastIndexOf(RULE)
  return at === -1
    ? { typed: textOfMarkdown(markdown), more: '' }
    : {
        typed: textOfMarkdown(markdown.slice(0, at)),
        more: textOfMarkdown(markdown.slice(at + RULE.length)),
      }
}
