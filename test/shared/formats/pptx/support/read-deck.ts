import { posix } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Rect } from '#shared/base/geometry.ts'
import type { Made } from '#shared/formats/export/export-job.ts'
import { allIn, type Element, named, parseXml, textOf } from '#test/support/strict-markup.ts'

const EMU_PER_INCH = 914_400

/** A shape or picture of a slide as a program reads it. Lengths in inches. */
export interface ReadShape {
  readonly kind: 'sp' | 'pic'
  readonly id: string
  readonly name: string
  readonly alt: string | undefined
  readonly rect: Rect
  readonly isTitle: boolean
  readonly fill: string | undefined
  /** Paragraph by paragraph. */
  readonly paragraphs: readonly string[]
  readonly sizesPt: readonly number[]
  readonly element: Element
}

export interface ReadSlide {
  readonly title: string
  readonly shapes: readonly ReadShape[]
  /** Names and alternative texts of its groups. */
  readonly groups: readonly { readonly name: string; readonly alt: string | undefined }[]
  readonly notes: readonly string[]
  readonly element: Element
}

export interface ReadDeck {
  readonly parts: ReadonlyMap<string, Uint8Array>
  readonly slides: readonly ReadSlide[]
}

/** The one file of an export. */
export function bytesOf({ files }: Made): Uint8Array {
  const [file] = files
  if (files.length !== 1 || !(file?.content instanceof Uint8Array)) throw new Error('Not one file of bytes.')
  return file.content
}

/** Reads a presentation as strictly as a program may; throws at what is not well formed. */
export function readDeck(bytes: Uint8Array): ReadDeck {
  const parts = new Map(Object.entries(unzipSync(bytes)))
  const count = named(xmlOf(parts, 'ppt/presentation.xml'), 'p:sldId').length
  return { parts, slides: Array.from({ length: count }, (_, index) => readSlide(parts, index + 1)) }
}

const parsed = new WeakMap<Uint8Array, Element>()

/** A part as a tree, without its declaration. */
function xmlOf(parts: ReadonlyMap<string, Uint8Array>, name: string): Element {
  const bytes = parts.get(name)
  if (!bytes) throw new Error(`There is no part ${name}`)
  const tree = parsed.get(bytes) ?? parsePart(bytes, name)
  parsed.set(bytes, tree)
  return tree
}

function parsePart(bytes: Uint8Array, name: string): Element {
  const file = strFromU8(bytes)
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  if (!file.startsWith(declaration)) throw new Error(`${name} does not say what it is`)
  return parseXml(file.slice(declaration.length).trim())
}

function readSlide(parts: ReadDeck['parts'], number: number): ReadSlide {
  const element = xmlOf(parts, `ppt/slides/slide${number}.xml`)
  const shapes = allIn(element)
    .filter(({ name }) => name === 'p:sp' || name === 'p:pic')
    .map(readShape)
  const title = shapes.filter(({ isTitle }) => isTitle).map(({ paragraphs }) => paragraphs.join('\n'))
  if (title.length !== 1) throw new Error(`Slide ${number} has ${title.length} titles`)
  const groups = named(element, 'p:grpSp').map((group) => identityOf(group))
  const body = named(xmlOf(parts, `ppt/notesSlides/notesSlide${number}.xml`), 'p:sp').find((shape) =>
    named(shape, 'p:ph').some((place) => place.attributes.get('type') === 'body'),
  )
  const notes = named(body as Element, 'a:p').map(textOf)
  return { title: title[0] as string, shapes, groups, notes: notes.filter((note) => note !== ''), element }
}

const identityOf = (element: Element) => {
  const [properties] = named(element, 'p:cNvPr')
  const attribute = (name: string): string | undefined => properties?.attributes.get(name)
  return { id: attribute('id') ?? '', name: attribute('name') ?? '', alt: attribute('descr') }
}

function readShape(element: Element): ReadShape {
  const [off] = named(element, 'a:off')
  const [ext] = named(element, 'a:ext').filter(({ attributes }) => attributes.has('cx'))
  const inches = (from: Element | undefined, name: string): number =>
    Number(from?.attributes.get(name)) / EMU_PER_INCH
  const [properties] = named(element, 'p:spPr')
  const solid = properties?.children.find(
    (child) => typeof child !== 'string' && child.name === 'a:solidFill',
  )
  return {
    kind: element.name === 'p:sp' ? 'sp' : 'pic',
    ...identityOf(element),
    rect: {
      x: inches(off, 'x'),
      y: inches(off, 'y'),
      width: inches(ext, 'cx'),
      height: inches(ext, 'cy'),
    },
    isTitle: named(element, 'p:ph').some(({ attributes }) => attributes.get('type') === 'title'),
    fill: typeof solid === 'object' ? named(solid, 'a:srgbClr')[0]?.attributes.get('val') : undefined,
    paragraphs: named(element, 'a:p').map(textOf),
    sizesPt: named(element, 'a:rPr').flatMap(({ attributes }) => {
      const size = attributes.get('sz')
      return size === undefined ? [] : [Number(size) / 100]
    }),
    element,
  }
}

/** What a strict program would refuse: parts and relations that are missing or double, and XML out of its order. */
export function faultsOf({ parts, slides }: ReadDeck): string[] {
  return [
    ...partFaults(parts),
    ...relationFaults(parts),
    ...slides.flatMap(({ element }, index) =>
      slideFaults(element).map((fault) => `slide ${index + 1}: ${fault}`),
    ),
  ]
}

