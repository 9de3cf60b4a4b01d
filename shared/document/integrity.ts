import { type Card, computedId } from '#shared/model/card.ts'
import { standInStep } from '#shared/model/map-view.ts'
import type { TableName } from '#shared/model/record.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'

/** Kinds of findings; stable, for programs. */
export type FindingCode =
  | 'bad-date'
  | 'card-across-maps'
  | 'card-without-lane'
  | 'card-without-step'
  | 'comment-without-map'
  | 'connector-across-maps'
  | 'connector-without-card'
  | 'connector-without-map'
  | 'group-without-map'
  | 'lane-without-map'
  | 'map-without-lanes'
  | 'map-without-stages'
  | 'note-without-map'
  | 'stage-without-map'
  | 'step-without-stage'
  | 'trait-without-persona'
  | 'unknown-persona'
  | 'value-doubled'
  | 'value-misfiled'
  | 'view-without-map'
  | 'data-without-map'

/**
 * Something in a project that does not fit together. An `error` hides what a person put there; a `warning` hides
 * nothing. `message` is one plain sentence.
 */
export interface Finding {
  readonly code: FindingCode
  readonly severity: 'warning' | 'error'
  readonly table: TableName
  readonly id: string
  readonly message: string
}

/**
 * All that does not fit together in a project, table by table. Merges of edits made apart can leave such things behind
 * (one adds a card to a stage, another removes the stage), and so can files written by hand; nothing here breaks the
 * project, since readers leave out what has no place.
 */
export function checkIntegrity(snapshot: Snapshot): readonly Finding[] {
  return [
    ...checkProject(snapshot),
    ...checkMaps(snapshot),
    ...checkStructure(snapshot),
    ...checkCards(snapshot),
    ...checkValues(snapshot),
    ...checkConnectors(snapshot),
    ...checkSheets(snapshot),
  ]
}

const finding =
  (severity: Finding['severity']) =>
  (code: FindingCode, table: TableName, id: string, message: string): Finding => ({
    code,
    severity,
    table,
    id,
    message,
  })
const error = finding('error')
const warning = finding('warning')

/** A record as a person would name it: its first words, else its id. */
function named(word: string, text: string, id: string): string {
  const line = text.trim().replace(/\s+/g, ' ')
  const letters = [...line]
  const short = letters.length > 40 ? `${letters.slice(0, 39).join('')}…` : line
  return short === '' ? `The ${word} ${id}` : `The ${word} “${short}”`
}

const cardName = (card: Card): string => named('card', card.text, card.id)

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/

/** Whether the text names an instant or a day there is: February has no 30th. */
function isDate(text: string): boolean {
  const time = Date.parse(text)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text.slice(0, 10))
}

function checkProject({ projects }: Snapshot): Finding[] {
  return Object.values(projects)
    .filter(({ createdAt }) => createdAt !== '' && !(INSTANT.test(createdAt) && isDate(createdAt)))
    .map(({ id, createdAt }) =>
      warning(
        'bad-date',
        'projects',
        id,
        `The project says it was made at “${createdAt}”, which is no date.`,
      ),
    )
}

function checkMaps({ maps, stages, lanes, personas }: Snapshot): Finding[] {
  const withStages = new Set(Object.values(stages).map(({ mapId }) => mapId))
  const withLanes = new Set(Object.values(lanes).map(({ mapId }) => mapId))
  return Object.values(maps).flatMap(({ id, title, personaIds }) => {
    const name = named('map', title, id)
    return [
      ...(withStages.has(id) ? [] : [warning('map-without-stages', 'maps', id, `${name} has no stages.`)]),
      ...(withLanes.has(id) ? [] : [warning('map-without-lanes', 'maps', id, `${name} has no lanes.`)]),
      ...personaIds
        .filter((personaId) => !personas[personaId])
        .map((personaId) =>
          warning('unknown-persona', 'maps', id, `${name} names the persona ${personaId}, who is not there.`),
        ),
    ]
  })
}

function checkStructure({ maps, stages, steps, lanes, groups, notes }: Snapshot): Finding[] {
  const isLost = ({ mapId }: { readonly mapId: string }): boolean => !maps[mapId]
  const where = 'is on a map that is not there.'
  return [
    ...Object.values(stages)
      .filter(isLost)
      .map(({ id, title }) =>
        error('stage-without-map', 'stages', id, `${named('stage', title, id)} ${where}`),
      ),
    ...Object.values(steps)
      .filter(({ stageId }) => !stages[stageId])
      .map(({ id, title }) =>
        error(
          'step-without-stage',
          'steps',
          id,
          `${named('step', title, id)} is in a stage that is not there.`,
        ),
      ),
    ...Object.values(lanes)
      .filter(isLost)
      .map(({ id, title }) => error('lane-without-map', 'lanes', id, `${named('lane', title, id)} ${where}`)),
    ...Object.values(groups)
      .filter(isLost)
      .map(({ id, title }) =>
        warning('group-without-map', 'groups', id, `${named('group', title, id)} ${where}`),
      ),
    ...Object.values(notes)
      .filter(isLost)
      .map(({ id, text }) => error('note-without-map', 'notes', id, `${named('note', text, id)} ${where}`)),
  ]
}

