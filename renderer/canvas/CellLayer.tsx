import { ViewportPortal } from '@xyflow/react'
import { EyeOff, Plus } from 'lucide-react'
import { memo } from 'react'
import { useStore } from 'zustand'
import { startCard } from '#renderer/actions/card-actions.ts'
import { isInRound } from '#renderer/actions/own-writing.ts'
import type { MapModel } from '#renderer/session/map-model.ts'
import { useProject, useWindow } from '#renderer/session/session-context.tsx'
import { GRID } from '#shared/layout/dimensions.ts'
import { cellRect, type LaneBox, type StepBox } from '#shared/layout/map-layout.ts'
import { cardsIn } from '#shared/model/map-view.ts'
import { holdsCards } from '#shared/model/vocabulary.ts'
import { useCanvas } from './canvas-context.tsx'
import { useRound } from './use-activity.ts'

/** What cells show beside their cards: the keyboard's place, prompts in empty ones, and a button to add a card. */
export const CellLayer = memo(function CellLayer({ model }: { readonly model: MapModel }) {
  const far = useStore(useCanvas().lens.store, (state) => state.far)
  return (
    <ViewportPortal>
      <KeyboardPlace model={model} />
      {far ? null : <EmptyCells model={model} />}
    </ViewportPortal>
  )
})

function KeyboardPlace({ model }: { readonly model: MapModel }) {
  const cell = useWindow((state) => state.cell)
  const rect = cell && cellRect(model.layout, cell.laneId, cell.stepId)
  return rect ? (
    <div
      className="keyboard-place"
      style={{ left: rect.x, top: rect.y, width: rect.width, height: rect.height }}
    />
  ) : null
}

/** Only cells on screen: a large map has hundreds. */
function EmptyCells({ model }: { readonly model: MapModel }) {
  const mounted = useStore(useCanvas().lens.store, (state) => state.mounted)
  const publicly = useWindow((state) => state.writesPublicly)
  const on = useRound(model.view.map.id)
  const round = publicly ? null : on
  const lanes = model.layout.lanes.filter(
    ({ lane, band }) =>
      holdsCards(lane.kind) &&
      !lane.collapsed &&
      !lane.locked &&
      band.y < mounted.y + mounted.height &&
      band.y + band.height > mounted.y,
  )
  const steps = model.layout.steps.filter(
    ({ column }) => column.x < mounted.x + mounted.width && column.x + column.width > mounted.x,
  )
  return lanes.flatMap((lane) =>
    steps.map((step) => (
      <CellControls
        key={`${lane.lane.id} ${step.step.id}`}
        model={model}
        lane={lane}
        step={step}
        isPrivate={round !== null && isInRound(round, { laneId: lane.lane.id, stepId: step.step.id })}
      />
    )),
  )
}

const CellControls = memo(function CellControls({
  model,
  lane,
  step,
  isPrivate,
}: {
  readonly model: MapModel
  readonly lane: LaneBox
  readonly step: StepBox
  /** What is added here is seen by its author alone. */
  readonly isPrivate: boolean
}) {
  const project = useProject()
  const cell = cellRect(model.layout, lane.lane.id, step.step.id)
  const cards = cardsIn(model.view, lane.lane.id, step.step.id)
  const last = cards.at(-1)
  const under = last && model.layout.cardById.get(last.id)?.rect
  if (!cell) return null
  const top = under ? under.y + under.height + 2 : cell.y + GRID.cellPadding
  const roomy = cell.y + cell.height - top >= 26
  const add = () => startCard(project, { laneId: lane.lane.id, stepId: step.step.id })
  return (
    <>
      {cards.length === 0 && lane.lane.prompt !== '' && step.index === 0 ? (
        <div
          className="cell-prompt"
          style={{
            left: cell.x + GRID.cellPadding + 4,
            top: cell.y + GRID.cellPadding + 4,
            width: cell.width - 2 * GRID.cellPadding - 8,
          }}
        >
          {lane.lane.prompt}
        </div>
      ) : null}
      <button
        type="button"
        tabIndex={-1}
        className="cell-add"
        data-roomy={roomy || undefined}
        data-private={isPrivate || undefined}
        aria-label={`Add a ${isPrivate ? 'private ' : ''}card: ${lane.lane.title}, ${step.step.title}`}
        style={{
          left: cell.x + 3,
          top: roomy ? top : cell.y + cell.height - 13,
          width: cell.width - 6,
          height: roomy ? 24 : 12,
        }}
        onClick={add}
      >
        <Plus size={roomy ? 15 : 11} aria-hidden="true" />
        {isPrivate && roomy ? (
          <>
            <EyeOff size={13} aria-hidden="true" />
            Private card
          </>
        ) : null}
      </button>
    </>
  )
})
