/**
 * One owner for each document, among all processes of this user that share the app's data folder.
 *
 * In the lock folder somebody who reads the disk finds, for each document (by its real path), one `.claim` file for each process that
 * owns it or tries to, and one `.lock` file in which the owner says who it is. The claims decide. A claim's name says whose it is, so
 * it is complete from the moment it exists; it is created before looking at the others' and stays as long as the ownership. So of two
 * processes the later one to look sees the other's claim, and no order of events gives a document two owners. When several try
 * at once, the lowest name goes on and the others step back and look again. A claim whose process is dead counts for nothing and may
 * be removed by anybody: its name will not be used again.
 *
 * A lock does not outlive its process, let alone a power loss; so claims are not synced.
 */
import { createHash, randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import * as v from 'valibot'
import { ok, type Problem, type Result } from '#shared/base/result.ts'
import { cleanUpStrays, writeFileAtomically } from './atomic-file.ts'
import { causeOf } from './file-problem.ts'
import { errorCode, type FileSystem, makeFolder, readWhole } from './file-system.ts'
import { mayRun, processStart, thisMachine } from './running-process.ts'

/** Who has a document open, as told in its lock file. */
export interface LockHolder {
  readonly pid: number
  /** When its process began, in milliseconds since 1970. */
  readonly started: number
  readonly host: string
  /** Where to open the document instead, if the holder told. */
  readonly address: string | null
}

/** Why a document cannot be had: code `document-open`, with its holder when known, or what the disk answered. */
export interface LockRefusal extends Problem {
  readonly holder?: LockHolder
}

export interface LockOptions {
  /** The folder of all lock files. */
  readonly folder: string
  readonly document: string
  readonly address?: string
  /**
   * Asked about a holder whose process seems to run: the system may have given its id to another program since. Answer `false` only
   * when certain, for instance because nobody answers at its address.
   */
  readonly stillRuns?: (holder: LockHolder) => Promise<boolean>
}

export interface DocumentLock {
  /** Tells others where to find the document from now on. */
  announce(address: string): Promise<void>
  release(): Promise<void>
}

/** For how long to wait for others that are just deciding: looks, about 20 ms apart. */
const PATIENCE = 100

/** Takes the document, or says who has it. */
export async function lockDocument(
  fs: FileSystem,
  options: LockOptions,
): Promise<Result<DocumentLock, LockRefusal>> {
  const name = basename(options.document)
  try {
    await makeFolder(fs, options.folder)
    const key = await documentKey(fs, options.document)
    const outcome = await contend(fs, key, options)
    if (typeof outcome !== 'string') return { ok: false, error: alreadyOpen(name, outcome) }
    return ok(await takeOwnership(fs, options, key, outcome))
  } catch (error) {
    const { code, happened, remedy } = causeOf(error)
    const message = `“${name}” could not be opened for editing because ${happened}. Nothing was changed; ${remedy} and open it again.`
    return { ok: false, error: { code, message } }
  }
}

/** Whether somebody has a document, or is just deciding to; asks without taking anything. */
export async function isDocumentLocked(
  fs: FileSystem,
  { folder, document }: Pick<LockOptions, 'folder' | 'document'>,
): Promise<boolean> {
  try {
    const key = await documentKey(fs, document)
    const claims = (await fs.readdir(folder)).map((name) => CLAIM.exec(name))
    return claims.some((claim) => claim?.[1] === key && isAlive(claim))
  } catch (error) {
    causeOf(error)
    return false
  }
}

/** The claim that won, or who has the document; `undefined` when others are still deciding after a long while. */
async function contend(
  fs: FileSystem,
  key: string,
  options: LockOptions,
): Promise<string | LockHolder | undefined> {
  let claim: string | undefined
  let won = false
  try {
    for (let look = 0; look < PATIENCE; look++) {
      const { rivals, holder } = await findRivals(fs, key, claim, options)
      if (holder) return holder
      if (rivals.length === 0 && claim !== undefined) {
        won = true
        return claim
      }
      if (rivals.length === 0) {
        claim = await createClaim(fs, options.folder, key)
        continue
      }
      if (claim !== undefined && rivals.some((rival) => rival < (claim ?? ''))) {
        await removeClaim(fs, options.folder, claim)
        claim = undefined
      }
      await fs.pause(10 + Math.random() * 20)
    }
    return undefined
  } finally {
    if (claim !== undefined && !won) await removeClaim(fs, options.folder, claim)
  }
}

/** The claims of other running processes, and who of them says that the document is his. Removes the claims of dead ones. */
async function findRivals(fs: FileSystem, key: string, own: string | undefined, options: LockOptions) {
  const rivals: string[] = []
  for (const name of await fs.readdir(options.folder)) {
    const claim = CLAIM.exec(name)
    if (claim?.[1] !== key || name === own) continue
    if (isAlive(claim)) rivals.push(name)
    else await removeClaim(fs, options.folder, name)
  }
  const holder = rivals.length > 0 ? await readHolder(fs, options.folder, key) : undefined
  if (!holder || !rivals.includes(holder.claim)) return { rivals }
  if (!options.stillRuns || (await options.stillRuns(holder))) return { rivals, holder }
  await removeClaim(fs, options.folder, holder.claim)
  return { rivals: rivals.filter((rival) => rival !== holder.claim) }
}

async function takeOwnership(
  fs: FileSystem,
  { folder, address }: LockOptions,
  key: string,
  claim: string,
): Promise<DocumentLock> {
  const path = lockPath(folder, key)
  // The claim is the lock; when the disk refuses this file, others are refused all the same, only told less.
  const announce = async (where: string | null) => {
    const holder: Told = { claim, pid: process.pid, started: processStart, host: hostname(), address: where }
    await writeFileAtomically(fs, path, Buffer.from(JSON.stringify(holder)))
  }
  await cleanUpStrays(fs, path)
  await announce(address ?? null)
  return {
    announce,
    release: async () => {
      await fs.unlink(path).catch(() => undefined)
      await removeClaim(fs, folder, claim)
    },
  }
}

const toldSchema = v.object({
  claim: v.string(),
  pid: v.number(),
  started: v.number(),
  host: v.string(),
  address: v.nullable(v.string()),
})
type Told = v.InferOutput<typeof toldSchema>

const lockPath = (folder: string, key: string): string => join(folder, `${key}.lock`)

async function readHolder(fs: FileSystem, folder: string, key: string): Promise<Told | undefined> {
  try {
    const text = (await readWhole(fs, lockPath(folder, key))).toString('utf8')
    const told = v.safeParse(v.pipe(v.string(), v.parseJson(), toldSchema), text)
    return told.success ? told.output : undefined
  } catch (error) {
    // Not written yet, or just being replaced: the next look tells.
    causeOf(error)
    return undefined
  }
}

/** Key, random part, computer, process id, start of the process. */
const CLAIM = /^([0-9a-f]{32})\.[0-9a-f]{16}\.([0-9a-f]{8})\.(\d+)\.(\d+)\.claim$/

async function createClaim(fs: FileSystem, folder: string, key: string): Promise<string> {
  const random = randomBytes(8).toString('hex')
  const claim = `${key}.${random}.${thisMachine}.${process.pid}.${processStart}.claim`
  const file = await fs.open(join(folder, claim), 'wx+', 0o600)
  try {
    await file.close()
  } catch (error) {
    await removeClaim(fs, folder, claim)
    throw error
  }
  return claim
}

const isAlive = ([, , machine = '', pid, started]: RegExpExecArray): boolean =>
  mayRun({ machine, pid: Number(pid), started: Number(started) })

/** A claim that cannot be removed counts until its process ends. */
async function removeClaim(fs: FileSystem, folder: string, claim: string): Promise<void> {
  await fs.unlink(join(folder, claim)).catch(() => undefined)
}

/** The same for every path that leads to the document; it need not exist yet. */
async function documentKey(fs: FileSystem, document: string): Promise<string> {
  const path = resolve(document)
  const real = await fs.realpath(path).catch(async (error: unknown) => {
    if (errorCode(error) !== 'ENOENT') throw error
    return join(await fs.realpath(dirname(path)), basename(path))
  })
  return createHash('sha256').update(real).digest('hex').slice(0, 32)
}

function alreadyOpen(name: string, holder: LockHolder | undefined): LockRefusal {
  const code = 'document-open'
  if (!holder) {
    return {
      code,
      message: `“${name}” is just being opened elsewhere. Nothing was changed; try again in a moment.`,
    }
  }
  const where = holder.host === hostname() ? 'on this computer' : `on the computer “${holder.host}”`
  const message = `“${name}” is already open ${where}. Nothing was changed; go on there, or close it there first.`
  return { code, message, holder }
}
