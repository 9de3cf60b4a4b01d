import type { Rect } from '#shared/base/geometry.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import type { Place } from '#shared/model/card.ts'
import type { FieldsOf, TableRecords } from '#shared/model/definitions.ts'
import type { TableName } from '#shared/model/record.ts'
import type { Color } from '#shared/model/vocabulary.ts'
import { type Entry, isEntry } from '../project-json/read-fields.ts'
import { lean } from '../project-json/write.ts'
import { canvasColor, colorOfCanvas } from './canvas-colors.ts'
import { unknownKeys } from './canvas-file.ts'
import { wordsOfKept } from './canvas-words.ts'
import { type Kept, keptOf } from './kept.ts'
import { nodeText, textOfMarkdown } from './markdown.ts'
import { type DrawnTable, OWN_KEY, OWN_VERSION, sumOf } from './own-key.ts'

/** So many pixels of a canvas to a map unit: Obsidian's type is larger and its texts have wider margins. */
export const CANVAS_SCALE = 1.5

/** What is shown of a record. */
export interface NodeWish {
  /** In map units. */
  readonly rect: Rect
  /** Of a group. */
  readonly label?: string
  /** Of a text: what a person typed, and what else is known. */
  readonly typed?: string
  readonly more?: string
  /** Markdown that shows a picture. */
  readonly picture?: string
  readonly isTitle?: boolean
  readonly color?: Color
  readonly place?: Place
  readonly isStandIn?: boolean
  readonly others?: readonly RecordToInsert[]
}

/** A node as it goes into the file. */
type WrittenNode = Rect & { readonly id: string; readonly [key: string]: unknown }

/** For people at work, and for rooms; nobody takes them away. */
const PRIVATE: readonly string[] = ['prompt', 'speakerNotes', 'authorId']

/** Collects the nodes of a canvas, each with its record under our key. */
export class NodeWriting {
  readonly nodes: Entry[] = []
  readonly #ids = new Set<string>()
  /** By table and id of their records. */
  readonly #byRecord = new Map<string, WrittenNode>()

  /** The node that shows a card. */
  nodeOfCard(id: string): WrittenNode | undefined {
    return this.#byRecord.get(`cards ${id}`)
  }

  /** Whether a node of the canvas has this id. */
  has(id: string): boolean {
    return this.#ids.has(id)
  }

  /** The fields of a record that differ from their defaults, without what stays with the project. */
  fieldsOf<T extends TableName>(table: T, record: TableRecords[T]): Entry {
    const { id: _, ...fields } = lean(table, record, PRIVATE as unknown as (keyof FieldsOf<T>)[])
    return fields
  }

  /** Adds the node of a record. */
  write<T extends DrawnTable>(table: T, record: TableRecords[T], wish: NodeWish): void {
    const kept = keptByNode(table, record)
    const { place: _, ...fields } = this.fieldsOf(table, record)
    const id = this.#newId(table, record.id, kept)
    const node = this.#nodeOfRecord(id, wish, kept)
    const own = {
      ...{ table, id: record.id, fields },
      ...(wish.place && { place: wish.place }),
      ...(wish.isStandIn && { standIn: true }),
      ...(table === 'maps' && { version: OWN_VERSION, others: wish.others ?? [] }),
    }
    this.#byRecord.set(`${table} ${record.id}`, node)
    this.#push(node, own, wish)
  }

  /** Adds a node that only says more of a record that has a node already. */
  writeAside(table: DrawnTable, recordId: string, wish: NodeWish): void {
    const node = this.#nodeOfRecord(this.#newId(`${table}-more`, recordId, {}), { typed: '', ...wish }, {})
    this.#push(node, { table, id: recordId, aside: true }, wish)
  }

