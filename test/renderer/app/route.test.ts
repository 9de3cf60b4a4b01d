import { describe, expect, test } from 'vitest'
import { fragmentOf, parseRoute, START } from '#renderer/app/route.ts'

describe('the fragment of an address', () => {
  test.each([
    ['#/project/Ab-1_~x', { screen: 'project', id: 'Ab-1_~x', mapId: null }],
    ['#/project/Ab1?map=m2', { screen: 'project', id: 'Ab1', mapId: 'm2' }],
    ['/project/Ab1?map=m2', { screen: 'project', id: 'Ab1', mapId: 'm2' }],
    ['#project=Ab1', { screen: 'project', id: 'Ab1', mapId: null }],
    ['#project=Ab1&map=m2', { screen: 'project', id: 'Ab1', mapId: 'm2' }],
    ['#/project/Ab1?map=m2&present=notes', { screen: 'project', id: 'Ab1', mapId: 'm2', present: 'notes' }],
    ['#/project/Ab1?present=slides', { screen: 'project', id: 'Ab1', mapId: null }],
    ['#/project/Ab1?map=%3Cscript%3E', { screen: 'project', id: 'Ab1', mapId: null }],
  ])('%s names a project', (fragment, route) => {
    expect(parseRoute(fragment)).toEqual(route)
  })

  test.each(['', '#', '#/', '#/project/', '#/project/a b', '#/project/../x', '#/other', '#project=', '#%zz'])(
    '“%s” is the start screen',
    (fragment) => {
      expect(parseRoute(fragment)).toEqual(START)
    },
  )

  test('is read back as it was written', () => {
    for (const mapId of [null, 'm~2'])
      for (const window of [{}, { present: 'notes' }] as const) {
        const route = { screen: 'project', id: 'Ab-1_', mapId, ...window } as const
        expect(parseRoute(fragmentOf(route))).toEqual(route)
      }
    expect(parseRoute(fragmentOf(START))).toEqual(START)
  })
})
