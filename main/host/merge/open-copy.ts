/** A file that is to be merged, looked at as strictly as any file that is opened. */
import { basename } from 'node:path'
import { fail, ok, type Problem, type Result } from '#shared/base/result.ts'
import { migrateDocument } from '#shared/document/migrate.ts'
import { type OpenJourney, openJourney } from '#shared/formats/journey/open-journey.ts'
import { REBUILT } from '#shared/protocol/merge.ts'

/** The project in the bytes of a file, not migrated yet. `name` stands in the sentences. */
export function openCopy(bytes: Uint8Array, name: string): Result<OpenJourney> {
  const opened = openJourney(bytes)
  if (!opened.ok) return { ok: false, error: named(name, opened.error) }
  return opened.value.newer ? newerCopy(name) : opened
}

/** Lifts a copy to this program's version, so that nothing older enters the open document; answers whether it had to. */
export function liftCopy({ doc }: OpenJourney): Result<boolean> {
  let lifted = false
  const note = () => {
    lifted = true
  }
  doc.on('update', note)
  const migrated = migrateDocument(doc)
  doc.off('update', note)
  return migrated.ok ? ok(lifted) : migrated
}

const newerCopy = (name: string): Result<never> =>
  fail(
    'newer',
    `“${shown(name)}” was saved by a newer version of Throughline, which this one cannot merge without losing something. Update Throughline and merge it then; nothing was changed.`,
  )

/** Its document lost its history, so that everything in it would be taken for new. */
export const rebuiltCopy = (name: string): Result<never> =>
  fail(
    REBUILT,
    `“${shown(name)}” is damaged: only the readable copy in it is whole. Merged, everything would be there twice, so nothing was changed. Its maps can be brought across as maps of their own.`,
  )

const named = (name: string, { code, message }: Problem): Problem => ({
  code,
  message: message.includes('“') ? message : `“${shown(name)}”: ${message}`,
})

const shown = (name: string): string => basename(name.replaceAll('\\', '/')) || 'This file'
