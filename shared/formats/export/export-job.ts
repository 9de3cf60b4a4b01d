import type { Problem, Result } from '#shared/base/result.ts'
import type { Drawing } from '#shared/layout/drawing/shapes.ts'
import type { FontFile } from '#shared/layout/text/font-files.ts'
import type { MapView } from '#shared/model/map-view.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { ImageSource } from '../svg.ts'
import type { PngOptions } from './png-size.ts'
import type { ExportSettings } from './settings.ts'

/** What is exported. */
export interface ExportSource {
  /** The project; where a filter is exported, without the cards that it leaves out. */
  readonly snapshot: Snapshot
  /** The map as it shall be shown; `null` where a whole project is taken away that has none. */
  readonly view: MapView | null
  /** What is drawn faded: ids of cards, points of sentiment lines and connectors. */
  readonly dimmed: ReadonlySet<string>
  /** The project's own file, whole. */
  readonly journey: () => Promise<Result<Uint8Array>>
  /** The day of the export, `YYYY-MM-DD`: what a title block says. */
  readonly day: string
}

/** The content of a file: bytes, or a `Blob` where a picture may be larger than memory. */
export type FileContent =
  | Uint8Array
  | { readonly size: number; readonly arrayBuffer: () => Promise<ArrayBuffer> }

/** A map to be exported. */
export type MapSource = ExportSource & { readonly view: MapView }

/**
 * What an export needs of the place where it runs, a browser's window or a command line with a browser at hand. Made for
 * one export: whoever makes them sees to it that cancelling the export stops their work, which then answers `cancelled`.
 */
export interface ExportTools {
  /** Prints a page that `finishPdf` may finish. Refuses where nothing can print. */
  readonly print: (page: PageToPrint) => Promise<Result<Uint8Array>>
  readonly drawPng: (
    drawing: Drawing,
    options: PngOptions,
    onProgress: (share: number) => void,
  ) => Promise<Result<FileContent>>
  /** `@font-face` rules with the fonts that these drawings' texts need. */
  readonly fontCss: (drawings: readonly Drawing[]) => Promise<string>
  /** The bytes of a bundled font, as WOFF. */
  readonly font: (file: FontFile) => Promise<Uint8Array>
  /** Pictures as `data:` addresses, for files that carry them along. */
  readonly addresses: (refs: readonly string[]) => Promise<ImageSource>
  /** The files of pictures by their references, as far as they are there. */
  readonly images: (refs: readonly string[]) => Promise<ReadonlyMap<string, Uint8Array>>
}

/** A page of HTML that loads and runs nothing, and the sheet it is printed on, in millimetres. */
export interface PageToPrint {
  readonly html: string
  readonly widthMm: number
  readonly heightMm: number
}

/** How the work is followed and ended early. */
export interface Following {
  /** An `AbortSignal`, to be looked at between steps of long work. */
  readonly signal: { readonly aborted: boolean }
  /** What is being done, in words (“Drawing the picture”), and what share of it is done, 0 to 1; `null` where nobody knows. */
  readonly onProgress: (doing: string, share: number | null) => void
}

/** One export to be made. */
export interface ExportJob {
  readonly settings: ExportSettings
  readonly source: ExportSource
  readonly tools: ExportTools
  readonly following: Following
}

/** A file that is made and not yet written anywhere. */
export interface MadeFile {
  /** With its ending. */
  readonly name: string
  readonly content: FileContent
}

/** What an export made: whole, or it would have been refused. */
export interface Made {
  /** At least one. Several where a picture per stage was asked for. */
  readonly files: readonly MadeFile[]
  /** What it is, in a few words: `2 pages of 297 × 210 mm`. */
  readonly what: string
  /** Sizes, for programs: `widthMm`, `pages`, `smallestTextPt` and the like. */
  readonly details: Readonly<Record<string, number>>
  /** What the format could not say and what one may not expect, a sentence each. */
  readonly report: readonly string[]
}

/** Makes the files of a format that holds one map. */
export type Maker = (job: ExportJob & { readonly source: MapSource }) => Promise<Result<Made>>

/** Makes the files of a format that holds the whole project. */
export type ProjectMaker = (job: ExportJob) => Promise<Result<Made>>

/** Thrown by tools where something of the installation is missing, so that nothing at all can be made: the refusal in words. */
export class ExportRefusal extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.message)
    this.problem = problem
  }
}
