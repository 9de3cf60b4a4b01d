/** Courses of workshops that people kept for another day: one small file in the app's own folder. */
import { join } from 'node:path'
import * as v from 'valibot'
import { newId } from '#shared/base/ids.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { type Play, play, type SavedPlay } from '#shared/protocol/plays.ts'
import { writeFileAtomically } from '../files/atomic-file.ts'
import { errorCode, type FileSystem, makeFolder, readWhole } from '../files/file-system.ts'
import type { Log } from '../log.ts'

/** More than these nobody finds again. */
const MOST = 200

const stored = v.array(v.object({ ...play.entries, id: v.string(), changedAt: v.string() }))

export interface UserPlays {
  /** Newest first. */
  readonly list: () => Promise<readonly SavedPlay[]>
  /** Keeps a play; one of the same title takes the place of the other. Refuses where the disk does. */
  readonly save: (wanted: Play) => Promise<Result<SavedPlay>>
  readonly remove: (id: string) => Promise<Result<null>>
}

export function openUserPlays(fs: FileSystem, folder: string, log: Log): UserPlays {
  const path = join(folder, 'plays.json')
  let turn: Promise<unknown> = Promise.resolve()

  const read = async (): Promise<Result<readonly SavedPlay[]>> => {
    try {
      return ok(v.parse(stored, JSON.parse((await readWhole(fs, path)).toString('utf8'))))
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return ok([])
      log.error('The plays of one’s own could not be read.', error)
      return fail(
        'damaged',
        'The agendas that were saved on this machine cannot be read. Their file, plays.json, was left as it is.',
      )
    }
  }

  /** One change after the other, so that two windows lose nothing of each other's. */
  const change = <T>(work: (plays: readonly SavedPlay[]) => Result<[T, readonly SavedPlay[]]>) => {
    const done = turn.then(async (): Promise<Result<T>> => {
      const plays = await read()
      if (!plays.ok) return plays
      const worked = work(plays.value)
      if (!worked.ok) return worked
      const [answer, next] = worked.value
      await makeFolder(fs, folder)
      const written = await writeFileAtomically(fs, path, Buffer.from(JSON.stringify(next)))
      return written.ok ? ok(answer) : written
    })
    turn = done.catch(() => undefined)
    return done
  }

  return {
    async list() {
      const plays = await read()
      return plays.ok ? plays.value : []
    },
    save: (wanted) =>
      change((plays) => {
        const others = plays.filter(({ title }) => title !== wanted.title)
        if (others.length >= MOST)
          return fail('too-many', `There are ${MOST} agendas already. Delete some, then save this one again.`)
        const saved = { ...wanted, id: newId(), changedAt: new Date().toISOString() }
        return ok([saved, [saved, ...others]])
      }),
    remove: (id) =>
      change((plays) =>
        plays.some((one) => one.id === id)
          ? ok([null, plays.filter((one) => one.id !== id)])
          : fail('unknown-play', 'This agenda is not there any more.'),
      ),
  }
}
