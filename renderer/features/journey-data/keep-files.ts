import type { FileToRead } from '#renderer/session/journey/engine-types.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { notifyProblem } from '#renderer/ui/notify.ts'
import type { Readings } from '#shared/formats/logs/reading.ts'
import type { PutOnMap } from './plan.ts'

/** What lies on this machine then, and how all of it is read. */
export interface KeptFiles {
  readonly readings: Readings
  /** Names of files that came with this, in case that nothing comes of it. */
  readonly added: readonly string[]
  /** Names of files of which every row lies in another one. */
  readonly superseded: readonly string[]
}

/** Has the host keep the files in its own data folder. What fails there is told: the numbers then cannot be computed anew. */
export async function keepFiles(
  { host, entry }: ProjectContext,
  dataSetId: string,
  { draft, files, before, summary, subject }: PutOnMap,
): Promise<KeptFiles> {
  const added: string[] = []
  const names = new Map<FileToRead, string>()
  for (const one of draft.keeps ? files : []) {
    const kept = await host.journey?.keep(entry.id, dataSetId, one.name, one.content)
    if (kept && !kept.ok) notifyProblem(kept.error)
    if (!kept?.ok) break
    const { file, isNew } = kept.value
    names.set(one, file.name)
    if (isNew) added.push(file.name)
  }
  const fresh = files.map((one) => ({ name: names.get(one) ?? one.name, reading: one.reading }))
  const isFresh = new Set(fresh.map(({ name }) => name))
  const used = new Map(summary.rows.map(({ file, used }) => [file, used]))
  const earlier = before.filter(({ name }) => !isFresh.has(name))
  const counting = earlier.filter(({ name }) => (used.get(name) ?? 0) > 0)
  const { segments, snapshots, churnAfterDays, risks } = draft
  return {
    added,
    superseded: earlier.filter((one) => !counting.includes(one)).map(({ name }) => name),
    readings: {
      subject,
      asked: { segments: [...segments], snapshots, churnAfterDays, risks },
      files: [...fresh, ...counting],
    },
  }
}

/** Has the host let go of files of these names, for good. */
export async function forgetFiles(
  { host, entry }: ProjectContext,
  dataSetId: string,
  names: readonly string[],
): Promise<void> {
  if (names.length === 0 || !host.journey) return
  const kept = await host.journey.kept(entry.id, dataSetId)
  if (!kept.ok) return
  for (const { id } of kept.value.files.filter(({ name }) => names.includes(name)))
    await host.journey.letGo(entry.id, dataSetId, id)
}
