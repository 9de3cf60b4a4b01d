import {
  BookOpen,
  Braces,
  Code,
  FileArchive,
  FileSpreadsheet,
  FileText,
  Globe,
  Grid3x3,
  Image,
  type LucideIcon,
  Map as MapIcon,
  PenTool,
  Presentation,
  Rows3,
  Table,
  Waypoints,
} from 'lucide-react'
import type { ExportSettings } from '#shared/formats/export/settings.ts'

/** One of the things that a map can be taken away as, as the person sees them: a PDF can be four of them. */
export interface ExportKind {
  readonly id: string
  readonly name: string
  /** What it is good for, in a few words. */
  readonly use: string
  /** What one gets and how to go on with it, in a sentence or two. */
  readonly about: string
  /** What the button saves. */
  readonly file: string
  readonly icon: LucideIcon
  readonly settings: Partial<ExportSettings> & Pick<ExportSettings, 'format'>
}

/** All kinds, by what people want them for. */
export const EXPORT_GROUPS: readonly { readonly title: string; readonly kinds: readonly ExportKind[] }[] = [
  {
    title: 'To print',
    kinds: [
      {
        id: 'sheet',
        name: 'Poster',
        use: 'PDF, the whole map on one sheet',
        about:
          'One sheet of any size up to A0, exact to the tenth of a millimetre. Its text can be searched and copied.',
        file: 'PDF',
        icon: MapIcon,
        settings: { format: 'pdf', pdfKind: 'sheet' },
      },
      {
        id: 'tiles',
        name: 'Tiles',
        use: 'PDF, a poster from office paper',
        about:
          'The poster in pieces that an office printer takes. They overlap by 10 mm and have cut marks and labels: print at 100 %, cut, glue.',
        file: 'PDF',
        icon: Grid3x3,
        settings: { format: 'pdf', pdfKind: 'tiles' },
      },
      {
        id: 'stages',
        name: 'Page per stage',
        use: 'PDF, large enough to read',
        about: 'Every stage on a page of its own, as large as the page allows.',
        file: 'PDF',
        icon: Rows3,
        settings: { format: 'pdf', pdfKind: 'stages' },
      },
      {
        id: 'booklet',
        name: 'Booklet',
        use: 'PDF, for those who were not there',
        about:
          'Summary, personas, map, pain points and opportunities, page after page, with bookmarks and links.',
        file: 'PDF',
        icon: BookOpen,
        settings: { format: 'pdf', pdfKind: 'booklet' },
      },
    ],
  },
  {
    title: 'For slides and wikis',
    kinds: [
      {
        id: 'pptx',
        name: 'PowerPoint',
        use: 'slides with real text boxes',
        about:
          'A title, an overview and a slide per stage. All text can be edited in PowerPoint and Keynote.',
        file: 'PowerPoint file',
        icon: Presentation,
        settings: { format: 'pptx' },
      },
      {
        id: 'png',
        name: 'PNG',
        use: 'a picture of any size',
        about:
          'A picture for slides, wikis and messages. No size is too large: nothing is cropped or left out.',
        file: 'PNG',
        icon: Image,
        settings: { format: 'png' },
      },
      {
        id: 'svg',
        name: 'SVG',
        use: 'for Figma, Illustrator, Inkscape',
        about: 'A drawing of real shapes and texts, sharp at any size, to work on in design tools.',
        file: 'SVG',
        icon: PenTool,
        settings: { format: 'svg' },
      },
      {
        id: 'markdown',
        name: 'Markdown',
        use: 'text for wikis and repositories',
        about:
          'The map as text with headings and lists, for Notion, Confluence, GitHub and every text editor.',
        file: 'Markdown',
        icon: FileText,
        settings: { format: 'markdown' },
      },
      {
        id: 'html',
        name: 'Web page',
        use: 'one file, readable aloud',
        about:
          'The map as a picture and as a table that screen readers can walk through. One file; it needs no network.',
        file: 'web page',
        icon: Globe,
        settings: { format: 'html' },
      },
    ],
  },
  {
    title: 'Data',
    kinds: [
      {
        id: 'xlsx',
        name: 'Excel',
        use: 'edit there, bring it back',
        about:
          'The map as a table, and a second one with all that is known of each card. Edit it and import it again: only what you changed is changed here.',
        file: 'Excel file',
        icon: FileSpreadsheet,
        settings: { format: 'xlsx' },
      },
      {
        id: 'csv',
        name: 'CSV',
        use: 'a table for any program',
        about: 'A table as plain text. Import it again after editing: only what you changed is changed here.',
        file: 'CSV',
        icon: Table,
        settings: { format: 'csv' },
      },
      {
        id: 'canvas',
        name: 'JSON Canvas',
        use: 'for Obsidian and other boards',
        about: 'The map as boxes and arrows in an open format that Obsidian and others show and edit.',
        file: 'JSON Canvas',
        icon: Waypoints,
        settings: { format: 'canvas' },
      },
      {
        id: 'mermaid',
        name: 'Mermaid',
        use: 'a journey as a few lines of text',
        about: 'Stages, steps and how they felt, as text that GitHub and many wikis draw.',
        file: 'Mermaid',
        icon: Code,
        settings: { format: 'mermaid' },
      },
      {
        id: 'json',
        name: 'JSON',
        use: 'the whole project, for programs',
        about: 'Every record of the project, documented, to be read by programs of your own.',
        file: 'JSON',
        icon: Braces,
        settings: { format: 'json' },
      },
      {
        id: 'journey',
        name: 'Journey file',
        use: 'a copy of the project',
        about:
          'All of the project in one file, to be opened, edited and merged in Throughline elsewhere. Beside the project it holds a readable JSON of everything and a small picture.',
        file: 'journey file',
        icon: FileArchive,
        settings: { format: 'journey' },
      },
    ],
  },
]

const KINDS: readonly ExportKind[] = EXPORT_GROUPS.flatMap(({ kinds }) => kinds)

/** The kind that settings make. */
export function kindOf(settings: ExportSettings): ExportKind {
  const kind = KINDS.find(
    ({ settings: { format, pdfKind } }) =>
      format === settings.format && (pdfKind === undefined || pdfKind === settings.pdfKind),
  )
  if (!kind) throw new Error(`No kind of export makes ${settings.format}.`)
  return kind
}

/** The kind of that id. */
export const kindById = (id: string): ExportKind | undefined => KINDS.find((kind) => kind.id === id)