/** Tells the map that a step is on, be it only the stand-in of a stage without steps; `undefined` where it is on none. */
function mapsOfSteps({ steps, stages }: Snapshot): (stepId: string) => string | undefined {
  const withSteps = new Set(Object.values(steps).map(({ stageId }) => stageId))
  const isTaken = (id: string): boolean => steps[id] !== undefined
  const standIns = Object.values(stages)
    .filter(({ id }) => !withSteps.has(id))
    .map((stage) => [standInStep(stage, isTaken).id, stage.mapId] as const)
  const shown = new Map(standIns)
  return (stepId) => {
    const step = steps[stepId]
    return step ? stages[step.stageId]?.mapId : shown.get(stepId)
  }
}

function checkCards(snapshot: Snapshot): Finding[] {
  const mapOfStep = mapsOfSteps(snapshot)
  return Object.values(snapshot.cards).flatMap((card): Finding[] => {
    const { id, due, place } = card
    const name = cardName(card)
    const ofLane = snapshot.lanes[place[0]]?.mapId
    const ofStep = mapOfStep(place[1])
    const isSplit = ofLane !== undefined && ofStep !== undefined && ofLane !== ofStep
    const noDay = due !== null && !isDate(due)
    return [
      ...(ofLane === undefined
        ? [error('card-without-lane', 'cards', id, `${name} is in a lane that is not there.`)]
        : []),
      ...(ofStep === undefined
        ? [error('card-without-step', 'cards', id, `${name} is at a step that is not there.`)]
        : []),
      ...(isSplit
        ? [
            error(
              'card-across-maps',
              'cards',
              id,
              `${name} is in a lane of one map and at a step of another.`,
            ),
          ]
        : []),
      ...(noDay ? [warning('bad-date', 'cards', id, `${name} is due on ${due}, which is no day.`)] : []),
    ]
  })
}

/** Values of steps are filed under computed ids, so that there is one of each; a file may hold others. */
function checkValues({ cards }: Snapshot): Finding[] {
  const values = Object.values(cards).flatMap((card) => {
    const properly = computedId(card)
    return properly === null ? [] : [{ card, properly }]
  })
  return [...Map.groupBy(values, ({ properly }) => properly)].flatMap(([properly, same]) => [
    ...same
      .filter(({ card }) => card.id !== properly)
      .map(({ card }) =>
        error(
          'value-misfiled',
          'cards',
          card.id,
          `The ${card.kind} value ${card.id} should be filed as ${properly}.`,
        ),
      ),
    ...same
      .slice(1)
      .map(({ card }) =>
        error(
          'value-doubled',
          'cards',
          card.id,
          `The ${card.kind} value ${card.id} is the second of its kind at one step.`,
        ),
      ),
  ])
}

/** What hangs on a persona or a map without being on the grid. */
function checkSheets({ traits, personas, comments, views, dataSets, maps }: Snapshot): Finding[] {
  return [
    ...Object.values(traits)
      .filter(({ personaId }) => !personas[personaId])
      .map(({ id, text }) =>
        error(
          'trait-without-persona',
          'traits',
          id,
          `${named('field', text, id)} describes a persona who is not there.`,
        ),
      ),
    ...Object.values(comments)
      .filter(({ mapId }) => !maps[mapId])
      .map(({ id, text }) =>
        error(
          'comment-without-map',
          'comments',
          id,
          `${named('comment', text, id)} is on a map that is not there.`,
        ),
      ),
    ...Object.values(views)
      .filter(({ mapId }) => !maps[mapId])
      .map(({ id, title }) =>
        error(
          'view-without-map',
          'views',
          id,
          `${named('saved view', title, id)} is of a map that is not there.`,
        ),
      ),
    ...Object.values(dataSets)
      .filter(({ mapId }) => !maps[mapId])
      .map(({ id, title }) =>
        error(
          'data-without-map',
          'dataSets',
          id,
          `${named('data set', title, id)} is of a map that is not there.`,
        ),
      ),
  ]
}

function checkConnectors(snapshot: Snapshot): Finding[] {
  return Object.values(snapshot.connectors).flatMap((line): Finding[] => {
    const { id, mapId } = line
    const name = named('connector', line.label, id)
    if (!snapshot.maps[mapId])
      return [error('connector-without-map', 'connectors', id, `${name} is on a map that is not there.`)]
    const ends = [line.fromId, line.toId].map((cardId) => snapshot.cards[cardId])
    if (ends.includes(undefined))
      return [error('connector-without-card', 'connectors', id, `${name} ends at a card that is not there.`)]
    return ends.every((card) => card && snapshot.lanes[card.place[0]]?.mapId === mapId)
      ? []
      : [error('connector-across-maps', 'connectors', id, `${name} joins cards that are not on its map.`)]
  })
}
