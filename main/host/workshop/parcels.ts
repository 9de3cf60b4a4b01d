import { basename } from 'node:path'
import type { Problem } from '#shared/base/result.ts'
import type { RoomProject } from './room-document.ts'

/** Something that is sent in parts, as the answer to the message with this number. */
export interface Parcel {
  readonly number: number
  readonly name: string
  readonly bytes: Uint8Array
}

export const NO_COPIES: Problem = {
  code: 'role',
  message: 'The facilitator has not allowed copies to be taken. Ask them for one.',
}

/** A picture of the project. */
export async function pictureOf(
  { images }: RoomProject,
  { number, ref }: { readonly number: number; readonly ref: string },
): Promise<Parcel | Problem> {
  const bytes = await images.fetch(ref)
  return bytes
    ? { number, name: ref, bytes }
    : { code: 'missing', message: 'This picture is not in the project any more.' }
}

/** The project as a file, as last edited. */
export const copyOf = (project: RoomProject, { number }: { readonly number: number }): Parcel => ({
  number,
  name: basename(project.path()),
  bytes: project.encode(),
})
