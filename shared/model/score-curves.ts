import type { CounterpartCurve } from './counterpart-curve.ts'
import { figuresAt } from './drops.ts'
import type { Lane } from './lane.ts'
import type { Columns, MapData } from './map-data.ts'

/**
 * The mean survey scores of the shown slice as a line to be read beside the workshop's own, in the first sentiment lane that is
 * open. A score that is known of a stage alone stands at the step in its middle.
 */
export function scoreCurves(
  { slice, stages }: Pick<MapData, 'slice' | 'stages'>,
  lanes: readonly Lane[],
): readonly CounterpartCurve[] {
  const lane = lanes.find(({ kind, collapsed }) => kind === 'sentiment' && !collapsed)
  if (!lane) return []
  const scoreAt = (id: string) => figuresAt(slice, id)?.score ?? null
  const levels = ({ stage, steps }: Columns): readonly (readonly [string, number])[] => {
    const own = steps.flatMap(({ id }) => {
      const score = scoreAt(id)
      return score ? [[id, score.level] as const] : []
    })
    const score = scoreAt(stage.id)
    const middle = steps[Math.floor((steps.length - 1) / 2)]
    return own.length > 0 || !score || !middle ? own : [[middle.id, score.level]]
  }
  const values = new Map(stages.flatMap(levels))
  const answers = stages.reduce((sum, { stage }) => sum + (scoreAt(stage.id)?.n ?? 0), 0)
  if (values.size === 0) return []
  // Its count stays together where the label is broken.
  const label = `Survey scores (n\u00a0=\u00a0${answers.toLocaleString('en')})`
  return [{ laneId: lane.id, personaId: null, label, isScore: true, values }]
}
