import { expect, test } from 'vitest'
import { createTurns } from '#main/host/sync/turns.ts'
import { until } from '../support/until.ts'

/** Keeps the processor busy, in milliseconds. */
function work(milliseconds: number): void {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}

test('a long line holds up neither a short one nor anything else', async () => {
  const openLine = createTurns()
  const [busy, quick] = [openLine(), openLine()]
  const done: string[] = []
  for (let at = 0; at < 60; at++)
    busy.add(() => {
      work(1)
      done.push(`busy ${at}`)
    })
  for (let at = 0; at < 3; at++) quick.add(() => done.push(`quick ${at}`))
  let doneInBetween = 0
  setTimeout(() => {
    doneInBetween = done.length
  }, 5)
  await until('all is done', () => done.length === 63)
  expect(done.slice(0, 6)).toEqual(['busy 0', 'quick 0', 'busy 1', 'quick 1', 'busy 2', 'quick 2'])
  expect(done.filter((name) => name.startsWith('busy'))).toEqual(
    Array.from({ length: 60 }, (_, at) => `busy ${at}`),
  )
  expect(doneInBetween).toBeGreaterThan(0)
  expect(doneInBetween).toBeLessThan(63)
})

test('what work leaves to promises counts as its own', async () => {
  const line = createTurns()()
  const done: number[] = []
  let doneInBetween = 0
  for (let at = 0; at < 40; at++)
    line.add(async () => {
      for (let step = 0; step < 10; step++) await undefined
      work(1)
      done.push(at)
    })
  setTimeout(() => {
    doneInBetween = done.length
  }, 5)
  await until('all is done', () => done.length === 40)
  expect(doneInBetween).toBeLessThan(40)
})

test('a line that was cleared does nothing more', async () => {
  const openLine = createTurns()
  const [one, other] = [openLine(), openLine()]
  const done: string[] = []
  one.add(() => {
    done.push('first')
    one.clear()
  })
  one.add(() => done.push('second'))
  other.add(() => done.push('other'))
  await until('the other is done', () => done.includes('other'))
  one.add(() => done.push('later'))
  await until('what came later is done', () => done.includes('later'))
  expect(done).toEqual(['first', 'other', 'later'])
})
