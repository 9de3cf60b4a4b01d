import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { COMMANDS, runCommand } from '#renderer/actions/commands.ts'
import { sentimentId } from '#shared/model/card.ts'
import { carryOut, contentsOf } from '#test/support/builders.ts'
import { openProject } from '#test/support/project-context.ts'

const A = 'card-lane1-step1-1-1'

const ignored = (): void => undefined

// What a page has and Node has not; a command may open a window or wait for the next frame.
beforeAll(() => {
  vi.stubGlobal('location', new URL('http://127.0.0.1/#/project/project-1'))
  vi.stubGlobal('window', { open: () => null, addEventListener: ignored, removeEventListener: ignored })
  vi.stubGlobal('requestAnimationFrame', () => 0)
})
afterAll(() => void vi.unstubAllGlobals())

describe('the list of commands', () => {
  test('names each once, and gives no key to two', () => {
    const ids = COMMANDS.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const keys = COMMANDS.flatMap((command) => command.keys ?? [])
    // What is in hand is grouped; where that cannot be, the search goes on.
    const shared = ['$mod+g', '$mod+Shift+g', '+', '=', 'Shift++', '-']
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual(shared)
    for (const { title } of COMMANDS) expect(title).toMatch(/^\p{Lu}.*[^.]$/u)
  })

  test('has the keys that everybody knows', () => {
    const keyOf = (id: string) => COMMANDS.find((command) => command.id === id)?.keys
    expect(keyOf('edit.undo')).toContain('$mod+z')
    expect(keyOf('edit.redo')).toContain('$mod+Shift+z')
    expect(keyOf('view.fit')).toEqual(['0'])
    expect([1, 9].map((stage) => keyOf(`view.stage-${stage}`))).toEqual([['1'], ['9']])
    expect(keyOf('edit.delete')).toEqual(['Delete', 'Backspace'])
  })

  test('leaves everything alone in an empty project', () => {
    const project = openProject()
    carryOut(project.built.doc, [{ type: 'map.remove', id: 'map1' }])
    const before = contentsOf(project.built.doc)
    for (const { id } of COMMANDS) runCommand(project, id)
    expect(contentsOf(project.built.doc)).toBe(before)
  })

  test('does something or nothing, but never fails, wherever the keyboard is', () => {
    for (const { id } of COMMANDS) {
      const project = openProject({ personas: 0 })
      carryOut(project.built.doc, [
        { type: 'note.add', id: 'note', mapId: 'map1', fields: {} },
        {
          type: 'connector.add',
          id: 'line',
          mapId: 'map1',
          fields: { fromId: A, toId: 'card-lane2-step1-1-1' },
        },
      ])
      for (const selection of [[], [A], ['note', 'line'], ['gone']]) {
        project.pick(...selection)
        runCommand(project, id)
      }
      expect(project.model.getState().model, id).not.toBeNull()
    }
  })
})

describe('a command', () => {
  test('that is not enabled does nothing', () => {
    const project = openProject()
    const before = contentsOf(project.built.doc)
    for (const id of ['edit.undo', 'edit.delete', 'card.impact', 'card.connect', 'step.add', 'no.such'])
      runCommand(project, id)
    expect(contentsOf(project.built.doc)).toBe(before)
  })

  test('undoes and redoes', () => {
    const project = openProject()
    project.pick(A)
    runCommand(project, 'edit.delete')
    expect(project.snapshot().cards[A]).toBeUndefined()
    runCommand(project, 'edit.undo')
    expect(project.card(A).text).toBe(`Text of ${A}`)
    runCommand(project, 'edit.redo')
    expect(project.snapshot().cards[A]).toBeUndefined()
  })

  test('acts on the cell that has the keyboard', () => {
    const project = openProject()
    project.pick(A)
    runCommand(project, 'step.moment')
    expect(project.snapshot().steps['step1-1']?.moment).toBe(true)
    runCommand(project, 'step.add')
    expect(project.shown().view.stages[0]!.steps).toHaveLength(3)
    runCommand(project, 'lane.add.metrics')
    expect(project.shown().view.lanes[1]!.kind).toBe('metrics')
    project.window.setState({ cell: { laneId: 'lane3', stepId: 'step1-1' } })
    runCommand(project, 'sentiment.down')
    expect(project.card(sentimentId('lane3', 'step1-1', 'persona1')).amount).toBe(-0.5)
    runCommand(project, 'stage.add')
    expect(project.shown().view.stages[1]!.stage.title).toBe('New stage')
  })

  test('Escape gives up the selection first, then the place of the keyboard', () => {
    const project = openProject()
    project.pick(A)
    runCommand(project, 'edit.leave')
    expect(project.window.getState()).toMatchObject({ selection: new Set(), cell: { laneId: 'lane1' } })
    runCommand(project, 'edit.leave')
    expect(project.window.getState().cell).toBeNull()
  })
})
