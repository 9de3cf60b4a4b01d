import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { Color } from '#shared/model/vocabulary.ts'
import type { Command } from './commands/types.ts'
import type { Author } from './rights.ts'

/** The colour of a thought that was parked as such and never was a card. */
export const PARKED_COLOR: Color = 'yellow'

/**
 * The commands that put a thought into a map's parking lot under the id `id`. Refuses (`gone`) where the map is not there
 * any more, (`empty`) where nothing was said, and (`taken`) where the id is already that of a note.
 */
export function parkCommands(
  snapshot: Snapshot,
  mapId: string,
  text: string,
  id: string,
  author: Author | null,
): Result<readonly Command[]> {
  if (!snapshot.maps[mapId]) return fail('gone', 'This map is not there any more. Nothing was parked.')
  if (snapshot.notes[id]) return fail('taken', 'This thought is parked already.')
  const said = text.trim()
  if (said === '') return fail('empty', 'There is nothing to park yet.')
  const signature = author ? { author: author.name, authorId: author.id } : {}
  const fields = { text: said, color: PARKED_COLOR, parked: true, ...signature }
  return ok([{ type: 'note.add', id, mapId, fields }])
}

/**
 * The commands that take a card off the map into its parking lot: a note of its text and colour stands there under the id
 * `id`, and the card is gone. Refuses (`gone`) where the card, or its lane, is not there any more.
 */
export function parkCardCommands(snapshot: Snapshot, cardId: string, id: string): Result<readonly Command[]> {
  const card = snapshot.cards[cardId]
  const lane = snapshot.lanes[card?.place[0] ?? '']
  if (!card || !lane) return fail('gone', 'This card is not there any more. Nothing was parked.')
  const { text, author, authorId } = card
  const fields = { text, author, authorId, color: card.color ?? lane.color, parked: true }
  return ok([
    { type: 'cards.remove', ids: [cardId] },
    { type: 'note.add', id, mapId: lane.mapId, fields },
  ])
}
