import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { escapeXml } from '../svg.ts'
import { boundsOf, leavesOf, type PictureItem, type Slide, type SlideItem } from './slide-items.ts'

/** A picture as it is filed. */
export interface DeckPicture {
  readonly bytes: Uint8Array
  readonly ending: 'png' | 'jpg' | 'webp'
  /** In pixels. */
  readonly width: number
  readonly height: number
}

/** The pictures of a deck by their references. */
export type DeckPictures = ReadonlyMap<string, DeckPicture>

interface Finished {
  readonly title: string
  readonly day: string
  readonly slides: readonly Slide[]
  readonly pictures: DeckPictures
}

const EMU_PER_INCH = 914_400
/** Zip files note local time; a date without one is the same everywhere. */
const NO_TIME = new Date(1980, 0, 1)
const LEVEL = 6

/**
 * Finishes what the library wrote: groups and alternative texts, which it does not know; pictures, each filed once and
 * cropped to its box; notes in paragraphs; a list of parts that names those that are there; and no clock in it, so that
 * one map is always one file.
 */
export function finishPackage(raw: Uint8Array, deck: Finished): Uint8Array {
  const parts = new Map<string, Uint8Array>(Object.entries(unzipSync(raw)).filter(([name]) => isKept(name)))
  const rewrite = (name: string, change: (xml: string) => string): void => {
    const bytes = parts.get(name)
    if (!bytes) throw new Error(`The presentation has no part ${name}.`)
    parts.set(name, strToU8(change(strFromU8(bytes))))
  }
  const files = filedPictures(deck)
  for (const [index, slide] of deck.slides.entries()) {
    const number = index + 1
    rewrite(`ppt/slides/slide${number}.xml`, (xml) => withItems(xml, slide, deck.pictures))
    rewrite(`ppt/slides/_rels/slide${number}.xml.rels`, (xml) => withPictures(xml, slide, files))
    rewrite(`ppt/notesSlides/notesSlide${number}.xml`, (xml) => withNotes(xml, slide.notes))
  }
  for (const [ref, name] of files)
    parts.set(`ppt/media/${name}`, (deck.pictures.get(ref) as DeckPicture).bytes)
  rewrite('[Content_Types].xml', (xml) => withContentTypes(xml, parts))
  rewrite('docProps/core.xml', (xml) => xml.replace(/\d{4}-\d\d-\d\dT[\d:]+Z/g, `${deck.day}T00:00:00Z`))
  parts.set('docProps/app.xml', strToU8(appProperties(deck.slides.length)))
  return zipped(parts)
}

/** Folders, and the pixels that stood in for pictures, are left out. */
const isKept = (name: string): boolean => !name.endsWith('/') && !name.startsWith('ppt/media/')

const LEAF = /<p:(sp|pic)>[\s\S]*?<\/p:\1>/g

/** The slide's parts as the library wrote them, the title first, put together as the items say. */
function withItems(xml: string, slide: Slide, pictures: DeckPictures): string {
  const [title = '', ...leaves] = xml.match(LEAF) ?? []
  const items = leavesOf(slide.items)
  if (leaves.length !== items.length) throw new Error('The presentation has other parts than it was given.')
  const xmlOf = new Map(items.map((item, index) => [item, leaves[index] as string]))
  const writer = new TreeWriter(xmlOf, pictures)
  const body = [writer.named(title, { name: 'Title' }), ...slide.items.map((item) => writer.write(item))]
  const start = xml.indexOf(title)
  const end = xml.lastIndexOf('</p:spTree>')
  return `${xml.slice(0, start)}${body.join('')}${xml.slice(end)}`
}

class TreeWriter {
  readonly #xmlOf: ReadonlyMap<SlideItem, string>
  readonly #pictures: DeckPictures
  /** 1 is the slide itself. */
  #lastId = 1

  constructor(xmlOf: ReadonlyMap<SlideItem, string>, pictures: DeckPictures) {
    this.#xmlOf = xmlOf
    this.#pictures = pictures
  }

  write(item: SlideItem): string {
    if (item.type === 'group') return this.#group(item)
    const xml = this.named(this.#xmlOf.get(item) as string, item)
    return item.type === 'picture' ? this.#cropped(xml, item) : xml
  }

  /** With a number of its own on this slide, its name and what it shows. */
  named(xml: string, about: Pick<SlideItem, 'name' | 'alt'>): string {
    return (
      xml
        .replace(
          /<p:cNvPr id="\d+"[^>]*?(\/?)>/,
          (_all, slash: string) => `<p:cNvPr ${this.#identity(about)}${slash}>`,
        )
        // The library repeats a paragraph's properties before each of its runs, where only the first may stand.
        .replace(/(<\/a:r>)<a:pPr\b[\s\S]*?<\/a:pPr>/g, '$1')
        // That they are not indented goes without saying; said, it makes LibreOffice forget the tabs.
        .replaceAll(' indent="0" marL="0"', '')
        .replaceAll('<a:buNone/>', '')
    )
  }

  #identity({ name, alt }: Pick<SlideItem, 'name' | 'alt'>): string {
    const descr = alt === undefined ? '' : ` descr="${escapeXml(alt)}"`
    return `id="${++this.#lastId}" name="${escapeXml(name)}"${descr}`
  }

