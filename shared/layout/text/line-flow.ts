import { FLAGS, Flag, graphemeFlags } from './characters.ts'
import type { FontFace } from './font-faces.ts'
import { advanceTable, UNITS_PER_EM } from './font-metrics.ts'
import { graphemeEnd } from './graphemes.ts'
import { graphemeAdvance, standsAlone } from './measure.ts'

/** One line of broken text. */
export interface TextLine {
  /** The characters as typed, without the spaces or newline at which the line ends. */
  readonly text: string
  /** Width in px, the hyphen of a hyphenated line included. */
  readonly width: number
  /** The line ends at a soft hyphen, which is to be drawn; see `drawnText`. */
  readonly hyphenated: boolean
}

/** What broken text must keep to; `flowText` gives up as soon as it does not. */
export interface FlowConditions {
  readonly maxLines: number
  /** No word is broken inside, and no character is wider than the line. */
  readonly wholeWords: boolean
}

/** Sums of whole units against a limit that went through a division; far below anything visible. */
const ROUNDING_UNITS = 1e-6

const SOFT_HYPHEN = 0xad
const HYPHEN = 0x2d
const SLASH = 0x2f
const LEFT_GUILLEMET = 0xab

const flagsAt = (text: string, index: number): number => FLAGS[text.charCodeAt(index)] ?? 0

/** Marks that French sets off by a space from the word they belong to. */
const isSpacedClosing = (code: number): boolean =>
  code === 0x21 || code === 0x3f || code === 0x3a || code === 0x3b || code === 0xbb

/** Greedy filling of lines, one visible character at a time; every step is constant, so long texts stay linear. */
class LineFlow {
  readonly lines: TextLine[] = []
  /** Whether a word had to be broken inside or a character was wider than the line. */
  brokeWord = false

  private readonly text: string
  private readonly advances: Uint16Array
  private readonly limit: number
  private readonly pxPerUnit: number
  private readonly hyphen: number

  /** The paragraph's end, and in the line being filled: its start, and its width with hanging spaces. */
  private end = 0
  private lineStart = 0
  private width = 0
  /** The end and width of what is to be seen of the line: without hanging spaces. */
  private visibleEnd = 0
  private visibleWidth = 0
  /** What the character before is, and whether the word so far is more than dashes and opening marks. */
  private previousFlags = 0
  private wordHasBody = false
  /** The latest place where the line may end, or none (−1), and where the next line would start. */
  private breakEnd = -1
  private breakWidth = 0
  private breakHyphenated = false
  private nextStart = 0
  private nextStartWidth = 0

  constructor(text: string, face: FontFace, sizePx: number, maxWidthPx: number) {
    this.text = text
    this.advances = advanceTable(face)
    this.pxPerUnit = sizePx / UNITS_PER_EM
    this.limit = maxWidthPx / this.pxPerUnit + ROUNDING_UNITS
    this.hyphen = this.advances[HYPHEN] as number
  }

  /** Breaks `text[start, end)`, which holds no newline, into at least one line; stops early past `conditions`. */
  addParagraph(start: number, end: number, conditions: FlowConditions): void {
    const { text, advances } = this
    this.end = end
    this.startLineAt(start)
    this.previousFlags = 0
    this.wordHasBody = false
    for (let index = start; index < end; ) {
      const alone = standsAlone(text, index)
      const next = alone ? index + 1 : graphemeEnd(text, index)
      const flags =
        next === index + 1 ? flagsAt(text, index) : graphemeFlags(text.codePointAt(index) as number)
      const advance = alone
        ? (advances[text.charCodeAt(index)] as number)
        : graphemeAdvance(text, index, next, advances)
      if ((flags & Flag.space) === 0) this.addVisible(index, next, flags, advance)
      else this.addSpace(advance)
      if (!this.keeps(conditions)) return
      this.previousFlags = flags
      index = next
    }
    this.emit(this.visibleEnd, this.visibleWidth, false)
  }

  /** Whether what has been broken so far keeps to `conditions`. */
  keeps(conditions: FlowConditions): boolean {
    return this.lines.length <= conditions.maxLines && !(conditions.wholeWords && this.brokeWord)
  }

  private addSpace(advance: number): void {
    this.width += advance
    this.wordHasBody = false
  }

  private addVisible(index: number, next: number, flags: number, advance: number): void {
    const mayBreak =
      (this.previousFlags & Flag.space) === 0 ? this.breaksBetween(flags, index) : this.breaksAtSpace(index)
    if (mayBreak) this.offerBreak(index)
    if (this.width + advance > this.limit) this.makeRoom(index, advance)
    this.width += advance
    this.visibleEnd = next
    this.visibleWidth = this.width
    if ((flags & (Flag.dash | Flag.neverLast)) === 0) this.wordHasBody = true
  }

