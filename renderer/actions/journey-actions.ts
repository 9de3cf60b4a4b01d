import { journeyEngine } from '#renderer/session/journey/engine.ts'
import type { FileToRead, Following } from '#renderer/session/journey/engine-types.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { refeedCommands } from '#shared/analysis/journey/feed-lane.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { Turns } from '#shared/base/turns.ts'
import type { Command } from '#shared/document/commands/types.ts'
import type { Asked, Readings } from '#shared/formats/logs/reading.ts'
import type { DataSet } from '#shared/model/data-set.ts'
import { viewMap } from '#shared/model/map-view.ts'
import { isNothingNew, mapPlaces, readingsOf, requestFor } from './journey-reading.ts'
import { perform } from './perform.ts'

/** What can be asked anew of a data set: its figures are computed again for it. */
export type DataChanges = Partial<Pick<DataSet, 'matches' | 'goal' | 'leastGroup'>> & Partial<Asked>

/** Opens the wizard for journey data; without files it asks for them. */
export const openJourneyWizard = (project: ProjectContext, files: readonly File[] = []): void =>
  project.window.setState({ dialog: 'journey-data', journeyFiles: { files, into: null, isSure: true } })

/** Tables that may as well hold cards: the wizard looks at their beginning, and leaves cards to the import. */
export const takeTable = (project: ProjectContext, files: readonly File[]): void =>
  project.window.setState({ dialog: 'journey-data', journeyFiles: { files, into: null, isSure: false } })

/** Opens the wizard to add a newer export to a data set: it is read as the earlier ones were. */
export const bringNewer = (project: ProjectContext, dataSetId: string, file: File): void =>
  project.window.setState({
    dialog: 'journey-data',
    journeyFiles: { files: [file], into: dataSetId, isSure: true },
  })

/** Whether the files that a data set came from lie on this machine: without them, nothing can be computed anew. */
export async function hasKeptFiles(project: ProjectContext, dataSetId: string): Promise<boolean> {
  const dataSet = dataSetOf(project, dataSetId)
  const readings = dataSet && readingsOf(dataSet)
  if (!readings || !project.host.journey) return false
  const kept = await project.host.journey.kept(project.entry.id, dataSetId)
  const names = new Set(kept.ok ? kept.value.files.map(({ name }) => name) : [])
  return readings.files.every(({ name }) => names.has(name))
}

/** Computes that are under way or wait, by data set: each begins with what the one before it has left. */
const turns = new Turns()

/**
 * Changes what is asked of a data set and computes its figures anew, as one act of that label; moved stages are reason
 * enough, without any change. Where nothing comes out differently, nothing is done. Refuses (`not-here`) where the files
 * that it came from do not lie on this machine.
 */
export function recompute(
  project: ProjectContext,
  dataSetId: string,
  changes: DataChanges,
  label = 'Compute numbers anew',
  following: Following = {},
): Promise<Result<null>> {
  return turns.take(dataSetId, () => computeAnew(project, dataSetId, changes, label, following))
}

async function computeAnew(
  project: ProjectContext,
  dataSetId: string,
  { segments, snapshots, churnAfterDays, risks, ...changes }: DataChanges,
  label: string,
  following: Following,
): Promise<Result<null>> {
  const dataSet = dataSetOf(project, dataSetId)
  const readings = dataSet && readingsOf(dataSet)
  const view = dataSet && viewMap(project.session.snapshot.getState(), dataSet.mapId, { withHidden: true })
  if (!dataSet || !view) return GONE
  if (!readings) return NOT_TOLD
  const read = await readKept(project, dataSet, readings, following)
  if (!read.ok) return read
  const asked: Asked = {
    segments: segments ?? readings.asked.segments,
    snapshots: snapshots ?? readings.asked.snapshots,
    churnAfterDays: churnAfterDays ?? readings.asked.churnAfterDays,
    risks: risks ?? readings.asked.risks,
  }
  const wanted = { ...dataSet, ...changes }
  const now = { ...readings, asked }
  const figures = await journeyEngine.figures(dataSetId, requestFor(wanted, now, mapPlaces(view.stages)))
  if (!figures.ok) return figures
  const reading = JSON.stringify(now)
  const isSame = reading === JSON.stringify(readings) && isNothingNew(dataSet, figures.value)
  const commands: Command[] =
    isSame && Object.keys(changes).length === 0
      ? []
      : [
          {
            type: 'data.edit',
            id: dataSetId,
            changes: { ...changes, reading, figures: JSON.stringify(figures.value) },
          },
          ...refeedCommands(project.session.snapshot.getState(), view, dataSetId, wanted.matches),
        ]
  perform(project, label, commands)
  return ok(null)
}

