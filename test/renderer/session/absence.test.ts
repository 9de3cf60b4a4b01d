import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { watchAbsence } from '#renderer/session/absence.ts'
import type { Arrival } from '#renderer/session/arrival.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { openTables } from '#shared/document/document.ts'
import { createProjection } from '#shared/document/projection.ts'
import { buildProject } from '#test/support/builders.ts'

const HOST = { what: 'the host' }
const MINUTE = 60_000
const text = (id: string, words: string): Command => ({
  type: 'cards.edit',
  ids: [id],
  changes: { text: words },
})

/** A window on the built project, beside the copy that somebody else works on. */
function openWindow() {
  const built = buildProject()
  const copy = () => {
    const doc = openTables(new Y.Doc())
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(built.doc))
    return doc
  }
  const [own, others] = [copy(), copy()]
  const clock = { now: 0 }
  const arrivals: Arrival[] = []
  const projection = createProjection(own)
  const watch = watchAbsence(
    { doc: own, source: HOST },
    projection.current,
    (arrival) => arrivals.push(arrival),
    () => clock.now,
  )
  const exchange = () => {
    Y.applyUpdate(others, Y.encodeStateAsUpdate(own, Y.encodeStateVector(others)))
    Y.applyUpdate(own, Y.encodeStateAsUpdate(others, Y.encodeStateVector(own)), HOST)
    watch.synced()
  }
  exchange()
  const [lane = '', step = ''] = [built.laneIds[0], built.stepIds[0]?.[0]]
  const [cardId = ''] = built.cardIds(lane, step)
  const textNow = (
    state: { readonly cards: Readonly<Record<string, { readonly text: string }>> } | undefined,
  ) => state?.cards[cardId]?.text
  return { own, others, clock, arrivals, watch, exchange, cardId, textNow }
}

/** The one arrival there is. */
function absenceIn(arrivals: readonly Arrival[]) {
  const [arrival, ...rest] = arrivals
  if (arrival?.kind !== 'absence' || rest.length > 0) throw new Error(`${arrivals.length} arrivals`)
  return arrival.comparison
}

test('what others did while the line was lost is told once it is back, with their names and without one’s own', () => {
  const { own, others, clock, arrivals, watch, exchange, cardId, textNow } = openWindow()
  watch.lost()
  runCommands(own, [{ type: 'map.edit', id: 'map1', changes: { title: 'Renamed here' } }], 'window')
  runCommands(
    others,
    [{ type: 'author.sign', clientId: others.clientID, name: 'Ana' }, text(cardId, 'By Ana')],
    'x',
  )
  clock.now += MINUTE
  exchange()
  const { before, after, touched } = absenceIn(arrivals)
  expect([textNow(before), textNow(after)]).toEqual([`Text of ${cardId}`, 'By Ana'])
  expect([before.maps.map1?.title, after.maps.map1?.title]).toEqual(['Renamed here', 'Renamed here'])
  expect(touched).toEqual([{ name: 'Ana', records: [`cards/${cardId}`] }])
})

test('a hiccup, an absence in which nothing happened, and what comes while one is there are not told', () => {
  const { others, clock, arrivals, watch, exchange, cardId } = openWindow()
  runCommands(others, [text(cardId, 'Live')], 'x')
  exchange()
  watch.lost()
  runCommands(others, [text(cardId, 'Within a second')], 'x')
  clock.now += 1000
  exchange()
  watch.lost()
  clock.now += MINUTE
  exchange()
  expect(arrivals).toEqual([])
})

test('a window that slept learns of the lost line only when it wakes; what came is told all the same', () => {
  const { others, clock, arrivals, watch, exchange, cardId, textNow } = openWindow()
  runCommands(others, [text(cardId, 'At night')], 'x')
  clock.now += 60 * MINUTE
  watch.lost()
  clock.now += 500
  exchange()
  expect(textNow(absenceIn(arrivals).after)).toBe('At night')
})

test('the way in is no absence', () => {
  const { arrivals, watch, others, clock, cardId } = openWindow()
  watch.close()
  const own = openTables(new Y.Doc())
  const fresh = watchAbsence(
    { doc: own, source: HOST },
    createProjection(own).current,
    (arrival) => arrivals.push(arrival),
    () => clock.now,
  )
  fresh.lost()
  runCommands(others, [text(cardId, 'Early')], 'x')
  clock.now += MINUTE
  Y.applyUpdate(own, Y.encodeStateAsUpdate(others), HOST)
  fresh.synced()
  fresh.close()
  expect(arrivals).toEqual([])
})
