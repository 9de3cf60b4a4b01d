/**
 * What makes hosts a team: one secret. From it follow the key that guests pin in their links and the key that signs
 * invitations, so that a link made for one host opens every other one.
 */
import { hkdfSync, randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { ok, type Result } from '#shared/base/result.ts'
import { type HostKeys, hostKeysOf } from '#shared/protocol/secure/host-key.ts'
import { writeSecretFile } from '../door/secret-file.ts'
import { type FileSystem, readWhole } from '../files/file-system.ts'
import type { Log } from '../log.ts'
import { joinTeam, type Team } from '../sync/redis.ts'
import { createInvitations, type Invitations } from './invitations.ts'
import { readTakenBack, TAKEN_BACK } from './taken-back.ts'

export interface OpenTeam {
  readonly invitations: Invitations
  readonly hostKeys: HostKeys
  /** The other hosts, where there are any. */
  readonly others: Team | undefined
  readonly close: () => void
}

/** Length of the secret, in bytes. */
const LENGTH = 32
const FOLDER = 'team'

/**
 * The team of the host with this data folder. Hosts that meet over Redis take the secret of the first of them. Refuses
 * where Redis is not reached (`bad-redis`, `no-redis`); throws what the disk throws.
 */
export async function openTeam(
  fs: FileSystem,
  dataFolder: string,
  log: Log,
  redis?: string,
): Promise<Result<OpenTeam>> {
  const own = await keepSecret(fs, dataFolder)
  const joined = redis === undefined ? ok(undefined) : await joinTeam(redis, log)
  if (!joined.ok) return joined
  const others = joined.value
  const secret = (await others?.agree('secret', own)) ?? own
  if (others && !Buffer.from(own).equals(secret)) await writeSecretFile(fs, secretPath(dataFolder), secret)
  return ok({ ...keysOf(secret, dataFolder), others, close: () => others?.close() })
}

/** What the command line needs to invite somebody to a team whose host may be running. */
export const teamKeys = async (
  fs: FileSystem,
  dataFolder: string,
): Promise<Pick<OpenTeam, 'invitations' | 'hostKeys'>> => keysOf(await keepSecret(fs, dataFolder), dataFolder)

function keysOf(secret: Uint8Array, dataFolder: string): Pick<OpenTeam, 'invitations' | 'hostKeys'> {
  const sealing = new Uint8Array(hkdfSync('sha256', secret, '', 'throughline host key', LENGTH))
  return {
    invitations: createInvitations(secret, watchTakenBack(join(dataFolder, FOLDER, TAKEN_BACK))),
    hostKeys: hostKeysOf(sealing),
  }
}

const secretPath = (dataFolder: string): string => join(dataFolder, FOLDER, 'secret')

async function keepSecret(fs: FileSystem, dataFolder: string): Promise<Uint8Array> {
  const path = secretPath(dataFolder)
  const kept = await readWhole(fs, path).catch(() => undefined)
  if (kept?.length === LENGTH) return new Uint8Array(kept)
  const made = randomBytes(LENGTH)
  await writeSecretFile(fs, path, made)
  return made
}

/** Follows the list on disk, which the command line may lengthen at any time. */
function watchTakenBack(path: string): (id: string) => boolean {
  let seen = -1
  let ids: ReadonlySet<string> = new Set()
  return (id) => {
    const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (changed !== seen) ids = readTakenBack(path)
    seen = changed
    return ids.has(id)
  }
}
