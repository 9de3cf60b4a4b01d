import { expect, test } from 'vitest'
import { newlyRecovered, partsByMap } from '#renderer/features/merge/review-parts.ts'
import { changesBetween } from '#shared/analysis/changes.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { buildProject } from '#test/support/builders.ts'

test('changes are parted by map; a stage that went is one row with what was in it', () => {
  const { doc } = buildProject()
  const before = projectDocument(doc)
  runCommands(
    doc,
    [
      { type: 'map.add', id: 'other', fields: { title: 'Other' } },
      { type: 'stage.remove', id: 'stage1' },
      { type: 'persona.edit', id: 'persona1', changes: { name: 'Mira' } },
    ],
    'test',
  )
  const after = projectDocument(doc)
  const parts = partsByMap(changesBetween(before, after), { before, after })
  expect(parts.map(({ title, rows }) => [title, rows.map(({ change }) => change.table)])).toEqual([
    ['Map', ['stages']],
    ['Other', ['maps']],
    [null, ['personas']],
  ])
  const [stage] = parts[0]?.rows ?? []
  // Two steps, and a card in each of two lanes in each of them.
  expect(Map.groupBy(stage?.inside ?? [], ({ table }) => table).get('steps')).toHaveLength(2)
  expect(Map.groupBy(stage?.inside ?? [], ({ table }) => table).get('cards')).toHaveLength(4)
})

test('only cards that lost their place by what came are named', () => {
  const { doc, laneIds, cardIds } = buildProject()
  const [lane = '', other = ''] = laneIds
  const orphan = (id: string) => {
    const [cardId = ''] = cardIds(lane, 'step1-1')
    runCommands(
      doc,
      [
        {
          type: 'records.insert',
          records: [{ table: 'cards', id, fields: { text: cardId, place: [other, 'gone', 'V'] } }],
        },
      ],
      'test',
    )
  }
  orphan('long-lost')
  const before = projectDocument(doc)
  orphan('lost-now')
  expect(newlyRecovered({ before, after: projectDocument(doc) }).map(({ id }) => id)).toEqual(['lost-now'])
})
