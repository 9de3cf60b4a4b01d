import { describe, expect, test } from 'vitest'
import { findPains, linkedFirst, painsOf } from '#renderer/actions/pains-to-link.ts'
import { staysInPanel } from '#renderer/ui/side-panel/panel-keys.ts'
import { projectDocument } from '#shared/document/projection.ts'
import { viewMap } from '#shared/model/map-view.ts'
import { buildProject, carryOut } from '#test/support/builders.ts'

describe('the pains to link', () => {
  function pains() {
    const { doc, mapId } = buildProject({ lanes: ['pains', 'cards', 'pains'], stages: [1, 2] })
    carryOut(doc, [
      { type: 'step.edit', id: 'step1-1', changes: { title: 'Reads the ad' } },
      { type: 'cards.edit', ids: ['card-lane3-step1-1-1'], changes: { text: 'A surprise DEPOSIT' } },
      { type: 'cards.edit', ids: ['card-lane1-step2-2-1'], changes: { text: 'Deposit comes back late' } },
    ])
    return painsOf(viewMap(projectDocument(doc), mapId)!)
  }

  test('are all pains of all lanes, step by step, each with its step or else its stage', () => {
    expect(pains().map(({ card, place }) => [card.id, place])).toEqual([
      ['card-lane1-step1-1-1', 'Reads the ad'],
      ['card-lane3-step1-1-1', 'Reads the ad'],
      ['card-lane1-step2-1-1', 'Title of stage2'],
      ['card-lane3-step2-1-1', 'Title of stage2'],
      ['card-lane1-step2-2-1', 'Title of stage2'],
      ['card-lane3-step2-2-1', 'Title of stage2'],
    ])
  })

  test('begin with those that are linked already', () => {
    const linked = new Set(['card-lane3-step2-1-1', 'card-lane1-step2-2-1', 'gone'])
    const ids = linkedFirst(pains(), linked).map(({ card }) => card.id)
    expect(ids.slice(0, 3)).toEqual(['card-lane3-step2-1-1', 'card-lane1-step2-2-1', 'card-lane1-step1-1-1'])
    expect(new Set(ids).size).toBe(6)
  })

  test('are found by words of their text and place, in any case and order', () => {
    const found = (typed: string) => findPains(pains(), typed).map(({ card }) => card.id)
    expect(found('deposit')).toEqual(['card-lane3-step1-1-1', 'card-lane1-step2-2-1'])
    expect(found(' AD  surprise ')).toEqual(['card-lane3-step1-1-1'])
    expect(found('refund')).toEqual([])
    expect(found('')).toHaveLength(6)
  })
})

describe('keys pressed in the panel', () => {
  const press = (key: string, modifier?: 'ctrlKey' | 'metaKey' | 'altKey') => ({
    key,
    ctrlKey: modifier === 'ctrlKey',
    metaKey: modifier === 'metaKey',
    altKey: modifier === 'altKey',
  })

  test.each(['a', 'Delete', 'ArrowLeft', 'Enter', 'Escape', ' ', '3', 'F'])(
    '“%s” does not reach the map',
    (key) => {
      expect(staysInPanel(press(key))).toBe(true)
    },
  )

  test('the app’s own shortcuts go through', () => {
    expect(staysInPanel(press('k', 'metaKey'))).toBe(false)
    expect(staysInPanel(press('z', 'ctrlKey'))).toBe(false)
    expect(staysInPanel(press('ArrowLeft', 'altKey'))).toBe(false)
    expect(staysInPanel(press('F6'))).toBe(false)
    expect(staysInPanel(press('F12'))).toBe(false)
  })
})
