import type { Rect } from '#shared/base/geometry.ts'
import { clamp } from '#shared/base/geometry.ts'
import type { Card } from '#shared/model/card.ts'
import {
  CHANNELS,
  type CheckAnswer,
  IMPACT_LABELS,
  type Impact,
  type TouchpointStatus,
} from '#shared/model/vocabulary.ts'
import { amountWords, footerParts, isTargetMet, reachWords } from './card-words.ts'
import { CARD, TYPE } from './dimensions.ts'
import { cutWords } from './drawing/draw-text.ts'
import { breakLines } from './text/break-lines.ts'
import { measureText } from './text/measure.ts'

/** A channel's sign on a card; those that people made up share an icon, so their word stands beside it. */
export interface ChannelSign {
  readonly channel: string
  /** From the row's left end. */
  readonly x: number
  readonly word: string | null
}

/** Can it be made, does it pay, does anybody want it: in the order of their letters. */
export type Checks = readonly (readonly [letter: 'F' | 'V' | 'D', answer: CheckAnswer | null])[]

/** What stands on a card beside its text. Words are broken and cut to the card's width already. */
export type RowContent =
  | { readonly type: 'picture'; readonly image: string; readonly box: Rect }
  | {
      readonly type: 'impact'
      readonly impact: Impact
      readonly lines: readonly string[]
      readonly reach: Reach | null
    }
  | {
      readonly type: 'channels'
      readonly lines: readonly (readonly ChannelSign[])[]
      readonly status: TouchpointStatus
    }
  | { readonly type: 'actor'; readonly lines: readonly string[] }
  | { readonly type: 'worth'; readonly words: string; readonly checks: Checks }
  | { readonly type: 'footer'; readonly lines: readonly string[]; readonly votes: number }
  | { readonly type: 'number' }
  | {
      readonly type: 'target'
      readonly lines: readonly string[]
      readonly met: boolean | null
      /** On which line it stands whether the number moved the right way; `null` where nobody said which way that is. */
      readonly verdict: number | null
    }
  | { readonly type: 'bar' }
  | { readonly type: 'sparkline'; readonly values: readonly number[]; readonly target: number | null }
  | { readonly type: 'link' }
  /** The drop in numbers that a pain explains. */
  | { readonly type: 'drop'; readonly lines: readonly string[] }

/** A row of content with the height it takes. */
export type Row = RowContent & { readonly height: number }

/** How many customers meet a pain, and on which line it stands. */
export interface Reach {
  readonly words: string
  readonly line: number
}

const small = (words: string): number => measureText(words, 'sans-semibold', TYPE.small)
const linesOf = (words: string, width: number): readonly string[] =>
  breakLines(words, 'sans-semibold', TYPE.small, width).map((line) => line.text)

/** The rows above a card's text, from top to bottom, for the `width` between its paddings. */
export function rowsAbove(card: Card, width: number): readonly Row[] {
  switch (card.kind) {
    case 'pain':
      return [impactRow(card, width)]
    case 'touchpoint':
      return card.channels.length > 0 || card.status !== 'existing' ? [channelsRow(card, width)] : []
    case 'role':
      return card.owner === '' ? [] : [linesRow('actor', linesOf(card.owner, width))]
    case 'image':
      return [pictureRow(card, width + 2 * (CARD.paddingX - CARD.mat))]
    case 'metric':
      return metricRows(card, width)
    default:
      return NO_ROWS
  }
}

/** The rows below a card's text. `drop` says which drop in numbers it explains; empty for none. */
export function rowsBelow(card: Card, width: number, drop: string): readonly Row[] {
  if (isPlain(card) && drop === '') return NO_ROWS
  const rows: Row[] = []
  if (drop !== '') {
    const lines = linesOf(drop, width - DROP_SIGN)
    rows.push({ type: 'drop', lines, height: lines.length * CARD.line + 2 })
  }
  if (card.kind === 'opportunity') rows.push(...worthRow(card, width))
  const parts = footerParts(card)
  if (parts.length > 0 || card.votes > 0) rows.push(footerRow(parts, card.votes, width))
  if (card.linkedMapId !== null) rows.push({ type: 'link', height: CARD.line + 2 })
  return rows
}

