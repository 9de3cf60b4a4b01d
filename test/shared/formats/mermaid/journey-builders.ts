import fc from 'fast-check'
import type { MermaidJourney, MermaidProblem } from '#shared/formats/mermaid/journey-text.ts'
import { parseMermaidJourney } from '#shared/formats/mermaid/parse-journey.ts'
import type { MermaidJourneyInput, MermaidTaskInput } from '#shared/formats/mermaid/write-journey.ts'

/** The journey in `text`, or a failed test that shows the problem. */
export function readJourney(text: string): MermaidJourney {
  const result = parseMermaidJourney(text)
  if (!result.ok) throw new Error(`${result.error.message}\n${text}`)
  return result.value
}

/** The problem with `text`, or a failed test. */
export function problemOf(text: string): MermaidProblem {
  const result = parseMermaidJourney(text)
  if (result.ok) throw new Error(`Read without a problem: ${JSON.stringify(text)}`)
  return result.error
}

/** Pieces that mean something to Mermaid somewhere, to be strung together by properties. */
export const MERMAID_PIECES = [
  ...[
    'journey',
    'Journey',
    'title ',
    'Title',
    'section',
    'Section ',
    'accTitle',
    'accDescr',
    'accDescr:',
    '{',
    '}',
  ],
  ...[':', ': ', ',', ';', '#', '#35;', '#quot;', '#8203;', '\u200b', '：', '；', '＃', '，'],
  ...['%', '%%', '%%{init: {}}%%', '%%{', '---', '---\n', '<a b="c">', '<br/>', '&amp;', '"'],
  ...['\n', '\n\n', '\r\n', '\r', ' ', '  ', '\t', '\u2028', '\u00a0', '\ufeff', '\0'],
  ...['style', 'classDef', 'C4Container', '_', 'a', 'Do it', '5', ': 3: Me', 'é', '😀', '\ud83d'],
]

/** Texts of such pieces and of any other characters. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...MERMAID_PIECES) },
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    {
      maxLength: 8,
    },
  )
  .map((pieces) => pieces.join(''))

const score = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.double())

/** Journeys with any text in any field, tasks in the order of their sections. */
export const anyJourney: fc.Arbitrary<MermaidJourneyInput> = fc
  .record({
    title: anyText,
    accTitle: anyText,
    accDescr: anyText,
    sections: fc.array(anyText, { maxLength: 4 }),
  })
  .chain((head) =>
    fc
      .array(anyTask(head.sections.length), { maxLength: 6 })
      .map((tasks) => ({ ...head, tasks: tasks.toSorted((a, b) => a.sectionIndex - b.sectionIndex) })),
  )

function anyTask(sections: number): fc.Arbitrary<MermaidTaskInput> {
  return fc.record({
    sectionIndex: fc.integer({ min: -1, max: sections - 1 }),
    task: anyText,
    score,
    people: fc.array(anyText, { maxLength: 3 }),
  })
}
