import { extname } from 'node:path'

/**
 * The kinds of files in dialogs: `FORMATS` of shared/formats/import-file.ts once more, because that module brings the whole
 * document along, which the shell never touches. A test compares the two.
 */
export interface FileKind {
  readonly label: string
  /** The usual one first. */
  readonly endings: readonly string[]
  /** Whether a project can be made of it; the others are only written. */
  readonly reads: boolean
}

export const PROJECT: FileKind = { label: 'Throughline project', endings: ['journey'], reads: true }

export const FILE_KINDS: readonly FileKind[] = [
  PROJECT,
  { label: 'Mermaid journey', endings: ['mmd', 'mermaid'], reads: true },
  { label: 'Throughline JSON', endings: ['json'], reads: true },
  { label: 'PDF', endings: ['pdf'], reads: false },
  { label: 'PNG picture', endings: ['png'], reads: false },
  { label: 'SVG drawing', endings: ['svg'], reads: false },
]

/** A file name's ending in small letters, without the dot; empty where there is none. */
export const endingOf = (name: string): string => extname(name).slice(1).toLowerCase()

/** The kind that goes by a file name's ending. */
export const kindOf = (name: string): FileKind | undefined =>
  FILE_KINDS.find(({ endings }) => endings.includes(endingOf(name)))

/** Whether a file is a project's own, to be opened where it is; others are made into new projects. */
export const isProject = (path: string): boolean => kindOf(path) === PROJECT
