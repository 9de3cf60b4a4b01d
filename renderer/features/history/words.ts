import { dayWords, doerWords, versionTime } from '#renderer/actions/version-words.ts'
import { assertNever } from '#shared/base/result.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { isStepValue } from '#shared/model/vocabulary.ts'
import type { PersonsShare, Version } from '#shared/protocol/history.ts'

/** A day of the timeline, newest version first. */
export interface VersionDay {
  readonly words: string
  readonly versions: readonly Version[]
}

/** Versions, newest first, day by day. */
export function daysOf(versions: readonly Version[], now: Date): readonly VersionDay[] {
  const days = Map.groupBy(versions, ({ at }) => dayWords(at, now))
  return [...days].map(([words, ofDay]) => ({ words, versions: ofDay }))
}

/** The cards of a state, as versions count them: values of steps are none. */
export const countCards = ({ cards }: Snapshot): number =>
  Object.values(cards).filter(({ kind }) => !isStepValue(kind)).length

export const cardCount = (count: number): string => `${count} ${count === 1 ? 'card' : 'cards'}`

/** Why a version was kept, where that is worth a word. `next` is the version after it, or what there is now. */
export function reasonWords({ reason, cards }: Version, next: Pick<Version, 'cards'>): string {
  switch (reason) {
    case 'edited':
    case 'named':
      return ''
    case 'opened':
      return 'As it was opened'
    case 'before-merge':
      return 'Before merging'
    case 'merged':
      return 'After merging'
    case 'before-restore':
      return 'Before going back'
    case 'before-loss': {
      const gone = cards - next.cards
      return gone > 0 ? `Before ${cardCount(gone)} went` : 'Before cards went'
    }
    default:
      return assertNever(reason)
  }
}

/** What one person did: `Ana: 3 added, 2 moved`; `Not known who: 1 removed`. */
export function shareWords({ name, added, changed, moved, removed }: PersonsShare): string {
  const counts = Object.entries({ added, changed, moved, removed }).filter(([, count]) => count > 0)
  const deeds = counts.map(([deed, count]) => `${count} ${deed}`).join(', ')
  return `${doerWords(name)}: ${deeds || 'small changes'}`
}

/** A version in one line, for lists to choose from: `14:05 · Before the workshop`. */
export function versionLine(version: Version, next: Pick<Version, 'cards'>, now: Date): string {
  const said = version.name || reasonWords(version, next)
  const time = versionTime(version.at, now)
  return [time.charAt(0).toUpperCase() + time.slice(1), said].filter((part) => part !== '').join(' · ')
}

/** What came after each version: the next one, or what there is now. */
export const laterThan = (
  versions: readonly Version[],
  version: Version,
  now: Pick<Version, 'cards'>,
): Pick<Version, 'cards'> => versions[versions.indexOf(version) - 1] ?? now
