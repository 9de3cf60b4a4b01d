import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Command } from '#shared/document/commands/types.ts'
import { createDocument } from '#shared/document/document.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { createUndoHistory, gestureKey, UNDO_LIMIT, type UndoHistory } from '#shared/document/undo.ts'
import { buildProject, carryOut, contentsOf } from '#test/support/builders.ts'
import { chanceOf } from '#test/support/random.ts'
import { randomCommand } from '#test/support/random-commands.ts'

const CARD = 'card-lane1-step1-1-1'

/** A person at a copy of a project: acts, undoes, redoes, at a time of the test's making. */
interface Person {
  readonly doc: Y.Doc
  readonly history: UndoHistory
  readonly act: (label: string, command: Command, joinKey?: string) => void
  readonly wait: (milliseconds: number) => void
}

function person(doc = buildProject().doc): Person {
  const origin = {}
  let now = 1_000_000
  const history = createUndoHistory(doc, origin, () => now)
  return {
    doc,
    history,
    act(label, command, joinKey) {
      history.begin(label, joinKey)
      carryOut(doc, [command], origin)
    },
    wait: (milliseconds) => {
      now += milliseconds
    },
  }
}

/** Two people at copies that stay in step. */
function twoPeople(): [Person, Person] {
  const one = buildProject().doc
  const two = new Y.Doc()
  Y.applyUpdate(two, Y.encodeStateAsUpdate(one))
  for (const [from, to] of [
    [one, two],
    [two, one],
  ] as const)
    from.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'network') Y.applyUpdate(to, update, 'network')
    })
  return [person(one), person(two)]
}

const write = (text: string, id = CARD): Command => ({ type: 'cards.edit', ids: [id], changes: { text } })
const paint = (color: 'red' | 'blue'): Command => ({ type: 'cards.edit', ids: [CARD], changes: { color } })
const textOf = (doc: Y.Doc, id = CARD): string | undefined => projectDocument(doc).cards[id]?.text
const colorOf = (doc: Y.Doc) => projectDocument(doc).cards[CARD]?.color

describe('steps', () => {
  test('of one hold of the hand are one, however long it rests in between', () => {
    const { doc, history, act, wait } = person()
    const before = textOf(doc)
    act('Pull', write('half way'), gestureKey(CARD, 1))
    wait(60_000)
    act('Pull', write('there'), gestureKey(CARD, 1))
    act('Pull', write('again'), gestureKey(CARD, 2))
    history.undo()
    expect(textOf(doc)).toBe('there')
    history.undo()
    expect(textOf(doc)).toBe(before)
  })

  test('each act is one step, taken back and done again one by one', () => {
    const { doc, history, act } = person()
    const states = [contentsOf(doc)]
    for (const command of [write('One'), paint('red'), { type: 'stage.remove', id: 'stage2' } as const]) {
      act('act', command)
      states.push(contentsOf(doc))
    }
    for (const state of states.slice(0, -1).reverse()) {
      expect(history.undo()).toBe(true)
      expect(contentsOf(doc)).toBe(state)
    }
    expect(history.undo()).toBe(false)
    for (const state of states.slice(1)) {
      expect(history.redo()).toBe(true)
      expect(contentsOf(doc)).toBe(state)
    }
    expect(history.redo()).toBe(false)
  })

  test('typing in one card is one step while the pauses are short', () => {
    const { doc, history, act, wait } = person()
    for (const text of ['T', 'Ty', 'Typ']) {
      act('Type', write(text), CARD)
      wait(900)
    }
    wait(200)
    act('Type', write('Type'), CARD)
    expect(textOf(doc)).toBe('Type')
    history.undo()
    expect(textOf(doc)).toBe('Typ')
    history.undo()
    expect(textOf(doc)).toBe(`Text of ${CARD}`)
  })

  test('typing in another card, an act without a key, or an undo in between ends the step', () => {
    const other = 'card-lane1-step1-2-1'
    const { doc, history, act } = person()
    act('Type', write('A'), CARD)
    act('Type', write('B', other), other)
    act('Type', write('AA'), CARD)
    history.undo()
    expect([textOf(doc), textOf(doc, other)]).toEqual(['A', 'B'])
    act('Type', write('AB'), CARD)
    act('Paint', paint('red'))
    act('Type', write('ABC'), CARD)
    history.undo()
    expect([textOf(doc), colorOf(doc)]).toEqual(['AB', 'red'])
    history.undo()
    expect(colorOf(doc)).toBeNull()
    history.undo()
    expect(textOf(doc)).toBe('A')
  })

  test('a new act ends what could be done again', () => {
    const { history, act } = person()
    act('One', write('One'))
    history.undo()
    expect(history.state()).toEqual({ undo: null, redo: 'One' })
    act('Two', write('Two'))
    expect(history.state()).toEqual({ undo: 'Two', redo: null })
    expect(history.redo()).toBe(false)
  })
})

