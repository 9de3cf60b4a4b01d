import { grow } from '#shared/base/geometry.ts'
import { missingImage } from '#shared/layout/drawing/missing-image.ts'
import type { Drawing, GroupShape, ImageShape, Shape, TextShape } from '#shared/layout/drawing/shapes.ts'
import { FONT_FACES, fontFamilyCss, MEASURED_TEXT_CSS } from '#shared/layout/text/font-faces.ts'
import { imagesIn } from './export/drawing-images.ts'
import { linkedLines, type TextRun } from './linked-lines.ts'
import { writable } from './writable.ts'

/** How a drawing is written. */
export interface SvgOptions {
  /** `@font-face` rules to carry along, so that the picture looks the same where the fonts are not installed. */
  readonly fontCss?: string
  /** Width and height as written in the file, e.g. `841mm`; map units (pixels) where left out. */
  readonly size?: { readonly width: string; readonly height: string }
  /** Part of a page that is read and printed by a browser, instead of a picture that goes to other programs. */
  readonly inDocument?: boolean
  /** What the ids in it begin with, where several pictures share a document. */
  readonly idPrefix?: string
  /** Answers a picture as a `data:` address, so that the file needs nothing else; where it has none, a sign stands for it. */
  readonly images?: ImageSource
}

/** Answers the address of a picture by its reference, or `undefined` where there is no such picture. */
export type ImageSource = (ref: string) => string | undefined

/** One run of writing. */
interface Writing {
  readonly images: ImageSource
  readonly inDocument: boolean
  readonly idPrefix: string
  /** Rounded boxes cut out so far: each has an id of its own. */
  clips: number
  /** Whether the filter that takes colours away is written down. */
  hasGrey: boolean
}

const XLINK = ' xmlns:xlink="http://www.w3.org/1999/xlink"'

/** A drawing as an SVG document with real text: what Figma, Illustrator, Inkscape and browsers open. */
export function writeSvg(drawing: Drawing, options: SvgOptions = {}): string {
  const { x, y, width, height } = drawing.bounds
  const size = options.size ?? { width: n(width), height: n(height) }
  const role = options.inDocument ? '' : ` role="img" aria-label="${escapeXml(drawing.title)}"`
  const hasImages = imagesIn(drawing).length > 0
  const writing: Writing = {
    images: options.images ?? (() => undefined),
    inDocument: options.inDocument ?? false,
    idPrefix: options.idPrefix ?? '',
    clips: 0,
    hasGrey: false,
  }
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
    case 'group':
      return writeGroup(shape, writing)
  }
}

function writeGroup(shape: GroupShape, writing: Writing): string {
  const at = shape.at ? ` transform="translate(${n(shape.at.x)} ${n(shape.at.y)})"` : ''
  const label = shape.label ? ` aria-label="${escapeXml(shape.label)}"` : ''
  const opacity = shape.opacity === undefined ? '' : ` opacity="${n(shape.opacity)}"`
  const links = writing.inDocument ? linkedLines(shape) : undefined
  const children = shape.children.map((child) =>
    child.type === 'text' ? writeText(child, links?.get(child)) : writeShape(child, writing),
  )
  const { from, to } = titleIn(shape)
  if (!shape.heading || from === to) return `<g${at}${opacity}${label}>${children.join('')}</g>`
  const title = `<g role="heading" aria-level="${shape.heading}"${label}>${children.slice(from, to).join('')}</g>`
  return `<g${at}${opacity}>${[...children.slice(0, from), title, ...children.slice(to)].join('')}</g>`
}

/** The lines that title a group: the first text in it. Bookmarks say what stands in a heading, so nothing else may. */
function titleIn({ children }: GroupShape): { readonly from: number; readonly to: number } {
  const from = children.findIndex(({ type }) => type === 'text')
  const first = children[from]
  if (first?.type !== 'text') return { from: 0, to: 0 }
  const isOther = (child: Shape): boolean =>
    child.type !== 'text' || child.face !== first.face || child.size !== first.size
  const length = children.slice(from).findIndex(isOther)
  return { from, to: length < 0 ? children.length : from + length }
}

/** `xlink:href`, and a clipping path instead of a style: what drawing programs of all ages read, and browsers too. */
function writeImage(shape: ImageShape, writing: Writing): string {
  const address = writing.images(shape.ref)
  if (address === undefined)
    return missingImage(shape)
      .map((part) => writeShape(part, writing))
      .join('')
  const box = `x="${n(shape.x)}" y="${n(shape.y)}" width="${n(shape.width)}" height="${n(shape.height)}"`
  const id = shape.radius ? `${writing.idPrefix}clip${writing.clips++}` : undefined
  const clip = id ? `<clipPath id="${id}"><rect ${box} rx="${n(shape.radius ?? 0)}"/></clipPath>` : ''
  const clipped = id ? ` clip-path="url(#${id})"` : ''
  const image = `${clip}<image ${box} preserveAspectRatio="xMidYMid slice"${clipped} xlink:href="${escapeXml(address)}"/>`
  return shape.grey ? withoutColour(image, shape, writing) : image
}

/**
 * In files by a filter: a program that has none shows the colours. In print by blending, which leaves the picture as fine
 * as it is; what is filtered comes out as pixels. The veil reaches a little further than the picture, over what is grey
 * anyway: programs smooth its edge and the picture's each in their own way.
 */
function withoutColour(image: string, shape: ImageShape, writing: Writing): string {
  if (writing.inDocument) {
    const { x, y, width, height } = grow(shape, 1)
    return `${image}<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="#808080" style="mix-blend-mode:saturation"/>`
  }
  const id = `${writing.idPrefix}grey`
  const filter = writing.hasGrey ? '' : greyFilter(id)
  writing.hasGrey = true
  return `${filter}<g filter="url(#${id})">${image}</g>`
}

/** Weighs the colours as blending does. */
const GREY_ROW = '.3 .59 .11 0 0 '
const greyFilter = (id: string): string =>
  `<filter id="${id}" color-interpolation-filters="sRGB"><feColorMatrix type="matrix" values="${GREY_ROW.repeat(3)}0 0 0 1 0"/></filter>`

const FLIPPED = { start: 'end', middle: 'middle', end: 'start' } as const

function writeText(shape: TextShape, runs?: readonly TextRun[]): string {
  // SVG counts the anchor from where a text begins.
  const side = shape.rtl ? FLIPPED[shape.anchor] : shape.anchor
  const anchor = `${shape.rtl ? ' direction="rtl"' : ''}${side === 'start' ? '' : ` text-anchor="${side}"`}`
  const italic = shape.italic ? ' font-style="italic"' : ''
  return `<text x="${n(shape.x)}" y="${n(shape.y)}" class="${CLASS_OF_FACE[shape.face]}" font-size="${n(shape.size)}" fill="${shape.fill}"${anchor}${italic}>${runs ? runs.map(writeRun).join('') : escapeXml(shape.text)}</text>`
}

const writeRun = ({ text, href }: TextRun): string =>
  href === null ? escapeXml(text) : `<a href="${escapeXml(href)}">${escapeXml(text)}</a>`

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

/** Text as XML carries it, see `writable`. */
export const escapeXml = (text: string): string =>
  writable(text).replace(/[&<>"']/g, (character) => ESCAPES[character] as string)
