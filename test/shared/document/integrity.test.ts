import { describe, expect, test } from 'vitest'
import { runCommands } from '#shared/document/commands/run.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { checkIntegrity, type Finding } from '#shared/document/integrity.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { emptySnapshot } from '#shared/model/snapshot.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'
import { chanceOf } from '#test/support/random.ts'
import { randomCommand } from '#test/support/random-commands.ts'

const CARD = 'card-lane1-step1-1-1'

/** What is found in a whole project into which these records were put. */
function findingsIn(...records: RecordToInsert[]): readonly Finding[] {
  const { doc } = buildProject()
  carryOut(doc, [{ type: 'records.insert', records }])
  return checkIntegrity(projectDocument(doc))
}

const otherMap: readonly RecordToInsert[] = [
  { table: 'maps', id: 'map2', fields: { title: 'Second', order: 'z' } },
  { table: 'stages', id: 'stage-b', fields: { mapId: 'map2', order: 'V' } },
  { table: 'steps', id: 'step-b', fields: { stageId: 'stage-b', order: 'V' } },
  { table: 'lanes', id: 'lane-b', fields: { mapId: 'map2', order: 'V' } },
  { table: 'cards', id: 'card-b', fields: { place: ['lane-b', 'step-b', 'V'], text: 'Far' } },
]

const sentiment = (id: string, personaId: string | null, stepId = 'step1-1'): RecordToInsert => ({
  table: 'cards',
  id,
  fields: { kind: 'sentiment', place: ['lane3', stepId, 'V'], personaId, amount: 1 },
})

const line = (fromId: string, toId: string, mapId = 'map1'): RecordToInsert => ({
  table: 'connectors',
  id: 'line',
  fields: { mapId, fromId, toId, label: 'so' },
})

const place = (laneId: string, stepId: string): RecordToInsert => ({
  table: 'cards',
  id: 'c',
  fields: { place: [laneId, stepId, 'V'], text: 'Some\n words' },
})

type Case = [
  code: string,
  severity: string,
  table: string,
  id: string,
  message: string,
  records: RecordToInsert[],
]

const CASES: readonly Case[] = [
  [
    'card-without-lane',
    'error',
    'cards',
    'c',
    'The card “Some words” is in a lane that is not there.',
    [place('gone', 'step1-1')],
  ],
  [
    'card-without-step',
    'error',
    'cards',
    'c',
    'The card “Some words” is at a step that is not there.',
    [place('lane1', 'gone')],
  ],
  [
    'card-without-step',
    'error',
    'cards',
    'c',
    'The card “Some words” is at a step that is not there.',
    [place('lane1', 'stage1~first')],
  ],
  [
    'card-across-maps',
    'error',
    'cards',
    'c',
    'The card “Some words” is in a lane of one map and at a step of another.',
    [...otherMap, place('lane1', 'step-b')],
  ],
  [
    'step-without-stage',
    'error',
    'steps',
    's',
    'The step s is in a stage that is not there.',
    [{ table: 'steps', id: 's', fields: { stageId: 'gone' } }],
  ],
  [
    'stage-without-map',
    'error',
    'stages',
    's',
    'The stage “Lost” is on a map that is not there.',
    [{ table: 'stages', id: 's', fields: { mapId: 'gone', title: 'Lost' } }],
  ],
  [
    'lane-without-map',
    'error',
    'lanes',
    'l',
    'The lane l is on a map that is not there.',
    [{ table: 'lanes', id: 'l', fields: { mapId: 'gone' } }],
  ],
  [
    'note-without-map',
    'error',
    'notes',
    'n',
    'The note n is on a map that is not there.',
    [{ table: 'notes', id: 'n', fields: { mapId: 'gone' } }],
  ],
  [
    'connector-without-map',
    'error',
    'connectors',
    'line',
    'The connector “so” is on a map that is not there.',
    [line(CARD, 'card-lane2-step1-1-1', 'gone')],
  ],
  [
    'connector-without-card',
    'error',
    'connectors',
    'line',
    'The connector “so” ends at a card that is not there.',
    [line(CARD, 'gone')],
  ],
  [
    'connector-across-maps',
    'error',
    'connectors',
    'line',
    'The connector “so” joins cards that are not on its map.',
    [...otherMap, line(CARD, 'card-b')],
  ],
  [
    'value-misfiled',
    'error',
    'cards',
    'dot',
    'The channel value dot should be filed as lane1~step1-1~phone.',
    [
      {
        table: 'cards',
        id: 'dot',
        fields: { kind: 'channel', place: ['lane1', 'step1-1', 'V'], channels: ['phone'] },
      },
    ],
  ],
  [
    'trait-without-persona',
    'error',
    'traits',
    't',
    'The field “34” describes a persona who is not there.',
    [{ table: 'traits', id: 't', fields: { personaId: 'gone', kind: 'age', text: '34' } }],
  ],
  [
    'comment-without-map',
    'error',
    'comments',
    'k',
    'The comment “Why?” is on a map that is not there.',
    [{ table: 'comments', id: 'k', fields: { mapId: 'gone', text: 'Why?' } }],
  ],
  [
    'view-without-map',
    'error',
    'views',
    'v',
    'The saved view “Pains” is of a map that is not there.',
    [{ table: 'views', id: 'v', fields: { mapId: 'gone', title: 'Pains' } }],
  ],
  [
    'data-without-map',
    'error',
    'dataSets',
    'd',
    'The data set “Shop” is of a map that is not there.',
    [{ table: 'dataSets', id: 'd', fields: { mapId: 'gone', title: 'Shop' } }],
  ],
  [
    'group-without-map',
    'warning',
    'groups',
    'g',
    'The group “Rain” is on a map that is not there.',
    [{ table: 'groups', id: 'g', fields: { mapId: 'gone', title: 'Rain' } }],
  ],
  [
    'unknown-persona',
    'warning',
    'maps',
    'map1',
    'The map “Map” names the persona gone, who is not there.',
    [{ table: 'maps', id: 'map1', fields: { title: 'Map', personaIds: ['persona1', 'gone'] } }],
  ],
  [
    'value-misfiled',
    'error',
    'cards',
    'mine',
    'The sentiment value mine should be filed as lane3~step1-1~persona1.',
    [sentiment('mine', 'persona1')],
  ],
  [
    'bad-date',
    'warning',
    'cards',
    'c',
    'The card c is due on 2026-02-30, which is no day.',
    [{ table: 'cards', id: 'c', fields: { place: ['lane1', 'step1-1', 'z'], due: '2026-02-30' } }],
  ],
  ...['yesterday', '2026-02-30T10:00:00Z', '2026-02-20', '2026-02-20 10:00'].map(
    (createdAt): Case => [
      'bad-date',
      'warning',
      'projects',
      'project',
      `The project says it was made at “${createdAt}”, which is no date.`,
      [{ table: 'projects', id: 'project', fields: { createdAt } }],
    ],
  ),
]

