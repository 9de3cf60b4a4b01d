import type { Result } from '#shared/base/result.ts'
import { NOW, type Touched, type Version, type VersionComparison } from '#shared/protocol/history.ts'
import type { Arrival } from './arrival.ts'
import type { HistoryClient } from './history-client.ts'

/**
 * An absence with the names that this window's replica cannot know: no update says who deleted, but the host saw it, and notes
 * whose words it kept. The rest is left as it is, as is all of it where the host does not answer.
 */
export async function withNamesOfHost(
  arrival: Arrival,
  history: Pick<HistoryClient, 'list' | 'compare'> | null,
  projectId: string,
  ownName: string,
): Promise<Arrival> {
  if (arrival.kind !== 'absence' || history === null) return arrival
  const { comparison, since } = arrival
  const compared = await comparedSince(history, projectId, since)
  if (!compared?.ok) return arrival
  const known = new Set(comparison.touched.flatMap(({ records }) => records))
  const more = compared.value.touched.flatMap(({ name, records }): Touched[] =>
    name === ownName ? [] : [{ name, records: records.filter((path) => !known.has(path)) }],
  )
  return { ...arrival, comparison: { ...comparison, touched: [...comparison.touched, ...more] } }
}

async function comparedSince(
  history: Pick<HistoryClient, 'list' | 'compare'>,
  projectId: string,
  since: number,
): Promise<Result<VersionComparison> | undefined> {
  const list = await history.list(projectId)
  const version = list.ok ? lastBefore(list.value, since) : undefined
  return version && history.compare(projectId, version.id, NOW)
}

/** The last version from before a moment; the first of all where they are all later. */
const lastBefore = (newestFirst: readonly Version[], moment: number): Version | undefined =>
  newestFirst.find(({ at }) => Date.parse(at) <= moment) ?? newestFirst.at(-1)