describe('labels', () => {
  test('say what comes next either way', () => {
    const { history, act } = person()
    expect(history.state()).toEqual({ undo: null, redo: null })
    act('Write', write('One'))
    act('Paint', paint('red'))
    expect(history.state()).toEqual({ undo: 'Paint', redo: null })
    history.undo()
    expect(history.state()).toEqual({ undo: 'Write', redo: 'Paint' })
    history.undo()
    expect(history.state()).toEqual({ undo: null, redo: 'Write' })
    history.redo()
    expect(history.state()).toEqual({ undo: 'Write', redo: 'Paint' })
  })

  test('belong to what was really undone, where others made the last act void', () => {
    const [me, you] = twoPeople()
    me.act('Write', write('One', 'card-lane2-step1-1-1'))
    me.act('Paint', paint('red'))
    you.act('Remove', { type: 'cards.remove', ids: [CARD] })
    expect(me.history.undo()).toBe(true)
    expect(textOf(me.doc, 'card-lane2-step1-1-1')).toBe('Text of card-lane2-step1-1-1')
    expect(me.history.state()).toEqual({ undo: null, redo: 'Write' })
  })

  test('a listener hears of every change until it stops', () => {
    const { history, act } = person()
    const heard: (string | null)[] = []
    const stop = history.subscribe(() => heard.push(history.state().undo))
    act('Write', write('One'))
    history.undo()
    stop()
    act('Write', write('Two'))
    expect(heard.filter((label, index) => label !== heard[index - 1])).toEqual(['Write', null])
  })
})

describe('other people', () => {
  test('only my own edits are taken back', () => {
    const [me, you] = twoPeople()
    you.act('Paint', paint('red'))
    expect(me.history.state().undo).toBeNull()
    expect(me.history.undo()).toBe(false)
    me.act('Write', write('Mine'))
    you.act('Write', write('Yours', 'card-lane1-step1-2-1'))
    me.history.undo()
    expect(textOf(you.doc)).toBe(`Text of ${CARD}`)
    expect(textOf(you.doc, 'card-lane1-step1-2-1')).toBe('Yours')
    expect(colorOf(you.doc)).toBe('red')
  })

  test('what they typed into the same text stays', () => {
    const [me, you] = twoPeople()
    me.act('Write', write('abc'))
    me.act('Write', write('abc mine'))
    you.act('Write', write('yours abc mine'))
    me.history.undo()
    expect(textOf(me.doc)).toBe('yours abc')
    me.history.redo()
    expect(textOf(you.doc)).toBe('yours abc mine')
  })

  test('a value they set since stays', () => {
    const [me, you] = twoPeople()
    me.act('Paint', paint('red'))
    you.act('Paint', paint('blue'))
    me.history.undo()
    expect([colorOf(me.doc), colorOf(you.doc)]).toEqual(['blue', 'blue'])
  })

  test('a card they moved since stays where they put it', () => {
    const [me, you] = twoPeople()
    const move = (stepId: string): Command => ({
      type: 'cards.move',
      moves: [{ id: CARD, laneId: 'lane1', stepId, beforeId: null }],
    })
    me.act('Move', move('step1-2'))
    you.act('Move', move('step2-2'))
    me.history.undo()
    expect(projectDocument(you.doc).cards[CARD]?.place[1]).toBe('step2-2')
  })
})

