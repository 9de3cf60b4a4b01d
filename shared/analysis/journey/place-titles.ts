import type { MapData } from '#shared/model/map-data.ts'

const titles = new WeakMap<MapData, ReadonlyMap<string, string>>()

/**
 * What sentences call the stages and steps of a map, by id: their titles; a step without one that is alone in its stage is
 * called as that, all else by its number. Remembered: pointing at numbers asks for it with every move.
 */
export function placeTitles(data: MapData): ReadonlyMap<string, string> {
  const known = titles.get(data)
  if (known) return known
  const made = new Map<string, string>()
  let steps = 0
  data.stages.forEach(({ stage, steps: its }, index) => {
    made.set(stage.id, stage.title.trim() || `stage ${index + 1}`)
    for (const { id, title } of its) {
      steps += 1
      const alone = its.length === 1 ? stage.title.trim() : ''
      made.set(id, title.trim() || alone || `step ${steps}`)
    }
  })
  titles.set(data, made)
  return made
}
