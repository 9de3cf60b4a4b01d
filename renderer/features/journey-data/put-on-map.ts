import { canvasHandle } from '#renderer/actions/canvas-handle.ts'
import { journeyEngine, noteRead } from '#renderer/actions/journey-actions.ts'
import { mapPlaces, requestFor } from '#renderer/actions/journey-reading.ts'
import { showMap, shownMap } from '#renderer/actions/map-actions.ts'
import { perform } from '#renderer/actions/perform.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { afterPaint } from '#renderer/ui/after-paint.ts'
import { notify } from '#renderer/ui/notify.ts'
import { type FeedView, feedCommands, refeedCommands } from '#shared/analysis/journey/feed-lane.ts'
import { MEASURE_TITLES } from '#shared/analysis/journey/measure-words.ts'
import { counted } from '#shared/base/counted.ts'
import { newId } from '#shared/base/ids.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Command } from '#shared/document/commands/types.ts'
import { gestureKey } from '#shared/document/undo.ts'
import type { Readings } from '#shared/formats/logs/reading.ts'
import { type DataSet, type Match, type Measure, MOST_READING, readFigures } from '#shared/model/data-set.ts'
import type { Figures } from '#shared/model/figures.ts'
import { dataSetsOf } from '#shared/model/map-data.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { JOURNEY_DATA } from '#shared/protocol/journey-data.ts'
import { forgetFiles, keepFiles } from './keep-files.ts'
import { newStages } from './new-stages.ts'
import { goalOf } from './place-draft.ts'
import type { PutOnMap } from './plan.ts'
import { dayWords, SUBJECT_WORDS } from './words.ts'

/** Where the numbers come to stand, and what makes room for them. */
interface Ground {
  readonly dataSetId: string
  readonly mapId: string
  readonly view: FeedView
  readonly matches: readonly Match[]
  /** Maps and stages that come with it. */
  readonly commands: readonly Command[]
}

/**
 * Computes the figures and puts them on the map as one act; the files are kept on this machine, where that is wanted. The log
 * goes on lying in the worker under the data set's id.
 */
export async function putOnMap(project: ProjectContext, plan: PutOnMap): Promise<Result<null>> {
  const here = project.model.getState().model?.whole ?? null
  const ground = groundOf(here, plan)
  if (!ground) return fail('no-map', 'This project has no map. Make stages from the states.')
  const { dataSetId } = ground
  const kept = await keepFiles(project, dataSetId, plan)
  const fields = fieldsOf(plan, ground, kept.readings)
  const isTooMuch =
    kept.readings.files.length > JOURNEY_DATA.files || (fields.reading?.length ?? 0) > MOST_READING
  if (isTooMuch) {
    await forgetFiles(project, dataSetId, kept.added)
    return TOO_MUCH
  }
  const places = mapPlaces(ground.view.stages)
  const figures = await journeyEngine.figures(
    plan.logId,
    requestFor({ leastGroup: 1, goal: '', matches: [], ...fields }, kept.readings, places),
  )
  const isDone =
    figures.ok &&
    (await carryOut(project, here, plan, ground, { ...fields, figures: JSON.stringify(figures.value) }))
  if (!isDone) {
    await forgetFiles(project, dataSetId, kept.added)
    return figures.ok ? fail('refused', 'Nothing was changed.') : figures
  }
  if (dataSetId !== plan.logId) journeyEngine.rename(plan.logId, dataSetId)
  noteRead(dataSetId, kept.readings)
  notify(doneWords(plan, figures.value))
  await forgetFiles(project, dataSetId, kept.superseded)
  return ok(null)
}

const TOO_MUCH = fail(
  'too-much',
  `One set of journey data is made of ${JOURNEY_DATA.files} files at most, with as many columns as one can name. Bring one export that holds all rows, as new numbers.`,
)