const NO_ROWS: readonly Row[] = []

/** Room for the sign of a drop. */
export const DROP_SIGN = 17

/** Most cards of a large map are: they say nothing but their text. */
const isPlain = ({ kind, tags, evidence, votes, linkedMapId }: Card): boolean =>
  kind !== 'opportunity' && tags.length === 0 && evidence === 'assumed' && votes === 0 && linkedMapId === null

const linesRow = (type: 'actor', lines: readonly string[]): Row => ({
  type,
  lines,
  height: lines.length * CARD.line,
})

/** Room for the impact's sign, and for that of people before a reach. */
export const IMPACT_SIGN = 21
export const REACH_SIGN = 17

function impactRow(card: Card, width: number): Row {
  const lines = linesOf(IMPACT_LABELS[card.impact], width - IMPACT_SIGN)
  const words = reachWords(card)
  if (words === '')
    return { type: 'impact', impact: card.impact, lines, reach: null, height: impactHeight(lines.length) }
  const last = lines.length - 1
  const beside = IMPACT_SIGN + small(lines[last] ?? '') + 10 + REACH_SIGN + small(words) <= width
  const reach = {
    words: cutWords(words, 'sans-semibold', TYPE.small, width - REACH_SIGN),
    line: beside ? last : last + 1,
  }
  return { type: 'impact', impact: card.impact, lines, reach, height: impactHeight(reach.line + 1) }
}

const impactHeight = (lines: number): number => CARD.badge + (lines - 1) * CARD.line

const KNOWN: ReadonlySet<string> = new Set(CHANNELS)
const SIGN_GAP = 6
const WORD_GAP = 10

/** What is said of a touchpoint that is not there, or not yet. */
export const STATUS_WORDS: Readonly<Record<TouchpointStatus, string>> = {
  existing: '',
  missing: 'Missing',
  planned: 'Planned',
}

/** With their words where all of them fit on one line; else as icons, on as many lines as they need. */
function channelsRow({ channels, status }: Card, width: number): Row {
  const taken = status === 'existing' ? 0 : small(STATUS_WORDS[status]) + WORD_GAP
  const row = (lines: readonly (readonly ChannelSign[])[]): Row => ({
    type: 'channels',
    lines,
    status,
    height: Math.max(1, lines.length) * CARD.badge,
  })
  const spelled = setSigns(channels, () => true, width, taken)
  if (spelled.length <= 1) return row(spelled)
  return row(setSigns(channels, (channel) => !KNOWN.has(channel), width, taken))
}

function setSigns(
  channels: readonly string[],
  isSpelled: (channel: string) => boolean,
  width: number,
  taken: number,
): ChannelSign[][] {
  const lines: ChannelSign[][] = []
  let x = 0
  for (const channel of channels) {
    const most = width - (lines.length <= 1 ? taken : 0)
    const word = isSpelled(channel)
      ? cutWords(channel, 'sans-semibold', TYPE.small, width - taken - CARD.icon - 4)
      : null
    const needed = CARD.icon + (word === null ? 0 : 4 + small(word))
    if (lines.length === 0 || x + needed > most) {
      lines.push([])
      x = 0
    }
    lines.at(-1)?.push({ channel, x, word })
    x += needed + (word === null ? SIGN_GAP : WORD_GAP)
  }
  return lines
}

/** As wide as the card but for its mat, in the picture's own proportions as far as these are no banner and no tower. */
function pictureRow({ image, imageRatio }: Card, width: number): Row {
  const height = Math.round(clamp(width / imageRatio, CARD.picture.least, width * CARD.picture.tallest))
  const box = { x: CARD.mat, y: 0, width, height }
  return { type: 'picture', image, box, height }
}

