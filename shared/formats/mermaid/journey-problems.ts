import { assertNever } from '#shared/base/result.ts'
import type { MermaidProblem, MermaidProblemCode } from './journey-text.ts'

/** The longest text that is read, in UTF-16 units; Mermaid itself draws at most 50,000 unless told otherwise. */
export const MAX_MERMAID_LENGTH = 1_048_576

/** The most lines that are read. */
export const MAX_MERMAID_LINES = 20_000

/** A problem at `line` of the original text; `found` is the piece of text to show, where the sentence shows one. */
export function mermaidProblem(code: MermaidProblemCode, line: number, found = ''): MermaidProblem {
  return { code, line, message: `Line ${line}: ${sentence(code, quote(found))}` }
}

function sentence(code: MermaidProblemCode, found: string): string {
  switch (code) {
    case 'mermaid-empty':
      return 'there is nothing to read. A Mermaid journey starts with a line that says “journey”.'
    case 'mermaid-too-long':
      return `the text is too long for a journey. At most ${MAX_MERMAID_LENGTH.toLocaleString('en')} characters are read.`
    case 'mermaid-too-many-lines':
      return `the text has too many lines for a journey. At most ${MAX_MERMAID_LINES.toLocaleString('en')} are read.`
    case 'mermaid-front-matter':
      return 'the settings at the top must start on the first line and lie between two lines of “---”.'
    case 'mermaid-header-case':
      return `write “journey” in small letters. Mermaid does not know ${found}.`
    case 'mermaid-not-a-journey':
      return `a Mermaid journey starts with a line that says “journey”, but here is ${found}.`
    case 'mermaid-semicolon':
      return 'Mermaid cannot read “;” here. Leave it out or write “#59;”.'
    case 'mermaid-colon-in-section':
      return 'a section cannot contain “:”. Leave it out or write “#58;”.'
    case 'mermaid-task-begins-with-section':
      return 'a task cannot begin with the word “Section”. Put another word before it.'
    case 'mermaid-task-begins-with-journey':
      return 'a task or other line cannot begin with the word “Journey”. Put another word before it.'
    case 'mermaid-task-without-name':
      return 'there is no task before this colon. Write it as “Task: 3: Person”.'
    case 'mermaid-missing-score':
      return `the task ${found} has no score. Write it as “Task: 3: Person”.`
    case 'mermaid-hash-in-task':
      return `everything after “#” is a comment, so the task ${found} has no score. Write “#35;” instead of “#”.`
    case 'mermaid-wide-colon':
      return `the task ${found} has no score, because Mermaid does not know the wide colon “：”. Write “:” instead.`
    case 'mermaid-unfinished-description':
      return 'this description is not finished. Write its text after “:”, or close it with “}”.'
    default:
      return assertNever(code)
  }
}

function quote(found: string): string {
  const text = found.trim().replaceAll(/\s+/g, ' ')
  const characters = [...text.slice(0, 100)]
  return characters.length > 40 ? `“${characters.slice(0, 40).join('')}…”` : `“${text}”`
}
