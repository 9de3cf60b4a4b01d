import type { Font, PathStep } from 'opentype.js/dist/opentype.mjs'
import type { Drawing, Shape, TextShape } from '#shared/layout/drawing/shapes.ts'
import type { FontFace } from '#shared/layout/text/font-faces.ts'
import type { FontFile } from '#shared/layout/text/font-files.ts'
import { advanceTable, UNITS_PER_EM } from '#shared/layout/text/font-metrics.ts'
import { fontFilesFor } from '#shared/layout/text/fonts-in-text.ts'
import { fontFilesOf } from './drawing-text.ts'

/** A drawing whose letters are shapes. */
export interface Outlined {
  readonly drawing: Drawing
  /** Lines that stay text, because the fonts lack some of their letters: emoji, scripts of other continents. */
  readonly kept: readonly string[]
}

/**
 * Turns lines of text into the outlines of their letters, each where the layout has measured it, so that programs
 * without the fonts show the same. What the line says stays as its group's label. `font` answers a bundled font's file.
 */
export async function outlineText(
  drawing: Drawing,
  font: (file: FontFile) => Promise<Uint8Array>,
): Promise<Outlined> {
  const { parse } = await import('opentype.js/dist/opentype.mjs')
  const fonts = new Map(
    await Promise.all(
      fontFilesOf(drawing).map(
        async (file) => [file.packagePath, parse(new Uint8Array(await font(file)).buffer)] as const,
      ),
    ),
  )
  const outliner = new Outliner(fonts)
  return { drawing: { ...drawing, shapes: outliner.outlined(drawing.shapes) }, kept: outliner.kept }
}

/** How far a slanted letter leans, per unit of height: as browsers slant a face that has no italic. */
const SLANT = 0.25

/** The outline of a letter, for a size of 1: y points down. */
type Outline = readonly PathStep[]

class Outliner {
  readonly kept: string[] = []
  private readonly fonts: ReadonlyMap<string, Font>
  private readonly outlines = new Map<string, Outline | null>()

  constructor(fonts: ReadonlyMap<string, Font>) {
    this.fonts = fonts
  }

  outlined(shapes: readonly Shape[]): readonly Shape[] {
    return shapes.map((shape) => {
      if (shape.type === 'group') return { ...shape, children: this.outlined(shape.children) }
      return shape.type === 'text' ? this.line(shape) : shape
    })
  }

  private line(shape: TextShape): Shape {
    const { face, size, fill, italic = false } = shape
    const letters = [...shape.text.normalize('NFC')]
    const outlines = letters.map((letter) => this.outlineOf(face, letter))
    if (shape.rtl || outlines.includes(null)) {
      this.kept.push(shape.text)
      return shape
    }
    const advances = advanceTable(face)
    const widths = letters.map(
      (letter) => ((advances[letter.codePointAt(0) as number] as number) * size) / UNITS_PER_EM,
    )
    const width = widths.reduce((sum, each) => sum + each, 0)
    let x = shape.x - { start: 0, middle: width / 2, end: width }[shape.anchor]
    const parts = outlines.map((outline, index) => {
      const d = pathData(outline as Outline, { x, y: shape.y, size, slant: italic ? SLANT : 0 })
      x += widths[index] as number
      return d
    })
    return { type: 'group', label: shape.text, children: [{ type: 'path', d: parts.join(''), fill }] }
  }

  /** `null` where no bundled font draws it by itself. */
  private outlineOf(face: FontFace, letter: string): Outline | null {
    const key = `${face} ${letter}`
    const before = this.outlines.get(key)
    if (before !== undefined) return before
    const outline = this.find(face, letter)
    this.outlines.set(key, outline)
    return outline
  }

  private find(face: FontFace, letter: string): Outline | null {
    if (/^\p{Zs}$/u.test(letter)) return []
    // A mark stands where its letter is, which the font would have to say.
    if (/^\p{M}$/u.test(letter) || (letter.codePointAt(0) as number) > 0xffff) return null
    // Where two files have a letter, browsers take the later one.
    for (const file of fontFilesFor(face, letter).toReversed()) {
      const font = this.fonts.get(file.packagePath)
      if (font && font.charToGlyphIndex(letter) > 0) return font.charToGlyph(letter).getPath(0, 0, 1).commands
    }
    return null
  }
}

interface Place {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly slant: number
}

/** Hundredths of a map unit: finer than any printer. */
const FINE = 100

/** An outline as path data, each step told from where the last one ended: half as long as in the map's own numbers. */
function pathData(outline: Outline, { x, y, size, slant }: Place): string {
  const pen = new Pen()
  for (const step of outline) {
    const at = (dx: number, dy: number): readonly [number, number] => [
      Math.round((x + (dx - dy * slant) * size) * FINE),
      Math.round((y + dy * size) * FINE),
    ]
    switch (step.type) {
      case 'M':
        pen.move(at(step.x, step.y))
        break
      case 'L':
        pen.draw('l', at(step.x, step.y))
        break
      case 'Q':
        pen.draw('q', at(step.x1, step.y1), at(step.x, step.y))
        break
      case 'C':
        pen.draw('c', at(step.x1, step.y1), at(step.x2, step.y2), at(step.x, step.y))
        break
      case 'Z':
        pen.close()
    }
  }
  pen.close()
  return pen.d
}

/** Writes path data down; points are in hundredths. Every contour is closed, also where the font leaves that to the reader. */
class Pen {
  d = ''
  private x = 0
  private y = 0
  private isOpen = false

  move([x, y]: readonly [number, number]): void {
    this.close()
    this.d += `M${x / FINE}${separated(y)}`
    ;[this.x, this.y] = [x, y]
    this.isOpen = true
  }

  draw(command: 'l' | 'q' | 'c', ...points: readonly (readonly [number, number])[]): void {
    const numbers = points.flatMap(([x, y]) => [x - this.x, y - this.y])
    // Fonts write lines of no length between two curves.
    if (numbers.every((number) => number === 0)) return
    const [first = 0, ...others] = numbers
    this.d += `${command}${first / FINE}${others.map(separated).join('')}`
    ;[this.x, this.y] = points.at(-1) as readonly [number, number]
  }

  close(): void {
    if (this.isOpen) this.d += 'Z'
    this.isOpen = false
  }
}

/** A minus sign separates by itself. */
const separated = (hundredths: number): string =>
  hundredths < 0 ? String(hundredths / FINE) : ` ${hundredths / FINE}`

/** How many of the lines that stay text a report names. */
const MOST_NAMED = 3

/** What to say of lines that stay text. */
export function keptTexts(kept: readonly string[]): readonly string[] {
  const texts = [...new Set(kept)]
  if (texts.length === 0) return []
  const named = texts.slice(0, MOST_NAMED).map((text) => `“${text}”`)
  const more = texts.length - named.length
  const list = more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ')
  const which = texts.length === 1 ? 'A line stays text' : `${texts.length} lines stay text`
  return [`${which}, because the app’s fonts lack some of the letters: ${list}.`]
}
