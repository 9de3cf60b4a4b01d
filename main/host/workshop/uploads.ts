import { fail, ok, type Result } from '#shared/base/result.ts'
import { IMAGE_BOUNDS } from '#shared/model/image.ts'
import type { RoomMessageOf } from '#shared/protocol/room.ts'
import type { ProjectImages } from '../project/project-images.ts'
import type { Connection } from './connection.ts'

interface Upload {
  readonly number: number
  readonly parts: Buffer[]
  size: number
}

const TOO_LARGE = fail(
  'too-large',
  `A picture can have ${IMAGE_BOUNDS.bytes / 1024 / 1024} MB at most. Nothing was changed.`,
)

/** What each socket is sending just now: one picture at a time, so that nobody fills the host's memory with halves. */
const uploads = new WeakMap<Connection, Upload>()

/** Takes a part of a picture; the last one, or one too many, is answered. */
export async function takePicture(
  connection: Connection,
  message: RoomMessageOf<'put.image'>,
  add: ProjectImages['add'],
): Promise<void> {
  const picture = takePart(connection, message)
  if (!picture) return
  const { number } = message
  const added = picture.ok ? await add(picture.value) : picture
  if (added.ok) connection.send({ type: 'image', number, ref: added.value })
  else connection.send({ type: 'done', number, problem: added.error })
}

/** The whole with its last part, a problem where there will be none, or else nothing. */
function takePart(
  connection: Connection,
  { number, data, more }: RoomMessageOf<'put.image'>,
): Result<Uint8Array> | undefined {
  const before = uploads.get(connection)
  const upload = before?.number === number ? before : { number, parts: [], size: 0 }
  const wasFull = upload.size > IMAGE_BOUNDS.bytes
  const part = Buffer.from(data, 'base64')
  upload.size += part.length
  upload.parts.push(part)
  if (more) uploads.set(connection, upload)
  else uploads.delete(connection)
  if (upload.size <= IMAGE_BOUNDS.bytes) return more ? undefined : ok(Buffer.concat(upload.parts))
  upload.parts.length = 0
  // What comes behind the part that was too much is not answered again.
  return wasFull ? undefined : TOO_LARGE
}
