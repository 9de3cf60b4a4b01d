import { expect, test } from 'vitest'
import type { AppCommand } from '#renderer/actions/commands.ts'
import { shortcutGroups } from '#renderer/features/shortcuts/shortcut-rows.ts'

const command = (id: string, group: AppCommand['group'], ...keys: string[]): AppCommand => ({
  id,
  title: `Title of ${id}`,
  group,
  keys,
  run: () => {},
})

test('lists commands by group with their first keys, and none without', () => {
  const groups = shortcutGroups([
    command('edit.redo', 'Edit', '$mod+Shift+z', '$mod+y'),
    command('edit.rare', 'Edit'),
    command('view.fit', 'View', '0'),
  ])
  expect(groups.slice(0, 2)).toEqual([
    { title: 'Edit', rows: [{ title: 'Title of edit.redo', keys: ['$mod+Shift+z'] }] },
    { title: 'View', rows: [{ title: 'Title of view.fit', keys: ['0'] }] },
  ])
})

test('what is one thing to a person is one line', () => {
  const stages = Array.from({ length: 9 }, (_, index) =>
    command(`view.stage-${index + 1}`, 'View', `${index + 1}`),
  )
  const arrows = ['up', 'down'].map((way) => command(`go.${way}`, 'Go', `Arrow${way}`))
  const [view, go] = shortcutGroups([...stages, ...arrows])
  expect(view?.rows).toEqual([{ title: 'Come close to a stage', keys: ['([1-9])'] }])
  expect(go?.rows).toHaveLength(1)
  expect(go?.rows[0]?.keys).toEqual(['Arrowup', 'Arrowdown'])
})
