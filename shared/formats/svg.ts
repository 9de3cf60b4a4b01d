import { missingImage } from '#shared/layout/drawing/missing-image.ts'
import type { Drawing, ImageShape, Shape, TextShape } from '#shared/layout/drawing/shapes.ts'
import { FONT_FACES, fontFamilyCss, MEASURED_TEXT_CSS } from '#shared/layout/text/font-faces.ts'
import { imagesIn } from './export/drawing-images.ts'

/** How a drawing is written. */
export interface SvgOptions {
  /** `@font-face` rules to carry along, so that the picture looks the same where the fonts are not installed. */
  readonly fontCss?: string
  /** Width and height as written in the file, e.g. `841mm`; map units (pixels) where left out. */
  readonly size?: { readonly width: string; readonly height: string }
  /** Part of a page that is read and printed by a browser, instead of a picture that goes to other programs. */
  readonly inDocument?: boolean
  /** Answers a picture as a `data:` address, so that the file needs nothing else; where it has none, a sign stands for it. */
  readonly images?: ImageSource
}

/** Answers the address of a picture by its reference, or `undefined` where there is no such picture. */
export type ImageSource = (ref: string) => string | undefined

/** One run of writing. */
interface Writing {
  readonly images: ImageSource
  /** Rounded boxes cut out so far: each has an id of its own. */
  clips: number
}

const XLINK = ' xmlns:xlink="http://www.w3.org/1999/xlink"'

/** A drawing as an SVG document with real text: what Figma, Illustrator, Inkscape and browsers open. */
export function writeSvg(drawing: Drawing, options: SvgOptions = {}): string {
  const { x, y, width, height } = drawing.bounds
  const size = options.size ?? { width: n(width), height: n(height) }
  const role = options.inDocument ? '' : ` role="img" aria-label="${escapeXml(drawing.title)}"`
  const hasImages = imagesIn(drawing).length > 0
  const writing: Writing = { images: options.images ?? (() => undefined), clips: 0 }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg"${hasImages ? XLINK : ''} width="${size.width}" height="${size.height}" viewBox="${n(x)} ${n(y)} ${n(width)} ${n(height)}"${role}>`,
    `<title>${escapeXml(drawing.title)}</title>`,
    `<style>${options.fontCss ?? ''}text{${MEASURED_TEXT_CSS}}${textClasses(options)}</style>`,
    `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${drawing.background}"/>`,
    ...drawing.shapes.map((shape) => writeShape(shape, writing)),
    '</svg>',
  ].join('\n')
}

const CLASS_OF_FACE = Object.fromEntries(
  Object.keys(FONT_FACES).map((face, index) => [face, `f${index}`]),
) as Record<TextShape['face'], string>

const textClasses = (options: SvgOptions): string =>
  (Object.keys(FONT_FACES) as TextShape['face'][])
    .map((face) => {
      const families = options.inDocument ? fontFamilyCss(face) : portableFamilies(face)
      return `.${CLASS_OF_FACE[face]}{font-family:${families.replaceAll('"', "'")};font-weight:${FONT_FACES[face].weight}}`
    })
    .join('')

/**
 * Most drawing programs do not read fonts inside files. These name what they may have instead: older names of the fonts,
 * then what is nearest in width. Families of emoji are left out, because some programs would take plain digits from them.
 */
function portableFamilies(face: TextShape['face']): string {
  const { family, substitute } = FONT_FACES[face]
  return substitute === undefined
    ? `"${family}", "Source Sans Pro", "Noto Sans", "Segoe UI", Arial, sans-serif`
    : `"${family}", "${FONT_FACES[substitute].family}", "Source Serif Pro", Georgia, "Times New Roman", serif`
}

function writeShape(shape: Shape, writing: Writing): string {
  switch (shape.type) {
    case 'rect':
      return `<rect x="${n(shape.x)}" y="${n(shape.y)}" width="${n(shape.width)}" height="${n(shape.height)}"${shape.radius ? ` rx="${n(shape.radius)}"` : ''}${paint(shape)}/>`
    case 'circle':
      return `<circle cx="${n(shape.x)}" cy="${n(shape.y)}" r="${n(shape.radius)}"${paint(shape)}/>`
    case 'path':
      return `<path d="${shape.d}"${paint(shape)}${shape.round ? ' stroke-linecap="round" stroke-linejoin="round"' : ''}/>`
    case 'icon':
      return `<g transform="translate(${n(shape.x)} ${n(shape.y)}) scale(${n(shape.size / 24)})" fill="none" stroke="${shape.stroke}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="${shape.paths.join('')}"/></g>`
    case 'text':
      return writeText(shape)
    case 'image':
      return writeImage(shape, writing)
    case 'group': {
      const at = shape.at ? ` transform="translate(${n(shape.at.x)} ${n(shape.at.y)})"` : ''
      const label = shape.label ? ` aria-label="${escapeXml(shape.label)}"` : ''
      const heading = shape.heading ? ` role="heading" aria-level="${shape.heading}"` : ''
      const opacity = shape.opacity === undefined ? '' : ` opacity="${n(shape.opacity)}"`
      return `<g${at}${opacity}${heading}${label}>${shape.children.map((child) => writeShape(child, writing)).join('')}</g>`
    }
  }
}

/** `xlink:href`, and a clipping path instead of a style: what drawing programs of all ages read, and browsers too. */
function writeImage(shape: ImageShape, writing: Writing): string {
  const address = writing.images(shape.ref)
  if (address === undefined)
    return missingImage(shape)
      .map((part) => writeShape(part, writing))
      .join('')
  const box = `x="${n(shape.x)}" y="${n(shape.y)}" width="${n(shape.width)}" height="${n(shape.height)}"`
  const id = shape.radius ? `clip${writing.clips++}` : undefined
  const clip = id ? `<clipPath id="${id}"><rect ${box} rx="${n(shape.radius ?? 0)}"/></clipPath>` : ''
  const clipped = id ? ` clip-path="url(#${id})"` : ''
  return `${clip}<image ${box} preserveAspectRatio="xMidYMid slice"${clipped} xlink:href="${escapeXml(address)}"/>`
}

const FLIPPED = { start: 'end', middle: 'middle', end: 'start' } as const

function writeText(shape: TextShape): string {
  // SVG counts the anchor from where a text begins.
  const side = shape.rtl ? FLIPPED[shape.anchor] : shape.anchor
  const anchor = `${shape.rtl ? ' direction="rtl"' : ''}${side === 'start' ? '' : ` text-anchor="${side}"`}`
  const italic = shape.italic ? ' font-style="italic"' : ''
  return `<text x="${n(shape.x)}" y="${n(shape.y)}" class="${CLASS_OF_FACE[shape.face]}" font-size="${n(shape.size)}" fill="${shape.fill}"${anchor}${italic}>${escapeXml(shape.text)}</text>`
}

function paint(shape: Extract<Shape, { type: 'rect' | 'circle' | 'path' }>): string {
  const fill = shape.fill ?? (shape.stroke ? 'none' : '#000')
  const stroke = shape.stroke ? ` stroke="${shape.stroke}" stroke-width="${n(shape.strokeWidth ?? 1)}"` : ''
  const dash = shape.dash ? ` stroke-dasharray="${shape.dash.join(' ')}"` : ''
  return ` fill="${fill}"${stroke}${dash}${shape.opacity === undefined ? '' : ` opacity="${n(shape.opacity)}"`}`
}

const n = (value: number): string => String(Math.round(value * 100) / 100)

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as XML carries it; characters that XML 1.0 forbids become the replacement character. */
export const escapeXml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML forbids
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => ESCAPES[character] as string)
