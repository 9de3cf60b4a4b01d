/**
 * Pictures live outside the document, filed by the SHA-256 of their bytes: a picture used ten times is stored once, and
 * nobody can put another one under a name that is already seen.
 */

/** Kinds of picture that a project holds. Others are drawn anew as one of these before they are stored. */
export const IMAGE_TYPES = { webp: 'image/webp', png: 'image/png', jpg: 'image/jpeg' } as const
export type ImageEnding = keyof typeof IMAGE_TYPES

/** Largest stored picture in bytes; the longer side of one that is drawn anew, in pixels. */
export const IMAGE_BOUNDS = { bytes: 4 * 1024 * 1024, side: 1600, portrait: 512 } as const

const REFERENCE = /^[0-9a-f]{64}\.(webp|png|jpg)$/

/** Whether `value` names a picture: 64 hexadecimal digits and the kind's ending. Whether it is there is for the reader to see. */
export const isImageRef = (value: unknown): value is string =>
  typeof value === 'string' && REFERENCE.test(value)

/** The media type of a picture, told from its name. */
export const imageType = (ref: string): string =>
  IMAGE_TYPES[ref.slice(ref.lastIndexOf('.') + 1) as ImageEnding] ?? 'application/octet-stream'
