import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { NumbersSheet } from '#renderer/session/window-state.ts'
import { type Feed, feedCommands } from '#shared/analysis/journey/feed-lane.ts'
import { MEASURE_TITLES } from '#shared/analysis/journey/measure-words.ts'
import { newId } from '#shared/base/ids.ts'
import type { Command } from '#shared/document/commands/types.ts'
import type { DataSet, Measure } from '#shared/model/data-set.ts'
import type { Lane } from '#shared/model/lane.ts'
import { lanePreset } from '#shared/model/lane-presets.ts'
import { dataSetsOf } from '#shared/model/map-data.ts'
import { showOnMap } from './insight-actions.ts'
import { perform } from './perform.ts'

const editOf = (id: string, changes: Partial<Omit<DataSet, 'id' | 'mapId'>>): Command => ({
  type: 'data.edit',
  id,
  changes,
})

/** Opens the panel of numbers; without a sheet it opens as it was left. */
export const openNumbers = (project: ProjectContext, sheet?: NumbersSheet): void =>
  project.window.setState({ panel: 'numbers', ...(sheet && { numbersSheet: sheet }) })

/** The data sets of the shown map, in order. */
export function dataSetsHere(project: ProjectContext): readonly DataSet[] {
  const map = project.model.getState().model?.whole.map
  return map ? dataSetsOf(project.session.snapshot.getState(), map.id) : []
}

/** Whose numbers stand on the map, and beside whose: for everybody, and in exports. */
export function showSlices(
  project: ProjectContext,
  dataSet: DataSet,
  { sliceId, besideId }: Pick<DataSet, 'sliceId' | 'besideId'>,
): void {
  const others = othersToHide(project, dataSet)
  perform(project, besideId === '' ? 'Show these numbers' : 'Compare numbers on the map', [
    editOf(dataSet.id, { sliceId, besideId, shown: true }),
    ...others,
  ])
}

/** Shows a data set's numbers on the map, in place of another one's, or takes them off it. */
export function toggleNumbers(project: ProjectContext, dataSet: DataSet): void {
  if (dataSet.shown) perform(project, 'Hide the numbers', [editOf(dataSet.id, { shown: false })])
  else
    perform(project, 'Show the numbers', [
      editOf(dataSet.id, { shown: true }),
      ...othersToHide(project, dataSet),
    ])
}

/** A map shows one data set at a time. */
const othersToHide = (project: ProjectContext, { id, mapId }: DataSet): readonly Command[] =>
  dataSetsOf(project.session.snapshot.getState(), mapId)
    .filter((other) => other.shown && other.id !== id)
    .map((other) => editOf(other.id, { shown: false }))

/** Notes that a pain explains why customers do not go on from a place, or that it does not. */
export function toggleDropLink(
  project: ProjectContext,
  { id, dropLinks }: DataSet,
  fromPlaceId: string,
  painId: string,
): void {
  const isThis = ([place, pain]: readonly [string, string]): boolean =>
    place === fromPlaceId && pain === painId
  const isLinked = dropLinks.some(isThis)
  const next = isLinked
    ? dropLinks.filter((link) => !isThis(link))
    : [...dropLinks, [fromPlaceId, painId] as const]
  perform(project, isLinked ? 'Unlink pain point' : 'Link pain point', [editOf(id, { dropLinks: next })])
}

/** Notes what a campaign cost, in place of what the data says of it; `null` leaves it to the data again. */
export function setCampaignCost(
  project: ProjectContext,
  { id, campaignCosts }: DataSet,
  campaign: string,
  cost: number | null,
): void {
  const others = campaignCosts.filter(([name]) => name !== campaign)
  const next = cost === null ? others : [...others, [campaign, cost] as const]
  perform(project, cost === null ? 'Remove campaign cost' : 'Set campaign cost', [
    editOf(id, { campaignCosts: next }),
  ])
}

/** Has a lane of metrics filled from journey data; `null` leaves it to whoever types. */
export function fillLane(
  project: ProjectContext,
  { id }: Pick<Lane, 'id'>,
  fill: { readonly measure: Measure; readonly dataSet: DataSet } | null,
): void {
  const model = project.model.getState().model
  if (!model) return
  perform(
    project,
    fill ? 'Fill lane with data' : 'Stop filling lane',
    fill
      ? feedCommands(model.snapshot, model.whole, id, feedOf(fill.dataSet, fill.measure))
      : [{ type: 'lane.edit', id, changes: { measure: null, dataSetId: null } }],
  )
}

/** Adds a lane of metrics that fills itself, below all others. */
export function addFilledLane(project: ProjectContext, dataSet: DataSet, measure: Measure): void {
  const model = project.model.getState().model
  if (!model) return
  const { kind, color } = lanePreset('metrics')
  const id = newId()
  perform(project, 'Add lane of data', [
    {
      type: 'lane.add',
      id,
      mapId: dataSet.mapId,
      beforeId: null,
      fields: { kind, color, title: MEASURE_TITLES[measure] },
    },
    ...feedCommands(model.snapshot, model.whole, id, feedOf(dataSet, measure)),
  ])
}

const feedOf = ({ id: dataSetId, matches }: DataSet, measure: Measure): Feed => ({
  measure,
  dataSetId,
  matches,
})

/** Draws the eye to a stage or a step. */
export const showPlace = (
  project: ProjectContext,
  { id, kind }: { readonly id: string; readonly kind: 'stage' | 'step' },
): void => showOnMap(project, kind === 'stage' ? { stageIds: [id] } : { stepIds: [id] })
