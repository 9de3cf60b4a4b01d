import { clamp } from '#shared/base/geometry.ts'
import { newId } from '#shared/base/ids.ts'
import { ok, type Result } from '#shared/base/result.ts'
import type { RecordToInsert } from '#shared/document/commands/types.ts'
import { sentimentId } from '#shared/model/card.ts'
import type { FieldsOf } from '#shared/model/definitions.ts'
import { sentimentLabel } from '#shared/model/vocabulary.ts'
import { createReport, quoted, type Report } from '../report.ts'
import { withOrders } from '../with-orders.ts'
import { unescapeMermaidJourney } from './field-codes.ts'
import { ACCESSIBILITY, SCORE, WHO_LANE } from './journey-mapping.ts'
import type { MermaidJourney, MermaidProblem, MermaidTask } from './journey-text.ts'
import { parseMermaidJourney } from './parse-journey.ts'

/** A Mermaid `journey` as a map of its own, ready to insert into any project. */
export interface ImportedJourney {
  readonly records: readonly RecordToInsert[]
  /** A title for a project made from it; never empty. */
  readonly title: string
  /** One sentence, with its line, for each thing that could not be taken over as it stood. */
  readonly report: readonly string[]
}

/**
 * Reads a Mermaid `journey` into a map: sections become stages, tasks steps, scores 1 to 5 the sentiment values −2 to
 * +2. One or two people become personas, each with a line of their own; more, or lists that personas cannot tell
 * (doubles, empty names, another order), become cards in a lane “Who”, one per person and task.
 * `docs/formats/mermaid.md` has the whole mapping. Refuses with Mermaid's own reasons and the line.
 */
export function importMermaid(text: string): Result<ImportedJourney, MermaidProblem> {
  const parsed = parseMermaidJourney(text)
  if (!parsed.ok) return parsed
  const journey = unescapeMermaidJourney(parsed.value)
  const report = createReport()
  const title = journey.title || journey.frontMatterTitle
  const records = new MapBuilder(journey, title, report).build()
  return ok({
    records,
    title: title.trim() || journey.accTitle.trim() || 'Imported journey',
    report: report.sentences(),
  })
}

/** Names that become personas; a file with more is about roles rather than about travellers. */
const MOST_PERSONAS = 2
const PERSONA_COLORS = ['blue', 'orange'] as const

/**
 * The sentiment line is all that Mermaid knows of. The two lanes that people fill next stand around it, empty: where it
 * happens, and what hurts.
 */
const LANES = {
  who: { title: WHO_LANE, kind: 'cards', color: 'grey', prompt: 'Who takes part?' },
  always: [
    {
      title: 'Touchpoints',
      kind: 'touchpoints',
      color: 'blue',
      prompt: 'Where does it happen, and over which channel?',
    },
    { title: 'Feeling', kind: 'sentiment', color: 'violet', prompt: '' },
    { title: 'Pain points', kind: 'pains', color: 'red', prompt: 'What gets in the way?' },
  ],
} as const

/** A column to make; without a task it only holds its stage open. */
interface Column {
  readonly stepId: string
  readonly task: MermaidTask | undefined
}

class MapBuilder {
  readonly #journey: MermaidJourney
  readonly #title: string
  readonly #report: Report
  readonly #mapId = newId()
  readonly #records: RecordToInsert[] = []
  /** Persona ids by name, the main persona first. */
  readonly #personas: ReadonlyMap<string, string>

  constructor(journey: MermaidJourney, title: string, report: Report) {
    this.#journey = journey
    this.#title = title
    this.#report = report
    const names = [...new Set(journey.tasks.flatMap((task) => task.people))].filter((name) => name !== '')
    this.#personas = new Map(names.length > MOST_PERSONAS ? [] : names.map((name) => [name, newId()]))
  }

