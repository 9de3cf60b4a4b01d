import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { foldName } from '#shared/base/fold.ts'
import { newId } from '#shared/base/ids.ts'
import type { Command, NewCard } from '#shared/document/commands/types.ts'
import type { Card } from '#shared/model/card.ts'
import type { JourneyMap } from '#shared/model/map.ts'
import { cardsIn, mapsOf, viewMap } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import {
  type Color,
  EMPATHY_ZONE_LABELS,
  EMPATHY_ZONES,
  type EmpathyZone,
  type LaneKind,
} from '#shared/model/vocabulary.ts'
import { showMap } from './map-actions.ts'
import { perform } from './perform.ts'

/** What the fields of an empathy map look like and ask for. */
const ZONES: Readonly<Record<EmpathyZone, { readonly color: Color; readonly prompt: string }>> = {
  says: { color: 'blue', prompt: 'What do they say aloud?' },
  thinks: { color: 'violet', prompt: 'What do they think and not say?' },
  does: { color: 'yellow', prompt: 'What do they do?' },
  feels: { color: 'orange', prompt: 'What worries or delights them?' },
  pains: { color: 'red', prompt: 'What stands in their way?' },
  gains: { color: 'green', prompt: 'What would they win?' },
}

/** The fields are lanes of plain cards: a pain of an empathy map is a remark, not yet a pain point of a journey. */
const ZONE_KIND: LaneKind = 'cards'

/** The empathy maps of a persona, in order. */
export const empathyMapsOf = (snapshot: Snapshot, personaId: string): readonly JourneyMap[] =>
  mapsOf(snapshot).filter(({ kind, personaIds }) => kind === 'empathy' && personaIds.includes(personaId))

/** Commands that make an empathy map of a persona, and where its cards go. */
function boardFor(
  personaId: string,
  title: string,
): {
  readonly mapId: string
  readonly stepId: string
  readonly laneIds: Readonly<Record<EmpathyZone, string>>
  readonly commands: readonly Command[]
} {
  const [mapId, stepId] = [newId(), newId()]
  const laneIds = Object.fromEntries(EMPATHY_ZONES.map((zone) => [zone, newId()])) as Record<
    EmpathyZone,
    string
  >
  return {
    mapId,
    stepId,
    laneIds,
    commands: [
      { type: 'map.add', id: mapId, fields: { kind: 'empathy', title, personaIds: [personaId] } },
      { type: 'stage.add', id: newId(), stepId, mapId, beforeId: null, fields: {} },
      ...EMPATHY_ZONES.map(
        (zone): Command => ({
          type: 'lane.add',
          id: laneIds[zone],
          mapId,
          beforeId: null,
          fields: { kind: ZONE_KIND, title: EMPATHY_ZONE_LABELS[zone], zone, ...ZONES[zone] },
        }),
      ),
    ],
  }
}

function titleFor(snapshot: Snapshot, personaId: string): string {
  const name = snapshot.personas[personaId]?.name.trim() ?? ''
  return name === '' ? 'Empathy map' : `${name}: empathy map`
}

/** Adds an empathy map of a persona and turns to it. */
export function addEmpathyMap(project: ProjectContext, personaId: string): boolean {
  const { mapId, commands } = boardFor(personaId, titleFor(project.session.snapshot.getState(), personaId))
  if (!perform(project, 'Add empathy map', commands)) return false
  showMap(project, mapId)
  return true
}

/**
 * Makes one empathy map of all those of a persona, with everything that was said; what was said more than once stands
 * there once, with the votes of all. The maps it was made from stay.
 */
export function mergeEmpathyMaps(project: ProjectContext, personaId: string): boolean {
  const snapshot = project.session.snapshot.getState()
  const maps = empathyMapsOf(snapshot, personaId)
  if (maps.length < 2) return false
  const board = boardFor(personaId, `${titleFor(snapshot, personaId)} (merged)`)
  const cards = EMPATHY_ZONES.flatMap((zone) =>
    mergedCards(maps.flatMap(({ id }) => cardsOfZone(snapshot, id, zone))).map(
      (fields): NewCard => ({ id: newId(), laneId: board.laneIds[zone], stepId: board.stepId, fields }),
    ),
  )
  const commands: Command[] = [...board.commands, { type: 'cards.add', cards, beforeId: null }]
  if (!perform(project, 'Merge empathy maps', commands)) return false
  showMap(project, board.mapId)
  return true
}

function cardsOfZone(snapshot: Snapshot, mapId: string, zone: EmpathyZone): readonly Card[] {
  const view = viewMap(snapshot, mapId, { withHidden: true })
  if (!view) return []
  return view.lanes
    .filter((lane) => lane.zone === zone)
    .flatMap((lane) => view.steps.flatMap((step) => cardsIn(view, lane.id, step.id)))
}

/** Cards of equal text as one; those without text, pictures among them, each for itself. */
export function mergedCards(cards: readonly Card[]): readonly NewCard['fields'][] {
  const groups = Map.groupBy(cards, (card) => foldName(card.text) || card.id)
  return [...groups.values()].map((same) => {
    const { id: _id, place: _place, kind: _kind, ...fields } = same[0] as Card
    return {
      ...fields,
      tags: [...new Set(same.flatMap(({ tags }) => tags))],
      author: [...new Set(same.map(({ author }) => author).filter((author) => author !== ''))].join(', '),
      votes: same.reduce((sum, { votes }) => sum + votes, 0),
    }
  })
}
