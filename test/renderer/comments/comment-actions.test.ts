import { beforeEach, describe, expect, test } from 'vitest'
import { startCard } from '#renderer/actions/card-actions.ts'
import {
  addComment,
  answer,
  editComment,
  isOwn,
  keepDraft,
  removeComment,
  setResolved,
  targetHere,
  threadsOf,
} from '#renderer/actions/comment-actions.ts'
import { showTarget } from '#renderer/actions/show-record.ts'
import { isOfState, targetWords } from '#renderer/features/comments/comment-words.ts'
import { callMe } from '#renderer/room/person.ts'
import { writeProjectJson } from '#shared/formats/project-json.ts'
import { carryOut } from '#test/support/builders.ts'
import { type OpenedProject, openProject } from '#test/support/project-context.ts'

const CARD = 'card-lane2-step1-1-1'

const threads = (project: OpenedProject) => threadsOf(project.snapshot(), project.built.mapId)
const comment = (project: OpenedProject, id: string | null) => project.snapshot().comments[id ?? '']!

beforeEach(() => callMe('Ada'))

describe('a comment', () => {
  test('is signed and dated, and about what it was written on', () => {
    const project = openProject()
    const id = addComment(project, CARD, '  Who says so? \n')
    expect(comment(project, id)).toMatchObject({ author: 'Ada', targetId: CARD, text: 'Who says so?' })
    expect(Date.now() - Date.parse(comment(project, id).createdAt)).toBeLessThan(60_000)
    expect(addComment(project, CARD, '   ')).toBeNull()
  })

  test('belongs to whoever wrote it, whatever they are called since, and not to a namesake', () => {
    const project = openProject()
    const mine = comment(project, addComment(project, null, 'Mine'))
    callMe('Noor')
    expect(isOwn(mine)).toBe(true)
    expect(isOwn({ ...mine, author: 'Noor', authorId: 'somebody-else' })).toBe(false)
  })

  test('of which only the name is known belongs to who has that name', () => {
    const project = openProject()
    const mine = comment(project, addComment(project, null, 'Mine'))
    expect(isOwn({ ...mine, authorId: '' })).toBe(true)
    callMe('Noor')
    expect(isOwn({ ...mine, authorId: '' })).toBe(false)
  })

  test('is reworded and deleted; the first takes its answers along, one undo brings all back', () => {
    const project = openProject()
    const id = addComment(project, CARD, 'First') as string
    answer(project, comment(project, id), 'Second')
    editComment(project, id, 'First of all')
    editComment(project, id, ' ')
    expect(comment(project, id).text).toBe('First of all')
    project.pause(2000)
    removeComment(project, id)
    expect(threads(project)).toEqual([])
    project.session.history.undo()
    expect(threads(project)[0]?.answers).toHaveLength(1)
  })

  test('goes into a JSON of the project', () => {
    const project = openProject()
    addComment(project, CARD, 'Kept in the file')
    expect(JSON.stringify(writeProjectJson(project.snapshot()))).toContain('Kept in the file')
  })
})

describe('threads', () => {
  const at = (project: OpenedProject, id: string, minute: number, threadId: string | null = null) =>
    carryOut(project.built.doc, [
      {
        type: 'comment.add',
        id,
        mapId: 'map1',
        fields: { threadId, text: id, createdAt: `2026-03-01T10:${String(minute).padStart(2, '0')}:00Z` },
      },
    ])

  test('come newest first, with the answers as they were given', () => {
    const project = openProject()
    at(project, 'old', 1)
    at(project, 'new', 2)
    at(project, 'late', 9, 'old')
    at(project, 'early', 5, 'old')
    expect(threads(project).map(({ first, answers }) => [first.id, answers.map(({ id }) => id)])).toEqual([
      ['new', []],
      ['old', ['early', 'late']],
    ])
  })

  test('an answer to what somebody deleted meanwhile is not lost', () => {
    const project = openProject()
    at(project, 'first', 1)
    at(project, 'answer', 2, 'first')
    carryOut(project.built.doc, [
      {
        type: 'records.insert',
        records: [
          { table: 'comments', id: 'orphan', fields: { mapId: 'map1', threadId: 'gone', text: 'x' } },
        ],
      },
    ])
    expect(threads(project).map(({ first }) => first.id)).toContain('orphan')
  })

  test('are settled, and opened again by whoever answers', () => {
    const project = openProject()
    const id = addComment(project, null, 'Done?') as string
    setResolved(project, id, true)
    expect(threads(project).filter((thread) => isOfState(thread, 'open'))).toEqual([])
    answer(project, comment(project, id), 'Not yet')
    expect(threads(project).filter((thread) => isOfState(thread, 'open'))).toHaveLength(1)
  })
})

describe('what a comment is about', () => {
  test('is the one thing that is selected, or the title in hand, or the map', () => {
    const project = openProject()
    expect(targetHere(project)).toBeNull()
    project.pick(CARD)
    expect(targetHere(project)).toBe(CARD)
    project.pick(CARD, 'card-lane1-step1-1-1')
    expect(targetHere(project)).toBeNull()
    project.window.setState({ selection: new Set(), header: { kind: 'stage', id: 'stage2' } })
    expect(targetHere(project)).toBe('stage2')
  })

  test.each([
    [null, 'The whole map'],
    [CARD, `Pain point “Text of ${CARD}”`],
    ['stage1', 'Stage “Title of stage1”'],
    ['step1-1', 'Step'],
    ['lane2', 'Lane “lane2”'],
    ['never', 'Something that is gone'],
  ])('%s is called %s', (id, words) => {
    expect(targetWords(openProject().snapshot(), id)).toBe(words)
  })

  test('is shown', () => {
    const project = openProject()
    showTarget(project, { mapId: 'map1', targetId: CARD })
    expect(project.window.getState().selection).toEqual(new Set([CARD]))
    showTarget(project, { mapId: 'map1', targetId: 'lane2' })
    expect(project.window.getState().header).toEqual({ kind: 'lane', id: 'lane2' })
    showTarget(project, { mapId: 'map1', targetId: null })
    expect(project.window.getState()).toMatchObject({ selection: new Set(), header: null })
  })
})

test('drafts are kept apart by what they are about, and go when they are empty', () => {
  const project = openProject()
  keepDraft(project, CARD, 'Half a thought')
  keepDraft(project, 'map1', 'Another')
  keepDraft(project, 'map1', '')
  expect(project.window.getState().drafts).toEqual({ [CARD]: 'Half a thought' })
})

test('a new card says who wrote it, once that is known', () => {
  const project = openProject()
  const cell = { laneId: 'lane1', stepId: 'step1-1' }
  expect(project.card(startCard(project, cell) as string).author).toBe('Ada')
  callMe('')
  expect(project.card(startCard(project, cell) as string).author).toBe('')
})
