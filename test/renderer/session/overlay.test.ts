import { expect, onTestFinished, test } from 'vitest'
import { Overlay } from '#renderer/session/overlay.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { refuseContribution, signContribution } from '#shared/document/rights.ts'
import { buildProject } from '#test/support/builders.ts'

const ANA = { id: 'ana', name: 'Ana' }
const CARD = 'card-lane1-step1-1-1'
const OTHER = 'card-lane1-step1-2-1'

const add = (id: string, text = ''): Command => ({
  type: 'cards.add',
  cards: [{ id, laneId: 'lane1', stepId: 'step1-1', fields: { text } }],
  beforeId: null,
})
const word = (id: string, text: string): Command => ({ type: 'cards.edit', ids: [id], changes: { text } })

function contributor() {
  const { doc } = buildProject()
  const overlay = new Overlay(doc, {
    refuse: (snapshot, command) => refuseContribution(snapshot, ANA, command),
    sign: (command) => signContribution(command, ANA),
  })
  onTestFinished(() => overlay.destroy())
  const host = (commands: readonly Command[]) =>
    runCommands(
      doc,
      commands.map((command) => signContribution(command, ANA)),
      'host',
    )
  return { doc, overlay, host }
}

test('what is tried shows at once, as the host will sign it, and the replica knows nothing of it', () => {
  const { doc, overlay } = contributor()
  expect(overlay.run([add('mine', 'Hello')]).ok).toBe(true)
  expect(overlay.current().cards.mine).toMatchObject({ text: 'Hello', authorId: 'ana', author: 'Ana' })
  expect(doc.getMap('cards').has('mine')).toBe(false)
})

test('records that nothing was asked of are the replica’s own', () => {
  const { overlay } = contributor()
  const before = overlay.current()
  overlay.run([add('mine')])
  const after = overlay.current()
  expect(after.cards[CARD]).toBe(before.cards[CARD])
  expect(after.lanes).toBe(before.lanes)
  expect(after.cards).not.toBe(before.cards)
  expect(overlay.current()).toBe(after)
})

test('a card of somebody else is not changed, and what came before in the same act is not either', () => {
  const { overlay } = contributor()
  const refused = overlay.run([add('mine'), word(CARD, 'Not mine')])
  expect(refused.ok).toBe(false)
  expect(overlay.current().cards.mine).toBeUndefined()
  expect(overlay.current().cards[CARD]?.text).toBe(`Text of ${CARD}`)
})

test('what the host did of it is there once, letter by letter', () => {
  const { overlay, host } = contributor()
  overlay.run([add('mine', '')])
  overlay.run([word('mine', 'a')])
  host([add('mine', ''), word('mine', 'a')])
  expect(overlay.current().cards.mine?.text).toBe('a')
  overlay.run([word('mine', 'ab')])
  expect(overlay.current().cards.mine?.text).toBe('ab')
  overlay.rebuild([[word('mine', 'ab')]])
  expect(overlay.current().cards.mine?.text).toBe('ab')
  overlay.rebuild([])
  expect(overlay.current().cards.mine?.text).toBe('a')
})

test('a record that comes out the same of a rebuilding keeps its identity', () => {
  const { overlay, host } = contributor()
  overlay.run([add('mine', 'a')])
  const before = overlay.current().cards.mine
  host([word(OTHER, 'Changed by somebody else')])
  overlay.rebuild([[add('mine', 'a')]])
  expect(overlay.current().cards.mine).toBe(before)
  expect(overlay.current().cards[OTHER]?.text).toBe('Changed by somebody else')
})

test('what cannot be done any more falls away, the rest stays', () => {
  const { overlay, host } = contributor()
  overlay.run([add('mine', 'a')])
  host([add('gone', 'x')])
  overlay.rebuild([[add('mine', 'a')]])
  overlay.run([word('gone', 'y')])
  host([{ type: 'cards.remove', ids: ['gone'] }])
  overlay.rebuild([[add('mine', 'a')], [word('gone', 'y')]])
  expect(overlay.current().cards.gone).toBeUndefined()
  expect(overlay.current().cards.mine?.text).toBe('a')
})

test('what was tried before does not show through once it is over', () => {
  const { overlay } = contributor()
  overlay.run([add('dropped', 'a')])
  overlay.rebuild([])
  expect(overlay.current().cards.dropped).toBeUndefined()
  overlay.run([add('mine', 'b')])
  expect(overlay.current().cards.dropped).toBeUndefined()
  expect(overlay.current().cards.mine?.text).toBe('b')
})
