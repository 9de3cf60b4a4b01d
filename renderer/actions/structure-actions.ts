import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { HeaderKind } from '#renderer/session/window-state.ts'
import { clamp, type Point } from '#shared/base/geometry.ts'
import { newId } from '#shared/base/ids.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { notePlaceAt } from '#shared/layout/note-layout.ts'
import type { LanePreset } from '#shared/model/lane-presets.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { STEP_WIDTH } from '#shared/model/step.ts'
import { COLORS, type Color } from '#shared/model/vocabulary.ts'
import { perform } from './perform.ts'

const view = (project: ProjectContext) => project.model.getState().model?.whole

/** Puts a new stage beside another (or at the end) and lets the person name it. */
export function addStage(
  project: ProjectContext,
  beside: { readonly id: string; readonly side: 'before' | 'after' } | null,
): void {
  const map = view(project)
  if (!map) return
  const stages = map.stages.map(({ stage }) => stage)
  const at = beside
    ? stages.findIndex((stage) => stage.id === beside.id) + (beside.side === 'after' ? 1 : 0)
    : stages.length
  const id = newId()
  const done = perform(project, 'Add stage', [
    {
      type: 'stage.add',
      id,
      stepId: newId(),
      mapId: map.map.id,
      beforeId: stages[at]?.id ?? null,
      fields: { title: 'New stage', color: nextStageColor(map) },
    },
  ])
  if (done) project.window.setState({ editing: { kind: 'stage', id } })
}

const STAGE_COLORS: readonly Color[] = ['blue', 'teal', 'green', 'orange', 'violet', 'red', 'yellow']

/** The colour of the next new stage, so that neighbours differ. */
export const nextStageColor = ({ stages }: MapView): Color =>
  STAGE_COLORS[stages.length % STAGE_COLORS.length] ?? COLORS[0]

/** Puts a new step beside another, in its stage. */
export function addStep(project: ProjectContext, besideId: string, side: 'before' | 'after'): void {
  const stage = view(project)?.stages.find(({ steps }) => steps.some((step) => step.id === besideId))
  if (!stage) return
  const at = stage.steps.findIndex((step) => step.id === besideId) + (side === 'after' ? 1 : 0)
  const id = newId()
  const done = perform(project, 'Add step', [
    {
      type: 'step.add',
      id,
      stageId: stage.stage.id,
      beforeId: stage.steps[at]?.id ?? null,
      fields: { title: 'New step' },
    },
  ])
  if (done) project.window.setState({ editing: { kind: 'step', id } })
}

/** Adds a step at the end of a stage. */
export function addStepTo(project: ProjectContext, stageId: string): void {
  const last = view(project)
    ?.stages.find(({ stage }) => stage.id === stageId)
    ?.steps.at(-1)
  if (last) addStep(project, last.id, 'after')
}

/** Puts a new lane beside another (or at the end). */
export function addLane(
  project: ProjectContext,
  { id: _preset, ...fields }: LanePreset,
  beside: { readonly id: string; readonly side: 'before' | 'after' } | null,
): void {
  const map = view(project)
  if (!map) return
  const at = beside
    ? map.lanes.findIndex((lane) => lane.id === beside.id) + (beside.side === 'after' ? 1 : 0)
    : map.lanes.length
  const id = newId()
  const channels = fields.kind === 'channels' ? { channels: channelsOf(map) } : {}
  const done = perform(project, 'Add lane', [
    {
      type: 'lane.add',
      id,
      mapId: map.map.id,
      beforeId: map.lanes[at]?.id ?? null,
      fields: { ...fields, ...channels },
    },
  ])
  if (done) project.window.setState({ editing: { kind: 'lane', id } })
}

/** Rows that a new channel matrix begins with. */
const USUAL_CHANNELS = ['website', 'mobile app', 'e-mail', 'phone', 'store or in person'] as const

/** The channels that the map's touchpoints name already, else the usual ones. */
function channelsOf(map: MapView): readonly string[] {
  const named = [...map.cells.values()].flatMap((row) =>
    [...row.values()].flatMap((cards) =>
      cards.flatMap((card) => (card.kind === 'touchpoint' ? card.channels : [])),
    ),
  )
  return named.length > 0 ? [...new Set(named)] : USUAL_CHANNELS
}

/** Moves a stage, step or lane by one place. A step at its stage's edge goes over into the next stage. */
export function moveHeader(project: ProjectContext, kind: HeaderKind, id: string, by: 1 | -1): void {
  const map = view(project)
  if (!map) return
  const command =
    kind === 'step'
      ? stepMove(map, id, by)
      : siblingMove(
          kind,
          kind === 'stage' ? map.stages.map(({ stage }) => stage.id) : map.lanes.map((lane) => lane.id),
          id,
          by,
        )
  if (command) perform(project, `Move ${kind}`, [command])
}

