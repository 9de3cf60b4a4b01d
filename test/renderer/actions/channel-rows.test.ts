import { describe, expect, test } from 'vitest'
import { moveChannelRow, renameChannelRow } from '#renderer/actions/channel-rows.ts'
import { channelDotId } from '#shared/model/card.ts'
import { carryOut } from '#test/support/builders.ts'
import { openProject } from '#test/support/project-context.ts'

function matrix() {
  const project = openProject({ lanes: ['cards', 'channels'], stages: [2] })
  carryOut(project.built.doc, [
    { type: 'lane.edit', id: 'lane2', changes: { channels: ['phone', 'e-mail', 'shop'] } },
    { type: 'channel.set', laneId: 'lane2', stepId: 'step1-1', channel: 'phone', on: true },
    { type: 'channel.set', laneId: 'lane2', stepId: 'step1-2', channel: 'shop', on: true },
    {
      type: 'cards.edit',
      ids: [channelDotId('lane2', 'step1-1', 'phone')],
      changes: { text: 'After five', tags: ['late'] },
    },
  ])
  const rows = () => project.snapshot().lanes.lane2?.channels
  return {
    project,
    rows,
    dot: (step: string, channel: string) => project.snapshot().cards[channelDotId('lane2', step, channel)],
  }
}

describe('a row of a channel matrix', () => {
  test('is renamed with its dots, which keep all else they are, in one act', () => {
    const { project, rows, dot } = matrix()
    renameChannelRow(project, 'lane2', 'phone', ' Hotline ')
    expect(rows()).toEqual(['Hotline', 'e-mail', 'shop'])
    expect(dot('step1-1', 'phone')).toBeUndefined()
    expect(dot('step1-1', 'Hotline')).toMatchObject({
      kind: 'channel',
      channels: ['Hotline'],
      text: 'After five',
      tags: ['late'],
    })
    expect(dot('step1-2', 'shop')).toBeDefined()
    project.session.history.undo()
    expect(rows()).toEqual(['phone', 'e-mail', 'shop'])
    expect(dot('step1-1', 'phone')?.text).toBe('After five')
  })

  test('keeps its name where another row has that one, or none is given', () => {
    const { project, rows } = matrix()
    expect(renameChannelRow(project, 'lane2', 'phone', 'shop')).toBe(false)
    expect(renameChannelRow(project, 'lane2', 'phone', '  ')).toBe(false)
    expect(rows()).toEqual(['phone', 'e-mail', 'shop'])
  })

  test('of a locked lane stays as it is', () => {
    const { project, rows, dot } = matrix()
    carryOut(project.built.doc, [{ type: 'lane.edit', id: 'lane2', changes: { locked: true } }])
    expect(renameChannelRow(project, 'lane2', 'phone', 'Hotline')).toBe(false)
    expect(rows()).toEqual(['phone', 'e-mail', 'shop'])
    expect(dot('step1-1', 'phone')).toBeDefined()
  })

  test('goes before another one, or last', () => {
    const { project, rows } = matrix()
    moveChannelRow(project, 'lane2', 'shop', 'phone')
    expect(rows()).toEqual(['shop', 'phone', 'e-mail'])
    moveChannelRow(project, 'lane2', 'shop', null)
    expect(rows()).toEqual(['phone', 'e-mail', 'shop'])
  })
})
