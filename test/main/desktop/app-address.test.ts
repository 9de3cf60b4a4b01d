import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressOf, isAppPage, originOf, ownAddress, projectOf } from '#main/desktop/app-address.ts'
import { fragmentOf, parseRoute } from '#renderer/app/route.ts'
import { newId } from '#shared/base/ids.ts'

test('the shell and the page read the same address the same way', () => {
  const fragment = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '#/',
      '#/project/',
      '#project=',
      '#/project/a?map=b',
      '#project=a&map=b',
      '#/project/__proto__',
    ),
    fc.string().map((id) => `#/project/${id}`),
    fc.webQueryParameters().map((query) => `#project=abc&${query}`),
    fc.constant(null).map(() => fragmentOf({ screen: 'project', id: newId(), mapId: newId() })),
  )
  fc.assert(
    fc.property(fragment, (text) => {
      const url = new URL(`throughline://app/${text.startsWith('#') ? text : `#${text}`}`)
      const route = parseRoute(url.hash)
      expect(projectOf(url.href)).toBe(route.screen === 'project' ? route.id : null)
    }),
    { numRuns: 500 },
  )
})

test('an address that the shell makes shows what it is for', () => {
  const id = newId()
  expect(parseRoute(new URL(addressOf(id)).hash)).toEqual({ screen: 'project', id, mapId: null })
  expect(parseRoute(new URL(addressOf(null)).hash)).toEqual({ screen: 'start' })
  expect([isAppPage(addressOf(id)), isAppPage(addressOf(null))]).toEqual([true, true])
})

test.each([
  'throughline://app/assets/a.js',
  'throughline://app.evil/',
  'throughline://app:80/',
  'throughline://user@app/',
  'throughline://print/',
  'https://app/',
  'throughline:/app/',
  'not an address',
  '',
])('%s is no page of the app', (address) => {
  expect(isAppPage(address)).toBe(false)
  expect(projectOf(`${address}#/project/abc`)).toBeNull()
})

test('an address of one’s own keeps the map and loses the token', () => {
  const withMap = 'throughline://app/#/project/abc?map=def'
  expect(ownAddress(withMap)).toBe(withMap)
  expect(ownAddress('throughline://app/#token=secret&project=abc')).toBe(addressOf('abc'))
  expect(ownAddress('https://example.com/#/project/abc')).toBe(addressOf(null))
})

test('an origin is scheme and host', () => {
  expect(originOf('throughline://app/a?b#c')).toBe('throughline://app')
  expect(originOf('http://127.0.0.1:8080/a')).toBe('http://127.0.0.1:8080')
  expect(originOf('nonsense')).toBeUndefined()
})
