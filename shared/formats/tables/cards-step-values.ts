import { counted } from '#shared/base/counted.ts'
import type { MapView } from '#shared/model/map-view.ts'
import type { Report } from '../report.ts'
import { channelsIn } from './cards-values.ts'

/** A point of a sentiment line, −2 to 2. */
export interface PlannedFeeling {
  readonly laneId: string
  readonly stepId: string
  readonly personaId: string | null
  readonly amount: number
}

/** A dot of a channel matrix. */
export interface PlannedDot {
  readonly laneId: string
  readonly stepId: string
  readonly channel: string
}

/** What a table says of steps rather than of cards: one feeling per persona, one dot per channel. */
export interface PlannedValues {
  readonly feelings: readonly PlannedFeeling[]
  readonly dots: readonly PlannedDot[]
}

/** Collects the values of steps. Of several feelings for one point, the mean comes. */
export interface ValueCollector {
  readonly addFeeling: (laneId: string, stepId: string, personaId: string | null, amount: number) => void
  /** `cell` lists channels. */
  readonly addChannels: (laneId: string, stepId: string, cell: string) => void
  readonly count: () => number
  readonly planned: () => PlannedValues
  readonly tell: (report: Report) => void
}

/** Rows that a channel matrix can have. */
const MOST_CHANNELS = 64

/** A collector for a map; where its structure is locked, channels that have no row are left out. */
export function createValues(target: MapView | null): ValueCollector {
  const feelings = new Map<string, PlannedFeeling & { readonly all: number[] }>()
  const dots = new Map<string, PlannedDot>()
  const rows = new Map(target?.lanes.map(({ id, channels }) => [id, new Set(channels)]))
  const strangers = new Set<string>()
  const takes = (laneId: string, channel: string): boolean => {
    const own = rows.get(laneId) ?? new Set<string>()
    rows.set(laneId, own)
    if (own.has(channel)) return true
    const isRoom = !target?.map.locked && own.size < MOST_CHANNELS
    if (isRoom) own.add(channel)
    else strangers.add(channel)
    return isRoom
  }
  return {
    addFeeling(laneId, stepId, personaId, amount) {
      const key = `${laneId} ${stepId} ${personaId}`
      const before = feelings.get(key)
      if (before) before.all.push(amount)
      else feelings.set(key, { laneId, stepId, personaId, amount, all: [amount] })
    },
    addChannels(laneId, stepId, cell) {
      for (const channel of channelsIn(cell))
        if (takes(laneId, channel)) dots.set(`${laneId} ${stepId} ${channel}`, { laneId, stepId, channel })
    },
    count: () => feelings.size + dots.size,
    planned: () => ({
      feelings: [...feelings.values()].map(({ all, ...feeling }) => ({ ...feeling, amount: meanOf(all) })),
      dots: [...dots.values()],
    }),
    tell(report) {
      const several = [...feelings.values()].filter(({ all }) => all.length > 1).length
      if (several > 0)
        report.add(
          `${counted(several, 'step')} ${several === 1 ? 'has' : 'have'} several feelings in the table; their mean comes.`,
        )
      if (strangers.size > 0)
        report.add(`${counted(strangers.size, 'channel')} left out: the matrix has no row for them.`)
    },
  }
}

const meanOf = (amounts: readonly number[]): number =>
  Math.round((amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length) * 100) / 100
