import { isId, newId } from '#shared/base/ids.ts'
import { fail, ok, type Result } from '#shared/base/result.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { channelDotId, sentimentId } from '#shared/model/card.ts'
import { DEFINITIONS } from '#shared/model/definitions.ts'
import type { TableName } from '#shared/model/record.ts'
import { type CardKind, cardKindOf, LANE_KINDS, type LaneKind } from '#shared/model/vocabulary.ts'
import { createReport, quoted } from '../report.ts'
import { withOrders } from '../with-orders.ts'
import { type Entry, isEntry, listOf, readFields } from './read-fields.ts'
import { type Lookup, lookUpStep } from './references.ts'
import { readTemplateJson } from './template-json.ts'
import {
  HOMELESS_TABLES,
  type ImportedProject,
  MAX_JSON_RECORDS,
  PROJECT_JSON_FORMAT,
  PROJECT_JSON_VERSION,
} from './types.ts'

/**
 * What a project JSON holds, as records to insert. Takes any value and never throws. Heals what it can and says so in
 * the report: ids that are missing, malformed or used twice are made anew, unreadable fields take their default.
 * Refuses (`not-a-project`, `too-large`) what is no project JSON, and more than 200,000 records.
 */
export function readProjectJson(value: unknown): Result<ImportedProject> {
  if (!isEntry(value) || value.format !== PROJECT_JSON_FORMAT)
    return fail(
      'not-a-project',
      `This JSON file holds no Throughline project: it does not say "format": "${PROJECT_JSON_FORMAT}".`,
    )
  try {
    return ok(new ProjectReading().read(value))
  } catch (error) {
    if (!(error instanceof TooManyRecords)) throw error
    return fail(
      'too-large',
      `This file holds more than ${MAX_JSON_RECORDS.toLocaleString('en')} cards and other parts. Nothing was read.`,
    )
  }
}

const NESTED_IN_MAP = [
  'stages',
  'lanes',
  'groups',
  'connectors',
  'notes',
  'comments',
  'views',
  'dataSets',
] as const

class TooManyRecords extends Error {}

/** A record before its references are resolved; `implied` is what its place in the file says. */
interface Draft {
  readonly table: TableName
  readonly id: string
  readonly entry: Entry
  readonly implied: Readonly<Record<string, unknown>>
  /** Keys that hold nested records. */
  readonly nested: readonly string[]
}

class ProjectReading {
  readonly #report = createReport()
  readonly #drafts: Draft[] = []
  /** Ids given out, as `table id`. */
  readonly #taken = new Set<string>()
  /** Which id the file's own ids lead to, as `table id`. */
  readonly #ids = new Map<string, string>()
  #count = 0

  readonly #lookup: Lookup = (table, id) => this.#ids.get(`${table} ${id}`)

