/** Guests edit, but a project's history is the business of the host's own windows. */
import { expect, test } from 'vitest'
import type { HostMessage } from '#shared/protocol/session.ts'
import { writeMessage } from '#shared/protocol/session.ts'
import { buildProject } from '#test/support/builders.ts'
import { guestWindow } from '../support/guest-window.ts'
import { openTestDoor } from '../support/test-door.ts'
import { until } from '../support/until.ts'
import { TestWindow } from '../support/window.ts'

const losses = (heard: readonly HostMessage[]) =>
  heard.flatMap((message) => (message.type === 'loss' ? [message.loss] : []))

test('a guest neither hears of a loss nor answers for it', async () => {
  const built = buildProject({ cardsPerCell: 5 })
  const door = await openTestDoor({ doc: built.doc })
  const own = await new TestWindow(door, door.projectId).synced()
  const guest = await guestWindow(door, door.join('editor')).synced()
  const { clientID } = guest.doc
  guest.provider.awareness?.setLocalState({ participantId: 'gus' })
  guest.edit({ type: 'author.sign', clientId: clientID, name: 'Gus' })
  guest.edit({ type: 'cards.remove', ids: Object.keys(guest.snapshot().cards) })
  await guest.saved()
  const loss = await until('the own window is asked', () => losses(own.heard).at(-1))
  expect(loss).toMatchObject({ lost: 40, of: 40 })

  const answer = writeMessage({ type: 'loss-answered', versionId: loss.versionId })
  guest.provider.sendStateless(answer)
  await guest.saved()
  expect(losses(own.heard).at(-1)).toEqual(loss)
  expect(guest.heard.filter(({ type }) => type === 'loss' || type === 'history')).toEqual([])
  own.provider.sendStateless(answer)
  await until('nobody is asked any more', () => losses(own.heard).at(-1) === null)
})
