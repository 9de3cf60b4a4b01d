import type PptxGenJS from 'pptxgenjs'
import type { Theme } from '#shared/layout/drawing/theme.ts'
import { type DeckPictures, finishPackage } from './finish-package.ts'
import type { PathPiece } from './path-pieces.ts'
import {
  type BoxItem,
  type BoxText,
  type Colour,
  leavesOf,
  type Outline,
  type Paragraph,
  type Run,
  type Slide,
  TITLES,
} from './slide-items.ts'
import { fittedTitle } from './slide-title.ts'

/** A presentation. */
export interface Deck {
  readonly title: string
  /** `YYYY-MM-DD`: when it says that it was made. */
  readonly day: string
  readonly theme: Theme
  readonly slides: readonly Slide[]
  readonly pictures: DeckPictures
}

/** Typefaces of the map; who does not have them changes them in one place, the presentation's theme. */
const TYPEFACES = { headFontFace: 'Source Serif 4', bodyFontFace: 'Source Sans 3' } as const
/** In place of a picture until its bytes are filed: one transparent pixel. */
const STAND_IN =
  'image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

/** Writes the file, the same for the same deck. Between slides it asks `goesOn`, and stops (`undefined`) where that says no. */
export async function writeDeck(
  deck: Deck,
  goesOn: (share: number) => boolean,
): Promise<Uint8Array | undefined> {
  const { default: Pptx } = await import('pptxgenjs')
  const pptx = new Pptx()
  pptx.layout = 'LAYOUT_WIDE'
  pptx.title = deck.title
  pptx.subject = deck.title
  pptx.author = 'Throughline'
  pptx.company = ''
  pptx.theme = TYPEFACES
  defineLayouts(pptx, deck.theme)
  for (const [index, slide] of deck.slides.entries()) {
    if (!goesOn(index / deck.slides.length)) return undefined
    addSlide(pptx, slide)
  }
  const raw = await pptx.write({ outputType: 'uint8array' })
  return goesOn(1) ? finishPackage(raw as Uint8Array, deck) : undefined
}

function defineLayouts(pptx: PptxGenJS, theme: Theme): void {
  for (const layout of ['opening', 'content'] as const)
    pptx.defineSlideMaster({
      title: layout === 'opening' ? 'Opening' : 'Title and content',
      background: { color: hex(theme.paper) },
      objects: [
        {
          placeholder: {
            options: {
              name: 'title',
              type: 'title',
              ...TITLES[layout],
              color: hex(theme.ink),
              fontFace: '+mj-lt',
              bold: true,
              align: 'left',
              valign: layout === 'opening' ? 'bottom' : 'middle',
              margin: 0,
            },
            text: '',
          },
        },
      ],
    })
}

function addSlide(pptx: PptxGenJS, slide: Slide): void {
  const masterName = slide.layout === 'opening' ? 'Opening' : 'Title and content'
  const made = pptx.addSlide({ masterName })
  const { text, sizePt, rtl } = fittedTitle(slide)
  const direction = rtl ? ({ rtlMode: true, align: 'right' } as const) : {}
  made.addText([{ text, options: { objectName: 'Title', fontSize: sizePt, ...direction } }], {
    placeholder: 'title',
    objectName: 'Title',
  })
  for (const leaf of leavesOf(slide.items)) {
    if (leaf.type === 'box') addBox(made, leaf)
    else {
      const { x, y, width, height } = leaf.rect
      const transparency = percentHidden(leaf.opacity)
      made.addImage({
        ...{ data: STAND_IN, objectName: 'Picture', altText: 'Picture', rounding: leaf.isRound },
        ...{ x, y, w: width, h: height, transparency },
      })
    }
  }
  if (slide.notes.length > 0) made.addNotes(slide.notes.join('\n'))
}

