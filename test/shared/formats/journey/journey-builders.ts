import { zipSync } from 'fflate'
import { projectDocument } from '#shared/document/projection.ts'
import { encodeDocument } from '#shared/document/state.ts'
import { readJourney } from '#shared/formats/journey/read-journey.ts'
import { type JourneyContent, writeJourney } from '#shared/formats/journey/write-journey.ts'
import { stringifyProjectJson, writeProjectJson } from '#shared/formats/project-json.ts'
import { projectOf } from '#shared/model/snapshot.ts'
import { documentOf, SMALL_PROJECT } from '../project-builders.ts'

/** What saving a document writes. */
export function contentOf(
  doc = documentOf(SMALL_PROJECT),
  more: Partial<JourneyContent> = {},
): JourneyContent {
  const snapshot = projectDocument(doc)
  const { projectId, title } = projectOf(snapshot)
  return {
    update: encodeDocument(doc),
    projectJson: stringifyProjectJson(writeProjectJson(snapshot)),
    projectId,
    title,
    savedAt: Date.UTC(2026, 10, 21, 12),
    appVersion: '0.1.0',
    ...more,
  }
}

/** A whole file of a small project. */
export const smallJourney = (more: Partial<JourneyContent> = {}): Uint8Array<ArrayBuffer> =>
  writeJourney(contentOf(undefined, more))

/** Why the bytes are refused, or `null` where they are read. */
export function refusalOf(bytes: Uint8Array): string | null {
  const read = readJourney(bytes)
  return read.ok ? null : read.error.code
}

/** The file with one part's packed bytes changed in place. */
export function damagePart(bytes: Uint8Array, name: string): Uint8Array<ArrayBuffer> {
  const damaged = new Uint8Array(bytes)
  const at = localHeaderOf(bytes, name)
  const start = at + 30 + name.length
  for (let offset = 8; offset < 12; offset++)
    damaged[start + offset] = (damaged[start + offset] as number) ^ 0xff
  return damaged
}

/** Where a part's own header starts. */
export function localHeaderOf(bytes: Uint8Array, name: string): number {
  return find(bytes, [0x50, 0x4b, 3, 4], name, 30)
}

/** Where a part's entry in the directory starts. */
export function directoryEntryOf(bytes: Uint8Array, name: string): number {
  return find(bytes, [0x50, 0x4b, 1, 2], name, 46)
}

function find(bytes: Uint8Array, signature: readonly number[], name: string, nameAt: number): number {
  const wanted = new TextEncoder().encode(name)
  for (let at = 0; at < bytes.length; at++)
    if (
      signature.every((byte, index) => bytes[at + index] === byte) &&
      wanted.every((byte, index) => bytes[at + nameAt + index] === byte)
    )
      return at
  throw new Error(`No ${name} in the file`)
}

/** A zip of these texts or bytes. */
export const zipOf = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array<ArrayBuffer> =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [
        name,
        typeof part === 'string' ? new TextEncoder().encode(part) : part,
      ]),
    ),
  )
