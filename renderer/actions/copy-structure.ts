import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { HeaderKind } from '#renderer/session/window-state.ts'
import type { Command, RecordToInsert } from '#shared/document/commands/types.ts'
import { renewIds } from '#shared/formats/project-json.ts'
import type { Card } from '#shared/model/card.ts'
import type { TableRecords } from '#shared/model/definitions.ts'
import type { TableName } from '#shared/model/record.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import { perform } from './perform.ts'

/** Doubles a stage, step or lane with all that stands in it, behind itself, and lets the person name the copy. */
export function duplicateHeader(project: ProjectContext, kind: HeaderKind, id: string): void {
  const snapshot = project.session.snapshot.getState()
  const copy = COPIERS[kind](project, snapshot, id)
  if (copy && perform(project, `Duplicate ${kind}`, copy.commands))
    project.window.setState({ editing: { kind, id: copy.id } })
}

interface Copy {
  readonly id: string
  readonly commands: readonly Command[]
}
type Copier = (project: ProjectContext, snapshot: Snapshot, id: string) => Copy | null

const viewOf = (project: ProjectContext) => project.model.getState().model?.view

const nextOf = (all: readonly { readonly id: string }[], id: string): string | null =>
  all[all.findIndex((one) => one.id === id) + 1]?.id ?? null

const copyName = (title: string): string => (title === '' ? '' : `${title} (copy)`)

const copyStage: Copier = (project, snapshot, id) => {
  const view = viewOf(project)
  const shown = view?.stages.find(({ stage }) => stage.id === id)
  const stage = snapshot.stages[id]
  if (!view || !shown || !stage) return null
  const stepIds = new Set(shown.steps.map((step) => step.id))
  const records = renewIds([
    filed('stages', { ...stage, title: copyName(stage.title), counterpartId: null }),
    ...shown.steps
      .filter((step) => snapshot.steps[step.id])
      .map((step) => filed('steps', { ...step, counterpartId: null })),
    ...contentOf(snapshot, ({ place }) => stepIds.has(place[1])),
  ])
  const made = madeIn(records, 'stages')
  const beforeId = nextOf(
    view.stages.map((one) => one.stage),
    id,
  )
  return {
    id: made,
    commands: [
      { type: 'records.insert', records },
      { type: 'stage.move', id: made, beforeId },
    ],
  }
}

/** The copy is added as a step of its own, so that a column which only stood in for one becomes real beside it. */
const copyStep: Copier = (project, snapshot, id) => {
  const stage = viewOf(project)?.stages.find(({ steps }) => steps.some((step) => step.id === id))
  const step = stage?.steps.find((one) => one.id === id)
  if (!stage || !step) return null
  const records = renewIds([
    filed('steps', { ...step, title: copyName(step.title), counterpartId: null }),
    ...contentOf(snapshot, ({ place }) => place[1] === id),
  ])
  const made = madeIn(records, 'steps')
  const record = records.find((one) => one.table === 'steps')
  if (record?.table !== 'steps') return null
  const { stageId: _stage, order: _order, ...fields } = record.fields
  return {
    id: made,
    commands: [
      { type: 'step.add', id: made, stageId: stage.stage.id, beforeId: nextOf(stage.steps, id), fields },
      { type: 'records.insert', records: records.filter((one) => one !== record) },
    ],
  }
}

/** A copy is made to be changed, so it is open and unlocked, whatever its original is. */
const copyLane: Copier = (project, snapshot, id) => {
  const lane = snapshot.lanes[id]
  const view = viewOf(project)
  if (!view || !lane) return null
  const records = renewIds([
    filed('lanes', { ...lane, title: copyName(lane.title), locked: false, counterpartId: null }),
    ...contentOf(snapshot, ({ place }) => place[0] === id),
  ])
  const made = madeIn(records, 'lanes')
  return {
    id: made,
    commands: [
      { type: 'records.insert', records },
      { type: 'lane.move', id: made, beforeId: nextOf(view.lanes, id) },
    ],
  }
}

const COPIERS: Readonly<Record<HeaderKind, Copier>> = { stage: copyStage, step: copyStep, lane: copyLane }

const madeIn = (records: readonly RecordToInsert[], table: TableName): string =>
  records.find((record) => record.table === table)?.id ?? ''

const filed = <T extends TableName>(table: T, { id, ...fields }: TableRecords[T]): RecordToInsert =>
  ({ table, id, fields }) as RecordToInsert

/** The cards that stand there, with the connectors between them. Whom a card answers on another map, its copy does not. */
function contentOf(snapshot: Snapshot, stands: (card: Card) => boolean): RecordToInsert[] {
  const cards = Object.values(snapshot.cards).filter(stands)
  const ids = new Set(cards.map(({ id }) => id))
  return [
    ...cards.map((card) => filed('cards', { ...card, counterpartId: null })),
    ...Object.values(snapshot.connectors)
      .filter(({ fromId, toId }) => ids.has(fromId) && ids.has(toId))
      .map((line) => filed('connectors', line)),
  ]
}