/** The marks of the three checks, side by side. */
export const CHECK = { size: 16, gap: 3 } as const
export const CHECKS_WIDTH = 3 * CHECK.size + 2 * CHECK.gap

function worthRow(card: Card, width: number): Row[] {
  const { value, effort } = card
  const checks: Checks = [
    ['F', card.feasible],
    ['V', card.viable],
    ['D', card.desirable],
  ]
  const marks = checks.some(([, answer]) => answer !== null) ? checks : []
  const long = [
    ...(value === null ? [] : [`Value ${amountWords(value, '')}`]),
    ...(effort === null ? [] : [`Effort ${amountWords(effort, '')}`]),
  ]
  if (long.length === 0 && marks.length === 0) return []
  const room = width - (marks.length === 0 ? 0 : CHECKS_WIDTH + WORD_GAP)
  const fitting = [long.join(' · '), long.map((words) => words.replace(/^(.)\w+ /, '$1')).join(' · ')]
  const words =
    fitting.find((each) => small(each) <= room) ??
    cutWords(fitting[1] ?? '', 'sans-semibold', TYPE.small, room)
  return [{ type: 'worth', words, checks: marks, height: CARD.line + 2 }]
}

/** Most votes shown as dots; of more the number stands beside them. */
export const MOST_DOTS = 5
export const DOT = 9

/** Width of the votes at the end of the last line. */
export const votesWidth = (votes: number): number =>
  Math.min(votes, MOST_DOTS) * DOT + (votes > MOST_DOTS ? 3 + small(String(votes)) : 0)

const SEPARATOR = ' · '

/** Parts stand together where they fit; one too long for a line is broken. The votes stand at the end of the last line. */
function footerRow(parts: readonly string[], votes: number, width: number): Row {
  const lines: string[] = []
  for (const part of parts) {
    const last = lines.at(-1)
    const joined = last === undefined ? part : last + SEPARATOR + part
    if (last !== undefined && small(joined) <= width) lines[lines.length - 1] = joined
    else lines.push(...linesOf(part, width))
  }
  const dots = votesWidth(votes)
  if (votes > 0 && (lines.length === 0 || small(lines.at(-1) ?? '') + 6 + dots > width)) lines.push('')
  return { type: 'footer', lines, votes, height: lines.length * CARD.line }
}

/** Room for the sign of a target. */
export const TARGET_SIGN = 18

/** What is said of a number that moved. */
export const VERDICTS = { good: 'better', bad: 'worse' } as const
const VERDICT_WIDTH = Math.max(small(VERDICTS.good), small(VERDICTS.bad))

function targetRow(card: Card, width: number): Row[] {
  if (card.target === null && card.better === null) return []
  const met = isTargetMet(card)
  const aim = card.target === null ? '' : `of ${amountWords(card.target, card.unit)}`
  const words = met === null ? aim : `${aim}, ${met ? 'met' : 'missed'}`
  const lines = aim === '' ? [] : linesOf(words, width - TARGET_SIGN)
  const last = lines.length - 1
  const beside = last >= 0 && TARGET_SIGN + small(lines[last] ?? '') + WORD_GAP + VERDICT_WIDTH <= width
  const verdict = card.better === null ? null : beside ? last : last + 1
  const height = Math.max(lines.length, (verdict ?? 0) + 1) * CARD.line
  return [{ type: 'target', lines, met, verdict, height }]
}

function metricRows(card: Card, width: number): Row[] {
  const rows: Row[] = [{ type: 'number', height: TYPE.metric * 1.2 }, ...targetRow(card, width)]
  if (card.amount === null || card.series.length === 0) return [...rows, { type: 'bar', height: CARD.bar }]
  const values = [...card.series, card.amount]
  return [...rows, { type: 'sparkline', values, target: card.target, height: CARD.sparkline }]
}
