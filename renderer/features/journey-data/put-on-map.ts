import { canvasHandle } from '#renderer/actions/canvas-handle.ts'
import { noteRead } from '#renderer/actions/journey-actions.ts'
import { mapPlaces, requestFor } from '#renderer/actions/journey-reading.ts'
import { showMap, shownMap } from '#renderer/actions/map-actions.ts'
import { perform } from '#renderer/actions/perform.ts'
import { journeyEngine } from '#renderer/session/journey/engine.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import { afterPaint } from '#renderer/ui/after-paint.ts'
import { notify } from '#renderer/ui/notify.ts'
import { SUBJECT_NOUNS } from '#shared/analysis/journey/number-words.ts'
import { counted } from '#shared/base/counted.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { gestureKey } from '#shared/document/undo.ts'
import type { Readings } from '#shared/formats/logs/reading.ts'
import { dayWords } from '#shared/layout/data-words.ts'
import { MOST_READING, readFigures } from '#shared/model/data-set.ts'
import type { Figures } from '#shared/model/figures.ts'
import { JOURNEY_DATA } from '#shared/protocol/journey-data.ts'
import { forgetFiles, keepFiles } from './keep-files.ts'
import { actOf, type DataFields, type Ground, groundOf } from './map-act.ts'
import { goalOf } from './place-draft.ts'
import type { PutOnMap } from './plan.ts'

/**
 * Computes the figures and puts them on the map as one act; the files are kept on this machine, where that is wanted. The log
 * goes on lying in the worker under the data set's id.
 */
export async function putOnMap(project: ProjectContext, plan: PutOnMap): Promise<Result<null>> {
  const ground = groundOf(project.model.getState().model?.whole ?? null, plan)
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
  const done = figures.ok
    ? await carryOut(project, plan, ground, { ...fields, figures: JSON.stringify(figures.value) })
    : figures
  if (!figures.ok || !done.ok) {
    await forgetFiles(project, dataSetId, kept.added)
    return done
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

function fieldsOf(
  { draft, subject, into, summary }: PutOnMap,
  { matches, view }: Ground,
  readings: Readings,
): DataFields {
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

/** One act in several frames; what it needs is read before, and a map that comes with it is turned to as soon as it is there. */
async function carryOut(
  project: ProjectContext,
  plan: PutOnMap,
  ground: Ground,
  fields: DataFields,
): Promise<Result<null>> {
  await afterPaint()
  readFigures(ground.dataSetId, fields.figures ?? '')
  await afterPaint()
  const act = actOf(project.session.snapshot.getState(), plan, ground, fields)
  if (!act.ok) return act
  const label = plan.into ? 'Bring newer journey data' : 'Bring in journey data'
  const joinKey = gestureKey(ground.dataSetId, performance.now())
  const { room, numbers, cards } = act.value
  for (const part of [room, numbers]) {
    if (!perform(project, label, part, joinKey)) return REFUSED
    await afterPaint()
    if (shownMap(project)?.id !== ground.mapId) showMap(project, ground.mapId)
  }
  // Where somebody has just taken a lane away, its cards have no place; the numbers stand all the same.
  perform(project, label, cards, joinKey)
  await afterPaint()
  // It has grown since it came into sight.
  if (ground.kind !== 'there') requestAnimationFrame(() => canvasHandle.fit())
  await afterPaint()
  return ok(null)
}

const REFUSED = fail('refused', 'Nothing was changed.')

const sourceWords = ({ files }: Readings): string => {
  const [first, ...others] = files.map(({ name }) => name)
  return others.length === 0 ? (first ?? '') : `${first} and ${counted(others.length, 'more file')}`
}

function doneWords({ into, subject, draft }: PutOnMap, { customers, asOf }: Figures): string {
  const who = counted(customers, ...SUBJECT_NOUNS[subject])
  return into
    ? `“${draft.title}” is brought up to date: ${who}, up to ${dayWords(asOf)}.`
    : `The numbers of ${who} stand on the map, up to ${dayWords(asOf)}.`
}
