import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { Unreadable } from './unreadable.ts'

/** An event of a XES log with the attributes of its trace, which are called `case:…`; one object for all events. */
export interface XesEvent {
  readonly names: readonly string[]
  readonly values: readonly string[]
  /** Where the event begins in the file, counted from 1. */
  readonly line: number
}

/** The elements that are attributes (IEEE 1849); lists and containers only hold others. */
const ATTRIBUTES: ReadonlySet<string> = new Set([
  'string',
  'date',
  'int',
  'float',
  'boolean',
  'id',
  'list',
  'container',
])

/** Nobody nests deeper but to keep a reader busy. */
const DEEPEST = 64

/** Letters without an element that begins or ends, and attributes of one event with its trace: no log has more. */
const MOST_LETTERS = 1024 * 1024
const MOST_ATTRIBUTES = 1000
/** Letters of what a trace says of itself: it is read again with each of its events. */
const MOST_OF_TRACE = 64 * 1024
/** Longer names than this no reading knows; ways through lists within lists would make them without end. */
const LONGEST_NAME = 500

/**
 * Reads a XES log (IEEE 1849) that comes in pieces. Attributes within attributes are called by their way, `amount/currency`.
 * Entities beyond XML's own five are refused with the document type that would declare them: nothing is ever unfolded.
 */
export class XesScanner {
  readonly #parser = new SaxesParser<{ xmlns: false }>({ xmlns: false })
  readonly #file: string
  readonly #onEvent: (event: XesEvent) => void
  readonly #names: string[] = []
  readonly #values: string[] = []
  /** How many of them are the trace's, and their letters. */
  #ofTrace = 0
  #lettersOfTrace = 0
  #line = 0
  /** Keys of the attributes that are open, and of other elements ''. */
  readonly #path: string[] = []
  #isLog = false
  #inTrace = false
  #inEvent = false
  /** Letters since an element began or ended: the parser keeps them all. */
  #since = 0

  constructor(file: string, onEvent: (event: XesEvent) => void) {
    this.#file = file
    this.#onEvent = onEvent
    this.#parser.on('doctype', (doctype) => {
      if (/<!ENTITY/i.test(doctype))
        throw new Unreadable(
          'damaged',
          `“${file}” declares entities of its own, which no event log does. It was not read.`,
        )
    })
    this.#parser.on('opentag', (tag) => this.#open(tag))
    this.#parser.on('closetag', ({ name }) => this.#close(plainName(name)))
  }

  push(text: string): void {
    this.#since += text.length
    this.#guarded(() => this.#parser.write(text))
    if (this.#since > MOST_LETTERS)
      throw new Unreadable(
        'damaged',
        `“${this.#file}” holds a text without end. It was not read any further.`,
      )
  }

  end(): void {
    this.#guarded(() => this.#parser.close())
    if (!this.#isLog) throw new Unreadable('damaged', `“${this.#file}” is no XES log.`)
  }

  /** Whatever the parser objects to is damage of the file; what those behind it have to say is not. */
  #guarded(parse: () => void): void {
    try {
      parse()
    } catch (error) {
      if (error instanceof Unreadable) throw error
      throw new Unreadable(
        'damaged',
        `“${this.#file}” is damaged in line ${this.#parser.line}: it is no sound XML.`,
      )
    }
  }

  #open({ name: qualified, attributes }: SaxesTagPlain): void {
    const name = plainName(qualified)
    if (this.#path.length === 0) this.#isLog = name === 'log'
    const isAttribute = ATTRIBUTES.has(name)
    const key = isAttribute ? (attributes.key ?? '') : ''
    this.#path.push(key.slice(0, LONGEST_NAME))
    this.#since = 0
    if (this.#path.length > DEEPEST)
      throw new Unreadable('damaged', `“${this.#file}” nests its elements too deeply to be an event log.`)
    if (name === 'trace') {
      this.#inTrace = true
      this.#cut(0)
      this.#ofTrace = 0
      this.#lettersOfTrace = 0
    } else if (name === 'event') {
      this.#inEvent = true
      this.#line = this.#parser.line
      this.#cut(this.#ofTrace)
    } else if (isAttribute && this.#inTrace) this.#add(key, attributes.value)
  }

  #add(key: string, value: string | undefined): void {
    if (value === undefined || key === '') return
    if (this.#names.length >= MOST_ATTRIBUTES)
      throw new Unreadable('damaged', `“${this.#file}” has an event of more attributes than any event has.`)
    const within = this.#path.slice(this.#inEvent ? 3 : 2, -1).filter((part) => part !== '')
    const name = within.length > 0 ? `${within.join('/')}/${key}` : key
    if (name.length > LONGEST_NAME) return
    this.#names.push(this.#inEvent ? name : `case:${name}`)
    this.#values.push(value)
    if (this.#inEvent) return
    this.#ofTrace = this.#names.length
    this.#lettersOfTrace += value.length
    if (this.#lettersOfTrace > MOST_OF_TRACE)
      throw new Unreadable('damaged', `“${this.#file}” says more of one of its traces than any log does.`)
  }

  #close(name: string): void {
    this.#path.pop()
    this.#since = 0
    if (name === 'trace') this.#inTrace = false
    if (name !== 'event' || !this.#inEvent) return
    this.#inEvent = false
    this.#onEvent({ names: this.#names, values: this.#values, line: this.#line })
  }

  #cut(length: number): void {
    this.#names.length = length
    this.#values.length = length
  }
}

/** A name without its namespace's prefix. */
const plainName = (name: string): string => name.slice(name.indexOf(':') + 1)
