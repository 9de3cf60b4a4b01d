import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unescapeMermaidJourney } from '#shared/formats/mermaid/field-codes.ts'
import { type MermaidJourneyInput, writeMermaidJourney } from '#shared/formats/mermaid/write-journey.ts'
import { anyJourney, readJourney } from './journey-builders.ts'

const EMPTY: MermaidJourneyInput = { title: '', accTitle: '', accDescr: '', sections: [], tasks: [] }

/** What reading the written journey gives back, as far as it can be given. */
function roundTrip(journey: MermaidJourneyInput): MermaidJourneyInput {
  const { title, accTitle, accDescr, sections, tasks } = unescapeMermaidJourney(
    readJourney(writeMermaidJourney(journey)),
  )
  return {
    ...{ title, accTitle, accDescr, sections },
    tasks: tasks.map(({ sectionIndex, task, score, people }) => ({ sectionIndex, task, score, people })),
  }
}

describe('writeMermaidJourney', () => {
  it('writes what a person would', () => {
    const text = writeMermaidJourney({
      title: 'Buying shoes',
      accTitle: 'Shoes: from shop to door',
      accDescr: 'One line\nand another',
      sections: ['Shop', 'Shop', 'Door: back'],
      tasks: [
        { sectionIndex: 2, task: 'Title page #1', score: -0, people: ['Ann, Bob', ''] },
        { sectionIndex: -1, task: 'Hear of it', score: 4, people: [] },
        { sectionIndex: 0, task: 'Look around', score: 5, people: ['Ann', 'Bob'] },
        { sectionIndex: 0, task: 'Queue', score: Number.NaN, people: [''] },
      ],
    })
    expect(text).toBe(
      [
        'journey',
        '    title Buying shoes',
        '    accTitle: Shoes: from shop to door',
        '    accDescr: One line#10;and another',
        '      Hear of it: 4',
        '    section Shop',
        '      Look around: 5: Ann, Bob',
        '      Queue: ?:',
        '    section Shop',
        '    section Door#58; back',
        '      #84;itle page #35;1: -0: Ann#44; Bob,',
        '',
      ].join('\n'),
    )
  })

  it('writes an empty journey', () => {
    expect(writeMermaidJourney(EMPTY)).toBe('journey\n')
    expect(roundTrip(EMPTY)).toEqual(EMPTY)
  })

  it('loses nothing of any journey', () => {
    fc.assert(
      fc.property(anyJourney, (journey) => {
        expect(roundTrip(journey)).toEqual(journey)
      }),
      { numRuns: 500 },
    )
  })

  it('loses nothing on the second way either: reading, writing and reading changes nothing', () => {
    fc.assert(
      fc.property(anyJourney, (journey) => {
        const text = writeMermaidJourney(journey)
        expect(writeMermaidJourney(unescapeMermaidJourney(readJourney(text)))).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  it('puts tasks into their sections, keeping the order within each', () => {
    const task = (sectionIndex: number, name: string) => ({ sectionIndex, task: name, score: 3, people: [] })
    const tasks = [task(1, 'a'), task(-1, 'b'), task(0, 'c'), task(1, 'd'), task(-1, 'e')]
    const read = roundTrip({ ...EMPTY, sections: ['A', 'A'], tasks })
    expect(read.tasks.map(({ sectionIndex, task: name }) => `${sectionIndex}${name}`)).toEqual([
      ...['-1b', '-1e', '0c', '1a', '1d'],
    ])
  })

  it.each([[-2], [1], [0.5], [Number.NaN]])('throws for a section %d that is none', (sectionIndex) => {
    const tasks = [{ sectionIndex, task: 'T', score: 3, people: [] }]
    expect(() => writeMermaidJourney({ ...EMPTY, sections: ['A'], tasks })).toThrow(RangeError)
  })
})
