import { expect, test } from 'vitest'
import { filterGroups } from '#renderer/features/find/filter-groups.ts'
import { NO_FILTER } from '#shared/model/filter.ts'
import { carryOut } from '#test/support/builders.ts'
import { openProject } from '#test/support/project-context.ts'

function groups(filter: Partial<typeof NO_FILTER> = {}) {
  const project = openProject()
  carryOut(project.built.doc, [
    { type: 'cards.edit', ids: ['card-lane1-step1-1-1'], changes: { tags: ['Wait'], owner: 'Noor' } },
    { type: 'cards.edit', ids: ['card-lane2-step1-1-1'], changes: { evidence: 'researched' } },
  ])
  return filterGroups(project.shown().whole, { ...NO_FILTER, ...filter }, project.snapshot()).map(
    ({ label, chips }) => [label, chips.map(({ label: name, count, isOn }) => [name, count, isOn])],
  )
}

test('a map offers what parts its cards, and nothing that all of them share', () => {
  expect(groups()).toEqual([
    [
      'Kind',
      [
        ['Cards', 4, false],
        ['Pain points', 4, false],
      ],
    ],
    ['Tags', [['Wait', 1, false]]],
    ['Owner', [['Noor', 1, false]]],
    [
      'Evidence',
      [
        ['Assumed', 7, false],
        ['Researched', 1, false],
      ],
    ],
  ])
})

test('what is looked for stays in the list, on, though no card has it', () => {
  const found = Object.fromEntries(groups({ tags: ['wait', 'gone'], personaIds: ['persona1'] }))
  expect(found.Tags).toEqual([
    ['Wait', 1, true],
    ['gone', 0, true],
  ])
  expect(found.Persona).toEqual([['persona1', 8, true]])
})
