/** Which versions stay, told as the rule says it and by what must hold whatever happened. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY, type Dated, HOUR, KEPT, versionsToDrop } from '#main/host/history/thinning.ts'
import type { VersionReason } from '#shared/protocol/history.ts'

const MINUTE = 60_000
const NOW = new Date(2026, 2, 31, 15, 20).getTime()
const REASONS: readonly VersionReason[] = [
  ...(['edited', 'edited', 'edited', 'named', 'merged', 'opened'] as const),
  ...(['before-merge', 'before-loss', 'before-restore'] as const),
]

const dated: fc.Arbitrary<readonly Dated[]> = fc
  .array(
    fc.record({
      age: fc.oneof(
        fc.integer({ min: 0, max: 2 * HOUR }),
        fc.integer({ min: 0, max: 2 * DAY }),
        fc.integer({ min: 0, max: KEPT + 3 * DAY }),
      ),
      reason: fc.constantFrom(...REASONS),
      name: fc.constantFrom('', '', '', '', 'A name'),
    }),
    { maxLength: 60 },
  )
  .map((all) => all.map(({ age, ...version }, index) => ({ ...version, id: `v${index}`, at: NOW - age })))

const kept = (versions: readonly Dated[], now = NOW): readonly Dated[] => {
  const dropped = versionsToDrop(versions, now)
  return versions.filter(({ id }) => !dropped.has(id))
}
const dayOf = (at: number): string => new Date(at).toDateString()
const hourOf = (at: number): string => `${dayOf(at)} ${new Date(at).getHours()}`

/** The rule, version by version. */
function staysByTheRule(version: Dated, all: readonly Dated[]): boolean {
  const age = NOW - version.at
  const isLater = (other: Dated) =>
    other.at > version.at || (other.at === version.at && other.id > version.id)
  const isLastOf = (partOf: (at: number) => string) =>
    !all.some((other) => isLater(other) && partOf(other.at) === partOf(version.at))
  if (version.name !== '') return true
  if (age >= 30 * 24 * 60 * MINUTE) return false
  if (version.reason.startsWith('before-') || age < 60 * MINUTE) return true
  return isLastOf(dayOf) || (age < 24 * 60 * MINUTE && isLastOf(hourOf))
}

test('all of the last hour, the last of each hour of a day, the last of each day of thirty; names for ever', () => {
  fc.assert(
    fc.property(dated, (versions) => {
      expect(kept(versions)).toEqual(versions.filter((version) => staysByTheRule(version, versions)))
    }),
  )
})

test('thinning on the way changes nothing of what is left in the end, and twice is once', () => {
  fc.assert(
    fc.property(dated, fc.integer({ min: 0, max: KEPT + DAY }), (versions, earlier) => {
      const known = versions.filter(({ at }) => at <= NOW - earlier)
      const dropped = new Set(versionsToDrop(known, NOW - earlier))
      const left = versions.filter(({ id }) => !dropped.has(id))
      expect(kept(left)).toEqual(kept(versions))
      expect(kept(kept(versions))).toEqual(kept(versions))
    }),
  )
})

test('a version a minute for forty days comes to some hundred and twenty', () => {
  const versions = Array.from({ length: (40 * DAY) / MINUTE }, (_, index) => ({
    ...({ id: `v${index}`, at: NOW - index * MINUTE, reason: 'edited', name: '' } as const),
  }))
  const left = kept(versions)
  expect(left.length).toBeGreaterThan(60 + 23 + 28)
  expect(left.length).toBeLessThanOrEqual(61 + 25 + 31)
  expect(left[0]).toBe(versions[0])
})

test('versions of a time that is still to come, after the clock was set back, stay', () => {
  const version = { id: 'later', at: NOW + 3 * DAY, reason: 'edited', name: '' } as const
  expect(kept([version])).toEqual([version])
})
