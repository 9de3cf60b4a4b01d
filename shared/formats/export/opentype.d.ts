/**
 * The little of the font library that is used. Its own types bring those of the DOM along, which this layer must not see;
 * named by its file, it is the same module for Node and for what bundles pages.
 */
declare module 'opentype.js/dist/opentype.mjs' {
  /** A step of an outline; y points down. */
  export type PathStep =
    | { readonly type: 'M' | 'L'; readonly x: number; readonly y: number }
    | { readonly type: 'Q'; readonly x1: number; readonly y1: number; readonly x: number; readonly y: number }
    | {
        readonly type: 'C'
        readonly x1: number
        readonly y1: number
        readonly x2: number
        readonly y2: number
        readonly x: number
        readonly y: number
      }
    | { readonly type: 'Z' }

  export interface Font {
    /** 0 where the font does not have the letter. */
    readonly charToGlyphIndex: (letter: string) => number
    readonly charToGlyph: (letter: string) => {
      readonly getPath: (x: number, y: number, size: number) => { readonly commands: readonly PathStep[] }
    }
  }

  /** Reads a font: TrueType, OpenType or WOFF. */
  export function parse(bytes: ArrayBuffer): Font
}