function addBox(slide: PptxGenJS.Slide, { rect, form, fill, outline, text }: BoxItem): void {
  const line = form.type === 'drawn' ? straightLine(form.pieces) : undefined
  const shape = line ? 'line' : SHAPES[form.type]
  const options = {
    objectName: 'Shape',
    ...{ x: rect.x, y: rect.y, w: rect.width, h: rect.height },
    ...(form.type === 'rounded' && Math.min(rect.width, rect.height) > 0 ? { rectRadius: form.radius } : {}),
    ...(form.type === 'drawn' && !line ? { points: form.pieces.map(drawnPoint) } : {}),
    ...(line?.rises ? { flipV: true } : {}),
    ...(fill && !line ? { fill: colourOf(fill) } : {}),
    ...(outline ? { line: lineOf(outline) } : {}),
  }
  if (!text) {
    slide.addShape(shape as PptxGenJS.SHAPE_NAME, options)
    return
  }
  const { left, top, right, bottom } = text.insetsPt
  slide.addText(textOf(text), {
    ...options,
    shape: shape as PptxGenJS.SHAPE_NAME,
    // Left, right, bottom, top.
    margin: [left, right, bottom, top],
    valign: text.anchor,
    wrap: text.wraps,
    fit: text.wraps ? 'shrink' : 'none',
  })
}

const SHAPES = { rect: 'rect', rounded: 'roundRect', ellipse: 'ellipse', drawn: 'custGeom' } as const

/** A path from one point to another is a line of its own kind, which programs let people drag by its ends. */
function straightLine(pieces: readonly PathPiece[]): { readonly rises: boolean } | undefined {
  const [from, to, ...more] = pieces
  if (from?.type !== 'move' || to?.type !== 'line' || more.length > 0) return undefined
  return { rises: (to.to.x - from.to.x) * (to.to.y - from.to.y) < 0 }
}

function drawnPoint(piece: PathPiece) {
  switch (piece.type) {
    case 'close':
      return { close: true } as const
    case 'move':
      return { ...piece.to, moveTo: true }
    case 'line':
      return piece.to
    case 'curve': {
      const { c1, c2, to } = piece
      return { ...to, curve: { type: 'cubic', x1: c1.x, y1: c1.y, x2: c2.x, y2: c2.y } } as const
    }
  }
}

/** Each paragraph ends its line; what stands in one line shares its settings. */
const textOf = ({ paragraphs }: BoxText): PptxGenJS.TextProps[] =>
  paragraphs.flatMap((paragraph, index) =>
    paragraph.runs.map((run, at) => {
      const ends = at === paragraph.runs.length - 1 && index < paragraphs.length - 1
      return {
        text: run.text,
        options: { ...runOptions(run, paragraph), ...(ends ? { breakLine: true } : {}) },
      }
    }),
  )

const runOptions = (run: Run, paragraph: Paragraph): PptxGenJS.TextPropsOptions => {
  const transparency = percentHidden(run.opacity)
  return {
    // Without a name of its own each run is counted against all parts of the slide.
    objectName: 'Text',
    color: hex(run.color),
    fontSize: Math.round(run.sizePt * 10) / 10,
    align: paragraph.align,
    lineSpacing: Math.round(paragraph.linePt * 100) / 100,
    ...(run.bold ? { bold: true } : {}),
    ...(run.italic ? { italic: true } : {}),
    ...(run.serif ? { fontFace: '+mj-lt' } : {}),
    ...(transparency > 0 ? { transparency } : {}),
    ...(paragraph.rtl ? { rtlMode: true } : {}),
    ...(paragraph.beforePt > 0.05 ? { paraSpaceBefore: paragraph.beforePt } : {}),
    ...(paragraph.tabs.length > 0
      ? { tabStops: paragraph.tabs.map(({ at, side }) => ({ position: at, alignment: side })) }
      : {}),
  }
}

const hex = (color: string): string => color.replace('#', '').toUpperCase()
const percentHidden = (opacity: number): number => Math.round((1 - opacity) * 100)

const colourOf = ({ color, opacity }: Colour) => ({ color: hex(color), transparency: percentHidden(opacity) })

const lineOf = (outline: Outline) => ({
  ...colourOf(outline),
  width: outline.widthPt,
  dashType: outline.dash ?? ('solid' as const),
})
