import { escapeMermaidField } from './field-codes.ts'

/** What a Mermaid `journey` can say, in plain text: no codes, any characters, line breaks included. */
export interface MermaidJourneyInput {
  readonly title: string
  readonly accTitle: string
  readonly accDescr: string
  readonly sections: readonly string[]
  readonly tasks: readonly MermaidTaskInput[]
}

export interface MermaidTaskInput {
  /** Index into `sections`; -1 before the first section. */
  readonly sectionIndex: number
  readonly task: string
  /** Any number; NaN, which Mermaid reads from any word, is written as `?`. */
  readonly score: number
  readonly people: readonly string[]
}

/**
 * Writes a Mermaid `journey`. Reading it with `parseMermaidJourney` and `unescapeMermaidJourney` gives back the same
 * title, descriptions, sections (empty, repeated and without tasks too) and tasks with their scores and people (empty
 * names too), every character included. Tasks come out section by section, in the given order within each: another
 * order across sections is the one thing the format cannot say. A title of the front matter is not written.
 *
 * Throws a RangeError for a `sectionIndex` that is none.
 */
export function writeMermaidJourney(journey: MermaidJourneyInput): string {
  const tasks = tasksBySection(journey)
  const lines = [
    'journey',
    ...optionalLine('title ', journey.title),
    ...optionalLine('accTitle: ', journey.accTitle),
    ...optionalLine('accDescr: ', journey.accDescr),
    ...(tasks.get(-1) ?? []).map(taskLine),
  ]
  for (const [index, section] of journey.sections.entries()) {
    lines.push(
      `    section ${escapeMermaidField(section, 'section')}`,
      ...(tasks.get(index) ?? []).map(taskLine),
    )
  }
  return `${lines.join('\n')}\n`
}

function tasksBySection({ sections, tasks }: MermaidJourneyInput): Map<number, MermaidTaskInput[]> {
  for (const { sectionIndex } of tasks) {
    if (!Number.isInteger(sectionIndex) || sectionIndex < -1 || sectionIndex >= sections.length) {
      throw new RangeError(`No section ${sectionIndex} among ${sections.length}`)
    }
  }
  return Map.groupBy(tasks, ({ sectionIndex }) => sectionIndex)
}

function optionalLine(keyword: string, text: string): string[] {
  return text === '' ? [] : [`    ${keyword}${escapeMermaidField(text, 'title')}`]
}

/** Every separating colon but the last has a blank after it: see the colons of titles in `field-codes.ts`. */
function taskLine({ task, score, people }: MermaidTaskInput): string {
  const name = `      ${escapeMermaidField(task, 'task')}: ${scoreText(score)}`
  if (people.length === 0) return name
  return `${name}: ${people.map((person) => escapeMermaidField(person, 'person')).join(', ')}`.trimEnd()
}

function scoreText(score: number): string {
  if (Number.isNaN(score)) return '?'
  return Object.is(score, -0) ? '-0' : String(score)
}
