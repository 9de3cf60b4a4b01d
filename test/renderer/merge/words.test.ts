import { expect, test } from 'vitest'
import { absenceWords, kindsWords, namesWords } from '#renderer/features/merge/words.ts'
import type { Change } from '#shared/analysis/changes.ts'

const change = (id: string, kind: Change['kind'], ...by: string[]): Change => ({
  kind,
  table: 'cards',
  id,
  mapId: 'map1',
  fields: [],
  by,
  within: null,
})

test.each([
  [['Ana'], 'Ana'],
  [['Ana', 'Ben'], 'Ana and Ben'],
  [['Ana', 'Ben', 'Cleo'], 'Ana, Ben and Cleo'],
  [['Ana', 'Ben', 'Cleo', 'Dora', 'Emil'], 'Ana, Ben and 3 others'],
  [['Ana', ''], 'Ana'],
  [[''], 'somebody'],
])('%j are called %s', (names, words) => {
  expect(namesWords(names)).toBe(words)
})

test('an absence is told with its changes and who made them, each change once', () => {
  expect(absenceWords([change('a', 'added', 'Ana')])).toBe('While you were away: 1 change by Ana.')
  const shared = [change('a', 'added', 'Ana'), change('b', 'moved', 'Ana', 'Ben')]
  expect(absenceWords(shared)).toBe('While you were away: 2 changes by Ana and Ben.')
})

test('what one person did is counted kind by kind', () => {
  const changes = [change('a', 'removed'), change('b', 'added'), change('c', 'added')]
  expect(kindsWords(changes)).toBe('2 added, 1 removed')
})
