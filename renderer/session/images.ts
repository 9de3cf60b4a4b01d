import { createStore, type StoreApi } from 'zustand/vanilla'
import { ok, type Result } from '#shared/base/result.ts'
import type { HostClient } from './host-client.ts'
import { type Preparing, prepareImage } from './prepare-image.ts'

/** A picture that a project holds now. */
export interface UploadedImage {
  /** For a card's `image` or a persona's `portrait`. */
  readonly ref: string
  /** Width by height. */
  readonly ratio: number
}

/** The pictures of an opened project, in this window: fetched when they are first wanted, and then kept. */
export interface ProjectImages {
  /** Grows with every picture that has come: what shows pictures looks again then. */
  readonly arrivals: StoreApi<{ readonly count: number }>
  /** Sees to it that a picture comes. */
  readonly want: (ref: string) => void
  /** An address for this page, once the picture is here. */
  readonly url: (ref: string) => string | undefined
  /** A small copy to paint on a canvas, once it is here; it is on its way from the first asking. */
  readonly bitmap: (ref: string) => ImageBitmap | undefined
  /** The files of these pictures; those that cannot be had are left out. */
  readonly files: (refs: readonly string[]) => Promise<ReadonlyMap<string, Blob>>
  /**
   * Draws a picture anew (`prepareImage`) and stores it with the project. When this resolves it is on the host's disk, so
   * that a command may name it.
   */
  readonly upload: (file: Blob, preparing: Preparing) => Promise<Result<UploadedImage>>
  readonly close: () => void
}

/** What is painted on a canvas covers no more, in pixels: cards are small there, and there may be hundreds. */
const PAINTED = { width: 480, height: 360 } as const
/** Before another try at a host that did not answer, in milliseconds. */
const RETRY_AFTER = 3000

interface Fetched {
  readonly file: Blob
  readonly url: string
}

/** Makes a picture ready to be painted, no larger than it takes to cover so many pixels. */
export type DecodeImage = (
  file: Blob,
  covers: { readonly width: number; readonly height: number },
) => Promise<ImageBitmap | undefined>

/** Keeps the pictures of one project. */
export function createProjectImages(
  host: HostClient,
  projectId: string,
  decodeImage: DecodeImage,
): ProjectImages {
  const arrivals = createStore(() => ({ count: 0 }))
  const arrived = () => arrivals.setState(({ count }) => ({ count: count + 1 }))
  const here = new Map<string, Fetched>()
  const coming = new Map<string, Promise<Blob | undefined>>()
  const bitmaps = new Map<string, ImageBitmap | null>()
  let closed = false

  const keep = (ref: string, file: Blob) => {
    if (!closed && !here.has(ref)) here.set(ref, { file, url: URL.createObjectURL(file) })
    arrived()
  }
  const fetchFile = async (ref: string): Promise<Blob | undefined> => {
    const answer = await host.image(projectId, ref)
    if (answer.ok) {
      keep(ref, answer.value)
      return answer.value
    }
    // A host that comes back is asked again; a picture that it does not have will not come by asking.
    if (answer.error.code === 'no-host' && !closed)
      setTimeout(() => {
        coming.delete(ref)
        want(ref)
      }, RETRY_AFTER)
    return undefined
  }
  const file = (ref: string): Promise<Blob | undefined> => {
    const there = here.get(ref)
    if (there) return Promise.resolve(there.file)
    const work = coming.get(ref) ?? fetchFile(ref)
    coming.set(ref, work)
    return work
  }
  const want = (ref: string): void => {
    if (!closed) void file(ref)
  }
  const makeBitmap = async (ref: string): Promise<void> => {
    const content = await file(ref)
    const bitmap = content && (await decodeImage(content, PAINTED))
    if (!bitmap || closed) return
    bitmaps.set(ref, bitmap)
    arrived()
  }
  return {
    arrivals,
    want,
    url: (ref) => here.get(ref)?.url,
    bitmap(ref) {
      const there = bitmaps.get(ref)
      if (there === undefined) {
        bitmaps.set(ref, null)
        void makeBitmap(ref)
      }
      return there ?? undefined
    },
    async files(refs) {
      const files = await Promise.all(refs.map(async (ref) => [ref, await file(ref)] as const))
      return new Map(files.filter((entry): entry is [string, Blob] => entry[1] !== undefined))
    },
    async upload(content, preparing) {
      const prepared = await prepareImage(content, preparing)
      if (!prepared.ok) return prepared
      const added = await host.addImage(projectId, prepared.value.file)
      if (!added.ok) return added
      keep(added.value.ref, prepared.value.file)
      return ok({ ref: added.value.ref, ratio: prepared.value.ratio })
    },
    close() {
      closed = true
      for (const { url } of here.values()) URL.revokeObjectURL(url)
      for (const bitmap of bitmaps.values()) bitmap?.close()
    },
  }
}
