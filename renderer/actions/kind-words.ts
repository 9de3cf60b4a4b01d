import { EVIDENCE_WORDS } from '#shared/layout/card-words.ts'
import type { CardKind, TouchpointStatus } from '#shared/model/vocabulary.ts'

/** The words that cards bear, as bars and menus begin them: with a capital. */
const capitalised = <K extends string>(words: Readonly<Record<K, string>>): Readonly<Record<K, string>> =>
  Object.fromEntries(
    Object.entries<string>(words).map(([key, word]) => [key, word.charAt(0).toUpperCase() + word.slice(1)]),
  ) as Record<K, string>

export const EVIDENCE_LABELS = capitalised(EVIDENCE_WORDS)
export const STATUS_LABELS: Readonly<Record<TouchpointStatus, string>> = {
  existing: 'Existing',
  missing: 'Missing',
  planned: 'Planned',
}

/** What a card of each kind is called, and what several are. */
export const CARD_WORDS: Readonly<Record<CardKind, readonly [one: string, many: string]>> = {
  text: ['Card', 'cards'],
  touchpoint: ['Touchpoint', 'touchpoints'],
  pain: ['Pain point', 'pain points'],
  opportunity: ['Opportunity', 'opportunities'],
  sentiment: ['Sentiment', 'sentiment values'],
  metric: ['Metric', 'metrics'],
  image: ['Picture', 'pictures'],
  role: ['Action', 'actions'],
  owner: ['Owner', 'owners'],
  channel: ['Channel', 'channels'],
}
