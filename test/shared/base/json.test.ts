import { expect, test } from 'vitest'
import { parseJson } from '#shared/base/json.ts'

test.each(['{"a":[1,{"b":"[[[{{{\\"\\\\"}]}', '"[[["', ' null ', '[]'])(
  '%s is read as JSON.parse reads it',
  (text) => {
    expect(parseJson(text)).toEqual(JSON.parse(text))
  },
)

test('many values beside each other are no depth', () => {
  expect(parseJson(`[${'[{}],'.repeat(1000)}0]`)).toHaveLength(1001)
})

test.each([65, 5_000_000])('%d lists inside each other are refused', (depth) => {
  expect(() => parseJson('['.repeat(depth))).toThrow('Nested too deeply')
  expect(() => parseJson('{"a":'.repeat(depth))).toThrow('Nested too deeply')
})

test('what is no JSON is refused', () => {
  for (const text of ['', '{', '"', '\\']) expect(() => parseJson(text)).toThrow(SyntaxError)
})