describe('a removed stage', () => {
  test('comes back with all cards and their texts, after any number of undos and redos', () => {
    const { doc, history, act } = person()
    act('Write', write('Written 😀 since'))
    const contents = contentsOf(doc)
    act('Remove', { type: 'stage.remove', id: 'stage1' })
    const without = contentsOf(doc)
    for (let count = 0; count < 3; count++) {
      history.undo()
      expect(contentsOf(doc)).toBe(contents)
      history.redo()
      expect(contentsOf(doc)).toBe(without)
    }
    history.undo()
    act('Write', write('Written on'))
    history.undo()
    expect(contentsOf(doc)).toBe(contents)
  })

  test('comes back for everybody, with what others did elsewhere meanwhile', () => {
    const [me, you] = twoPeople()
    me.act('Remove', { type: 'stage.remove', id: 'stage1' })
    you.act('Write', write('Elsewhere', 'card-lane1-step2-1-1'))
    me.history.undo()
    expect(contentsOf(you.doc)).toBe(contentsOf(me.doc))
    expect(textOf(you.doc)).toBe(`Text of ${CARD}`)
    expect(textOf(you.doc, 'card-lane1-step2-1-1')).toBe('Elsewhere')
  })
})

describe('the limit', () => {
  test(`is ${UNDO_LIMIT} steps; the oldest are forgotten, and what they kept is let go`, () => {
    const { doc, history, act } = person()
    const secret = 'Only the first step remembers this'
    act('Write', write(secret))
    act('Write', write(''))
    const holds = () => new TextDecoder().decode(Y.encodeStateAsUpdate(doc)).includes(secret)
    expect(holds()).toBe(true)
    for (let count = 0; count < UNDO_LIMIT; count++) act('Paint', paint(count % 2 === 0 ? 'red' : 'blue'))
    expect(holds()).toBe(false)
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    expect(contentsOf(copy)).toBe(contentsOf(doc))
    for (let count = 0; count < UNDO_LIMIT; count++) expect(history.undo()).toBe(true)
    expect(history.undo()).toBe(false)
    expect([textOf(doc), colorOf(doc)]).toEqual(['', null])
  })
})

describe('whatever was done', () => {
  test('undoing all of it brings the first state back, and redoing all of it the last', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { doc, history, act } = person()
      const chance = chanceOf(seed)
      const first = contentsOf(doc)
      for (let count = 0; count < 30; count++) {
        const command = randomCommand(projectDocument(doc), chance)
        try {
          act(command.type, command)
        } catch {
          // Refused: nothing was done.
        }
      }
      const last = contentsOf(doc)
      while (history.undo());
      expect(contentsOf(doc), `seed ${seed}, undone`).toBe(first)
      while (history.redo());
      expect(contentsOf(doc), `seed ${seed}, redone`).toBe(last)
    }
  })

  test('what is brought back stands in every copy where it stands here', () => {
    for (let seed = 1; seed <= 1500; seed++) {
      const chance = chanceOf(seed)
      const { doc, history, act } = person(createDocument('project-1', '', 0))
      carryOut(doc, [{ type: 'map.add', id: 'm', fields: { title: 'abcdefghij' } }])
      for (let count = 0; count < 25; count++) {
        const title = projectDocument(doc).maps.m?.title
        const dice = chance.number()
        if (title === undefined || dice < 0.3) history.undo()
        else if (dice < 0.5) history.redo()
        else if (dice < 0.63) act('Remove', { type: 'map.remove', id: 'm' })
        else {
          const start = chance.whole(title.length + 1)
          const edited =
            title.slice(0, start) + chance.pick(['', 'X', 'YZ']) + title.slice(start + chance.whole(6))
          act('Type', { type: 'map.edit', id: 'm', changes: { title: edited } })
        }
      }
      const copy = new Y.Doc()
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
      expect(contentsOf(copy), `seed ${seed}`).toBe(contentsOf(doc))
    }
  })

  test('ends when the history is closed', () => {
    const { history, act } = person()
    act('Write', write('One'))
    history.destroy()
    act('Paint', paint('red'))
    expect(history.state().undo).toBe('Write')
  })
})
