import { expect, test } from 'vitest'
import { setFilter } from '#renderer/actions/filter-actions.ts'
import { showRecord } from '#renderer/actions/show-record.ts'
import { NO_FILTER } from '#shared/model/filter.ts'
import { carryOut } from '#test/support/builders.ts'
import { openProject } from '#test/support/project-context.ts'

const CARD = 'card-lane1-step1-1-1'

test('a card that a filter hides comes into sight when it is shown', () => {
  const project = openProject()
  setFilter(project, { ...NO_FILTER, kinds: ['pain'] }, 'hide')
  expect(project.shown().layout.cardById.has(CARD)).toBe(false)
  showRecord(project, 'cards', CARD)
  expect(project.shown().layout.cardById.has(CARD)).toBe(true)
  expect(project.window.getState().selection).toEqual(new Set([CARD]))
})

test('a card that lost its cell is shown in the tray', () => {
  const project = openProject()
  carryOut(project.built.doc, [
    {
      type: 'records.insert',
      records: [{ table: 'cards', id: 'lost', fields: { place: ['lane1', 'gone', 'V'] } }],
    },
    {
      type: 'records.insert',
      records: [{ table: 'cards', id: 'astray', fields: { place: ['gone', 'gone', 'V'] } }],
    },
  ])
  for (const id of ['lost', 'astray']) {
    project.window.setState({ panel: 'find' })
    showRecord(project, 'cards', id)
    expect(project.window.getState().panel, id).toBe('recovered')
  }
})

test('stages, steps and lanes are put in hand, notes and connectors selected', () => {
  const project = openProject()
  carryOut(project.built.doc, [
    { type: 'note.add', id: 'note', mapId: 'map1', fields: { x: 0, y: -200 } },
    {
      type: 'connector.add',
      id: 'line',
      mapId: 'map1',
      fields: { fromId: CARD, toId: 'card-lane2-step1-1-1' },
    },
  ])
  for (const [table, id, kind] of [
    ['stages', 'stage2', 'stage'],
    ['steps', 'step2-1', 'step'],
    ['lanes', 'lane3', 'lane'],
  ] as const) {
    showRecord(project, table, id)
    expect(project.window.getState().header).toEqual({ kind, id })
  }
  for (const [table, id] of [
    ['notes', 'note'],
    ['connectors', 'line'],
  ] as const) {
    showRecord(project, table, id)
    expect(project.window.getState()).toMatchObject({ selection: new Set([id]), header: null })
  }
})

test('a saved view is applied on its map', () => {
  const project = openProject()
  carryOut(project.built.doc, [
    { type: 'map.add', id: 'map2', fields: {} },
    {
      type: 'view.add',
      id: 'view',
      mapId: 'map2',
      fields: { title: 'Pains', kinds: ['pain'], mode: 'hide' },
    },
  ])
  showRecord(project, 'views', 'view')
  expect(project.shown().whole.map.id).toBe('map2')
  expect(project.window.getState()).toMatchObject({ filterMode: 'hide', filter: { kinds: ['pain'] } })
})

test('what somebody has deleted meanwhile is passed over', () => {
  const project = openProject()
  const before = project.window.getState()
  for (const table of [
    'cards',
    'notes',
    'stages',
    'lanes',
    'comments',
    'personas',
    'traits',
    'maps',
    'views',
  ] as const)
    showRecord(project, table, 'gone')
  expect(project.window.getState()).toEqual(before)
})
