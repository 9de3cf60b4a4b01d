import * as v from 'valibot'
import { choice, flag, number } from '#shared/model/fields.ts'
import { PAPERS, type Paper } from './papers.ts'

/** What a map or its project can be taken away as, in the order of a menu. */
export const EXPORT_FORMATS = [
  'pdf',
  'png',
  'svg',
  'pptx',
  'html',
  'markdown',
  'xlsx',
  'csv',
  'canvas',
  'mermaid',
  'json',
  'journey',
] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** Formats that show the map as it is drawn. */
export const DRAWN_FORMATS = ['pdf', 'png', 'svg', 'pptx', 'html'] as const satisfies readonly ExportFormat[]

/** Whether a format shows the map as it is drawn. */
export const isDrawn = (format: ExportFormat): boolean =>
  (DRAWN_FORMATS as readonly string[]).includes(format)

/** Whether a format holds the project with all its maps, and not one map. */
export const isWholeProject = (format: ExportFormat): format is ProjectFormat =>
  format === 'json' || format === 'journey'

export type ProjectFormat = 'json' | 'journey'

/** The looks a drawing can have: by day, by lamplight, for printers without colour, for eyes that need more contrast. */
export const LOOKS = ['light', 'dark', 'greyscale', 'contrast'] as const
export type LookName = (typeof LOOKS)[number]

/**
 * What a PDF is made of: one sheet with the whole map, that sheet cut into tiles that an office printer takes, a page
 * per stage, or a booklet (summary, personas, map, pains, opportunities).
 */
export const PDF_KINDS = ['sheet', 'tiles', 'stages', 'booklet'] as const

/** How large a picture shall be: so many pixels to a map unit, so many pixels wide, or exactly a 4K screen. */
export const SIZINGS = ['scale', 'width', 'screen'] as const
/** The shape of a 4K screen, in pixels. */
export const SCREEN = { width: 3840, height: 2160 } as const
/** Bounds of a scale, in pixels per map unit; what is too large for a map is told when the map is known. */
export const SCALE = { least: 0.001, usual: 2, most: 10_000 } as const
/** Bounds of a width that is typed in, in pixels. */
export const PIXELS = { least: 16, usual: 1920, most: 1_000_000 } as const

/** How an SVG's letters travel: fonts in the file and named, or as outlines that need no font and are no text any more. */
export const SVG_FONTS = ['embedded', 'outlined'] as const

/** A table as the map lies (stages across, lanes down), or a row per card with all that is known of it. */
export const TABLE_SHAPES = ['grid', 'cards'] as const
/** What stands between the fields of a CSV. Excel in much of Europe wants the semicolon. */
export const SEPARATORS = ['comma', 'semicolon', 'tab'] as const

/** The papers by name, first the one as large as the map. */
export const PAPER_NAMES = [
  'fit',
  ...(Object.keys(PAPERS) as (keyof typeof PAPERS)[]),
] as const satisfies readonly Paper[]
/** Papers that office printers take, for tiles. */
export const TILE_PAPERS = ['A4', 'A3', 'Letter', 'Tabloid'] as const satisfies readonly Paper[]

const schema = v.object({
  format: choice(EXPORT_FORMATS, 'pdf'),
  look: choice(LOOKS, 'light'),
  /** What the colours and signs mean, under the map. */
  legend: flag(false),
  /** Scope sentence, persona, date and version, in a strip under the map. */
  titleBlock: flag(false),
  /** The names of the patterns on the sentiment lines, and what a text says of them. */
  patterns: flag(true),

  pdfKind: choice(PDF_KINDS, 'sheet'),
  paper: choice(PAPER_NAMES, 'fit'),
  orientation: choice(['auto', 'portrait', 'landscape'], 'auto'),
  /** 3 mm of ground around the sheet, to be cut off. */
  bleed: flag(false),
  /** Marks that say where to cut; they stand outside the bleed, so the sheet grows by them. */
  cropMarks: flag(false),
  tilePaper: choice(TILE_PAPERS, 'A4'),

  sizing: choice(SIZINGS, 'scale'),
  scale: number(SCALE.usual, SCALE.least, SCALE.most),
  widthPx: number(PIXELS.usual, PIXELS.least, PIXELS.most),
  transparent: flag(false),
  /** PNG and SVG: a picture per stage instead of one of the whole map. */
  perStage: flag(false),

  svgFonts: choice(SVG_FONTS, 'embedded'),

  tableShape: choice(TABLE_SHAPES, 'grid'),
  separator: choice(SEPARATORS, 'comma'),
})

/**
 * All that can be chosen of an export, in the dialog and on the command line; what does not concern the chosen format
 * keeps for the next time it does.
 */
export type ExportSettings = Readonly<v.InferOutput<typeof schema>>

/** Reads settings from anything; whatever is missing or foreign takes its default. */
export const readExportSettings = (value: unknown): ExportSettings =>
  v.parse(schema, typeof value === 'object' && value !== null ? value : {})
