import { CARD_LINES } from './lines/cards.ts'
import { CHANNEL_LINES } from './lines/channels.ts'
import { EMPATHY_LINES } from './lines/empathy.ts'
import { FINDING_LINES } from './lines/finding.ts'
import { INSIGHT_LINES } from './lines/insights.ts'
import { LANE_KIND_LINES } from './lines/lane-kinds.ts'
import { MAP_LINES } from './lines/maps.ts'
import { MATRIX_LINES } from './lines/matrix.ts'
import { NUMBER_LINES } from './lines/numbers.ts'
import { ORDER_LINES } from './lines/order.ts'
import { PERSONA_LINES } from './lines/personas.ts'
import { ROW_LINES } from './lines/rows.ts'
import { SENTIMENT_LINES } from './lines/sentiment.ts'
import { STAGE_SET_LINES } from './lines/stage-sets.ts'
import { STAGE_LINES } from './lines/stages.ts'
import { TEMPLATE_LINES } from './lines/templates.ts'
import type { Line } from './support/line.ts'

const half = Math.ceil(TEMPLATE_LINES.length / 2)

/** The lines of the inventory, by the projects that gather them, each in the order in which it does. */
export const CHAPTERS: readonly (readonly Line[])[] = [
  [...PERSONA_LINES, ...EMPATHY_LINES],
  [...LANE_KIND_LINES, ...SENTIMENT_LINES, ...CHANNEL_LINES, ...MATRIX_LINES],
  [...ROW_LINES, ...CARD_LINES, ...ORDER_LINES],
  [...STAGE_LINES, ...MAP_LINES],
  STAGE_SET_LINES,
  INSIGHT_LINES,
  NUMBER_LINES,
  FINDING_LINES,
  TEMPLATE_LINES.slice(0, half),
  TEMPLATE_LINES.slice(half),
]

/** Every line of the inventory. */
export const LINES: readonly Line[] = CHAPTERS.flat()
