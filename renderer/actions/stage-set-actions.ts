import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { newId } from '#shared/base/ids.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { lanePreset } from '#shared/model/lane-presets.ts'
import type { StageView } from '#shared/model/map-view.ts'
import type { StageOfSet, StageSet } from '#shared/model/stage-sets.ts'
import type { Color } from '#shared/model/vocabulary.ts'
import { perform } from './perform.ts'

/** How a set comes onto a map that has stages: over them in their order, or behind them. */
export type StageSetMode = 'rename' | 'append'

/** What becomes of one stage. */
export type StageChange =
  | { readonly kind: 'rename'; readonly id: string; readonly from: string; readonly to: string }
  | { readonly kind: 'keep'; readonly id: string; readonly from: string }
  | { readonly kind: 'add'; readonly to: string; readonly steps: readonly string[] }

const added = ({ title, steps = [] }: StageOfSet): StageChange => ({ kind: 'add', to: title, steps })

/**
 * What a set would do to a map with these stages, from left to right. Stages that are there keep their steps and cards
 * under the new titles; those that the set has no title for stay behind.
 */
export function planStageSet(
  stages: readonly StageView[],
  set: StageSet,
  mode: StageSetMode,
): readonly StageChange[] {
  const kept = stages.map(({ stage }): StageChange => ({ kind: 'keep', id: stage.id, from: stage.title }))
  if (mode === 'append') return [...kept, ...set.stages.map(added)]
  return [
    ...kept.map((change, index): StageChange => {
      const to = set.stages[index]?.title
      if (to === undefined || change.kind !== 'keep' || change.from === to) return change
      return { kind: 'rename', id: change.id, from: change.from, to }
    }),
    ...set.stages.slice(stages.length).map(added),
  ]
}

/** The plan in one sentence, before it is carried out. */
export function planSentence(plan: readonly StageChange[]): string {
  const count = (kind: StageChange['kind']): number => plan.filter((change) => change.kind === kind).length
  const parts = [
    words(count('rename'), 'gets a new title', 'get new titles'),
    words(count('add'), 'is added', 'are added'),
    words(count('keep'), 'stays as it is', 'stay as they are'),
  ].filter((part) => part !== '')
  const list = parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
  return count('rename') + count('add') === 0
    ? 'The stages have these titles already.'
    : `${list.charAt(0).toUpperCase()}${list.slice(1)}. No step and no card is lost.`
}

const words = (number: number, one: string, many: string): string =>
  number === 0 ? '' : number === 1 ? `1 stage ${one}` : `${number} stages ${many}`

const STAGE_COLORS: readonly Color[] = ['blue', 'teal', 'green', 'orange', 'violet', 'red', 'yellow']

/** The lanes a map begins with that has none, so that the stages are not empty columns. */
const FIRST_LANES = ['actions', 'touchpoints', 'sentiment', 'pains', 'opportunities'] as const

/** Puts a set of stages on the map that is shown, or on a new one where the project has none; one undo takes it back. */
export function applyStageSet(project: ProjectContext, set: StageSet, mode: StageSetMode): boolean {
  const view = project.model.getState().model?.view
  const mapId = view?.map.id ?? newId()
  const stages = view?.stages ?? []
  const plan = planStageSet(stages, set, mode)
  const hasLanes = Object.values(project.session.snapshot.getState().lanes).some(
    (lane) => lane.mapId === mapId,
  )
  return perform(project, stages.length === 0 ? 'Add stages' : 'Apply stage set', [
    ...(view ? [] : [{ type: 'map.add', id: mapId, fields: {} } as const]),
    ...plan.flatMap((change, index) => commandsFor(change, mapId, STAGE_COLORS[index % STAGE_COLORS.length])),
    ...(hasLanes ? [] : FIRST_LANES.map((id) => addLane(mapId, id))),
  ])
}

function commandsFor(change: StageChange, mapId: string, color: Color = 'grey'): readonly Command[] {
  if (change.kind === 'keep') return []
  if (change.kind === 'rename') return [{ type: 'stage.edit', id: change.id, changes: { title: change.to } }]
  const [id, stepId] = [newId(), newId()]
  const [first, ...others] = change.steps
  return [
    { type: 'stage.add', id, stepId, mapId, beforeId: null, fields: { title: change.to, color } },
    ...(first === undefined ? [] : [{ type: 'step.edit', id: stepId, changes: { title: first } } as const]),
    ...others.map(
      (title): Command => ({ type: 'step.add', id: newId(), stageId: id, beforeId: null, fields: { title } }),
    ),
  ]
}

function addLane(mapId: string, presetId: string): Command {
  const { id: _id, ...fields } = lanePreset(presetId)
  return { type: 'lane.add', id: newId(), mapId, beforeId: null, fields }
}
