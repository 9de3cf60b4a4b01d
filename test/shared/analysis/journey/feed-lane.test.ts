import { describe, expect, test } from 'vitest'
import { feedCommands, refeedCommands } from '#shared/analysis/journey/feed-lane.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { projectDocument } from '#shared/document/projection.ts'
import type { Match } from '#shared/model/data-set.ts'
import { fedCardId, stepsToFeed } from '#shared/model/fed-metrics.ts'
import { cardsIn, type MapView, viewMap } from '#shared/model/map-view.ts'
import { documentOf } from '#test/shared/formats/project-builders.ts'
import { card, dataSet, GRID, lane } from '#test/shared/model/support/fed-map.ts'

const at = (view: MapView, stepId: string) => cardsIn(view, 'l', stepId)[0]!

describe('feeding a lane', () => {
  const matches: readonly Match[] = [
    ['a', 's1'],
    ['b', 'p4'],
    ['c', 'gone'],
  ]
  const feed = { measure: 'reached', dataSetId: 'd', matches } as const
  const doc = () =>
    documentOf([...GRID, dataSet('d'), lane('l', 'Came', null), lane('k', 'Mine', null), card('l', 'p4')])

  test('adds the cards that the matched steps lack, once, with the same ids everywhere', () => {
    const one = doc()
    const run = (commands: readonly Command[]) => expect(runCommands(one, commands, 'test').ok).toBe(true)
    const commands = () => {
      const snapshot = projectDocument(one)
      return feedCommands(snapshot, viewMap(snapshot, 'm') as MapView, 'l', feed)
    }
    expect(stepsToFeed((viewMap(projectDocument(one), 'm') as MapView).stages, matches)).toEqual(['p1', 'p4'])
    run(commands())
    const view = viewMap(projectDocument(one), 'm') as MapView
    expect(at(view, 'p1')).toMatchObject({ id: fedCardId('l', 'p1'), amount: 1000 })
    expect(cardsIn(view, 'l', 'p4').map(({ id, amount }) => [id, amount])).toEqual([['l-p4', 100]])
    expect(commands().map(({ type }) => type)).toEqual(['lane.edit'])
  })

  test('after other matches adds what is lacking then, and leaves a card alone that somebody put elsewhere', () => {
    const one = doc()
    const now = () => projectDocument(one)
    const view = () => viewMap(now(), 'm') as MapView
    runCommands(one, feedCommands(now(), view(), 'l', feed), 'test')
    const moved = { id: fedCardId('l', 'p1'), laneId: 'k', stepId: 'p1', beforeId: null }
    runCommands(one, [{ type: 'cards.move', moves: [moved] }], 'test')
    const more: readonly Match[] = [...matches, ['d', 'p3']]
    const commands = refeedCommands(now(), view(), 'd', more)
    expect(commands).toEqual([
      {
        type: 'cards.add',
        beforeId: null,
        cards: [{ id: fedCardId('l', 'p3'), laneId: 'l', stepId: 'p3', fields: {} }],
      },
    ])
    runCommands(one, commands, 'test')
    expect(refeedCommands(now(), view(), 'd', more)).toEqual([])
    expect(at(view(), 'p3').amount).toBe(500)
  })
})
