import { CARD_LINES } from './lines/cards.ts'
import { CHANNEL_LINES } from './lines/channels.ts'
import { EMPATHY_LINES } from './lines/empathy.ts'
import { FINDING_LINES } from './lines/finding.ts'
import { INSIGHT_LINES } from './lines/insights.ts'
import { LANE_KIND_LINES } from './lines/lane-kinds.ts'
import { MAP_LINES } from './lines/maps.ts'
import { MATRIX_LINES } from './lines/matrix.ts'
import { PERSONA_LINES } from './lines/personas.ts'
import { ROW_LINES } from './lines/rows.ts'
import { SENTIMENT_LINES } from './lines/sentiment.ts'
import { STAGE_SET_LINES } from './lines/stage-sets.ts'
import { STAGE_LINES } from './lines/stages.ts'
import { TEMPLATE_LINES } from './lines/templates.ts'
import type { Line } from './support/line.ts'

/** Every line of the inventory, in the order in which one project gathers them. */
export const LINES: readonly Line[] = [
  ...PERSONA_LINES,
  ...EMPATHY_LINES,
  ...LANE_KIND_LINES,
  ...SENTIMENT_LINES,
  ...CHANNEL_LINES,
  ...MATRIX_LINES,
  ...ROW_LINES,
  ...CARD_LINES,
  ...STAGE_LINES,
  ...MAP_LINES,
  ...STAGE_SET_LINES,
  ...INSIGHT_LINES,
  ...FINDING_LINES,
  ...TEMPLATE_LINES,
]
