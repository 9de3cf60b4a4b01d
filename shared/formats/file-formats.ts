/** A format of files, with the endings it goes by (first the usual one) and the ways it goes. */
export interface FileFormat {
  readonly id: string
  readonly label: string
  readonly endings: readonly string[]
  readonly reads: boolean
  readonly writes: boolean
}

/** All formats that go in or out, in the order of a menu. */
export const FORMATS = [
  { id: 'journey', label: 'Throughline project', endings: ['journey'], reads: true, writes: true },
  { id: 'pdf', label: 'PDF', endings: ['pdf'], reads: false, writes: true },
  { id: 'png', label: 'PNG picture', endings: ['png'], reads: false, writes: true },
  { id: 'svg', label: 'SVG drawing', endings: ['svg'], reads: false, writes: true },
  { id: 'pptx', label: 'PowerPoint slides', endings: ['pptx'], reads: false, writes: true },
  { id: 'html', label: 'Web page', endings: ['html', 'htm'], reads: false, writes: true },
  { id: 'markdown', label: 'Markdown', endings: ['md', 'markdown'], reads: false, writes: true },
  { id: 'xlsx', label: 'Excel workbook', endings: ['xlsx'], reads: true, writes: true },
  { id: 'csv', label: 'Table (CSV)', endings: ['csv', 'tsv'], reads: true, writes: true },
  { id: 'canvas', label: 'JSON Canvas', endings: ['canvas'], reads: true, writes: true },
  { id: 'mermaid', label: 'Mermaid journey', endings: ['mmd', 'mermaid'], reads: true, writes: true },
  { id: 'json', label: 'Throughline JSON', endings: ['json'], reads: true, writes: true },
  {
    id: 'excalidraw',
    label: 'Excalidraw board',
    endings: ['excalidraw', 'excalidrawlib'],
    reads: true,
    writes: false,
  },
] as const satisfies readonly FileFormat[]

export type FormatId = (typeof FORMATS)[number]['id']

/** Formats that can be imported. */
export type ImportFormat = Extract<(typeof FORMATS)[number], { reads: true }>['id']

/** A file name's ending in small letters, without the dot; empty where there is none. */
export const endingOf = (name: string): string => /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** The format that goes by a file name's ending, or `undefined`. */
export const formatOfName = (name: string): (typeof FORMATS)[number] | undefined =>
  FORMATS.find((format) => (format.endings as readonly string[]).includes(endingOf(name)))
