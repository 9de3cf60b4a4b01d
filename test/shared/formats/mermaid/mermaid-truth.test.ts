import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { unescapeMermaidJourney } from '#shared/formats/mermaid/field-codes.ts'
import type { MermaidJourney } from '#shared/formats/mermaid/journey-text.ts'
import { parseMermaidJourney } from '#shared/formats/mermaid/parse-journey.ts'
import { writeMermaidJourney } from '#shared/formats/mermaid/write-journey.ts'
import { readJourney } from './journey-builders.ts'

const data = resolve(import.meta.dirname, '../../../../../shared/data')
const truthFile = resolve(data, 'truth/mermaid-journeys.json')
const present = existsSync(truthFile)

interface OracleJourney {
  readonly ok: true
  readonly title: string
  readonly accTitle: string
  readonly accDescr: string
  readonly sections: readonly string[]
  readonly tasks: readonly {
    section: string
    task: string
    score: number | 'NaN'
    people: readonly string[]
  }[]
  readonly actors: readonly string[]
}

interface OracleError {
  readonly ok: false
  readonly error: string
}

interface Truth {
  readonly files: Readonly<Record<string, OracleJourney | OracleError>>
  readonly probes: readonly { name: string; input: string; result: OracleJourney | OracleError }[]
}

const truth: Truth = present ? JSON.parse(readFileSync(truthFile, 'utf8')) : { files: {}, probes: [] }

describe.skipIf(!present)(`Mermaid's own reading${present ? '' : ' (skipped: no ../shared/data)'}`, () => {
  it('covers the 12 files and 55 probes', () => {
    expect(Object.keys(truth.files)).toHaveLength(12)
    expect(truth.probes).toHaveLength(55)
  })

  it.each(Object.entries(truth.files))('file %s', (name, oracle) => {
    compare(readFileSync(resolve(data, 'maps/mermaid', name), 'utf8'), oracle)
  })

  it.each(truth.probes.map(({ name, input, result }) => [name, input, result] as const))(
    'probe %s',
    (_name, input, oracle) => compare(input, oracle),
  )

  it.each(Object.keys(truth.files))('writes %s so that it reads the same', (name) => {
    const plain = unescapeMermaidJourney(
      readJourney(readFileSync(resolve(data, 'maps/mermaid', name), 'utf8')),
    )
    const again = unescapeMermaidJourney(readJourney(writeMermaidJourney(plain)))
    expect(asOracle(again)).toEqual(asOracle(plain))
  })
})

function compare(text: string, oracle: OracleJourney | OracleError): void {
  const result = parseMermaidJourney(text)
  if (oracle.ok) {
    expect(result.ok && asOracle(result.value)).toEqual(oracle)
  } else {
    const line = Number(/Parse error on line (\d+)/.exec(oracle.error)?.[1] ?? 1)
    expect(result).toMatchObject({
      ok: false,
      error: { line, message: expect.stringContaining(`Line ${line}: `) },
    })
  }
}

/** Our reading in the words of the truth file, which has no indices and lines. */
function asOracle({ frontMatterTitle: _, ...journey }: MermaidJourney): OracleJourney {
  const tasks = journey.tasks.map(({ section, sectionIndex, task, score, people }) => {
    expect(journey.sections[sectionIndex] ?? '').toBe(section)
    return { section, task, score: Number.isNaN(score) ? ('NaN' as const) : score, people }
  })
  const actors = [...new Set(tasks.flatMap(({ people }) => people))].sort()
  return { ok: true, ...journey, tasks, actors }
}