function groundOf(here: MapView | null, { into, draft, logId }: PutOnMap): Ground | null {
  if (!into && draft.onto === 'new') {
    const { mapId, stages, matches, commands } = newStages(here, draft)
    return { dataSetId: logId, mapId, view: { stages, cells: new Map() }, matches, commands }
  }
  const matches = [...draft.matches]
  return here && { dataSetId: into?.id ?? logId, mapId: here.map.id, view: here, matches, commands: [] }
}

type Fields = Omit<Partial<DataSet>, 'id' | 'mapId' | 'order'>

function fieldsOf(
  { draft, subject, into, summary }: PutOnMap,
  { matches, view }: Ground,
  readings: Readings,
): Fields {
  return {
    title: draft.title.trim() || 'Journey data',
    source: sourceWords(readings),
    subject,
    reading: JSON.stringify(readings),
    matches: [...matches],
    goal: goalOf(draft, mapPlaces(view.stages), summary),
    leastGroup: draft.leastGroup,
    ...(into ? {} : { shown: true }),
  }
}

/** One act in several frames: the numbers, then lane by lane what they fill. All at once would make the window stand still. */
async function carryOut(
  project: ProjectContext,
  here: MapView | null,
  plan: PutOnMap,
  ground: Ground,
  fields: Fields,
): Promise<boolean> {
  const { dataSetId, mapId } = ground
  const label = plan.into ? 'Bring newer journey data' : 'Bring in journey data'
  const joinKey = gestureKey(dataSetId, performance.now())
  await afterPaint()
  readFigures(dataSetId, fields.figures ?? '')
  await afterPaint()
  if (!perform(project, label, dataCommands(project, here, plan, ground, fields), joinKey)) return false
  if (shownMap(project)?.id !== mapId) showMap(project, mapId)
  for (const measure of plan.into ? [] : plan.draft.lanes) {
    await afterPaint()
    if (!perform(project, label, laneCommands(project, ground, measure), joinKey)) break
  }
  // It has grown since it came into sight.
  if (!plan.into && plan.draft.onto === 'new') requestAnimationFrame(() => canvasHandle.fit())
  await afterPaint()
  return true
}

function dataCommands(
  project: ProjectContext,
  here: MapView | null,
  { into }: PutOnMap,
  { dataSetId, mapId, matches, commands }: Ground,
  fields: Fields,
): readonly Command[] {
  const snapshot = project.session.snapshot.getState()
  if (into)
    return [
      { type: 'data.edit', id: dataSetId, changes: fields },
      ...(here ? refeedCommands(snapshot, here, dataSetId, matches) : []),
    ]
  // A map shows one data set at a time.
  const others = dataSetsOf(snapshot, mapId).filter(({ shown }) => shown)
  return [
    ...commands,
    { type: 'data.add', id: dataSetId, mapId, fields },
    ...others.map(({ id }) => ({ type: 'data.edit' as const, id, changes: { shown: false } })),
  ]
}

function laneCommands(
  { session }: ProjectContext,
  { dataSetId, mapId, view, matches }: Ground,
  measure: Measure,
): readonly Command[] {
  const id = newId()
  const fields = { kind: 'metrics', title: MEASURE_TITLES[measure], color: 'grey' } as const
  return [
    { type: 'lane.add', id, mapId, beforeId: null, fields },
    ...feedCommands(session.snapshot.getState(), view, id, { measure, dataSetId, matches }),
  ]
}

const sourceWords = ({ files }: Readings): string => {
  const [first, ...others] = files.map(({ name }) => name)
  return others.length === 0 ? (first ?? '') : `${first} and ${counted(others.length, 'more file')}`
}

function doneWords({ into, subject, draft }: PutOnMap, { customers, asOf }: Figures): string {
  const who = counted(customers, ...SUBJECT_WORDS[subject])
  return into
    ? `“${draft.title}” is brought up to date: ${who}, up to ${dayWords(asOf)}.`
    : `The numbers of ${who} stand on the map, up to ${dayWords(asOf)}.`
}
