import { piecesOf } from '../links.ts'
import { writable } from '../writable.ts'

/**
 * Text in one line, with a backslash before all that would mean something to GitHub, GitLab, Obsidian or plain CommonMark:
 * it shows as it was typed.
 */
export const escapeMarkdown = (text: string): string => escapeEnds(escapeInside(oneLine(text)))

/** The same for text of several lines, which are broken where they were; `https` and `mailto` addresses can be followed. */
export const markdownLines = (text: string): string =>
  text
    .trim()
    .split(/\r\n?|\n/)
    .map((line) => escapeEnds(piecesOf(oneLine(line)).map(writePiece).join('')))
    .join('<br>')

const oneLine = (text: string): string => writable(text).replace(/\s+/g, ' ').trim()

/** Between angle brackets nothing is markup, but the names of characters are. */
const writePiece = ({ text, isLink }: { readonly text: string; readonly isLink: boolean }): string =>
  isLink && !/&#?\w+;/.test(text) ? `<${text}>` : escapeInside(text)

/** What means something wherever it stands. */
const escapeInside = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>|~$^]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/==|%%/g, (pair) => `\\${pair.charAt(0)}\\${pair.charAt(1)}`)
    .replace(/:\/\//g, '\\://')
    .replace(/(?<![\p{L}\p{N}])(www)\./giu, '$1\\.')

/** What means something where a line begins, and where a heading ends. */
const escapeEnds = (line: string): string =>
  line
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^[-+=#]/, '\\$&')
    .replace(/ (#+)$/, ' \\$1')