  #push(node: WrittenNode, own: Entry, { more = '' }: NodeWish): void {
    const { x, y, width, text, label, color } = node
    const said = typeof text === 'string' ? text : typeof label === 'string' ? label : ''
    const was = { x, y, width, text: sumOf(said), more: sumOf(more), color: color ?? '' }
    this.nodes.push({ ...node, [OWN_KEY]: { ...own, was } })
  }

  #newId(table: string, recordId: string, kept: Kept): string {
    const said = typeof kept.id === 'string' && kept.id !== '' ? kept.id : recordId
    const id = [said, recordId, `${table}-${recordId}`].find((one) => !this.#ids.has(one))
    const free = id ?? this.#numbered(`${table}-${recordId}`)
    this.#ids.add(free)
    return free
  }

  #numbered(id: string): string {
    for (let next = 2; ; next++) if (!this.#ids.has(`${id}-${next}`)) return `${id}-${next}`
  }

  #nodeOfRecord(id: string, wish: NodeWish, kept: Kept): WrittenNode {
    const color = colorFor(wish.color, kept)
    const box = onCanvas(wish.rect)
    const shared = { ...(color !== undefined && { color }), ...unknownKeys(kept) }
    if (wish.label !== undefined) {
      const { background, backgroundStyle } = kept
      const pictured = { ...(background !== undefined && { background, backgroundStyle }) }
      return {
        id,
        type: 'group',
        ...box,
        ...(wish.label !== '' && { label: wish.label }),
        ...pictured,
        ...shared,
      }
    }
    const brought = nodeOfKept(wish, kept)
    if (brought) return { id, ...brought, ...box, ...sizeOf(kept), ...shared }
    return { id, type: 'text', ...box, text: textFor(wish, kept), ...shared }
  }
}

/** What is kept for a record's node. A map keeps what the whole canvas said, and under our key what its title's node did. */
function keptByNode<T extends DrawnTable>(table: T, record: TableRecords[T]): Kept {
  const kept = 'foreign' in record ? keptOf(record) : {}
  if (table !== 'maps') return kept
  const { [OWN_KEY]: ofTitle } = kept
  return isEntry(ofTitle) ? ofTitle : {}
}

/** What a canvas brought as a file, a link or anything else that is no text, as long as nobody wrote over its name. */
function nodeOfKept({ typed = '', more = '' }: NodeWish, kept: Kept): Entry | undefined {
  const { type, file, subpath, url, label, text, background, backgroundStyle } = kept
  if (typeof type !== 'string' || type === 'text' || more !== '' || wordsOfKept(kept) !== typed)
    return undefined
  const said = Object.entries({ type, file, subpath, url, label, text, background, backgroundStyle })
  return Object.fromEntries(said.filter(([, value]) => value !== undefined))
}

/** Frames and the like keep the size that they came with. */
const sizeOf = ({ width, height }: Kept): Partial<Rect> =>
  isSize(width) && isSize(height) ? { width, height } : {}

const isSize = (value: unknown): value is number => Number.isInteger(value) && (value as number) > 0

/** Markdown as it came, where it still says what the record says; else our own. */
function textFor({ typed = '', more = '', picture = '', isTitle }: NodeWish, kept: Kept): string {
  if (typeof kept.text === 'string' && more === '' && picture === '' && textOfMarkdown(kept.text) === typed)
    return kept.text
  const text = nodeText(typed, more)
  const titled = isTitle && typed !== '' ? `# ${text}` : text
  return picture === '' ? titled : `${titled}${text === '' ? '' : '\n\n'}${picture}`
}

/** The colour as it came, where it is still the nearest to the record's; else our own. */
function colorFor(color: Color = 'grey', kept: Kept): unknown {
  const isSame = kept.color !== undefined && (colorOfCanvas(kept.color) ?? 'grey') === color
  return isSame ? kept.color : canvasColor(color)
}

/** A box in whole pixels of the canvas; its edges stay those of its neighbours. */
function onCanvas({ x, y, width, height }: Rect): Rect {
  const [left, top] = [Math.round(x * CANVAS_SCALE), Math.round(y * CANVAS_SCALE)]
  return {
    x: left,
    y: top,
    width: Math.max(1, Math.round((x + width) * CANVAS_SCALE) - left),
    height: Math.max(1, Math.round((y + height) * CANVAS_SCALE) - top),
  }
}
