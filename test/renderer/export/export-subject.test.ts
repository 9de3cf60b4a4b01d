import { expect, test } from 'vitest'
import { setFilter } from '#renderer/actions/filter-actions.ts'
import { exportSubject } from '#renderer/features/export/export-subject.ts'
import { exportMermaid } from '#shared/formats/mermaid/export-journey.ts'
import { type FilterMode, NO_FILTER } from '#shared/model/filter.ts'
import { openProject } from '#test/support/project-context.ts'

const filter = { ...NO_FILTER, kinds: ['pain'] } as const
const CARD = 'card-lane1-step1-1-1'

function subject(mode: FilterMode, isFiltered = true) {
  const project = openProject()
  setFilter(project, filter, mode)
  project.pick(CARD)
  return { project, ...exportSubject(project.shown(), filter, mode, isFiltered) }
}

const cardsOn = ({ view }: ReturnType<typeof subject>): string[] =>
  [...view.cells.values()].flatMap((row) => [...row.values()].flat().map(({ kind }) => kind))

test('a filter that hides leaves out what does not pass, even where it is selected', () => {
  const hidden = subject('hide')
  expect(hidden.project.shown().layout.cardById.has(CARD)).toBe(true)
  expect(cardsOn(hidden)).toEqual(['pain', 'pain', 'pain', 'pain'])
  expect(hidden.dimmed.size).toBe(0)
  const text = exportMermaid(hidden.snapshot, 'map1')
  expect(text.ok && text.value.text).not.toContain(CARD)
})

test('a filter that dims fades it', () => {
  const dimmed = subject('dim')
  expect(cardsOn(dimmed)).toHaveLength(8)
  expect(dimmed.dimmed.has(CARD)).toBe(true)
})

test('the whole map is there for who wants it', () => {
  for (const mode of ['dim', 'hide'] as const) {
    const whole = subject(mode, false)
    expect(cardsOn(whole)).toHaveLength(8)
    expect(whole).toMatchObject({ dimmed: new Set(), isFiltered: false, snapshot: whole.project.snapshot() })
  }
})
