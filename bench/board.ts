import { ordersBetween } from '#shared/base/order.ts'
import { runCommands } from '#shared/document/commands/run.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { createDocument } from '#shared/document/document.ts'
import { GRID } from '#shared/layout/dimensions.ts'
import { COLORS, type Color } from '#shared/model/vocabulary.ts'

/** The peers' neutral board: stages × lanes with cards of 200 × 200, at places they all use as they are. */
export interface Board {
  readonly name: string
  readonly width: number
  readonly height: number
  readonly stages: readonly {
    readonly id: string
    readonly label: string
    readonly x: number
    readonly w: number
  }[]
  readonly lanes: readonly {
    readonly id: string
    readonly label: string
    readonly y: number
    readonly h: number
  }[]
  readonly cards: readonly {
    readonly id: string
    readonly stage: string
    readonly lane: string
    readonly color: string
    readonly text: string
  }[]
}

const isColor = (color: string): color is Color => (COLORS as readonly string[]).includes(color)

/** The id of the board's one map. */
export const MAP_ID = 'board'

/** The step that stands for a stage of the board. */
export const stepOf = (stageId: string): string => `step-${stageId}`

/**
 * The board as a project: each stage with one step as wide as the board's, each lane as high, so that the map covers the
 * ground the peers' board covers and there is as much to draw, pan over and export.
 */
export function projectOfBoard(board: Board) {
  const doc = createDocument(`bench-${board.cards.length}`, board.name, 0)
  const stageOrders = ordersBetween(null, null, board.stages.length)
  const laneOrders = ordersBetween(null, null, board.lanes.length)
  const cardOrders = ordersBetween(null, null, board.cards.length)
  const rest = board.width - board.stages.reduce((sum, stage) => sum + stage.w, 0)
  const gaps = (board.stages.length - 1) * GRID.stageGap + GRID.laneHeader + 2 * GRID.margin
  const narrower = Math.max(0, gaps - rest) / board.stages.length
  const lower = (2 * GRID.margin + 200) / board.lanes.length
  const records: RecordToInsert[] = [
    { table: 'maps', id: MAP_ID, fields: { title: board.name, order: 'V' } },
    ...board.stages.flatMap((stage, index): RecordToInsert[] => [
      {
        table: 'stages',
        id: stage.id,
        fields: { mapId: MAP_ID, title: stage.label, order: stageOrders[index] as string },
      },
      {
        table: 'steps',
        id: stepOf(stage.id),
        fields: { stageId: stage.id, order: 'V', width: stage.w - narrower },
      },
    ]),
    ...board.lanes.map(
      (lane, index): RecordToInsert => ({
        table: 'lanes',
        id: lane.id,
        fields: {
          mapId: MAP_ID,
          title: lane.label,
          order: laneOrders[index] as string,
          height: lane.h - lower,
        },
      }),
    ),
    ...board.cards.map(
      (card, index): RecordToInsert => ({
        table: 'cards',
        id: card.id,
        fields: {
          kind: 'text',
          place: [card.lane, stepOf(card.stage), cardOrders[index] as string],
          text: card.text,
          color: isColor(card.color) ? card.color : null,
        },
      }),
    ),
  ]
  runCommands(doc, [{ type: 'records.insert', records }], 'bench')
  return doc
}
