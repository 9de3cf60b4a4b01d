/**
 * Several hosts of one team behind one address, each with its own copy of the file: Hocuspocus's Redis extension carries
 * edits and presence between them. Hocuspocus neither loads nor unloads our documents, so what it would tell the
 * extension about them is told here.
 */
import { Redis } from '@hocuspocus/extension-redis'
import type { Hocuspocus, onAwarenessUpdatePayload, onChangePayload } from '@hocuspocus/server'
import { fail, ok, type Result } from '#shared/base/result.ts'
import { DOCUMENT_VERSION } from '#shared/document/document.ts'
import { errorCode } from '../files/file-system.ts'
import type { Log } from '../log.ts'
import type { ImagesElsewhere } from '../project/project-images.ts'
import { isFromTeam } from './from-team.ts'
import type { ProjectDocument } from './project-document.ts'

/** The other hosts of a team, reached over Redis. */
export interface Team {
  /** A value that all hosts of the team agree on: the one of the host that asked first. Random where nobody did. */
  readonly agree: (name: string, proposal: Uint8Array) => Promise<Uint8Array>
  /** Joins a document with those of the same name elsewhere, once theirs is here; answers how to stop. */
  readonly share: (document: ProjectDocument) => Promise<() => Promise<void>>
  /** Where the hosts of the team find each other's pictures of a project. */
  readonly pictures: (projectId: string) => ImagesElsewhere
  /** Connects the messages of this host's Hocuspocus. */
  readonly attach: (hocuspocus: Hocuspocus) => void
  readonly close: () => void
}

/** How long to wait for Redis when the host starts, or for a picture, in milliseconds. */
const PATIENCE = 5000
/** How long pictures lie in Redis for other hosts to fetch, in seconds: thirty days. */
const PICTURES_STAY = 30 * 24 * 3600
/** Waits between attempts to reach a Redis that went away, in milliseconds. */
const RETRY = { least: 200, most: 3000 } as const

/** How long a closing project goes on answering those who ask for its last edits, in milliseconds. */
const FAREWELL = 300
/** What every key begins with: hosts of another version of the document neither see nor disturb these. */
const PREFIX = `throughline:${DOCUMENT_VERSION}`

/** Connects to `redis://[user:password@]host[:port][/number]`, or `rediss://` for TLS. Refuses (`bad-redis`, `no-redis`). */
export async function joinTeam(address: string, log: Log): Promise<Result<Team>> {
  const place = placeOf(address)
  if (!place)
    return fail(
      'bad-redis',
      `“${address}” is no address of a Redis server. It reads like redis://127.0.0.1:6379.`,
    )
  const extension = new Redis({ ...place, prefix: PREFIX, disconnectDelay: FAREWELL })
  const problem = reached(extension)
  const shared = new Map<string, ProjectDocument>()
  for (const client of [extension.pub, extension.sub])
    client.on('error', (error: unknown) =>
      log.warn(`Redis is not reached (${errorCode(error) ?? 'no code'}).`),
    )
  if (!(await problem)) {
    disconnect(extension)
    return fail(
      'no-redis',
      `The Redis server at ${place.host}:${place.port} did not answer. Start it, or serve without --redis.`,
    )
  }
  // What was edited while Redis was away is asked for, and offered, once it is back.
  extension.sub.on('ready', () => {
    for (const document of shared.values()) announce(extension, document)
  })
  return ok({
    agree: (name, proposal) => agree(extension, name, proposal),
    attach: (instance) => void extension.onConfigure({ instance } as never),
    pictures: (projectId) => picturesIn(extension, projectId, log),
    share: (document) => share(extension, shared, document),
    close: () => disconnect(extension),
  })
}

interface Place {
  readonly host: string
  readonly port: number
  readonly options: Record<string, unknown>
}

