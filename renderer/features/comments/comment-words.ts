import type { Thread } from '#renderer/actions/comment-actions.ts'
import { CARD_WORDS } from '#renderer/actions/kind-words.ts'
import { quoted } from '#shared/base/quote.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'

/** What a thread is about: `Pain point “The deposit is a surprise”`, `Stage “Ride”`, `The whole map`. */
export function targetWords(snapshot: Snapshot, targetId: string | null): string {
  if (targetId === null) return 'The whole map'
  const { cards, notes, stages, steps, lanes } = snapshot
  const card = cards[targetId]
  const named = (kind: string, text: string): string =>
    text.trim() === '' ? kind : `${kind} ${quoted(text)}`
  if (card) return named(CARD_WORDS[card.kind][0], card.text)
  const note = notes[targetId]
  if (note) return named('Free note', note.text)
  for (const [kind, table] of [
    ['Stage', stages],
    ['Step', steps],
    ['Lane', lanes],
  ] as const) {
    const record = table[targetId]
    if (record) return named(kind, record.title)
  }
  return 'Something that is gone'
}

/** Which threads are listed. */
export type ThreadState = 'open' | 'resolved' | 'all'

export const isOfState = ({ first }: Thread, state: ThreadState): boolean =>
  state === 'all' || first.resolved === (state === 'resolved')

/** A moment to the minute, in full, as the person's machine writes it. */
export function exactTime(iso: string): string {
  const time = new Date(iso)
  return Number.isNaN(time.getTime())
    ? 'Unknown time'
    : new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' }).format(time)
}
