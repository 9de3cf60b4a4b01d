import { fail, ok, type Result } from '#shared/base/result.ts'
import type { Card } from '#shared/model/card.ts'
import type { Lane } from '#shared/model/lane.ts'
import { cardsIn, type MapView, personasOf, viewMap } from '#shared/model/map-view.ts'
import type { Persona } from '#shared/model/persona.ts'
import { scopeSentence } from '#shared/model/scope.ts'
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { Step } from '#shared/model/step.ts'
import { ACCESSIBILITY, SCORE, WHO_LANE } from './journey-mapping.ts'
import { type MermaidTaskInput, writeMermaidJourney } from './write-journey.ts'

/** A map as Mermaid `journey` text. */
export interface ExportedJourney {
  readonly text: string
  /** One sentence for each kind of thing that Mermaid cannot say. */
  readonly report: readonly string[]
}

/**
 * Writes a map as a Mermaid `journey`: stages become sections, steps tasks, sentiment values −2 to +2 the scores 1 to 5.
 * What `importMermaid` made of a text comes out as the same sections, tasks, scores and people;
 * `docs/formats/mermaid.md` has the whole mapping. Refuses (`gone`) where there is no such map.
 */
export function exportMermaid(snapshot: Snapshot, mapId: string): Result<ExportedJourney> {
  const view = viewMap(snapshot, mapId)
  if (!view) return fail('gone', 'This map is not there any more. Nothing was written.')
  return ok(new JourneyWriting(view, personasOf(snapshot)).write())
}

/** A step to write as a task, with what the map says of it. */
interface Column {
  readonly sectionIndex: number
  readonly step: Step
  readonly title: string
  readonly values: readonly Card[]
}

class JourneyWriting {
  readonly #view: MapView
  /** The map's own first, in their order. */
  readonly #personas: readonly Persona[]
  readonly #whoLane: Lane | undefined
  readonly #feelingLane: Lane | undefined
  readonly #columns: readonly Column[]

  constructor(view: MapView, personas: readonly Persona[]) {
    this.#view = view
    this.#personas = [...new Set([...view.personas, ...personas])]
    this.#whoLane = view.lanes.find(isWhoLane)
    const feelings = view.lanes.filter((lane) => lane.kind === 'sentiment')
    this.#feelingLane = feelings.find((lane) => view.cells.get(lane.id)?.size) ?? feelings[0]
    this.#columns = this.#collectColumns()
  }

  write(): ExportedJourney {
    const { map, stages, notes } = this.#view
    const kept = notes.map((note) => ACCESSIBILITY.fromNote(note.text)).find((found) => found !== undefined)
    const text = writeMermaidJourney({
      title: map.title,
      accTitle: kept?.accTitle ?? '',
      accDescr: kept?.accDescr ?? scopeSentence(map, this.#view.personas),
      sections: stages.slice(this.#firstSection()).map(({ stage }) => stage.title),
      tasks: this.#columns.map((column) => this.#task(column)),
    })
    return { text, report: this.#report() }
  }

  /** A first stage without a title stands for what comes before any section. */
  #firstSection(): number {
    return this.#view.stages[0]?.stage.title === '' ? 1 : 0
  }

  #collectColumns(): Column[] {
    const first = this.#firstSection()
    return this.#view.stages.flatMap(({ stage, steps }, stageIndex) => {
      const [only] = steps
      if (steps.length === 1 && only && this.#isEmpty(only)) return []
      return steps.map((step, index) => ({
        sectionIndex: stageIndex - first,
        step,
        title: step.title || (steps.length === 1 ? stage.title : '') || `Step ${index + 1}`,
        values: this.#valuesAt(step),
      }))
    })
  }

  /** Whether the step only holds its stage open. */
  #isEmpty(step: Step): boolean {
    return (
      step.title === '' &&
      this.#view.lanes.every((lane) => cardsIn(this.#view, lane.id, step.id).length === 0)
    )
  }

  #valuesAt(step: Step): Card[] {
    const lane = this.#feelingLane
    return lane ? cardsIn(this.#view, lane.id, step.id).filter((card) => card.amount !== null) : []
  }

  #task({ sectionIndex, title, step, values }: Column): MermaidTaskInput {
    return { sectionIndex, task: title, score: this.#score(values), people: this.#people(step, values) }
  }

  /** The mean of the personas. A step without a value has no score, unless no step has one: then all are neutral. */
  #score(values: readonly Card[]): number {
    const amounts = values.map((card) => card.amount ?? 0)
    const [first] = amounts
    if (first === undefined) return this.#hasValues() ? Number.NaN : SCORE.neutral
    if (amounts.every((amount) => amount === first)) return SCORE.fromSentiment(first)
    const mean = amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length
    return SCORE.fromSentiment(Math.round(mean * 100) / 100)
  }

  #hasValues(): boolean {
    return this.#columns.some(({ values }) => values.length > 0)
  }

  #people(step: Step, values: readonly Card[]): string[] {
    if (this.#whoLane) return cardsIn(this.#view, this.#whoLane.id, step.id).map((card) => card.text)
    const felt = new Set(values.map((card) => card.personaId))
    return this.#personas.filter(({ id, name }) => felt.has(id) && name !== '').map(({ name }) => name)
  }

  #report(): string[] {
    const untitled = this.#columns.filter(({ step }) => step.title === '').length
    const unrated = this.#columns.filter(({ values }) => values.length === 0).length
    const mixed = this.#columns.filter(
      ({ values }) => new Set(values.map((card) => card.amount)).size > 1,
    ).length
    const leftOut = this.#leftOut()
    return [
      ...(untitled > 0 ? [`${count(untitled, 'step')} without a title got one from the stage.`] : []),
      ...(unrated > 0 ? [this.#unratedSentence(unrated)] : []),
      ...(mixed > 0
        ? [
            `At ${count(mixed, 'step')} the personas feel differently. Mermaid has one score per task: their mean.`,
          ]
        : []),
      ...(leftOut.length > 0
        ? [`Mermaid holds stages, steps, scores and people only. Left out: ${leftOut.join(', ')}.`]
        : []),
    ]
  }

  #unratedSentence(unrated: number): string {
    return this.#hasValues()
      ? `${count(unrated, 'step')} without a sentiment value got “?” for a score, which Mermaid reads as none.`
      : 'No step has a sentiment value yet, so every task got the neutral score 3.'
  }

  #leftOut(): string[] {
    const { lanes, cells, connectors, notes } = this.#view
    const carried = new Set([this.#whoLane?.id, this.#feelingLane?.id])
    const cards = lanes
      .filter((lane) => !carried.has(lane.id))
      .reduce((sum, lane) => sum + [...(cells.get(lane.id)?.values() ?? [])].flat().length, 0)
    const words = this.#columns.flatMap(({ values }) => values).filter((card) => card.text !== '').length
    const others = notes.filter((note) => ACCESSIBILITY.fromNote(note.text) === undefined).length
    return [
      ...(cards > 0 ? [count(cards, 'card')] : []),
      ...(words > 0 ? [`the words at ${count(words, 'sentiment value')}`] : []),
      ...(connectors.length > 0 ? [count(connectors.length, 'connector')] : []),
      ...(others > 0 ? [count(others, 'note')] : []),
    ]
  }
}

const isWhoLane = (lane: Lane): boolean =>
  lane.kind === 'cards' && lane.title.trim().toLowerCase() === WHO_LANE.toLowerCase()

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
