import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Command } from '#shared/document/commands/types.ts'
import { openTables } from '#shared/document/document.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { keepUnseenWork, unseenWork } from '#shared/document/unseen-work.ts'
import { recoveredCards } from '#shared/model/map-view.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'

const CARD = 'card-lane1-step1-1-1'
const text = (id: string, words: string): Command => ({
  type: 'cards.edit',
  ids: [id],
  changes: { text: words },
})

/** Two copies of the built project, each with what was done to it alone. */
function apart(here: readonly Command[], there: readonly Command[], both: readonly Command[] = []) {
  const { doc } = buildProject()
  carryOut(doc, both)
  const copy = (commands: readonly Command[]) => {
    const own = openTables(new Y.Doc())
    Y.applyUpdate(own, Y.encodeStateAsUpdate(doc))
    carryOut(own, commands)
    return own
  }
  return [copy(here), copy(there)] as const
}

/** Takes the other copy in, as a window or a host does. */
function takeIn(own: Y.Doc, other: Y.Doc): number {
  const work = unseenWork(own, Y.encodeStateVector(other))
  Y.applyUpdate(own, Y.encodeStateAsUpdate(other, Y.encodeStateVector(own)))
  return keepUnseenWork(own, work, 'test')
}

test('a card edited here while its stage was deleted there waits in the tray, as it reads now', () => {
  const [here, there] = apart([text(CARD, 'Edited')], [{ type: 'stage.remove', id: 'stage1' }])
  expect(takeIn(here, there)).toBe(1)
  expect(recoveredCards(projectDocument(here)).map((card) => card.text)).toEqual(['Edited'])
  expect(takeIn(there, here)).toBe(0)
  expect(projectDocument(there)).toEqual(projectDocument(here))
})

test('so does one that was moved out of the stage: it stands where it was moved to', () => {
  const move: Command = {
    type: 'cards.move',
    moves: [{ id: CARD, laneId: 'lane1', stepId: 'step2-1', beforeId: null }],
  }
  const [here, there] = apart([move], [{ type: 'stage.remove', id: 'stage1' }])
  expect(takeIn(here, there)).toBe(1)
  expect(recoveredCards(projectDocument(here))).toEqual([])
  expect(projectDocument(here).cards[CARD]?.place.slice(0, 2)).toEqual(['lane1', 'step2-1'])
})

test('what nobody worked on goes, and so does what was deleted by somebody who had seen the work', () => {
  const [here, there] = apart([text(CARD, 'Edited')], [])
  takeIn(there, here)
  carryOut(there, [{ type: 'stage.remove', id: 'stage1' }])
  expect(takeIn(here, there)).toBe(0)
  expect(recoveredCards(projectDocument(here))).toEqual([])
})

test('a value of a step goes with the step', () => {
  const rated = (amount: number): Command => ({
    type: 'sentiment.set',
    laneId: 'lane3',
    stepId: 'step1-1',
    personaId: null,
    amount,
  })
  const [here, there] = apart([rated(2)], [{ type: 'stage.remove', id: 'stage1' }], [rated(-1)])
  expect(takeIn(here, there)).toBe(0)
  expect(Object.values(projectDocument(here).cards).filter(({ kind }) => kind === 'sentiment')).toEqual([])
})
