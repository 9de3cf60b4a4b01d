import type { HeaderKind } from '#renderer/actions/structure-actions.ts'
import type { Rect } from '#shared/base/geometry.ts'
import type { Command } from '#shared/document/commands/types.ts'
import type { MapLayout } from '#shared/layout/map-layout.ts'

/** Where a header that is being pulled would go: the command that moves it there, and a line that shows the place. */
export interface HeaderDrop {
  readonly command: Command
  readonly line: Rect
}

interface Slot {
  readonly id: string
  readonly start: number
  readonly size: number
  readonly stageId?: string
}

/** Finds the gap between headers nearest to the pointer. `along` is x for stages and steps, y for lanes, in map units. */
export function headerDropAt(
  layout: MapLayout,
  kind: HeaderKind,
  id: string,
  along: number,
): HeaderDrop | null {
  const slots = slotsOf(layout, kind)
  const at = slots.findIndex((slot) => along < slot.start + slot.size / 2)
  const index = at < 0 ? slots.length : at
  const own = slots.findIndex((slot) => slot.id === id)
  const next = slots[index]
  const before = slots[index - 1]
  const edge = next ? next.start : before ? before.start + before.size : 0
  const line = lineAt(layout, kind, edge)
  if (kind === 'step') return stepDrop(id, before, next, along, line, own === index || own === index - 1)
  if (own === index || own === index - 1) return null
  const beforeId = next?.id ?? null
  return {
    line,
    command: kind === 'stage' ? { type: 'stage.move', id, beforeId } : { type: 'lane.move', id, beforeId },
  }
}

/** Between two stages a step joins the one that the pointer is over. */
function stepDrop(
  id: string,
  before: Slot | undefined,
  next: Slot | undefined,
  along: number,
  line: Rect,
  stays: boolean,
): HeaderDrop | null {
  const over = next && along >= next.start ? next : (before ?? next)
  const stageId = over?.stageId
  if (stageId === undefined) return null
  const sameStage = before?.stageId === next?.stageId
  if (stays && sameStage) return null
  return {
    line,
    command: { type: 'step.move', id, stageId, beforeId: next?.stageId === stageId ? next.id : null },
  }
}

function slotsOf(layout: MapLayout, kind: HeaderKind): Slot[] {
  switch (kind) {
    case 'stage':
      return layout.stages.map(({ stage, rect }) => ({ id: stage.id, start: rect.x, size: rect.width }))
    case 'step':
      return layout.steps.map(({ step, rect, stageId }) => ({
        id: step.id,
        start: rect.x,
        size: rect.width,
        stageId,
      }))
    case 'lane':
      return layout.lanes.map(({ lane, header }) => ({ id: lane.id, start: header.y, size: header.height }))
  }
}

const lineAt = ({ grid, steps }: MapLayout, kind: HeaderKind, edge: number): Rect =>
  kind === 'lane'
    ? { x: 0, y: edge - 2, width: grid.width, height: 4 }
    : { x: edge - 2, y: kind === 'stage' ? 0 : (steps[0]?.rect.y ?? 0), width: 4, height: grid.height }
