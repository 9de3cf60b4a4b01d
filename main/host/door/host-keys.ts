import { type HostKeys, hostKeysOf, KEY_LENGTH, newHostKeys } from '#shared/protocol/secure/host-key.ts'
import { type FileSystem, readWhole } from '../files/file-system.ts'
import type { Log } from '../log.ts'
import { writeSecretFile } from './secret-file.ts'

/** The keys by which guests know this host again: those kept at a path, or new ones where there are none. */
export async function keepHostKeys(fs: FileSystem, path: string, log: Log): Promise<HostKeys> {
  const kept = await readWhole(fs, path).catch(() => undefined)
  if (kept?.length === KEY_LENGTH) return hostKeysOf(new Uint8Array(kept))
  const made = newHostKeys()
  try {
    await writeSecretFile(fs, path, made.secretKey)
  } catch (error) {
    // They serve for now; guests of today will be told at the next start that the key is another one.
    log.error('The host’s keys were not kept.', error)
  }
  return made
}
