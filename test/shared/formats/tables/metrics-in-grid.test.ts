import { expect, test } from 'vitest'
import { projectDocument } from '#shared/document/projection.ts'
import type { FieldsOf } from '#shared/model/definitions.ts'
import { type BuiltProject, buildProject, carryOut } from '#test/support/builders.ts'
import { bring, gridOf, told } from './bring-back.ts'

const CARD = 'card-lane1-step1-1-1'

function projectWith(fields: Partial<FieldsOf<'cards'>>): BuiltProject {
  const built = buildProject({ lanes: ['metrics'], cardsPerCell: 1 })
  carryOut(built.doc, [{ type: 'cards.edit', ids: [CARD], changes: { text: '', ...fields } }])
  return built
}

const cellOf = ({ doc }: BuiltProject): string => {
  const grid = gridOf(doc)
  return grid.text(grid.find(CARD))
}

test.each([
  ['1000 people: saw the offer', { amount: 1000, unit: 'people', text: 'saw the offer' }],
  ['12.5 %: come back', { amount: 12.5, unit: '%', text: 'come back' }],
  ['-3: since May', { amount: -3, text: 'since May' }],
  ['420 people', { amount: 420, unit: 'people' }],
  ['420', { amount: 420 }],
  ['saw the offer', { text: 'saw the offer' }],
  // Where the number could not be told from the words again, the words alone stand there.
  ['saw the offer', { amount: 7, unit: 'a:b', text: 'saw the offer' }],
  ['computed', { amount: 7, formula: '1 + 6', text: 'computed' }],
])('a metric stands in the grid as %j, and comes back untouched', (cell, fields) => {
  const built = projectWith(fields)
  expect(cellOf(built)).toBe(cell)
  expect(bring(built.doc, gridOf(built.doc).workbook()).changes).toEqual([])
})

test.each([
  ['1200 people: saw the offer', { amount: 1200, unit: 'people', text: 'saw the offer' }],
  ['1000,5 people: saw it', { amount: 1000.5, unit: 'people', text: 'saw it' }],
  ['45%: saw it', { amount: 45, unit: '%', text: 'saw it' }],
  ['nobody saw it', { amount: 1000, unit: 'people', text: 'nobody saw it' }],
  ['24/7: always open', { amount: 1000, unit: 'people', text: '24/7: always open' }],
])('%j typed over it is read', (typed, fields) => {
  const { doc } = projectWith({ amount: 1000, unit: 'people', text: 'saw the offer' })
  const grid = gridOf(doc)
  grid.type(grid.find(CARD), typed)
  expect(told(bring(doc, grid.workbook()))).toEqual([`edited ${CARD}`])
  expect(projectDocument(doc).cards[CARD]).toMatchObject(fields)
})

test('what a formula computes is not typed over', () => {
  const { doc } = projectWith({ formula: '1 + 6', text: 'computed' })
  const grid = gridOf(doc)
  grid.type(grid.find(CARD), '9')
  bring(doc, grid.workbook())
  expect(projectDocument(doc).cards[CARD]).toMatchObject({ amount: null, text: '9' })
})