const GONE = fail('gone', 'This journey data is not in the project any more.')
const NOT_TOLD = fail(
  'not-told',
  'The project does not say how this data was read. Bring its file again as new journey data.',
)

/** How the logs that lie in the worker were read: somebody may bring newer files in another window. */
const readAs = new Map<string, string>()

/** Notes that the worker has read the files of a data set as these readings say. */
export const noteRead = (dataSetId: string, { files }: Readings): void => {
  readAs.set(dataSetId, JSON.stringify(files))
}

/** Makes sure that the log of a data set lies in the worker, from the files that this machine keeps. */
async function readKept(
  project: ProjectContext,
  dataSet: DataSet,
  readings: Readings,
  following: Following,
): Promise<Result<null>> {
  const isThere =
    journeyEngine.summary(dataSet.id) && readAs.get(dataSet.id) === JSON.stringify(readings.files)
  if (isThere) return ok(null)
  const files = await keptFiles(project, dataSet, readings)
  if (!files.ok) return files
  const read = await journeyEngine.read(dataSet.id, files.value, following)
  if (!read.ok) return read
  noteRead(dataSet.id, readings)
  return ok(null)
}

/** The files of a data set as this machine keeps them; refuses (`not-here`) where one is not here. */
export async function keptFiles(
  { host, entry }: ProjectContext,
  dataSet: Pick<DataSet, 'id' | 'title'>,
  { files }: Readings,
): Promise<Result<readonly FileToRead[]>> {
  const kept = await host.journey?.kept(entry.id, dataSet.id)
  if (kept && !kept.ok) return kept
  const here = new Map(kept?.value.files.map(({ name, id }) => [name, id]))
  const missing = files.filter(({ name }) => !here.has(name)).map(({ name }) => `“${name}”`)
  if (!host.journey || missing.length > 0)
    return fail(
      'not-here',
      `The rows of “${dataSet.title}” do not lie on this machine (${missing.join(', ')}), so nothing can be computed anew here. Whoever brought them can, or bring the same file again.`,
    )
  const found: FileToRead[] = []
  for (const { name, reading } of files) {
    const content = await host.journey.content(entry.id, dataSet.id, here.get(name) ?? '')
    if (!content.ok) return content
    found.push({ name, content: content.value, reading })
  }
  return ok(found)
}

/**
 * Takes journey data off the project, with the lanes that it alone has filled. The files that it came from go with it only
 * where that is wanted: that cannot be undone.
 */
export async function removeDataSet(
  project: ProjectContext,
  dataSetId: string,
  { withFiles }: { readonly withFiles: boolean },
): Promise<Result<null>> {
  const commands: readonly Command[] = [
    ...lettingGoOfLanes(project, dataSetId),
    { type: 'data.remove', id: dataSetId },
  ]
  if (!perform(project, 'Remove journey data', commands))
    return fail('refused', 'The journey data stays as it was.')
  journeyEngine.release(dataSetId)
  if (!withFiles || !project.host.journey) return ok(null)
  const removed = await project.host.journey.removeAll(project.entry.id, dataSetId)
  return removed.ok ? ok(null) : removed
}

/** Lanes that showed nothing but the data go; of one in which somebody has written, only the tie is cut. */
function lettingGoOfLanes({ session }: ProjectContext, dataSetId: string): readonly Command[] {
  const { lanes, cards } = session.snapshot.getState()
  const written = new Set(
    Object.values(cards)
      .filter(({ text, amount, formula }) => text !== '' || amount !== null || formula !== '')
      .map(({ place }) => place[0]),
  )
  return Object.values(lanes)
    .filter((lane) => lane.measure !== null && lane.dataSetId === dataSetId)
    .map(({ id }) =>
      written.has(id)
        ? { type: 'lane.edit', id, changes: { measure: null, dataSetId: null } }
        : { type: 'lane.remove', id },
    )
}

const dataSetOf = ({ session }: ProjectContext, id: string): DataSet | undefined =>
  session.snapshot.getState().dataSets[id]
