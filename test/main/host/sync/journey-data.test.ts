/** Journey data on its way: one update as large as a data set may be reaches every window, and comes from whoever may edit. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { newId } from '#shared/base/ids.ts'
import { tableOf } from '#shared/document/document.ts'
import { FIGURES } from '#shared/model/figures.ts'
import { reportBattery } from '#test/support/battery.ts'
import { guestWindow } from '../support/guest-window.ts'
import { openTestDoor } from '../support/test-door.ts'
import { until } from '../support/until.ts'
import { TestWindow } from '../support/window.ts'

/** As long as figures may be, of letters that three bytes are needed for. */
const LARGEST = '€'.repeat(FIGURES.most)

const figuresIn = (window: TestWindow, id: string): string | undefined =>
  window.snapshot().dataSets[id]?.figures

function addTo(window: TestWindow, figures: string): string {
  const id = newId()
  const mapId = tableOf(window.doc, 'maps').keys().next().value ?? ''
  window.edit({ type: 'data.add', id, mapId, fields: { title: 'Shop', figures } })
  return id
}

test('reaches another window and guests, again and again, and is saved', async () => {
  const door = await openTestDoor()
  const own = await new TestWindow(door, door.projectId).synced()
  const others = await Promise.all([
    new TestWindow(door, door.projectId).synced(),
    guestWindow(door, door.join('viewer')).synced(),
    guestWindow(door, door.join('contributor')).synced(),
  ])
  const id = addTo(own, LARGEST)
  await own.saved()
  for (const other of others) await until('all of it arrived', () => figuresIn(other, id) === LARGEST)
  // As where somebody tries several settings one after the other.
  for (let turn = 0; turn < 3; turn++)
    own.edit({ type: 'data.edit', id, changes: { figures: `${turn}${LARGEST.slice(1)}` } })
  await own.saved()
  for (const other of others)
    await until('the last one arrived', () => figuresIn(other, id)?.startsWith('2') === true)
  const late = await guestWindow(door, door.join('viewer')).synced()
  expect(figuresIn(late, id)).toHaveLength(FIGURES.most)
  reportBattery('T18', 'windows that large figures reached', others.length + 1)
})

test('comes from an editor, and from nobody who may not edit', async () => {
  // Hocuspocus prints what it closes connections for.
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  onTestFinished(() => printed.mockRestore())
  const door = await openTestDoor()
  const own = await new TestWindow(door, door.projectId).synced()
  const editor = await guestWindow(door, door.join('editor')).synced()
  const added = addTo(editor, LARGEST)
  await editor.saved()
  await until('the host’s window has it', () => figuresIn(own, added) === LARGEST)
  for (const role of ['contributor', 'viewer'] as const) {
    const guest = await guestWindow(door, door.join(role)).synced()
    addTo(guest, '{}')
    guest.edit({ type: 'data.remove', id: added })
    await until(`a ${role} is refused in words`, () => guest.hasHeard('refused'))
  }
  await own.saved()
  expect(Object.keys(own.snapshot().dataSets)).toEqual([added])
})
