import { newId } from '#shared/base/ids.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import type { TableName } from '#shared/model/record.ts'
import type { Entry } from '../project-json/read-fields.ts'
import { quoted, type Report } from '../report.ts'
import { type DrawnTable, healed } from './own-key.ts'
import { isMoved, newAmount, newColor, newForeign, newWords, type OwnNode } from './own-nodes.ts'

/** The field that a node's text is typed into. */
const TYPED: Readonly<Record<Exclude<DrawnTable, 'connectors'>, string>> = {
  maps: 'title',
  personas: 'name',
  stages: 'title',
  steps: 'title',
  lanes: 'title',
  cards: 'text',
  groups: 'title',
  notes: 'text',
}

/** Records that have a colour of their own, and those that keep what other programs said of their nodes. */
const COLORED: ReadonlySet<TableName> = new Set(['personas', 'stages', 'lanes', 'cards', 'groups', 'notes'])
const KEEPING: ReadonlySet<TableName> = new Set(['stages', 'steps', 'lanes', 'cards', 'notes'])

/** The records of a canvas of ours, as they are found. */
export class OwnRecords {
  readonly #records: RecordToInsert[] = []
  readonly #taken = new Set<string>()
  readonly #report: Report

  constructor(report: Report) {
    this.#report = report
  }

  /** In the order in which they were found. */
  get all(): readonly RecordToInsert[] {
    return this.#records
  }

  /** Whether a record of this id is there. */
  has(table: TableName, id: string): boolean {
    return this.#taken.has(`${table} ${id}`)
  }

  /** An id for a record that should have `id`: that, or for a copy of what is there a new one. */
  claim(table: TableName, id: string): string {
    const free = this.has(table, id) ? newId() : id
    this.#taken.add(`${table} ${free}`)
    return free
  }

  /** Files a record under an id that was claimed. */
  add(table: TableName, id: string, fields: Entry): void {
    this.#taken.add(`${table} ${id}`)
    const known = healed(table, fields)
    if (known) this.#records.push({ table, id, fields: known } as unknown as RecordToInsert)
  }

  /** The fields of a node's record, with what somebody changed on the canvas. */
  fieldsOf(node: OwnNode): Entry {
    const { table, fields } = node.own
    if (table === 'connectors') return fields
    const words = newWords(node, fields.image)
    const color = COLORED.has(table) ? newColor(node) : null
    const amount = newAmount(node, words)
    if (words.more !== null && amount === null) this.#tellMore(String(fields[TYPED[table]] ?? ''))
    const foreign = typeof fields.foreign === 'string' ? fields.foreign : ''
    return {
      ...fields,
      ...(words.typed !== null && { [TYPED[table]]: words.typed }),
      ...(color !== null && { color }),
      ...(amount !== null && { amount }),
      ...(KEEPING.has(table) && {
        foreign: newForeign(node, foreign, words, (left) => this.tellLeft(left)),
      }),
    }
  }

  /** Says that a record had no room for all that a node said. */
  tellLeft(left: number): void {
    this.#report.add(`${left} ${left === 1 ? 'key' : 'keys'} of a node had too long a value to be kept.`)
  }

  #tellMore(name: string): void {
    this.#report.add(
      `What stands below the rule of ${quoted(name)} is made of its fields; what was changed there was not taken over.`,
    )
  }
}

/** Nodes in a row or a column that are siblings: in the order of the file, unless somebody moved one of them. */
export function inOrder<
  T extends { readonly node: OwnNode | null; readonly at: number; readonly order: string },
>(siblings: readonly T[]): { readonly items: readonly T[]; readonly isChanged: boolean } {
  const isChanged = siblings.some(({ node }) => node === null || isMoved(node))
  const items = siblings.toSorted((a, b) =>
    isChanged ? a.at - b.at : a.order < b.order ? -1 : a.order > b.order ? 1 : 0,
  )
  return { items, isChanged }
}
