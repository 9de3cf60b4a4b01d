import { expect, test } from 'vitest'
import { bringBack, closeReview, openReview, undoMerge } from '#renderer/actions/review-actions.ts'
import type { Review } from '#renderer/session/window-state.ts'
import { changesBetween } from '#shared/analysis/changes.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { openProject } from '#test/support/project-context.ts'

/** A project into which a merge has brought these commands. */
function merged(commands: readonly Command[]) {
  const project = openProject()
  const before = project.snapshot()
  project.session.run('What the merge brought', commands)
  project.pause(2000)
  const review: Review = { before, after: project.snapshot(), touched: [], title: 'Copy', kind: 'merge' }
  return { project, review }
}

const CARD = 'card-lane1-step1-1-1'
const OTHER = 'card-lane1-step1-2-1'
const text = (id: string, words: string): Command => ({
  type: 'cards.edit',
  ids: [id],
  changes: { text: words },
})

test('undoing a merge takes back what it brought and leaves what was done since, in one step', () => {
  const { project, review } = merged([text(CARD, 'Merged'), { type: 'stage.remove', id: 'stage2' }])
  project.session.run('Type', [text(OTHER, 'Since')])
  project.pause(2000)
  undoMerge(project, review)
  expect([project.card(CARD).text, project.card(OTHER).text]).toEqual([`Text of ${CARD}`, 'Since'])
  expect(project.snapshot().stages.stage2).toEqual(review.before.stages.stage2)
  expect(changesBetween(review.before, project.snapshot()).map(({ id }) => id)).toEqual([OTHER])
  project.session.history.undo()
  expect(project.card(CARD).text).toBe('Merged')
  expect(project.snapshot().stages.stage2).toBeUndefined()
})

test('what was removed comes back with what was in it, and nothing else', () => {
  const { project, review } = merged([text(CARD, 'Merged'), { type: 'stage.remove', id: 'stage2' }])
  const gone = changesBetween(review.before, review.after).find(({ table }) => table === 'stages')
  if (!gone) throw new Error('No stage went')
  expect(bringBack(project, review, gone)).toBe(true)
  expect(project.idsIn('lane1', 'step2-1')).toEqual(['card-lane1-step2-1-1'])
  expect(project.card(CARD).text).toBe('Merged')
})

test('a review is looked through once it is closed, and waits while another panel is open', () => {
  const { project, review } = merged([text(CARD, 'Merged')])
  openReview(project, review)
  project.window.setState({ panel: 'recovered' })
  expect(project.window.getState().review).toBe(review)
  closeReview(project)
  expect(project.window.getState()).toMatchObject({ review: null, panel: 'recovered' })
})
