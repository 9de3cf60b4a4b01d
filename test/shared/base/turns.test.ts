import { expect, test } from 'vitest'
import { Turns } from '#shared/base/turns.ts'

test('work for one key waits for what came before, also where that failed; work for another does not', async () => {
  const turns = new Turns()
  const done: string[] = []
  const first = Promise.withResolvers<void>()
  const one = turns.take('a', async () => {
    await first.promise
    done.push('first')
    throw new Error('came to nothing')
  })
  const other = turns.take('a', async () => void done.push('second'))
  await turns.take('b', async () => void done.push('elsewhere'))
  expect(done).toEqual(['elsewhere'])
  expect([...turns.keys()]).toContain('a')
  first.resolve()
  await expect(one).rejects.toThrow('came to nothing')
  await other
  expect(done).toEqual(['elsewhere', 'first', 'second'])
  await turns.take('a', async () => undefined)
  await Promise.resolve()
  expect([...turns.keys()]).toEqual([])
})
