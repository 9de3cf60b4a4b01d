import { describe, expect, test } from 'vitest'
import { parkCardCommands, parkCommands } from '#shared/document/parking.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'

const ann = { id: 'ann', name: 'Ann' }

describe('parking', () => {
  test('puts a thought into the parking lot, signed', () => {
    const { doc } = buildProject()
    const commands = parkCommands(projectDocument(doc), 'map1', '  Who pays?\n', 'n', ann)
    if (!commands.ok) throw new Error(commands.error.message)
    carryOut(doc, commands.value)
    expect(projectDocument(doc).notes.n).toMatchObject({
      mapId: 'map1',
      text: 'Who pays?',
      parked: true,
      author: 'Ann',
      authorId: 'ann',
    })
  })

  test('makes a card a parked note of its text and the colour it shows', () => {
    const { doc } = buildProject()
    const [plain, coloured] = ['card-lane1-step1-1-1', 'card-lane1-step1-2-1']
    carryOut(doc, [{ type: 'cards.edit', ids: [coloured], changes: { color: 'red', author: 'Ann' } }])
    for (const id of [plain, coloured]) {
      const commands = parkCardCommands(projectDocument(doc), id, `parked-${id}`)
      if (!commands.ok) throw new Error(commands.error.message)
      carryOut(doc, commands.value)
    }
    const { notes, cards } = projectDocument(doc)
    expect(notes[`parked-${plain}`]).toMatchObject({
      text: `Text of ${plain}`,
      color: 'yellow',
      parked: true,
    })
    expect(notes[`parked-${coloured}`]).toMatchObject({ color: 'red', author: 'Ann' })
    expect([cards[plain], cards[coloured]]).toEqual([undefined, undefined])
  })

  test('refuses what is not there, what says nothing, and what is parked already', () => {
    const { doc } = buildProject()
    carryOut(doc, [{ type: 'note.add', id: 'taken', mapId: 'map1', fields: {} }])
    const snapshot = projectDocument(doc)
    expect(parkCommands(snapshot, 'gone', 'x', 'n', ann)).toMatchObject({ error: { code: 'gone' } })
    expect(parkCommands(snapshot, 'map1', ' \n', 'n', ann)).toMatchObject({ error: { code: 'empty' } })
    expect(parkCommands(snapshot, 'map1', 'x', 'taken', ann)).toMatchObject({ error: { code: 'taken' } })
    expect(parkCardCommands(snapshot, 'gone', 'n')).toMatchObject({ error: { code: 'gone' } })
  })
})