  #group(item: Extract<SlideItem, { type: 'group' }>): string {
    const { x, y, width, height } = boundsOf(item)
    const [left, top, across, down] = [x, y, width, height].map((length) => Math.round(length * EMU_PER_INCH))
    const identity = this.#identity(item)
    const place = `<a:off x="${left}" y="${top}"/><a:ext cx="${across}" cy="${down}"/>`
    const inside = `<a:chOff x="${left}" y="${top}"/><a:chExt cx="${across}" cy="${down}"/>`
    return (
      `<p:grpSp><p:nvGrpSpPr><p:cNvPr ${identity}/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>` +
      `<p:grpSpPr><a:xfrm>${place}${inside}</a:xfrm></p:grpSpPr>` +
      `${item.children.map((child) => this.write(child)).join('')}</p:grpSp>`
    )
  }

  /** The picture fills its box; what stands over at two sides is cropped. */
  #cropped(xml: string, { ref, rect, isGrey }: PictureItem): string {
    const { width, height } = this.#pictures.get(ref) as DeckPicture
    const [shown, given] = [rect.width / rect.height, width / height]
    const [across, down] = given > shown ? [1 - shown / given, 0] : [0, 1 - given / shown]
    const [side, end] = [across, down].map((share) => Math.round((share / 2) * 100_000))
    return xml
      .replace(/<a:stretch>/, `<a:srcRect l="${side}" t="${end}" r="${side}" b="${end}"/><a:stretch>`)
      .replace(/(<a:blip r:embed="rId\d+">)/, isGrey ? '$1<a:grayscl/>' : '$1')
  }
}

/** Names of files by references, in the order in which pictures appear. */
function filedPictures({ slides, pictures }: Finished): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  for (const { items } of slides)
    for (const { ref } of picturesOf(items))
      if (!files.has(ref))
        files.set(ref, `picture${files.size + 1}.${(pictures.get(ref) as DeckPicture).ending}`)
  return files
}

const picturesOf = (items: readonly SlideItem[]): PictureItem[] =>
  leavesOf(items).filter((item) => item.type === 'picture')

/** The slide's pictures are named in the order in which they lie on it. */
function withPictures(xml: string, slide: Slide, files: ReadonlyMap<string, string>): string {
  const refs = picturesOf(slide.items)
    .map(({ ref }) => ref)
    [Symbol.iterator]()
  return xml.replace(/Target="\.\.\/media\/[^"]*"/g, () => {
    const { value } = refs.next()
    return `Target="../media/${files.get(value as string) as string}"`
  })
}

function withNotes(xml: string, notes: readonly string[]): string {
  const paragraphs = notes.map(
    (note) => `<a:p><a:r><a:rPr lang="en-US" dirty="0"/><a:t>${escapeXml(note)}</a:t></a:r></a:p>`,
  )
  const body = paragraphs.length === 0 ? '<a:p><a:endParaRPr lang="en-US"/></a:p>' : paragraphs.join('')
  return xml.replace(
    /(<p:ph type="body" idx="1"\/>[\s\S]*?<a:lstStyle\/>)[\s\S]*?(<\/p:txBody>)/,
    (_all, before: string, after: string) => `${before}${body}${after}`,
  )
}

/** Names the parts that are there; the library counts a master for each slide. */
const withContentTypes = (xml: string, parts: ReadonlyMap<string, unknown>): string =>
  xml
    .replace(/\s*<Override PartName="\/([^"]*)"[^>]*\/>/g, (all, name: string) =>
      parts.has(name) ? all.trim() : '',
    )
    .replace('ContentType="image/jpg"', 'ContentType="image/jpeg"')
    .replace('</Types>', '<Default Extension="webp" ContentType="image/webp"/></Types>')

const appProperties = (slides: number): string =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n' +
  '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">' +
  `<Application>Throughline</Application><PresentationFormat>Widescreen</PresentationFormat><Slides>${slides}</Slides>` +
  `<Notes>${slides}</Notes></Properties>`

/** The list of parts comes first, as readers expect; all others in the order of their names. */
function zipped(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const first = '[Content_Types].xml'
  const names = [first, ...[...parts.keys()].filter((name) => name !== first).sort()]
  const files: Zippable = {}
  for (const name of names) {
    const level = name.startsWith('ppt/media/') ? 0 : LEVEL
    files[name] = [parts.get(name) as Uint8Array, { level }]
  }
  return zipSync(files, { level: LEVEL, mtime: NO_TIME })
}
