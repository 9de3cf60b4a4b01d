import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byOrder } from '#shared/base/order.ts'
import { makeRoom } from '#shared/document/commands/siblings.ts'

interface Sibling {
  readonly id: string
  readonly order: string
}

/** Up to ten siblings in few orders, so that many share one. */
const siblingLists = fc
  .array(fc.constantFrom('A', 'V', 'VV', 'z', 'z01'), { maxLength: 10 })
  .map((orders) => orders.map((order, index): Sibling => ({ id: `s${index}`, order })))

const idsInOrder = (siblings: readonly Sibling[]): string[] => [...siblings].sort(byOrder).map(({ id }) => id)

/** The list as it reads once the newcomers are in and the others have made way. */
function settle(
  siblings: readonly Sibling[],
  newcomers: readonly string[],
  beforeId: string | null,
  moving: string[],
) {
  const room = makeRoom(siblings, beforeId, newcomers.length, new Set(moving))
  const shifted = new Map(room.shifted.map(({ id, order }) => [id, order]))
  const staying = siblings.filter(({ id }) => !moving.includes(id))
  return idsInOrder([
    ...staying.map(({ id, order }) => ({ id, order: shifted.get(id) ?? order })),
    ...newcomers.map((id, index) => ({ id, order: room.orders[index] as string })),
  ])
}

describe('makeRoom', () => {
  test('newcomers stand in their order right before the one named, whoever moves and whatever orders coincide', () => {
    fc.assert(
      fc.property(
        siblingLists,
        fc.nat(),
        fc.integer({ min: 1, max: 4 }),
        fc.nat(),
        (siblings, at, count, mask) => {
          const before = idsInOrder(siblings)
          const target = at % (before.length + 1)
          const moving = before.filter((_, index) => (mask >> index) & 1)
          const newcomers = Array.from({ length: count }, (_, index) => `new${index}`)
          const expected = [...before.slice(0, target), ...newcomers, ...before.slice(target)]
          expect(settle(siblings, newcomers, before[target] ?? null, moving)).toEqual(
            expected.filter((id) => !moving.includes(id)),
          )
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('at the end where the one named is not there', () => {
    expect(settle([{ id: 'a', order: 'V' }], ['new'], 'nobody', [])).toEqual(['a', 'new'])
    expect(settle([], ['new'], null, [])).toEqual(['new'])
  })

  test('nobody gets a new order where there is room', () => {
    const siblings = ['A', 'V', 'z'].map((order, index) => ({ id: `s${index}`, order }))
    expect(makeRoom(siblings, 's1', 2, new Set()).shifted).toEqual([])
  })
})
