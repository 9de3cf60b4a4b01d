import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unescapeMermaidJourney } from '#shared/formats/mermaid/field-codes.ts'
import { MAX_MERMAID_LENGTH } from '#shared/formats/mermaid/journey-problems.ts'
import { parseMermaidJourney } from '#shared/formats/mermaid/parse-journey.ts'
import { writeMermaidJourney } from '#shared/formats/mermaid/write-journey.ts'
import { anyJourney, anyText, MERMAID_PIECES } from './journey-builders.ts'

/** Whatever the text, the answer is a journey that holds together or a problem with a line of the text. */
function checkAnswer(text: string): void {
  const lines = text.split(/\r\n?|\n/).length
  const result = parseMermaidJourney(text)
  if (!result.ok) {
    expect(result.error.line).toBeGreaterThanOrEqual(1)
    expect(result.error.line).toBeLessThanOrEqual(lines)
    expect(result.error.message).toMatch(/^Line \d+: \S.*\.$/u)
    return
  }
  const { sections, tasks } = result.value
  let last = { sectionIndex: -1, line: 1 }
  for (const task of tasks) {
    expect(task.section).toBe(sections[task.sectionIndex] ?? '')
    expect(task.sectionIndex).toBeGreaterThanOrEqual(last.sectionIndex)
    expect(task.line).toBeGreaterThanOrEqual(last.line)
    expect(task.line).toBeLessThanOrEqual(lines)
    last = task
  }
  expect(() => unescapeMermaidJourney(result.value)).not.toThrow()
}

const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat({ max: 6 }),
  insert: fc.oneof(fc.constantFrom('', ...MERMAID_PIECES), anyText),
})

/** A written journey with a few places changed: close to the real thing, hence deep into the grammar. */
const mutatedJourney = fc
  .tuple(anyJourney, fc.array(mutation, { minLength: 1, maxLength: 4 }))
  .map(([journey, mutations]) =>
    mutations.reduce((text, { at, remove, insert }) => {
      const start = Math.floor(at * text.length)
      return text.slice(0, start) + insert + text.slice(start + remove)
    }, writeMermaidJourney(journey)),
  )

describe('parseMermaidJourney never throws', () => {
  it('on any string', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), checkAnswer), { numRuns: 500 })
  })

  it('on any string of meaningful pieces', () => {
    fc.assert(fc.property(anyText, checkAnswer), { numRuns: 500 })
    fc.assert(
      fc.property(
        anyText.map((text) => `journey\n${text}`),
        checkAnswer,
      ),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(
        anyText.map((text) => `---\n${text}\n---\njourney`),
        checkAnswer,
      ),
      { numRuns: 500 },
    )
  })

  it('on mutated journeys', () => {
    fc.assert(fc.property(mutatedJourney, checkAnswer), { numRuns: 500 })
  })

  // Each of these takes minutes with an expression that backtracks, and the test would run out of time.
  it.each([
    ['open tags', 'journey\n', '<a'],
    ['open directives', 'journey\n', '%%{'],
    ['directives without end', '', '%%{a'],
    ['blanks', `journey${'\n'.repeat(10_000)}`, ' '],
    ['style lines', 'journey\nstyle', ':a'],
    ['codes', 'journey\n', '#35;'],
    ['hashes', 'journey\n', '#a'],
    ['fences', '---\n', '---\t'],
    ['quoted front matter', '---\ntitle: "', '\\n'],
    ['keywords', 'journey\n', 'accTitle :'],
    ['line separators', 'journey', '\u2028'],
  ])('nor dawdles on a megabyte of %s', (_name, start, unit) => {
    const body = unit.repeat(Math.floor((MAX_MERMAID_LENGTH - start.length - 20) / unit.length))
    checkAnswer(start + body)
    checkAnswer(`${start}${body};"\n---\njourney`)
  })
})
