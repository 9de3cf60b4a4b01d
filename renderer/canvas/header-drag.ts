import type { HeaderKind } from '#renderer/session/window-state.ts'
import type { Rect } from '#shared/base/geometry.ts'
import type { Command } from '#shared/document/commands/types.ts'
import type { MapLayout } from '#shared/layout/map-layout.ts'

/** Where a header that is being pulled would go: the command that moves it there, and a line that shows the place. */
export interface HeaderDrop {
  readonly command: Command
  readonly line: Rect
  /** The ground of the stage that a step would come into. */
  readonly into: Rect | null
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
  const stays = own === index || own === index - 1
  if (kind === 'step')
    return stepDrop(layout, id, { before, next }, along, stays ? slots[own]?.stageId : undefined)
  if (stays) return null
  const beforeId = next?.id ?? null
  return {
    into: null,
    line: lineAt(layout, kind, next?.start ?? endOf(before)),
    command: kind === 'stage' ? { type: 'stage.move', id, beforeId } : { type: 'lane.move', id, beforeId },
  }
}

const endOf = (slot: Slot | undefined): number => (slot ? slot.start + slot.size : 0)

/** Between two stages a step joins the one that the pointer is over. Where it would stand still in its stage, it stays. */
function stepDrop(
  layout: MapLayout,
  id: string,
  { before, next }: { readonly before: Slot | undefined; readonly next: Slot | undefined },
  along: number,
  ownStageId: string | undefined,
): HeaderDrop | null {
  const isOverNext = next !== undefined && (along >= next.start || before === undefined)
  const stageId = (isOverNext ? next : before)?.stageId
  if (stageId === undefined || stageId === ownStageId) return null
  return {
    into: areaOf(layout, 'stage', stageId),
    line: lineAt(layout, 'step', isOverNext ? next.start : endOf(before)),
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

/** All the ground of a stage, step or lane: its title and its cells. */
function areaOf({ grid, stages, steps, lanes }: MapLayout, kind: HeaderKind, id: string): Rect | null {
  const lane = kind === 'lane' ? lanes.find((box) => box.lane.id === id) : undefined
  if (lane) return { x: 0, y: lane.band.y, width: grid.width, height: lane.band.height }
  const title =
    kind === 'stage'
      ? stages.find(({ stage }) => stage.id === id)?.rect
      : steps.find(({ step }) => step.id === id)?.rect
  return title ? { ...title, height: grid.height - title.y } : null
}

/** The same ground, so far along as the hand has pulled it. */
export function carriedArea(layout: MapLayout, kind: HeaderKind, id: string, by: number): Rect | null {
  const area = areaOf(layout, kind, id)
  if (!area) return null
  return kind === 'lane' ? { ...area, y: area.y + by } : { ...area, x: area.x + by }
}

function lineAt({ grid, steps }: MapLayout, kind: HeaderKind, edge: number): Rect {
  if (kind === 'lane') return { x: 0, y: edge - 2, width: grid.width, height: 4 }
  const y = kind === 'stage' ? 0 : (steps[0]?.rect.y ?? 0)
  return { x: edge - 2, y, width: 4, height: grid.height - y }
}