function partFaults(parts: ReadDeck['parts']): string[] {
  const types = xmlOf(parts, '[Content_Types].xml')
  const overrides = named(types, 'Override').map(
    ({ attributes }) => attributes.get('PartName')?.slice(1) ?? '',
  )
  const endings = named(types, 'Default').map(({ attributes }) => attributes.get('Extension') ?? '')
  const names = [...parts.keys()].filter((name) => name !== '[Content_Types].xml')
  for (const name of names) if (/\.(xml|rels)$/.test(name)) xmlOf(parts, name)
  return [
    ...overrides
      .filter((name) => !parts.has(name))
      .map((name) => `type of a part that is not there: ${name}`),
    ...names
      .filter((name) => !overrides.includes(name) && (!endings.includes(endingOf(name)) || isPart(name)))
      .map((name) => `no type: ${name}`),
    ...doubles([...overrides, ...endings]).map((name) => `typed twice: ${name}`),
  ]
}

const endingOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1)
/** Parts of XML say what they are one by one. */
const isPart = (name: string): boolean => name.endsWith('.xml')

const doubles = (names: readonly string[]): string[] => names.filter((name, at) => names.indexOf(name) !== at)

function relationFaults(parts: ReadDeck['parts']): string[] {
  const faults: string[] = []
  const reached = new Set<string>()
  for (const name of parts.keys()) {
    if (!name.endsWith('.rels')) continue
    const folder = posix.dirname(posix.dirname(name))
    const owner = posix.join(folder, posix.basename(name, '.rels'))
    const relations = named(xmlOf(parts, name), 'Relationship')
    const ids = relations.map(({ attributes }) => attributes.get('Id') ?? '')
    for (const { attributes } of relations) {
      const target = posix.join(folder, attributes.get('Target') ?? '')
      reached.add(target)
      if (!parts.has(target)) faults.push(`${name} leads nowhere: ${target}`)
    }
    faults.push(...doubles(ids).map((id) => `${name} names ${id} twice`))
    const used = parts.has(owner)
      ? strFromU8(parts.get(owner) as Uint8Array).matchAll(/r:(?:id|embed)="([^"]*)"/g)
      : []
    for (const [, id = ''] of used)
      if (!ids.includes(id)) faults.push(`${owner} uses ${id}, which is not there`)
  }
  const media = [...parts.keys()].filter((name) => name.startsWith('ppt/media/'))
  return [...faults, ...media.filter((name) => !reached.has(name)).map((name) => `nobody uses ${name}`)]
}

const PARAGRAPH = ['a:pPr', 'a:r', 'a:endParaRPr']
const LINE = ['a:solidFill', 'a:prstDash', 'a:headEnd', 'a:tailEnd']
const PROPERTIES = ['a:xfrm', 'a:custGeom', 'a:prstGeom', 'a:solidFill', 'a:noFill', 'a:ln']
const PARAGRAPH_PROPERTIES = ['a:lnSpc', 'a:spcBef', 'a:spcAft', 'a:buNone', 'a:tabLst']

function slideFaults(slide: Element): string[] {
  const ids = named(slide, 'p:cNvPr').map(({ attributes }) => attributes.get('id') ?? '')
  return [
    ...doubles(ids).map((id) => `two parts have the id ${id}`),
    ...named(slide, 'a:p').flatMap((element) => orderFaults(element, PARAGRAPH, ['a:r'])),
    ...named(slide, 'a:ln').flatMap((element) => orderFaults(element, LINE)),
    ...named(slide, 'a:pPr').flatMap((element) => orderFaults(element, PARAGRAPH_PROPERTIES)),
    ...named(slide, 'p:spPr').flatMap((element) => orderFaults(element, PROPERTIES)),
    ...allIn(slide).flatMap(({ name, attributes }) =>
      [...attributes].flatMap(([key, value]) =>
        /NaN|Infinity|undefined|null/.test(value) && !['name', 'descr'].includes(key)
          ? [`${name} ${key}=${value}`]
          : [],
      ),
    ),
  ]
}

function orderFaults(element: Element, order: readonly string[], many: readonly string[] = []): string[] {
  const names = element.children.flatMap((child) => (typeof child === 'string' ? [] : [child.name]))
  const places = names.map((name) => order.indexOf(name))
  const isOrdered = places.every((place, at) => at === 0 || place >= (places[at - 1] as number))
  const isKnown = !places.includes(-1)
  const isSingle = doubles(names).every((name) => many.includes(name))
  return isOrdered && isKnown && isSingle ? [] : [`${element.name} holds ${names.join(', ')}`]
}

/** Shapes that reach beyond the slide; half a millimetre is a line's own width. */
export function shapesOutside({ shapes }: ReadSlide): ReadShape[] {
  const [width, height, some] = [40 / 3, 7.5, 0.02]
  return shapes.filter(
    ({ rect }) =>
      rect.x < -some ||
      rect.y < -some ||
      rect.x + rect.width > width + some ||
      rect.y + rect.height > height + some,
  )
}

/** All text of a slide, one paragraph a line; tabs, which place words, are spaces. */
export const wordsOn = ({ shapes }: ReadSlide): string =>
  shapes
    .flatMap(({ paragraphs }) => paragraphs)
    .join('\n')
    .replaceAll('\t', ' ')
