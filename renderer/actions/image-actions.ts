import { chooseFiles } from '#renderer/platform/files.ts'
import { byMe } from '#renderer/room/person.ts'
import type { UploadedImage } from '#renderer/session/images.ts'
import type { ProjectContext } from '#renderer/session/session-context.tsx'
import type { CellId } from '#renderer/session/window-state.ts'
import { notify, notifyProblem } from '#renderer/ui/notify.ts'
import { newId } from '#shared/base/ids.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Command, NewCard } from '#shared/document/commands/types.ts'
import type { Card } from '#shared/model/card.ts'
import { IMAGE_BOUNDS } from '#shared/model/image.ts'
import { lanePreset } from '#shared/model/lane-presets.ts'
import { lockOn, notifyLocked, select, selectedCards } from './card-actions.ts'
import { perform } from './perform.ts'

/** Kinds of file that a picture can be chosen from. */
const ENDINGS = ['.png', '.jpg', '.jpeg', '.webp', '.gif', '.avif', '.svg'] as const

/** The pictures among files that were dropped or pasted. */
export const picturesIn = (data: Pick<DataTransfer, 'files'>): readonly File[] =>
  [...data.files].filter(({ type }) => type.startsWith('image/'))

/** Where pictures go that were meant for a cell, and what must be done for them to stand there. */
interface PicturePlace {
  readonly laneId: string
  readonly commands: readonly Command[]
  /** What to tell the person, who pointed elsewhere. */
  readonly words: string | null
}

/**
 * The lane for pictures that were meant for a cell: its own, where that holds pictures; else the map's first lane that
 * does; where there is none, a storyboard is added below.
 */
function placeFor(project: ProjectContext, cell: CellId): Result<PicturePlace> {
  const view = project.model.getState().model?.view
  const own = view?.lanes.find(({ id }) => id === cell.laneId)
  if (!view || !own) return fail('not-here', 'There is no cell for the picture here. Nothing was added.')
  if (own.kind === 'images') return ok({ laneId: own.id, commands: [], words: null })
  if (view.map.kind === 'empathy')
    return fail('not-here', 'An empathy map holds words alone. Put the picture on a journey map.')
  const other = view.lanes.find(({ kind, locked }) => kind === 'images' && !locked)
  if (other) {
    const name = other.title === '' ? 'the lane for pictures' : `“${other.title}”, the lane for pictures`
    return ok({ laneId: other.id, commands: [], words: `The picture was put into ${name}.` })
  }
  const laneId = newId()
  const { id: _id, ...fields } = lanePreset('images')
  const beforeId = view.lanes[view.lanes.indexOf(own) + 1]?.id ?? null
  return ok({
    laneId,
    commands: [{ type: 'lane.add', id: laneId, mapId: view.map.id, beforeId, fields }],
    words: 'Pictures have a lane of their own: a storyboard was added.',
  })
}

/** Stores pictures with the project, one after the other; says which could not be stored, and why. */
async function store(project: ProjectContext, files: readonly File[]): Promise<readonly UploadedImage[]> {
  const stored: UploadedImage[] = []
  for (const file of files) {
    const result = await project.images.upload(file, { maxSide: IMAGE_BOUNDS.side })
    if (result.ok) stored.push(result.value)
    else notifyProblem(result.error)
  }
  return stored
}

/** Makes a card of each picture, in the cell or where pictures are held at its step. One act, once all are stored. */
export async function addPictures(
  project: ProjectContext,
  cell: CellId,
  files: readonly File[],
): Promise<void> {
  const refusal = placeFor(project, cell)
  if (!refusal.ok) return notifyProblem(refusal.error)
  const stored = await store(project, files)
  // The map may have changed while the pictures were on their way.
  const place = placeFor(project, cell)
  if (stored.length === 0 || !place.ok) return
  const { laneId, commands, words } = place.value
  const cards = stored.map(
    ({ ref, ratio }): NewCard => ({
      id: newId(),
      laneId,
      stepId: cell.stepId,
      fields: { image: ref, imageRatio: ratio, ...byMe() },
    }),
  )
  const label = cards.length === 1 ? 'Add picture' : `Add ${cards.length} pictures`
  if (!perform(project, label, [...commands, { type: 'cards.add', cards, beforeId: null }])) return
  select(
    project,
    cards.map(({ id }) => id),
  )
  if (words !== null) notify(words)
}

/** The selected cards that show a picture, or could. */
export const pictureCards = (project: ProjectContext): readonly Card[] =>
  selectedCards(project).filter(({ kind }) => kind === 'image')

/** Shows a picture on cards, in place of what they showed. */
export async function putPicture(project: ProjectContext, cards: readonly Card[], file: File): Promise<void> {
  const lane = lockOn(
    project,
    cards.map(({ id }) => id),
  )
  if (lane) return notifyLocked(lane)
  const [stored] = await store(project, [file])
  const { cards: now } = project.session.snapshot.getState()
  const ids = cards.flatMap(({ id }) => (now[id] ? [id] : []))
  if (!stored || ids.length === 0) return
  const label = cards.every(({ image }) => image === '') ? 'Add picture' : 'Replace picture'
  perform(project, label, [
    { type: 'cards.edit', ids, changes: { image: stored.ref, imageRatio: stored.ratio } },
  ])
}

/** Takes pictures that were dropped or pasted: an empty picture in hand is filled, else each becomes a card. */
export async function takePictures(
  project: ProjectContext,
  cell: CellId,
  files: readonly File[],
  onCard: Card | null,
): Promise<void> {
  const [file, ...others] = files
  if (!file) return
  const fills = onCard?.kind === 'image' && onCard.image === '' && others.length === 0
  await (fills ? putPicture(project, [onCard], file) : addPictures(project, cell, files))
}

/** Lets the person choose a picture for the selected cards, or pictures to add to the cell that has the keyboard. */
export async function choosePicture(project: ProjectContext): Promise<void> {
  const cards = pictureCards(project)
  const { cell } = project.window.getState()
  const files = await chooseFiles(ENDINGS)
  const [file] = files
  if (!file) return
  if (cards.length > 0) await putPicture(project, cards, file)
  else if (cell) await addPictures(project, cell, files)
}

/** Whether there is something to choose a picture for. */
export function mayChoosePicture(project: ProjectContext): boolean {
  const { cell } = project.window.getState()
  const lanes = project.model.getState().model?.snapshot.lanes
  return pictureCards(project).length > 0 || (cell !== null && lanes?.[cell.laneId]?.kind === 'images')
}

/** Takes the pictures off the selected cards; their captions stay. */
export function removePicture(project: ProjectContext): void {
  const ids = pictureCards(project).map(({ id }) => id)
  if (ids.length > 0)
    perform(project, 'Remove picture', [{ type: 'cards.edit', ids, changes: { image: '', imageRatio: 1 } }])
}
