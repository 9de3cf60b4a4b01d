import { fail, ok, type Problem, type Result } from '#shared/base/result.ts'
import { IMAGE_BOUNDS } from '#shared/model/image.ts'
import { ROOM_BOUNDS, type RoomMessageOf } from '#shared/protocol/room.ts'

const TOO_LARGE = fail(
  'too-large',
  `A picture can have ${IMAGE_BOUNDS.bytes / 1024 / 1024} MB at most. Make it smaller and try again.`,
)

/** Sends pictures in parts, with `say`, which keeps their order. */
export function createUploads(say: (message: RoomMessageOf<'put.image'>) => void) {
  const open = new Map<number, (result: Result<string>) => void>()
  const settle = (number: number, result: Result<string>) => {
    open.get(number)?.(result)
    open.delete(number)
  }
  return {
    /** Resolves with the picture's reference once it is on the host's disk, or when it will not come there. */
    put(number: number, picture: Uint8Array): Promise<Result<string>> {
      if (picture.length > IMAGE_BOUNDS.bytes) return Promise.resolve(TOO_LARGE)
      for (let at = 0; at < picture.length; at += ROOM_BOUNDS.part) {
        const data = base64(picture.subarray(at, at + ROOM_BOUNDS.part))
        say({ type: 'put.image', number, data, more: at + ROOM_BOUNDS.part < picture.length })
      }
      return new Promise((resolve) => open.set(number, resolve))
    },
    kept: (number: number, ref: string): void => settle(number, ok(ref)),
    fail: (number: number, problem: Problem): void => settle(number, { ok: false, error: problem }),
    drop(problem: Problem): void {
      for (const number of [...open.keys()]) settle(number, { ok: false, error: problem })
    },
  }
}

const base64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
