import { describe, expect, test } from 'vitest'
import { dayWords, versionTime } from '#renderer/actions/version-words.ts'
import { lossWords } from '#renderer/features/history/LossNotice.tsx'
import { daysOf, laterThan, reasonWords, shareWords, versionLine } from '#renderer/features/history/words.ts'
import type { Version } from '#shared/protocol/history.ts'

const version = (fields: Partial<Version>): Version => ({
  id: 'v',
  at: '2026-11-20T14:05:00',
  reason: 'edited',
  name: '',
  pinned: false,
  cards: 10,
  people: [],
  ...fields,
})
const NOW = new Date('2026-11-20T16:00:00')

describe('the time of a version', () => {
  test.each([
    ['2026-11-20T00:01:00', 'Today', '00:01'],
    ['2026-11-19T23:59:00', 'Yesterday', 'yesterday 23:59'],
    ['2026-11-18T09:30:00', 'Wednesday 18 November', '18 Nov 09:30'],
    ['2025-11-18T09:30:00', '18 November 2025', '18 Nov 09:30'],
  ])('%s is %s, or %s in passing', (at, day, time) => {
    expect(dayWords(at, NOW).replace(',', '')).toBe(day)
    expect(versionTime(at, NOW)).toBe(time)
  })

  test('goes by midnights, on the day the clocks change too', () => {
    expect(dayWords('2026-03-28T12:00:00', new Date('2026-03-29T12:00:00'))).toBe('Yesterday')
    expect(dayWords('2026-10-24T23:30:00', new Date('2026-10-25T23:30:00'))).toBe('Yesterday')
  })
})

test('versions stand day by day, each day once', () => {
  const list = ['2026-11-20T14:05:00', '2026-11-20T09:00:00', '2026-11-19T18:00:00'].map((at, index) =>
    version({ id: `v${index}`, at }),
  )
  const days = daysOf(list, NOW)
  expect(days.map(({ words, versions }) => [words, versions.map(({ id }) => id)])).toEqual([
    ['Today', ['v0', 'v1']],
    ['Yesterday', ['v2']],
  ])
})

test('a version says why it was kept, where that is worth a word', () => {
  const said = (reason: Version['reason'], after = 10) => reasonWords(version({ reason }), { cards: after })
  expect(said('edited')).toBe('')
  expect(said('before-merge')).toBe('Before merging')
  expect(said('before-loss', 4)).toBe('Before 6 cards went')
  expect(said('before-loss', 9)).toBe('Before 1 card went')
  // Others have added as many meanwhile.
  expect(said('before-loss', 12)).toBe('Before cards went')
})

test('what came after a version is the next one, or what there is now', () => {
  const list = [version({ id: 'new', cards: 3 }), version({ id: 'old', cards: 8 })]
  expect(laterThan(list, list[1] as Version, { cards: 0 }).cards).toBe(3)
  expect(laterThan(list, list[0] as Version, { cards: 0 }).cards).toBe(0)
})

test('people are named with what they did, and of what nobody signed it says so', () => {
  const share = { name: 'Ana', added: 3, changed: 0, moved: 2, removed: 0 }
  expect(shareWords(share)).toBe('Ana: 3 added, 2 moved')
  expect(shareWords({ ...share, name: '', added: 0, moved: 0 })).toBe('Not known who: small changes')
})

test('in a list to choose from, a version is one line', () => {
  const named = version({ name: 'Before the workshop', reason: 'named' })
  expect(versionLine(named, { cards: 10 }, NOW)).toBe('14:05 · Before the workshop')
  expect(versionLine(version({ at: '2026-11-19T09:00:00' }), { cards: 10 }, NOW)).toBe('Yesterday 09:00')
})

test('a loss is told with its map and, where somebody knows, with who it was', () => {
  const loss = { versionId: 'v', mapId: 'm', mapTitle: 'Checkout', lost: 24, of: 40, by: 'Ana' }
  expect(lossWords(loss)).toBe('24 of 40 cards on “Checkout” went at once (Ana).')
  expect(lossWords({ ...loss, mapTitle: ' ', lost: 40, by: '' })).toBe(
    'All 40 cards on an untitled map went at once.',
  )
})
