import { cutLoose } from '#shared/base/cut-loose.ts'
import { LEFT_OUT, type LeftOut, type LeftOutReason, type RowsRead } from './log-source.ts'

/** Most examples of a reason, and most letters of one. */
const MOST_EXAMPLES = 5
const MOST_LETTERS = 200

/** A row as it is shown: where it stands, and its text somewhere in a longer one. */
export interface RowToShow {
  readonly line: number
  readonly whole: string
  readonly begin: number
  readonly end: number
}

/** Cells as one text, as far as it is ever shown: the whole of a hostile row would be longer than any text can be. */
export function beginningOfRow(cells: readonly string[]): string {
  let text = ''
  for (const cell of cells) {
    if (text.length > MOST_LETTERS) break
    text += text === '' ? cell : `, ${cell}`
  }
  return text
}

interface Kind {
  rows: number
  readonly examples: { readonly line: number; readonly text: string }[]
}

/** Keeps account of a file's rows. */
export class RowReport {
  read = 0
  used = 0
  repeated = 0
  readonly #file: string
  readonly #kinds = new Map<LeftOutReason, Kind>()

  constructor(file: string) {
    this.#file = file
  }

  /** Notes a row under a reason; the first five are kept to look at. */
  note(reason: LeftOutReason, row: RowToShow): void {
    let kind = this.#kinds.get(reason)
    if (!kind) {
      kind = { rows: 0, examples: [] }
      this.#kinds.set(reason, kind)
    }
    kind.rows++
    if (kind.examples.length < MOST_EXAMPLES) kind.examples.push({ line: row.line, text: shownText(row) })
  }

  /** The account as it is handed on, reasons in the order of {@link LEFT_OUT}. */
  told(): RowsRead {
    const leftOut: LeftOut[] = []
    for (const reason of Object.keys(LEFT_OUT) as LeftOutReason[]) {
      const kind = this.#kinds.get(reason)
      if (kind) leftOut.push({ reason, ...kind })
    }
    return { file: this.#file, read: this.read, used: this.used, repeated: this.repeated, leftOut }
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for.
const NUL = /\u0000/g

function shownText({ whole, begin, end }: RowToShow): string {
  return cutLoose(whole.slice(begin, Math.min(end, begin + MOST_LETTERS))).replace(NUL, '␀')
}
