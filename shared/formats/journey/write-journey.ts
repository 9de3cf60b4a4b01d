import { type Zippable, zipSync } from 'fflate'
import { crc32 } from '#shared/base/crc32.ts'
import { DOCUMENT_VERSION } from '#shared/document/document.ts'
import {
  imagePart,
  JOURNEY_FORMAT,
  JOURNEY_FORMAT_VERSION,
  type JourneyManifest,
  manifestPart,
  PARTS,
} from './manifest.ts'

/** What goes into a `.journey` file. */
export interface JourneyContent {
  /** The document as `encodeDocument` makes it. */
  readonly update: Uint8Array
  /** The readable copy: `stringifyProjectJson(writeProjectJson(snapshot))`. */
  readonly projectJson: string
  readonly projectId: string
  readonly title: string
  /** Milliseconds since 1970. */
  readonly savedAt: number
  readonly appVersion: string
  readonly thumbnailSvg?: string
  /** Pictures by their references. */
  readonly images?: ReadonlyMap<string, Uint8Array>
  /** Parts of the opened file that this program does not know, as `readJourney` gave them. */
  readonly unknownParts?: ReadonlyMap<string, Uint8Array>
}

/** Deflate's usual level: a level more takes twice the time for less than a hundredth of the size. */
const LEVEL = 6

/** The bytes of a `.journey` file, to be written to disk as they are. */
export function writeJourney(content: JourneyContent): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder()
  const images = new Map([...(content.images ?? [])].map(([ref, bytes]) => [imagePart(ref), bytes]))
  const parts = new Map<string, Uint8Array>([
    [PARTS.document, content.update],
    [PARTS.project, encoder.encode(content.projectJson)],
    ...(content.thumbnailSvg === undefined
      ? []
      : [[PARTS.thumbnail, encoder.encode(content.thumbnailSvg)] as const]),
    ...images,
    ...(content.unknownParts ?? []),
  ])
  const manifest: JourneyManifest = {
    format: JOURNEY_FORMAT,
    formatVersion: JOURNEY_FORMAT_VERSION,
    documentVersion: DOCUMENT_VERSION,
    app: { name: 'Throughline', version: content.appVersion },
    projectId: content.projectId,
    title: content.title,
    savedAt: new Date(content.savedAt).toISOString(),
    parts: Object.fromEntries(
      [...parts].map(([name, bytes]) => [name, manifestPart(bytes.length, crc32(bytes))]),
    ),
  }
  const files: Zippable = { [PARTS.manifest]: encoder.encode(`${JSON.stringify(manifest, null, 2)}\n`) }
  for (const [name, bytes] of parts) files[name] = [bytes, { level: images.has(name) ? 0 : LEVEL }]
  return zipSync(files, { level: LEVEL, mtime: content.savedAt })
}
