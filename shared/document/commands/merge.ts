import type * as Y from 'yjs'
import { foldName } from '#shared/base/fold.ts'
import { fail, ok } from '#shared/base/result.ts'
import { type Card, cardRecord } from '#shared/model/card.ts'
import type { FieldsOf } from '#shared/model/definitions.ts'
import { MAX_TEXT } from '#shared/model/fields.ts'
import { EVIDENCE_LEVELS, IMPACTS, isStepValue } from '#shared/model/vocabulary.ts'
import { removeRecord, storedRecord, tableOf, updateRecord } from '../document.ts'
import { readRecord } from '../projection.ts'
import { requireMovable } from './cells.ts'
import { groupsOf, sweepGroups } from './groups.ts'
import { recordsWhere, removeCards, requireRecord } from './siblings.ts'
import type { Handler } from './types.ts'

/**
 * Makes one card of several that say the same: it keeps its place and what it says, and takes what only the others say.
 * Whatever led to the others leads to it.
 */
export const mergeCards: Handler<'cards.merge'> = (doc, { id, otherIds, text }) => {
  const card = requireRecord(doc, 'cards', id)
  if (!card.ok) return card
  const others = [...new Set(otherIds)].flatMap((other) =>
    other === id ? [] : (readRecord(doc, 'cards', other) ?? []),
  )
  const [first] = others
  if (!first)
    return otherIds.some((other) => other !== id)
      ? fail('gone', 'The cards to merge are not there any more. Nothing was changed.')
      : fail('not-here', 'Merging needs two cards. Nothing was changed.')
  const all = [card.value, ...others]
  const maps = new Set(all.map(({ place: [laneId] }) => readRecord(doc, 'lanes', laneId)?.mapId))
  if (maps.size > 1 || all.some(({ kind }) => isStepValue(kind)))
    return fail('not-here', 'Only cards of one map can be merged. Nothing was changed.')
  const movable = requireMovable(
    doc,
    all.map((one) => one.id),
  )
  if (!movable.ok) return movable
  const changes = { ...mergedFields(card.value, others), ...(text === undefined ? {} : { text }) }
  if (changes.text !== undefined && changes.text.length > MAX_TEXT)
    return fail(
      'too-long',
      `Together these cards say more than one card holds (${MAX_TEXT.toLocaleString('en')} characters). Nothing was changed.`,
    )
  const gone = new Set(others.map((other) => other.id))
  const left = groupsOf(doc, gone)
  updateRecord(doc, 'cards', id, changes)
  redirect(doc, id, gone)
  removeCards(doc, gone)
  sweepGroups(doc, left)
  return ok(null)
}

/** Fields that a card takes from the first of the others that says something, where it says nothing itself. */
const FILLED = [
  'owner',
  'due',
  'value',
  'effort',
  'feasible',
  'viable',
  'desirable',
  'reach',
  'amount',
  'unit',
  'target',
  'better',
  'series',
  'formula',
  'linkedMapId',
  'counterpartId',
  'groupId',
] as const satisfies readonly (keyof FieldsOf<'cards'>)[]

function mergedFields(card: Card, others: readonly Card[]): Partial<FieldsOf<'cards'>> {
  const all = [card, ...others]
  const union = (lists: readonly (readonly string[])[]): readonly string[] => [...new Set(lists.flat())]
  const strongest = <T extends string>(scale: readonly T[], values: readonly T[]): T =>
    scale[Math.max(...values.map((value) => scale.indexOf(value)))] as T
  const own = new Set(all.map(({ id }) => id))
  const pictured = all.find(({ image }) => image !== '')
  return {
    ...filled(card, others),
    text: mergedText(all.map(({ text }) => text)),
    author: union(all.map(({ author }) => (author === '' ? [] : [author]))).join(', '),
    tags: union(all.map(({ tags }) => tags)),
    channels: union(all.map(({ channels }) => channels)),
    painIds: union(all.map(({ painIds }) => painIds)).filter((painId) => !own.has(painId)),
    votes: all.reduce((sum, { votes }) => sum + votes, 0),
    impact: strongest(
      IMPACTS,
      all.map(({ impact }) => impact),
    ),
    evidence: strongest(
      EVIDENCE_LEVELS,
      all.map(({ evidence }) => evidence),
    ),
    ...(pictured && { image: pictured.image, imageRatio: pictured.imageRatio }),
  }
}

function filled(card: Card, others: readonly Card[]): Partial<FieldsOf<'cards'>> {
  const result: Record<string, unknown> = {}
  const saysNothing = (value: unknown, field: keyof FieldsOf<'cards'>): boolean =>
    value === cardRecord.defaults[field] || (Array.isArray(value) && value.length === 0)
  for (const field of FILLED)
    if (saysNothing(card[field], field))
      result[field] = others.find((other) => !saysNothing(other[field], field))?.[field] ?? card[field]
  return result
}

/** A line as it is compared: whatever its case, blanks and punctuation. */
export const nameOfLine = (line: string): string =>
  foldName(line.replace(/[^\p{L}\p{N}]+/gu, ' ')) || foldName(line)

/** Every line once: those of the first text as they stand, then what the others say beyond it. */
function mergedText([first = '', ...others]: readonly string[]): string {
  const known = new Set(first.split('\n').map(nameOfLine))
  const lines = others
    .flatMap((text) => text.split('\n'))
    .filter((line) => {
      const name = nameOfLine(line)
      const isNew = name !== '' && !known.has(name)
      known.add(name)
      return isNew
    })
  return [...(first.trim() === '' ? [] : [first]), ...lines].join('\n')
}

/** Lets comments, connectors, answers and counterparts that name one of the cards name the one that stays. */
function redirect(doc: Y.Doc, id: string, gone: ReadonlySet<string>): void {
  for (const comment of recordsWhere(doc, 'comments', ({ targetId }) => gone.has(targetId ?? '')))
    updateRecord(doc, 'comments', comment.id, { targetId: id })
  redirectConnectors(doc, id, gone)
  for (const other of tableOf(doc, 'cards').keys()) {
    const stored = storedRecord(doc, 'cards', other)
    const painIds: unknown = stored?.get('painIds')
    if (Array.isArray(painIds) && painIds.some((painId) => gone.has(painId)))
      updateRecord(doc, 'cards', other, {
        painIds: [...new Set(painIds.map((painId: string) => (gone.has(painId) ? id : painId)))].filter(
          (painId) => painId !== other,
        ),
      })
    if (gone.has(stored?.get('counterpartId') as string) && other !== id)
      updateRecord(doc, 'cards', other, { counterpartId: id })
  }
}

/** A connector whose ends are one now, or that doubles another, goes. */
function redirectConnectors(doc: Y.Doc, id: string, gone: ReadonlySet<string>): void {
  const kept = new Set<string>()
  const lines = recordsWhere(doc, 'connectors', () => true)
  const isTouched = ({ fromId, toId }: { readonly fromId: string; readonly toId: string }): boolean =>
    gone.has(fromId) || gone.has(toId)
  for (const line of [...lines.filter((one) => !isTouched(one)), ...lines.filter(isTouched)]) {
    const fromId = gone.has(line.fromId) ? id : line.fromId
    const toId = gone.has(line.toId) ? id : line.toId
    const ends = `${fromId} ${toId}`
    if (isTouched(line) && (fromId === toId || kept.has(ends))) removeRecord(doc, 'connectors', line.id)
    else if (isTouched(line)) updateRecord(doc, 'connectors', line.id, { fromId, toId })
    kept.add(ends)
  }
}
