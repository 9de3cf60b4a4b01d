import { describe, expect, test } from 'vitest'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { makeTemplate } from '#shared/formats/make-template.ts'
import { renewIds } from '#shared/formats/project-json.ts'
import { readTemplate } from '#shared/formats/templates.ts'
import { cardsIn, mapsOf, personasOf, traitsOf, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { brokenInvariants } from '#test/support/invariants.ts'
import { refOf } from '#test/support/pictures.ts'
import { SMALL_PROJECT, snapshotOf } from './project-builders.ts'

const picture = refOf(Buffer.from('a picture'))

/** The small project, with all that ties its map to the project, and a second map with a persona of its own. */
const PROJECT: readonly RecordToInsert[] = [
  ...SMALL_PROJECT.map((record) =>
    record.table === 'personas' ? { ...record, fields: { ...record.fields, portrait: picture } } : record,
  ),
  { table: 'personas', id: 'noor', fields: { name: 'Noor' } },
  { table: 'traits', id: 't1', fields: { personaId: 'mira', kind: 'needs', text: 'Dry clothes' } },
  { table: 'traits', id: 't2', fields: { personaId: 'noor', kind: 'needs', text: 'Quiet' } },
  { table: 'maps', id: 'other', fields: { title: 'Other map', personaIds: ['noor'], order: 'k' } },
  { table: 'stages', id: 'os', fields: { mapId: 'other', title: 'Elsewhere' } },
  { table: 'lanes', id: 'frames', fields: { mapId: 'm', title: 'Frames', kind: 'images', order: '4' } },
  { table: 'cards', id: 'bare', fields: { kind: 'image', place: ['frames', 'p1', 'V'], image: picture } },
  {
    table: 'cards',
    id: 'told',
    fields: {
      kind: 'image',
      place: ['frames', 'p2', 'V'],
      image: picture,
      imageRatio: 1.5,
      text: 'In the rain',
    },
  },
  {
    table: 'cards',
    id: 'tied',
    fields: {
      place: ['doing', 'p1', 'V'],
      text: 'tied',
      linkedMapId: 'other',
      counterpartId: 'c1',
      votes: 4,
    },
  },
  { table: 'comments', id: 'x', fields: { mapId: 'm', targetId: 'c1', text: 'Really?' } },
  { table: 'views', id: 'v', fields: { mapId: 'm', title: 'Only rain', tags: ['rain'] } },
]

function remade(withCards: boolean, title = 'Ours'): { snapshot: Snapshot; text: string } {
  const made = makeTemplate(snapshotOf(PROJECT), 'm', { title, description: ' For commutes ', withCards })
  if (!made.ok) throw new Error(made.error.message)
  const read = readTemplate(made.value)
  if (!read.ok) throw new Error(read.error.message)
  expect(read.value.report).toEqual([])
  expect(read.value.template).toEqual({
    title: title || 'Commute',
    description: 'For commutes',
    group: 'Your templates',
    keywords: [],
  })
  return { snapshot: snapshotOf(renewIds(read.value.records)), text: JSON.stringify(made.value) }
}

const viewIn = (snapshot: Snapshot) => {
  const [map, ...others] = mapsOf(snapshot)
  expect(others).toEqual([])
  const view = map && viewMap(snapshot, map.id)
  if (!view) throw new Error('No map')
  return view
}
const textsIn = (snapshot: Snapshot) => {
  const view = viewIn(snapshot)
  return view.lanes.flatMap((lane) =>
    view.steps.flatMap((step) => cardsIn(view, lane.id, step.id).map(({ text }) => text)),
  )
}

describe('a template of a map', () => {
  test.each([true, false])('has its grid, prompts and persona (with cards: %s)', (withCards) => {
    const { snapshot } = remade(withCards)
    const { stages, steps, lanes } = viewIn(snapshot)
    expect(stages.map(({ stage }) => stage.title)).toEqual(['Notice', 'Ride'])
    expect(steps.map(({ title, width }) => [title, width])).toEqual([
      ['Hears of it', 232],
      ['Rides', 300],
    ])
    expect(lanes.map(({ title, kind, color }) => [title, kind, color])).toEqual([
      ['Doing', 'cards', 'yellow'],
      ['Feeling', 'sentiment', 'yellow'],
      ['Pains', 'pains', 'red'],
      ['Frames', 'images', 'yellow'],
    ])
    expect(lanes[0]?.prompt).toBe('What happens?')
    const [mira, ...strangers] = personasOf(snapshot)
    expect(strangers).toEqual([])
    expect(mira).toMatchObject({ name: 'Mira', color: 'green', portrait: '' })
    expect(traitsOf(snapshot, mira?.id ?? '').map(({ text }) => text)).toEqual(['Dry clothes'])
    expect(brokenInvariants(snapshot)).toEqual([])
  })

  test('with cards has them, their lines and notes, the scope and the moments', () => {
    const { snapshot } = remade(true)
    const { map, steps, notes, connectors } = viewIn(snapshot)
    expect(textsIn(snapshot)).toEqual(['tied', 'first', 'second', 'Dry!', 'Late', 'In the rain'])
    expect(map).toMatchObject({ title: 'Commute', goal: 'arrive dry' })
    expect(steps.map(({ moment }) => moment)).toEqual([false, true])
    expect(notes.map(({ text }) => text)).toEqual(['Parking lot'])
    expect(connectors).toHaveLength(1)
  })

  test('without cards leaves all of that to whoever uses it', () => {
    const { snapshot } = remade(false)
    const { map, steps, notes, connectors } = viewIn(snapshot)
    expect([textsIn(snapshot), notes, connectors]).toEqual([[], [], []])
    expect(map).toMatchObject({ title: '', goal: '' })
    expect(steps.map(({ moment }) => moment)).toEqual([false, false])
  })

  test('has nothing of the project but the map: no pictures, comments, views, votes or ties', () => {
    const { snapshot, text } = remade(true)
    expect(text).not.toContain(picture)
    expect(snapshot.comments).toEqual({})
    expect(snapshot.views).toEqual({})
    for (const card of Object.values(snapshot.cards))
      expect(card).toMatchObject({
        image: '',
        imageRatio: 1,
        votes: 0,
        linkedMapId: null,
        counterpartId: null,
      })
  })

  test('has ids of its own, so that nothing in it leads back', () => {
    const { text } = remade(true)
    for (const { table, id } of PROJECT) if (table !== 'projects') expect(text).not.toContain(`"id":"${id}"`)
  })

  test('takes the map’s title where none is said', () => {
    remade(true, '')
  })
})

test('of a map that is gone nothing is made', () => {
  const wish = { title: '', description: '', withCards: true }
  expect(makeTemplate(snapshotOf([]), 'm', wish)).toMatchObject({ ok: false, error: { code: 'no-map' } })
})
