import { expect, test } from 'vitest'
import { channelsIn, choiceIn, dayIn, feelingIn, wordsIn } from '#shared/formats/tables/cards-values.ts'
import { kindInWords, knownLane, roleOfHeading } from '#shared/formats/tables/cards-words.ts'

test.each([
  ['2026-03-04', '2026-03-04'],
  ['2026/3/4 10:00', '2026-03-04'],
  ['2026-03-04T10:00:00Z', '2026-03-04'],
  ['4.3.2026', '2026-03-04'],
  ['3/4/2026', '2026-04-03'],
  ['3/25/2026', '2026-03-25'],
  ['25/3/26', '2026-03-25'],
  ['4 March 2026', '2026-03-04'],
  ['4th Mar 2026', '2026-03-04'],
  ['March 4, 2026', '2026-03-04'],
  ['30/2/2026', undefined],
  ['2026-13-01', undefined],
  ['soon', undefined],
  ['42', undefined],
])('the day in %s is %s', (words, day) => expect(dayIn(words, true)).toBe(day))

test('numbers alone are read by the order of the table', () => {
  expect(dayIn('3/4/2026', false)).toBe('2026-03-04')
})

test.each([
  ['2', 'levels', 2],
  ['−1.5', 'levels', -1.5],
  ['3', 'levels', undefined],
  ['5', 'stars', 2],
  ['4/5', 'stars', 1],
  ['0', 'ten', -2],
  ['10', 'ten', 2],
  ['Delighted', 'stars', 2],
  ['😣', 'ten', -2],
  ['VERY unhappy', 'levels', -2],
  ['so so', 'levels', undefined],
] as const)('the feeling in %s (%s) is %s', (words, scale, feeling) =>
  expect(feelingIn(words, scale)).toBe(feeling),
)

test('closed lists are met by name, label and common word', () => {
  expect(choiceIn('impact', 'Needs a work-around')).toBe('workaround')
  expect(choiceIn('impact', 'HIGH')).toBe('abandons')
  expect(choiceIn('progress', 'under way')).toBe('doing')
  expect(choiceIn('color', 'purple')).toBe('violet')
  expect(choiceIn('evidence', 'perhaps')).toBeUndefined()
})

test('lists of words lose signs and doubles; channels go by their usual names', () => {
  expect(wordsIn('#a, b;b | c\n d')).toEqual(['a', 'b', 'c', 'd'])
  expect(channelsIn('E-Mail, Carrier pigeon')).toEqual(['e-mail', 'Carrier pigeon'])
})

test('headings, lanes and kinds are known by many names', () => {
  expect(roleOfHeading(' Due Date: ')).toBe('due')
  expect(roleOfHeading('Wetter')).toBeNull()
  expect(knownLane('User frustrations')).toMatchObject({ kind: 'pains', title: 'User frustrations' })
  expect(knownLane('Thoughts and questions')?.prompt).toBe('What do they think or ask?')
  expect(knownLane('Misc')).toBeUndefined()
  expect(kindInWords('Pain point')).toBe('pains')
  expect(kindInWords('opportunity')).toBe('opportunities')
  expect(kindInWords('whatever')).toBeUndefined()
})
