import * as v from 'valibot'
import { parseJson } from '#shared/base/json.ts'
import { isImageRef } from '#shared/model/image.ts'

/** What the first line of every manifest says. */
export const JOURNEY_FORMAT = 'throughline-journey'

/** Version of the container that this program writes. A file of a newer one opens read-only. */
export const JOURNEY_FORMAT_VERSION = 1

/** Names of the parts of a `.journey` file; images stand beside them. */
export const PARTS = {
  manifest: 'manifest.json',
  document: 'document.bin',
  project: 'project.json',
  thumbnail: 'thumbnail.svg',
} as const

const IMAGES = 'images/'

/** A picture's name inside the file. */
export const imagePart = (ref: string): string => IMAGES + ref

/** The picture that a part of this name holds, or `undefined` where it is no picture's name. */
export function imageOfPart(name: string): string | undefined {
  const ref = name.startsWith(IMAGES) ? name.slice(IMAGES.length) : ''
  return isImageRef(ref) ? ref : undefined
}

const schema = v.object({
  format: v.literal(JOURNEY_FORMAT),
  formatVersion: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Version of the document's shape, as `shared/document` counts it. */
  documentVersion: v.pipe(v.number(), v.integer(), v.minValue(1)),
  app: v.fallback(v.object({ name: v.string(), version: v.string() }), { name: '', version: '' }),
  projectId: v.fallback(v.string(), ''),
  title: v.fallback(v.string(), ''),
  /** ISO 8601 in UTC. */
  savedAt: v.fallback(v.string(), ''),
  /** Length in bytes and CRC-32 (eight hexadecimal digits) of every other part as it was written. */
  parts: v.fallback(v.record(v.string(), v.object({ length: v.number(), crc32: v.string() })), {}),
})

/** `manifest.json`: what the file is, who wrote it and what belongs to it. */
export type JourneyManifest = v.InferOutput<typeof schema>

/** The manifest in a part's bytes, or `undefined` where they hold none. */
export function parseManifest(bytes: Uint8Array): JourneyManifest | undefined {
  try {
    const parsed = v.safeParse(schema, parseJson(new TextDecoder().decode(bytes)))
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}

/** A part's entry in the manifest. */
export const manifestPart = (length: number, crc: number): JourneyManifest['parts'][string] => ({
  length,
  crc32: crc.toString(16).padStart(8, '0'),
})
