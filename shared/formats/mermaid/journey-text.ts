import type { Problem } from '#shared/base/result.ts'

/**
 * What a Mermaid `journey` text says, field by field as Mermaid's own parser keeps it: blanks that Mermaid keeps are
 * kept, and codes such as `#35;` and `<br/>` are still codes. `unescapeMermaidJourney` turns them into what a person
 * sees.
 */
export interface MermaidJourney {
  /** The last `title` statement; empty without one. */
  readonly title: string
  /** The title in the front matter, which Mermaid draws where `title` is empty; empty without one. */
  readonly frontMatterTitle: string
  readonly accTitle: string
  readonly accDescr: string
  /** In order of appearance; a name may come up again, even right after itself. */
  readonly sections: readonly string[]
  /** In order of appearance, hence never with a falling `sectionIndex`. */
  readonly tasks: readonly MermaidTask[]
}

export interface MermaidTask {
  /** The section's name; empty before the first section. */
  readonly section: string
  /** Index into `sections`; -1 before the first section. */
  readonly sectionIndex: number
  readonly task: string
  /** Meant as 1 (bad) to 5 (good), but Mermaid takes any number, 0 for nothing, and NaN for text that is no number. */
  readonly score: number
  /** As listed, doubles and empty names included. */
  readonly people: readonly string[]
  /** Where the task starts in the original text; counts from 1. */
  readonly line: number
}

/** What can go wrong while reading a Mermaid `journey`; each has its own sentence in `journey-problems.ts`. */
export type MermaidProblemCode =
  | 'mermaid-empty'
  | 'mermaid-too-long'
  | 'mermaid-too-many-lines'
  | 'mermaid-front-matter'
  | 'mermaid-header-case'
  | 'mermaid-not-a-journey'
  | 'mermaid-semicolon'
  | 'mermaid-colon-in-section'
  | 'mermaid-task-begins-with-section'
  | 'mermaid-task-begins-with-journey'
  | 'mermaid-task-without-name'
  | 'mermaid-missing-score'
  | 'mermaid-hash-in-task'
  | 'mermaid-wide-colon'
  | 'mermaid-unfinished-description'

/** Why a text is not a Mermaid `journey`, and where. */
export interface MermaidProblem extends Problem {
  readonly code: MermaidProblemCode
  /** The line of the original text, front matter and comments included; counts from 1. */
  readonly line: number
}