  read(file: Entry): ImportedProject {
    if (typeof file.version !== 'number' || file.version > PROJECT_JSON_VERSION)
      this.#report.add(
        'The file was written by another version of Throughline; what this one knows was read.',
      )
    this.#noteUnknown(
      file,
      ['format', 'version', 'template', 'project', 'personas', 'maps', 'homeless'],
      'file',
    )
    const project = this.#readProject(file.project)
    for (const { item: entry, order } of this.#ordered(file, 'personas')) this.#readPersona(entry, order)
    for (const { item: entry, order } of this.#ordered(file, 'maps')) this.#readMap(entry, order)
    this.#readHomeless(file.homeless)
    const template = file.template === undefined ? null : readTemplateJson(file.template, this.#report)
    const records = this.#drafts.flatMap((draft) => this.#finish(draft))
    const firstMap = records.find((record) => record.table === 'maps')
    return {
      project,
      title: project.title || (firstMap?.fields.title ?? ''),
      records,
      template,
      report: this.#report.sentences(),
    }
  }

  #readProject(value: unknown): ImportedProject['project'] {
    const { id, ...said } = isEntry(value) ? value : {}
    const entry = id === undefined ? said : { ...said, projectId: id }
    const context = { implied: {}, nested: [], lookup: this.#lookup, report: this.#report }
    return readFields('projects', entry, context) ?? DEFINITIONS.projects.defaults
  }

  #readPersona(entry: Entry, order: string): void {
    const personaId = this.#draft('personas', entry, { order }, ['traits'])
    for (const { item: trait, order } of this.#ordered(entry, 'traits'))
      this.#draft('traits', trait, { personaId, order }, [])
  }

  #readMap(entry: Entry, order: string): void {
    const mapId = this.#draft('maps', entry, { order }, NESTED_IN_MAP)
    for (const { item: stage, order } of this.#ordered(entry, 'stages')) {
      const stageId = this.#draft('stages', stage, { mapId, order }, ['steps'])
      for (const { item: step, order } of this.#ordered(stage, 'steps'))
        this.#draft('steps', step, { stageId, order }, [])
    }
    for (const { item: lane, order } of this.#ordered(entry, 'lanes')) {
      const laneId = this.#draft('lanes', lane, { mapId, order }, ['cells'])
      const kind = LANE_KINDS.find((known) => known === lane.kind) ?? 'cards'
      for (const cell of this.#entries(lane, 'cells')) this.#readCell(cell, laneId, kind)
    }
    for (const group of this.#entries(entry, 'groups')) this.#draft('groups', group, { mapId }, [])
    for (const connector of this.#entries(entry, 'connectors'))
      this.#draft('connectors', connector, { mapId }, [])
    for (const note of this.#entries(entry, 'notes')) this.#draft('notes', note, { mapId }, [])
    for (const comment of this.#entries(entry, 'comments')) this.#draft('comments', comment, { mapId }, [])
    for (const { item: view, order } of this.#ordered(entry, 'views'))
      this.#draft('views', view, { mapId, order }, [])
    for (const { item: data, order } of this.#ordered(entry, 'dataSets'))
      this.#draft('dataSets', data, { mapId, order }, [])
  }

  #readCell(cell: Entry, laneId: string, laneKind: LaneKind): void {
    this.#noteUnknown(cell, ['step', 'cards'], 'cell')
    const named = typeof cell.step === 'string' ? cell.step : ''
    const found = lookUpStep(this.#lookup, named)
    if (found === undefined)
      this.#report.add(
        `A cell names the step ${quoted(named)}, which is not in the file; its cards wait without a place.`,
      )
    const stepId = found ?? (isId(named) ? named : newId())
    const usualKind = cardKindOf(laneKind)
    for (const { item: entry, order } of this.#ordered(cell, 'cards')) {
      const kind = entry.kind === undefined ? usualKind : entry.kind
      const place = [laneId, stepId, order]
      const id =
        kind === usualKind && entry.id === undefined
          ? this.#computedId(usualKind, laneId, stepId, entry)
          : undefined
      this.#draft('cards', entry, { kind, place }, [], id)
    }
  }

  /** The id of a step's value, as `computedId` in the model has it; of a card none. */
  #computedId(kind: CardKind, laneId: string, stepId: string, entry: Entry): string | undefined {
    if (kind === 'sentiment') {
      const { personaId } = entry
      const persona =
        typeof personaId === 'string' ? (this.#lookup('personas', personaId) ?? personaId) : null
      return sentimentId(laneId, stepId, persona)
    }
    if (kind !== 'channel') return undefined
    const channel: unknown = Array.isArray(entry.channels) ? entry.channels[0] : undefined
    return channelDotId(laneId, stepId, typeof channel === 'string' ? channel : '')
  }

  /** What hung on nothing when the file was written, as it was. */
  #readHomeless(value: unknown): void {
    if (value === undefined) return
    if (isEntry(value)) {
      this.#noteUnknown(value, HOMELESS_TABLES, 'list “homeless”')
      for (const table of HOMELESS_TABLES)
        for (const entry of this.#entries(value, table)) this.#draft(table, entry, {}, [])
    } else this.#report.add('What the file lists under “homeless” could not be read.')
  }

  #entries(holder: Entry, key: string): Entry[] {
    const entries = listOf(holder, key, this.#report)
    this.#count += entries.length
    if (this.#count > MAX_JSON_RECORDS) throw new TooManyRecords()
    return entries
  }

  #ordered(holder: Entry, key: string) {
    return withOrders(this.#entries(holder, key))
  }

  /** Files a draft under the id it says, or `computedId`, or else a new one, and answers that id. */
  #draft(
    table: TableName,
    entry: Entry,
    implied: Readonly<Record<string, unknown>>,
    nested: readonly string[],
    computedId?: string,
  ): string {
    const said = computedId ?? entry.id
    const free = isId(said) && !this.#taken.has(`${table} ${said}`)
    if (said !== undefined && !free)
      this.#report.add(
        isId(said)
          ? `The id ${quoted(said)} is used twice; the second one got a new id.`
          : 'An id was not made of 1 to 200 letters, digits, “_”, “-” or “~”; it was replaced by a new one.',
      )
    const id = free ? said : newId()
    this.#taken.add(`${table} ${id}`)
    if (typeof said === 'string' && this.#lookup(table, said) === undefined)
      this.#ids.set(`${table} ${said}`, id)
    this.#drafts.push({ table, id, entry, implied, nested })
    return id
  }

  #finish({ table, id, entry, implied, nested }: Draft): RecordToInsert[] {
    const fields = readFields(table, entry, { implied, nested, lookup: this.#lookup, report: this.#report })
    if (fields === undefined) return []
    const record = { table, id, fields } as RecordToInsert
    // Of all references that lead nowhere this one makes its record vanish, so a mistyped id deserves a word.
    if (record.table === 'connectors' && implied.mapId !== undefined)
      for (const end of [record.fields.fromId, record.fields.toId])
        if (end !== undefined && !this.#taken.has(`cards ${end}`))
          this.#report.add(
            `A connector names the card ${quoted(end)}, which is not in the file; it is not shown.`,
          )
    return [record]
  }

  #noteUnknown(entry: Entry, known: readonly string[], where: string): void {
    for (const key of Object.keys(entry))
      if (!known.includes(key))
        this.#report.add(`The ${where} says ${quoted(key)}, which is not known; it was left out.`)
  }
}
