import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  findPatterns,
  PATTERN_WORDS,
  type PatternKind,
  type SentimentPattern,
} from '#shared/analysis/sentiment-patterns.ts'

/** The line as values at the steps 0, 1, 2, …; a string names the pattern and its steps: `peak 1`, `drop 1-2`. */
const patternsOf = (values: readonly number[]): string[] =>
  findPatterns(values.map((value, index) => ({ stepId: String(index), value }))).map(
    ({ kind, stepIds }) =>
      `${kind} ${stepIds.length > 2 ? `${stepIds[0]}…${stepIds.at(-1)}` : stepIds.join('-')}`,
  )

describe('a peak and a trough', () => {
  test.each<[string, number[], string[]]>([
    ['stands out by 1 on both sides', [0, 1, 0], ['peak 1']],
    ['upside down is a trough', [0, -1, 0], ['trough 1']],
    ['that stands out by less is none', [0, 0.75, 0], []],
    ['that stands out on one side only is none', [0, 1.5, 1, 1.25], []],
    ['is no end of the line', [1.5, 0, 0.5], []],
    ['may rise over several steps', [0, 0.5, 1, 0.5, 0], ['peak 2']],
    ['may have a lesser one on its flank', [0, 0.5, 0.25, 1.5, 0], ['peak 3']],
    ['counts once on a plateau, at its first step', [0, 1, 1, 1, 0], ['peak 1']],
    ['on a plateau that leads on upwards is none', [0, 1, 1, 2], []],
    ['counts once where the line hardly dips between', [0, 2, 1.5, 2, 0.5], ['peak 1']],
    ['counts twice where the line dips far between', [0, 1, 0, 0, 1, 0], ['peak 1', 'trough 2', 'peak 4']],
    ['and a trough follow each other', [0, 1.5, 0, 0.5], ['peak 1']],
    ['is told in hundredths, not in fractions of binary numbers', [0.9, 1.9, 0.9], ['peak 1']],
    ['of 0.99 stands out by less than 1', [0.9, 1.89, 0.9], []],
  ])('%s', (_, values, patterns) => {
    expect(patternsOf(values)).toEqual(patterns)
  })
})

describe('a rapid drop', () => {
  test.each<[string, number[], string[]]>([
    ['is a fall of 2 from one value to the next', [1, -1], ['drop 0-1']],
    ['is no fall of less', [1, -0.75], []],
    ['is no fall over two steps', [1, 0, -1], []],
    ['is no rise', [-2, 2], []],
    ['may follow another', [2, 0, -2], ['drop 0-1', 'drop 1-2']],
    ['may lead into a trough', [1, -1, 0.5], ['trough 1', 'drop 0-1']],
    ['is told in hundredths', [1.9, -0.1], ['drop 0-1']],
  ])('%s', (_, values, patterns) => {
    expect(patternsOf(values)).toEqual(patterns)
  })
})

describe('a sawtooth', () => {
  test.each<[string, number[], string[]]>([
    ['changes direction three times in a row, each time by 1', [0, 1, 0, 1, 0], ['sawtooth 0…4']],
    ['may begin with a fall', [1, 0, 1, 0, 1], ['sawtooth 0…4']],
    ['changes direction more than twice', [0, 1, 0, 1], ['peak 1', 'trough 2']],
    ['may go on', [0, 1, 0, 1, 0, 1, 0], ['sawtooth 0…6']],
    ['ends where a swing is smaller', [0, 1, 0, 1, 0, 0.5, 0], ['sawtooth 0…4']],
    ['ends where the line goes on the same way', [0, 1, 0, 1, 0, -1], ['sawtooth 0…4']],
    ['does not begin with a small swing', [0.5, 0, 1, 0, 1, 0], ['sawtooth 1…5']],
    ['is broken by a level stretch', [0, 1, 0, 0, 1, 0], ['peak 1', 'trough 2', 'peak 4']],
    ['names its rapid drops, but not its extremes', [0, 2, 0, 1, 0], ['drop 1-2', 'sawtooth 0…4']],
    ['leaves the extremes beside it their names', [0, 1, 0, 1, 0, 0.5, 2, 0.5], ['peak 6', 'sawtooth 0…4']],
    ['can come twice', [0, 1, 0, 1, 0, 0, 1, 0, 1, 0], ['sawtooth 0…4', 'sawtooth 5…9']],
    ['is told in hundredths', [0.9, 1.9, 0.9, 1.9, 0.9], ['sawtooth 0…4']],
  ])('%s', (_, values, patterns) => {
    expect(patternsOf(values)).toEqual(patterns)
  })
})

describe('any line', () => {
  const lines = fc.array(
    fc.integer({ min: -8, max: 8 }).map((value) => value / 4),
    { maxLength: 12 },
  )

  test.each([[[]], [[1]], [[2, 2, 2]], [[0, 0.5, 0, 0.5, 0, 0.5]]])(
    'that says little has no pattern: %j',
    (values) => {
      expect(patternsOf(values)).toEqual([])
    },
  )

  test('has as many troughs as peaks once it is turned upside down', () => {
    fc.assert(
      fc.property(lines, (values) => {
        const upsideDown = patternsOf(values.map((value) => -value))
        const swapped = patternsOf(values).map((name) =>
          name.startsWith('peak') ? name.replace('peak', 'trough') : name.replace('trough', 'peak'),
        )
        const extremes = (names: readonly string[]) =>
          names.filter((name) => /^(peak|trough|sawtooth)/.test(name))
        expect(extremes(upsideDown)).toEqual(extremes(swapped))
      }),
    )
  })

  test('has its patterns where its values bear them out', () => {
    fc.assert(
      fc.property(lines, (values) => {
        const found = findPatterns(values.map((value, index) => ({ stepId: String(index), value })))
        expect(found.filter((pattern) => !isBorneOut(pattern, values))).toEqual([])
      }),
    )
  })
})

function isBorneOut({ kind, stepIds }: SentimentPattern, values: readonly number[]): boolean {
  const [first, last] = [Number(stepIds[0]), Number(stepIds.at(-1))]
  const swings = values.slice(first + 1, last + 1).map((value, index) => value - values[first + index]!)
  if (kind === 'drop') return swings.length === 1 && swings[0]! <= -2
  if (kind === 'sawtooth')
    return (
      swings.length >= 4 &&
      swings.every((swing, i) => swing ** 2 >= 1 && (i === 0 || swing * swings[i - 1]! < 0))
    )
  const sign = kind === 'peak' ? 1 : -1
  const sides = [values.slice(0, first), values.slice(first + 1)]
  return sides.every((side) => side.some((value) => sign * (values[first]! - value) >= 1))
}

test('every pattern has a name and a tip', () => {
  const kinds: PatternKind[] = ['peak', 'trough', 'drop', 'sawtooth']
  expect(kinds.map((kind) => PATTERN_WORDS[kind].label)).toEqual(['Peak', 'Trough', 'Rapid drop', 'Sawtooth'])
  for (const kind of kinds) expect(PATTERN_WORDS[kind].tip).toMatch(/\.$/)
})