  build(): readonly RecordToInsert[] {
    for (const { item, order, index } of withOrders([...this.#personas]))
      this.#add('personas', item[1], { name: item[0], order, color: PERSONA_COLORS[index] ?? 'blue' })
    this.#add('maps', this.#mapId, { title: this.#title, personaIds: [...this.#personas.values()] })
    const columns = this.#addStages().filter(({ task }) => task !== undefined)
    this.#addLanes(columns as (Column & { task: MermaidTask })[])
    this.#addAccessibilityNote()
    return this.#records
  }

  #add<T extends RecordToInsert['table']>(table: T, id: string, fields: Partial<FieldsOf<T>>): void {
    this.#records.push({ table, id, fields } as RecordToInsert)
  }

  /** A stage per section, and one without a title for what comes before the first or for a journey without any. */
  #addStages(): Column[] {
    const { sections, tasks } = this.#journey
    const bySection = Map.groupBy(tasks, (task) => task.sectionIndex)
    const opening = bySection.has(-1) || sections.length === 0 ? [-1] : []
    return withOrders([...opening, ...sections.keys()]).flatMap(({ item, order }) => {
      const stageId = newId()
      this.#add('stages', stageId, { mapId: this.#mapId, order, title: sections[item] ?? '' })
      return this.#addSteps(stageId, bySection.get(item) ?? [undefined])
    })
  }

  #addSteps(stageId: string, tasks: readonly (MermaidTask | undefined)[]): Column[] {
    return withOrders(tasks).map(({ item: task, order }) => {
      const stepId = newId()
      this.#add('steps', stepId, { stageId, order, title: task?.task ?? '' })
      return { stepId, task }
    })
  }

  /** A lane “Who” only where personas cannot tell all that the file says. */
  #addLanes(columns: readonly (Column & { task: MermaidTask })[]): void {
    const withWho = this.#journey.tasks.some((task) => !sameList(task.people, this.#peopleToldBy(task)))
    const lanes = withOrders(withWho ? [LANES.who, ...LANES.always] : LANES.always)
    for (const { item, order } of lanes) {
      const laneId = newId()
      this.#add('lanes', laneId, { mapId: this.#mapId, order, ...item })
      for (const column of columns) {
        if (item === LANES.who) this.#addPeople(laneId, column)
        else if (item.kind === 'sentiment') this.#addSentiment(laneId, column)
      }
    }
  }

  /** The people that the sentiment values alone would say of a task. */
  #peopleToldBy(task: MermaidTask): string[] {
    if (Number.isNaN(task.score)) return []
    const names = [...this.#personas.keys()]
    const named = names.filter((name) => task.people.includes(name))
    return named.length > 0 ? named : names.slice(0, 1)
  }

  #addPeople(laneId: string, { stepId, task }: Column & { task: MermaidTask }): void {
    for (const { item: text, order } of withOrders(task.people))
      this.#add('cards', newId(), { place: [laneId, stepId, order], text })
  }

  /** Whom a task names feels so; where it names nobody, the main persona does. */
  #addSentiment(laneId: string, { stepId, task }: Column & { task: MermaidTask }): void {
    const amount = this.#sentimentOf(task)
    if (amount === null) return
    const named = [...new Set(task.people)].flatMap((name) => this.#personas.get(name) ?? [])
    const [mainPersona = null] = this.#personas.values()
    for (const personaId of named.length > 0 ? named : [mainPersona])
      this.#add('cards', sentimentId(laneId, stepId, personaId), {
        kind: 'sentiment',
        place: [laneId, stepId, 'V'],
        personaId,
        amount,
      })
  }

  #sentimentOf({ score, task, line }: MermaidTask): number | null {
    if (Number.isNaN(score)) {
      this.#report.add(
        `Line ${line}: the score of ${quoted(task)} is no number, so the step has no sentiment value.`,
      )
      return null
    }
    const taken = clamp(score, SCORE.least, SCORE.most)
    const amount = SCORE.toSentiment(taken)
    if (taken !== score)
      this.#report.add(
        `Line ${line}: the score ${score} of ${quoted(task)} is outside 1 to 5 and became ${taken} (${sentimentLabel(amount).toLowerCase()}).`,
      )
    return amount
  }

  #addAccessibilityNote(): void {
    const text = ACCESSIBILITY.toNote(this.#journey)
    if (text !== '') this.#add('notes', newId(), { mapId: this.#mapId, text, ...ACCESSIBILITY.place })
  }
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index])