function placeOf(address: string): Place | undefined {
  const url = URL.parse(address)
  if (!url || !/^rediss?:$/.test(url.protocol) || url.hostname === '') return undefined
  const database = /^\/?(\d{0,4})$/.exec(url.pathname)?.[1]
  if (database === undefined) return undefined
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? 6379 : Number(url.port),
    options: {
      ...(url.username === '' ? {} : { username: decodeURIComponent(url.username) }),
      ...(url.password === '' ? {} : { password: decodeURIComponent(url.password) }),
      ...(url.protocol === 'rediss:' ? { tls: {} } : {}),
      db: Number(database),
      retryStrategy: (times: number) => Math.min(RETRY.most, times * RETRY.least),
      maxRetriesPerRequest: null,
    },
  }
}

const reached = ({ pub }: Redis): Promise<boolean> =>
  soon(
    pub.ping().then(() => true),
    false,
  )

/** What comes in time, else `otherwise`. */
async function soon<T>(answer: Promise<T>, otherwise: T): Promise<T> {
  const { promise: late, resolve } = Promise.withResolvers<T>()
  const timer = setTimeout(() => resolve(otherwise), PATIENCE)
  const answered = await Promise.race([answer.catch(() => otherwise), late])
  clearTimeout(timer)
  return answered
}

async function agree({ pub }: Redis, name: string, proposal: Uint8Array): Promise<Uint8Array> {
  const key = `${PREFIX}#agreed:${name}`
  await pub.set(key, Buffer.from(proposal), 'NX')
  return (await pub.getBuffer(key)) ?? proposal
}

/**
 * Pictures by their references, for the time that it takes until every host was asked for them. What is put while Redis is
 * away goes there once it is back, before the edits that name it.
 */
function picturesIn({ pub }: Redis, projectId: string, log: Log): ImagesElsewhere {
  const keyOf = (ref: string) => `${PREFIX}#picture:${projectId}:${ref}`
  return {
    async put(ref, bytes) {
      try {
        await pub.set(
          keyOf(ref),
          Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
          'EX',
          PICTURES_STAY,
        )
      } catch (error) {
        log.error('A picture was not put where other hosts find it.', error)
      }
    },
    async get(ref) {
      if (pub.status !== 'ready') return undefined
      return (await soon(pub.getBuffer(keyOf(ref)), null)) ?? undefined
    },
  }
}

async function share(
  extension: Redis,
  shared: Map<string, ProjectDocument>,
  document: ProjectDocument,
): Promise<() => Promise<void>> {
  const documentName = document.name
  const { instance } = extension
  const onAwareness = (
    changes: { added: number[]; updated: number[]; removed: number[] },
    transactionOrigin: unknown,
  ) => {
    if (isFromTeam(transactionOrigin)) return
    const { awareness } = document
    void extension.onAwarenessUpdate({
      ...changes,
      ...{ awareness, document, documentName, instance, transactionOrigin },
    } as unknown as onAwarenessUpdatePayload)
  }
  document.onUpdate((_, transactionOrigin) => announce(extension, document, transactionOrigin))
  document.awareness.on('update', onAwareness)
  await extension.afterLoadDocument({ documentName, document } as never)
  shared.set(documentName, document)
  return async () => {
    shared.delete(documentName)
    document.onUpdate(() => undefined)
    document.awareness.off('update', onAwareness)
    await extension.beforeUnloadDocument({ documentName } as never)
    await extension.afterUnloadDocument({ documentName, instance } as never)
  }
}

/** Tells the others what this host has, so that they send what it lacks and ask for what they lack. */
function announce(extension: Redis, document: ProjectDocument, transactionOrigin?: unknown): void {
  const payload = { document, documentName: document.name, transactionOrigin }
  void extension.onChange(payload as unknown as onChangePayload)
}

/** At once: a Redis that never answered would let a farewell wait for ever. */
function disconnect({ pub, sub }: Redis): void {
  pub.disconnect(false)
  sub.disconnect(false)
}
