import { expect, test } from 'vitest'
import { chooseMap } from '#main/cli/choose-map.ts'
import { projectFile, smallMap, snapshotIn } from './support/projects.ts'

const snapshot = snapshotIn(
  projectFile([
    ...smallMap('second', 'Future state', 'V'),
    ...smallMap('first', 'Now', 'G'),
    ...smallMap('third', '2', 'k'),
    ...smallMap('fourth', 'Twice', 'm'),
    ...smallMap('fifth', 'twice ', 'n'),
  ]),
)

const chosen = (wanted?: string) => {
  const map = chooseMap(snapshot, wanted)
  return map.ok ? [map.value.number, map.value.view.map.id] : map.error.message
}

test('the first where none is named', () => expect(chosen()).toEqual([1, 'first']))

test.each([
  ['Now', 1, 'first'],
  [' future STATE', 2, 'second'],
  ['5', 5, 'fifth'],
  ['1', 1, 'first'],
])('%j', (wanted, number, id) => expect(chosen(wanted)).toEqual([number, id]))

test('a title counts before a number', () => expect(chosen('2')).toEqual([3, 'third']))

const ALL = 'There is 1 “Now”, 2 “Future state”, 3 “2”, 4 “Twice”, 5 “twice ”.'

test.each(['0', '6', '-1', '1.0', 'No', ''])('%j is none, and all are told', (wanted) => {
  expect(chosen(wanted)).toBe(`There is no map “${wanted}”. ${ALL}`)
})

test('two of one title are told apart by number', () => {
  expect(chosen('TWICE')).toBe(`Several maps are called “TWICE”. Say which by its number. ${ALL}`)
})

test('a project without maps', () => {
  expect(chooseMap(snapshotIn(projectFile([])), undefined)).toMatchObject({ error: { code: 'no-map' } })
})
