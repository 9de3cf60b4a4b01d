import { describe, expect, test } from 'vitest'
import { findHits, hitsOf, neighbourOf, setQuery, showNextHit } from '#renderer/actions/find-actions.ts'
import { hitWords } from '#renderer/features/find/hit-words.ts'
import { usualName } from '#renderer/features/find/view-names.ts'
import { carryOut } from '#test/support/builders.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'

const [A, PAIN] = ['card-lane1-step1-1-1', 'card-lane2-step1-2-1'] as const

/** Two maps, of which the second speaks of deposits too. */
function project(): OpenedProject {
  const opened = openProject()
  carryOut(opened.built.doc, [
    { type: 'step.edit', id: 'step1-2', changes: { title: 'Pays' } },
    { type: 'cards.edit', ids: [PAIN], changes: { text: 'The deposit is a surprise' } },
    { type: 'cards.edit', ids: [A], changes: { tags: ['deposit'] } },
    { type: 'persona.edit', id: 'persona1', changes: { motto: 'No deposits!' } },
    {
      type: 'trait.add',
      id: 'age',
      personaId: 'persona1',
      beforeId: null,
      fields: { kind: 'pains', text: 'Deposits' },
    },
    { type: 'map.add', id: 'map2', fields: { title: 'Later' } },
    {
      type: 'stage.add',
      id: 'other',
      stepId: 'other1',
      mapId: 'map2',
      beforeId: null,
      fields: { title: 'Deposit back' },
    },
    {
      type: 'note.add',
      id: 'note',
      mapId: 'map1',
      fields: { text: 'Ask about the deposit', x: -400, y: 40 },
    },
    {
      type: 'comment.add',
      id: 'said',
      mapId: 'map1',
      fields: { targetId: A, author: 'Ada', text: 'Which deposit?' },
    },
  ])
  return opened
}

describe('what is found', () => {
  test('comes place by place, the shown map first', () => {
    const groups = findHits(project().snapshot(), 'deposit', 'map2')
    expect(groups.map(({ title, hits }) => [title, hits.map(({ id }) => id)])).toEqual([
      ['This map', ['other']],
      ['Map', expect.arrayContaining([PAIN, A, 'note', 'said'])],
      ['Personas', expect.arrayContaining(['persona1', 'age'])],
    ])
  })

  test('is said with its kind, its place and the field that tells', () => {
    const opened = project()
    const words = Object.fromEntries(
      findHits(opened.snapshot(), 'deposit', 'map1').flatMap(({ hits }) =>
        hits.map((hit) => [hit.id, hitWords(opened.snapshot(), hit)]),
      ),
    )
    expect(words).toEqual({
      [PAIN]: 'Pain point · Pays',
      [A]: 'Card · Title of stage1 · tag',
      other: 'Stage',
      note: 'Free note',
      said: 'Comment · Ada',
      persona1: 'Persona · motto',
      age: 'Persona · persona1 · Pain points',
    })
  })

  test('is walked through round and round, in both directions', () => {
    const opened = project()
    setQuery(opened, 'deposit')
    const hits = hitsOf(opened)
    expect(neighbourOf(hits, null, 1)).toBe(hits[0])
    expect(neighbourOf(hits, null, -1)).toBe(hits.at(-1))
    expect(neighbourOf(hits, hits.at(-1)!.id, 1)).toBe(hits[0])
    expect(neighbourOf(hits, hits[0]!.id, -1)).toBe(hits.at(-1))
    expect(neighbourOf([], 'any', 1)).toBeNull()
  })

  test('keeps its order while it is walked through, whichever map is shown', () => {
    const opened = project()
    setQuery(opened, 'deposit')
    const order = hitsOf(opened).map(({ id }) => id)
    expect(order.map(() => showNextHit(opened, 1)?.id)).toEqual(order)
    expect(showNextHit(opened, -1)?.id).toBe(order.at(-2))
  })
})

describe('showing what was found', () => {
  /** Goes on until that record is shown. */
  const showing = (id: string): OpenedProject => {
    const opened = project()
    setQuery(opened, 'deposit')
    for (const hit of hitsOf(opened)) {
      showNextHit(opened, 1)
      if (hit.id === id) return opened
    }
    throw new Error(`${id} was not found`)
  }

  test('selects a card and puts the keyboard in its cell', () => {
    expect(showing(PAIN).window.getState()).toMatchObject({
      selection: new Set([PAIN]),
      cell: { laneId: 'lane2', stepId: 'step1-2' },
    })
  })

  test('turns to another map', () => {
    const opened = showing('other')
    expect(opened.shown().view.map.id).toBe('map2')
    expect(opened.window.getState().header).toEqual({ kind: 'stage', id: 'other' })
  })

  test('opens a persona’s sheet and a comment’s thread', () => {
    expect(showing('age').window.getState()).toMatchObject({ dialog: 'personas', personaId: 'persona1' })
    expect(showing('said').window.getState()).toMatchObject({
      panel: 'comments',
      threadId: 'said',
      selection: new Set([A]),
    })
  })
})

describe('the usual name of a view', () => {
  test('says what it looks for', () => {
    expect(usualName(['pain points', '#wait'], [])).toBe('Pain points, #wait')
  })

  test('gets a number where it is taken', () => {
    expect(usualName(['#wait'], [{ title: '#wait' }, { title: '#wait 2' }])).toBe('#wait 3')
  })
})