function siblingMove(kind: 'stage' | 'lane', ids: readonly string[], id: string, by: 1 | -1): Command | null {
  const at = ids.indexOf(id)
  const target = at + by
  if (at < 0 || target < 0 || target >= ids.length) return null
  const beforeId = (by > 0 ? ids[target + 1] : ids[target]) ?? null
  return kind === 'stage' ? { type: 'stage.move', id, beforeId } : { type: 'lane.move', id, beforeId }
}

function stepMove(map: NonNullable<ReturnType<typeof view>>, id: string, by: 1 | -1): Command | null {
  const stageAt = map.stages.findIndex(({ steps }) => steps.some((step) => step.id === id))
  const steps = map.stages[stageAt]?.steps ?? []
  const at = steps.findIndex((step) => step.id === id)
  const target = at + by
  if (target >= 0 && target < steps.length) {
    const beforeId = (by > 0 ? steps[target + 1] : steps[target])?.id ?? null
    return { type: 'step.move', id, stageId: map.stages[stageAt]?.stage.id ?? '', beforeId }
  }
  const neighbour = map.stages[stageAt + by]
  return neighbour
    ? {
        type: 'step.move',
        id,
        stageId: neighbour.stage.id,
        beforeId: by > 0 ? (neighbour.steps[0]?.id ?? null) : null,
      }
    : null
}

const EDIT = { stage: 'stage.edit', lane: 'lane.edit' } as const
const REMOVE = { stage: 'stage.remove', step: 'step.remove', lane: 'lane.remove' } as const

/** Colours a stage or a lane. */
export function colorHeader(project: ProjectContext, kind: 'stage' | 'lane', id: string, color: Color): void {
  perform(project, 'Colour', [{ type: EDIT[kind], id, changes: { color } }])
}

/** Deletes a stage, step or lane with all that is in it; one undo brings it back. */
export function removeHeader(project: ProjectContext, kind: HeaderKind, id: string): void {
  const done = perform(project, `Delete ${kind}`, [{ type: REMOVE[kind], id }])
  if (done && project.window.getState().header?.id === id) project.window.setState({ header: null })
}

/** Marks or unmarks a step as a moment that matters. */
export function toggleMoment(project: ProjectContext, stepId: string): void {
  const step = view(project)?.steps.find(({ id }) => id === stepId)
  if (step)
    perform(project, step.moment ? 'Unmark moment' : 'Mark moment', [
      { type: 'step.edit', id: stepId, changes: { moment: !step.moment } },
    ])
}

/** Makes a step wider or narrower. Presses in a row are one act. */
export function resizeStep(project: ProjectContext, stepId: string, by: number): void {
  const step = view(project)?.steps.find(({ id }) => id === stepId)
  if (!step) return
  const width = clamp(step.width + by, STEP_WIDTH.least, STEP_WIDTH.most)
  perform(project, 'Resize step', [{ type: 'step.edit', id: stepId, changes: { width } }], `resize:${stepId}`)
}

/** Puts a header in hand: its details are shown where details are open, and keys act on it. */
export function selectHeader(project: ProjectContext, kind: HeaderKind, id: string): void {
  project.window.setState({ header: { kind, id }, selection: new Set(), cell: null, channel: null })
}

/** Shows what there is to say of a stage, step or lane. */
export function showHeaderDetails(project: ProjectContext, kind: HeaderKind, id: string): void {
  selectHeader(project, kind, id)
  project.window.setState({ panel: 'details' })
}

/** Puts a free note near a point of the map and lets the person type. */
export function addNote(project: ProjectContext, at: Point): void {
  const model = project.model.getState().model
  if (!model) return
  const id = newId()
  const fields = { ...notePlaceAt(model.layout.grid, at), color: 'yellow' as const }
  if (perform(project, 'Add note', [{ type: 'note.add', id, mapId: model.view.map.id, fields }]))
    project.window.setState({ selection: new Set([id]), editing: { kind: 'note', id } })
}

/** Goes on to the title of the next stage, step or lane, or the one before. Answers whether there is one. */
export function renameBeside(project: ProjectContext, kind: HeaderKind, id: string, by: 1 | -1): boolean {
  const map = view(project)
  if (!map) return false
  const headers = { stage: map.stages.map(({ stage }) => stage), step: map.steps, lane: map.lanes }[kind]
  const beside = headers[headers.findIndex((header) => header.id === id) + by]
  if (!beside) return false
  project.window.setState({ editing: { kind, id: beside.id } })
  return true
}