describe('checkIntegrity', () => {
  test('finds nothing in a whole project, nor in none', () => {
    expect(findingsIn()).toEqual([])
    expect(findingsIn(...otherMap, sentiment('lane3~step1-1~', null))).toEqual([])
    expect(checkIntegrity(emptySnapshot())).toEqual([])
  })

  test.each(CASES)('%s (%s): %s %s', (code, severity, table, id, message, records) => {
    expect(findingsIn(...records)).toEqual([{ code, severity, table, id, message }])
  })

  test('a map without stages and lanes', () => {
    expect(findingsIn({ table: 'maps', id: 'bare', fields: { order: 'z' } })).toEqual([
      {
        code: 'map-without-stages',
        severity: 'warning',
        table: 'maps',
        id: 'bare',
        message: 'The map bare has no stages.',
      },
      {
        code: 'map-without-lanes',
        severity: 'warning',
        table: 'maps',
        id: 'bare',
        message: 'The map bare has no lanes.',
      },
    ])
  })

  test('a second sentiment of one persona at one step, whatever it is filed as', () => {
    const found = findingsIn(
      sentiment('lane3~step1-1~persona1', 'persona1'),
      sentiment('again', 'persona1'),
      sentiment('lane3~step1-2~persona1', 'persona1', 'step1-2'),
      sentiment('lane3~step1-1~', null),
    )
    expect(found.map(({ code, id }) => [code, id])).toEqual([
      ['value-misfiled', 'again'],
      ['value-doubled', 'again'],
    ])
  })

  test('a card in the column that stands in for a stage without steps is in its place', () => {
    const bare: RecordToInsert = { table: 'stages', id: 'bare', fields: { mapId: 'map1', order: 'z' } }
    expect(findingsIn(bare, place('lane1', 'bare~first'))).toEqual([])
    expect(findingsIn(bare, place('lane1', 'bare~first2')).map(({ code }) => code)).toEqual([
      'card-without-step',
    ])
  })

  test('long texts are cut, at a whole character', () => {
    const text = `${'x'.repeat(38)}😀😀😀`
    const [found] = findingsIn({ table: 'cards', id: 'c', fields: { place: ['gone', 'step1-1', 'V'], text } })
    expect(found?.message.isWellFormed()).toBe(true)
    expect(found?.message).toContain(`“${'x'.repeat(38)}😀…”`)
  })

  test('commands leave no errors behind', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { doc } = buildProject({ cardsPerCell: 2, personas: 2 })
      const chance = chanceOf(seed)
      for (let count = 0; count < 30; count++) {
        const command = randomCommand(projectDocument(doc), chance)
        runCommands(doc, [command], 'test')
        const errors = checkIntegrity(projectDocument(doc)).filter(({ severity }) => severity === 'error')
        expect(errors, `seed ${seed} after ${JSON.stringify(command)}`).toEqual([])
      }
    }
  })
})