  /** Whether the spaces before `index` may end a line: always, but for French marks that stand apart ("Quoi ?"). */
  private breaksAtSpace(index: number): boolean {
    const { text, end, visibleEnd, lineStart } = this
    if (isSpacedClosing(text.charCodeAt(index))) {
      const standsApart =
        index + 1 === end ||
        (flagsAt(text, index + 1) & Flag.space) !== 0 ||
        isSpacedClosing(text.charCodeAt(index + 1))
      if (standsApart) return false
    }
    const opensQuotation =
      text.charCodeAt(visibleEnd - 1) === LEFT_GUILLEMET &&
      (visibleEnd - 1 === lineStart || (flagsAt(text, visibleEnd - 2) & Flag.space) !== 0)
    return !opensQuotation
  }

  /** Whether a line may end between the character before `index` and the one at it, with no space between them. */
  private breaksBetween(flags: number, index: number): boolean {
    const before = this.previousFlags
    if ((flags & Flag.neverFirst) !== 0 || (before & Flag.neverLast) !== 0) return false
    if ((before & Flag.dash) !== 0) return this.wordHasBody && !this.isSignedNumber(index)
    return (before & Flag.breakAfter) !== 0 || (flags & Flag.breakBefore) !== 0
  }

  /** A digit behind a hyphen or slash: dates, fractions, phone numbers. */
  private isSignedNumber(index: number): boolean {
    const dash = this.text.charCodeAt(index - 1)
    const digit = this.text.charCodeAt(index)
    return (dash === HYPHEN || dash === SLASH) && digit >= 0x30 && digit <= 0x39
  }

  /** Notes that the next line may start at `index`; at a soft hyphen only if the drawn hyphen fits. */
  private offerBreak(index: number): void {
    const hyphenated = this.visibleEnd === index && this.text.charCodeAt(index - 1) === SOFT_HYPHEN
    const width = this.visibleWidth + (hyphenated ? this.hyphen : 0)
    if (index === this.lineStart || width > this.limit) return
    this.breakEnd = this.visibleEnd
    this.breakWidth = width
    this.breakHyphenated = hyphenated
    this.nextStart = index
    this.nextStartWidth = this.width
  }

  /** Ends lines until `advance` fits at `index`: at the latest break, failing that inside the word. */
  private makeRoom(index: number, advance: number): void {
    if (this.breakEnd >= 0) {
      // Without anything to see before the break, only leading spaces are dropped.
      if (this.breakEnd > this.lineStart) this.emit(this.breakEnd, this.breakWidth, this.breakHyphenated)
      const { width, visibleEnd, visibleWidth } = this
      this.startLineAt(this.nextStart)
      this.width = width - this.nextStartWidth
      if (visibleEnd > this.lineStart) {
        this.visibleEnd = visibleEnd
        this.visibleWidth = visibleWidth - this.nextStartWidth
      }
    }
    if (this.width + advance <= this.limit) return
    if (this.visibleEnd > this.lineStart) {
      this.emit(this.visibleEnd, this.visibleWidth, false)
      if (this.visibleEnd === index) this.brokeWord = true
    }
    this.startLineAt(index)
    if (advance > this.limit) this.brokeWord = true
  }

  private startLineAt(start: number): void {
    this.lineStart = start
    this.width = 0
    this.visibleEnd = start
    this.visibleWidth = 0
    this.breakEnd = -1
  }

  private emit(end: number, units: number, hyphenated: boolean): void {
    this.lines.push({ text: this.text.slice(this.lineStart, end), width: units * this.pxPerUnit, hyphenated })
  }
}

/**
 * Breaks `text` into lines of at most `maxWidthPx`. With `conditions` that turn out not to hold it stops early:
 * `kept` is false and `lines` are not to be used.
 */
export function flowText(
  text: string,
  face: FontFace,
  sizePx: number,
  maxWidthPx: number,
  conditions: FlowConditions = { maxLines: Number.POSITIVE_INFINITY, wholeWords: false },
): { readonly lines: readonly TextLine[]; readonly kept: boolean } {
  const flow = new LineFlow(text, face, sizePx, maxWidthPx)
  for (let start = 0; start <= text.length; ) {
    let end = start
    while (end < text.length && (flagsAt(text, end) & Flag.newline) === 0) end++
    flow.addParagraph(start, end, conditions)
    if (!flow.keeps(conditions)) return { lines: flow.lines, kept: false }
    start = end + (text.startsWith('\r\n', end) ? 2 : 1)
  }
  return { lines: flow.lines, kept: true }
}
