import type { Result } from '#shared/base/result.ts'
import { MAX_MERMAID_LENGTH, MAX_MERMAID_LINES, mermaidProblem } from './journey-problems.ts'
import { type JourneyToken, scanJourney } from './journey-scanner.ts'
import type { MermaidJourney, MermaidProblem, MermaidProblemCode, MermaidTask } from './journey-text.ts'
import { prepareText } from './prepare-text.ts'

/**
 * Reads a Mermaid `journey` as Mermaid 12.3 does, corners included: what it reads is read to the same fields, what it
 * refuses is refused with a reason and the line in `text`. Never throws and takes linear time, whatever `text` is.
 *
 * Three things are deliberately kinder than Mermaid: settings that Mermaid would reject (front matter that is no YAML,
 * a directive that is no JSON) are passed over; a text with a word such as `C4Container` in it is still a journey,
 * though Mermaid takes it for a C4 diagram; markup in titles is kept as written, where Mermaid cleans it as HTML.
 */
export function parseMermaidJourney(text: string): Result<MermaidJourney, MermaidProblem> {
  if (text.length > MAX_MERMAID_LENGTH) return refuse('mermaid-too-long', 1)
  if (countLines(text) > MAX_MERMAID_LINES) return refuse('mermaid-too-many-lines', MAX_MERMAID_LINES + 1)
  const { source, frontMatterTitle } = prepareText(text)
  const lineAt = (at: number): number => source.lines[at] ?? source.lines.at(-1) ?? 1
  const headerProblem = checkHeader(source.text)
  if (headerProblem) return refuse(headerProblem, lineAt(0), firstLine(source.text))

  const reading = new JourneyReading(source.text, lineAt)
  for (const token of scanJourney(source.text)) {
    const problem = reading.take(token)
    if (problem) return refuse(problem.code, lineAt(problem.at), problem.found)
  }
  const left = reading.finish()
  if (left) return refuse(left.code, lineAt(left.at), left.found)
  return { ok: true, value: reading.journey(frontMatterTitle) }
}

function refuse(code: MermaidProblemCode, line: number, found?: string): Result<never, MermaidProblem> {
  return { ok: false, error: mermaidProblem(code, line, found) }
}

function countLines(text: string): number {
  return (text.match(/\r\n?|\n/g)?.length ?? 0) + 1
}

function firstLine(text: string): string {
  return text.slice(0, 200).split('\n', 1)[0] ?? ''
}

/** Mermaid finds the header in lower case only, though its grammar would take it in any case. */
function checkHeader(text: string): MermaidProblemCode | undefined {
  if (text === '') return 'mermaid-empty'
  if (/^journey\b/.test(text)) return undefined
  if (/^journey\b/i.test(text)) return 'mermaid-header-case'
  return text.startsWith('---') ? 'mermaid-front-matter' : 'mermaid-not-a-journey'
}

interface Trouble {
  readonly code: MermaidProblemCode
  readonly at: number
  readonly found?: string
}

/** Puts tokens together to statements: the grammar proper. */
class JourneyReading {
  readonly #text: string
  readonly #lineAt: (at: number) => number
  readonly #sections: string[] = []
  readonly #tasks: MermaidTask[] = []
  #title = ''
  #accTitle = ''
  #accDescr = ''
  /** A task's name that still needs its score. */
  #open: JourneyToken | undefined
  #previous: JourneyToken | undefined

  constructor(text: string, lineAt: (at: number) => number) {
    this.#text = text
    this.#lineAt = lineAt
  }

  /** Takes the next token; what comes back says why it cannot stand here. */
  take(token: JourneyToken): Trouble | undefined {
    const problem = this.#open ? this.#closeTask(this.#open, token) : this.#statement(token)
    this.#previous = token
    return problem
  }

  /** To be called after the last token. */
  finish(): Trouble | undefined {
    return this.#open && this.#missingScore(this.#open)
  }

  journey(frontMatterTitle: string): MermaidJourney {
    return {
      title: this.#title,
      frontMatterTitle,
      accTitle: this.#accTitle,
      accDescr: this.#accDescr,
      sections: this.#sections,
      tasks: this.#tasks,
    }
  }

  #statement(token: JourneyToken): Trouble | undefined {
    switch (token.kind) {
      case 'newline':
        return undefined
      case 'journey':
        return this.#previous === undefined
          ? undefined
          : { code: 'mermaid-task-begins-with-journey', at: token.at }
      case 'title':
        this.#title = token.text
        return undefined
      case 'accTitle':
        this.#accTitle = token.text
        return undefined
      case 'accDescr':
        this.#accDescr = token.text
        return undefined
      case 'section':
        this.#sections.push(token.text)
        return undefined
      case 'taskName':
        this.#open = token
        return undefined
      case 'taskData':
      case 'colon':
        return this.#strayColon(token)
      case 'semicolon':
        return { code: 'mermaid-semicolon', at: token.at }
      case 'unfinished':
        return { code: 'mermaid-unfinished-description', at: token.at }
    }
  }

  #closeTask(name: JourneyToken, token: JourneyToken): Trouble | undefined {
    if (token.kind === 'semicolon') return { code: 'mermaid-semicolon', at: token.at }
    if (token.kind !== 'taskData') return this.#missingScore(name)
    const [score = '', people] = token.text.slice(1).split(':')
    this.#tasks.push({
      section: this.#sections.at(-1) ?? '',
      sectionIndex: this.#sections.length - 1,
      task: name.text,
      score: Number(score),
      people: people === undefined ? [] : people.split(',').map((person) => person.trim()),
      line: this.#lineAt(name.at),
    })
    this.#open = undefined
    return undefined
  }

  /** Looks for the reason why the line does not go on with a score. */
  #missingScore(name: JourneyToken): Trouble {
    const rest = firstLine(this.#text.slice(name.at + name.text.length))
    const trouble = (code: MermaidProblemCode): Trouble => ({ code, at: name.at, found: name.text })
    if (/^#.*:/.test(rest)) return trouble('mermaid-hash-in-task')
    return trouble(name.text.includes('：') ? 'mermaid-wide-colon' : 'mermaid-missing-score')
  }

  /** A colon after a section is a colon in its name, unless a score follows: then the section was meant as a task. */
  #strayColon(token: JourneyToken): Trouble {
    if (this.#previous?.kind !== 'section') return { code: 'mermaid-task-without-name', at: token.at }
    const looksLikeScore = /^:\s*[+-]?\d*\.?\d+\s*(?::|$)/.test(token.text)
    return {
      code: looksLikeScore ? 'mermaid-task-begins-with-section' : 'mermaid-colon-in-section',
      at: token.at,
    }
  }
}
