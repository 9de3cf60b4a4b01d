import { newId } from '#shared/base/ids.ts'
import type { Command } from '#shared/document/commands/types.ts'
import type { Match } from '#shared/model/data-set.ts'
import type { MapView, StageView } from '#shared/model/map-view.ts'
import { stageRecord } from '#shared/model/stage.ts'
import { stepRecord } from '#shared/model/step.ts'
import type { Color } from '#shared/model/vocabulary.ts'
import type { PlaceDraft } from './place-draft.ts'

/** Stages made of states, and what makes them. */
export interface NewStages {
  readonly mapId: string
  readonly stages: readonly StageView[]
  readonly matches: readonly Match[]
  readonly commands: readonly Command[]
}

const COLORS: readonly Color[] = ['blue', 'teal', 'green', 'orange', 'violet', 'red', 'yellow']

/** A map that nobody has written on yet, as the empty template makes it: one stage of one step at most, and no card. */
export const isBare = ({ stages, cells }: MapView): boolean =>
  stages.flatMap(({ steps }) => steps).length <= 1 &&
  [...cells.values()].every((row) => [...row.values()].every((cards) => cards.length === 0))

/** A stage for each of the chosen states: on the shown map in place of its bare one, else on a map of their own. */
export function newStages(
  here: MapView | null,
  { title, stages }: Pick<PlaceDraft, 'title' | 'stages'>,
): NewStages {
  const isOwn = !here || !isBare(here)
  const mapId = isOwn ? newId() : here.map.id
  const made = stages.map((state, at) => stageOf(state, COLORS[at % COLORS.length] as Color, mapId))
  const views = made.map(({ view }) => view)
  return {
    mapId,
    stages: views,
    matches: made.map(({ state, view }) => [state, view.stage.id] as const),
    commands: [
      ...(isOwn ? [{ type: 'map.add' as const, id: mapId, fields: { title } }] : []),
      ...(here && !isOwn && here.map.title.trim() === ''
        ? [{ type: 'map.edit' as const, id: mapId, changes: { title } }]
        : []),
      ...made.map(({ command }) => command),
      ...(isOwn ? [] : here.stages.map(({ stage }) => ({ type: 'stage.remove' as const, id: stage.id }))),
    ],
  }
}

/** A stage of one step that stands for a state: as it will be, and what makes it. */
function stageOf(state: string, color: Color, mapId: string) {
  const [id, stepId] = [newId(), newId()]
  const fields = { title: stageTitle(state), color }
  const view: StageView = {
    stage: { ...stageRecord.defaults, ...fields, id, mapId },
    steps: [{ ...stepRecord.defaults, id: stepId, stageId: id }],
  }
  const command: Command = { type: 'stage.add', id, stepId, mapId, beforeId: null, fields }
  return { state, view, command }
}

/** `add_to_cart` → `Add to cart`: names of programs become words. */
export function stageTitle(state: string): string {
  const isProgram = !/\s/.test(state)
  const words = isProgram
    ? state.replace(/\p{Lu}/u.test(state) ? /[_.]+/g : /[_.-]+/g, ' ').trim()
    : state.trim()
  return words === '' ? state : words.charAt(0).toUpperCase() + words.slice(1)
}
