import { foldName } from '#shared/base/fold.ts'
import { newId } from '#shared/base/ids.ts'
import type { Lane } from '#shared/model/lane.ts'
import { COLORS, cardKindOf, holdsCards, type LaneKind } from '#shared/model/vocabulary.ts'
import { kindInWords, knownLane, presetOfKind } from './cards-words.ts'
import { type ChangeLog, named, newTitle, verdictOn } from './change-log.ts'
import type { ReadLane, ReadStage, ReadStep } from './grid-types.ts'
import { fromEnd, moved } from './sequence.ts'

/** The stages, steps and lanes that are there once the table's are: where cards can go, and what is left to clear away. */
export interface Structure {
  readonly steps: ReadonlySet<string>
  /** The kind of each lane, when the table's wishes are done. */
  readonly lanes: ReadonlyMap<string, LaneKind>
  /** Steps of each stage, when the table's wishes are done. */
  readonly stepsOf: ReadonlyMap<string, ReadonlySet<string>>
  /** Steps that only hold a stage open while others are moved out and in. */
  readonly propped: readonly string[]
  /** Whether stages, steps and lanes may be changed. */
  readonly isOpen: boolean
}

/** Brings stages, steps and lanes to what the table says, but for what it has no more: that goes last. */
export function changeStructure(log: ChangeLog): Structure {
  const { view } = log
  const isOpen = !view.map.locked
  const title = newTitle(log, 'maps', view.map, log.reading.title)
  if (title !== undefined) log.commands.push({ type: 'map.edit', id: view.map.id, changes: { title } })
  const before = log.changes.length
  const commands = log.commands.length
  const columns = new ColumnChanges(log)
  columns.change()
  const lanes = changeLanes(log)
  if (isOpen || log.commands.length === commands) return { ...columns.result(), lanes, isOpen }
  log.commands.length = commands
  log.changes.length = before
  log.report.add(
    `The structure of ${named(view.map.title)} is locked, so its stages, steps and lanes were left as they are. Unlock it to bring these changes too.`,
  )
  return { ...asItIs(log), isOpen }
}

const asItIs = ({ view }: ChangeLog): Omit<Structure, 'isOpen'> => ({
  steps: new Set(view.steps.map(({ id }) => id)),
  lanes: new Map(view.lanes.map(({ id, kind }) => [id, kind])),
  stepsOf: new Map(view.stages.map(({ stage, steps }) => [stage.id, new Set(steps.map(({ id }) => id))])),
  propped: [],
})

class ColumnChanges {
  readonly #log: ChangeLog
  readonly #stepsOf: Map<string, Set<string>>
  readonly #stageOf = new Map<string, string>()
  /** The step that came with each stage that is new. */
  readonly #firstOf = new Map<string, string>()
  readonly #propped: string[] = []

  constructor(log: ChangeLog) {
    this.#log = log
    this.#stepsOf = new Map(log.view.stages.map(({ stage }) => [stage.id, new Set<string>()]))
    for (const { stage, steps } of log.view.stages) for (const step of steps) this.#put(step.id, stage.id)
  }

  change(): void {
    this.#stages()
    const { stages } = this.#log.reading
    const there = stages.filter(({ id }) => this.#stepsOf.has(id))
    for (const stage of there) this.#addSteps(stage)
    if (this.#log.reading.shape !== 'cards') for (const stage of there) this.#moveSteps(stage)
    for (const { steps } of there) for (const step of steps) this.#retitle(step)
  }

  result(): Omit<Structure, 'isOpen' | 'lanes'> {
    return { steps: new Set(this.#stageOf.keys()), stepsOf: this.#stepsOf, propped: this.#propped }
  }

  #put(stepId: string, stageId: string): void {
    this.#stepsOf.get(this.#stageOf.get(stepId) ?? '')?.delete(stepId)
    this.#stageOf.set(stepId, stageId)
    this.#stepsOf.get(stageId)?.add(stepId)
  }

  #stages(): void {
    const { reading, base, view, commands, note, snapshot } = this.#log
    const ids = reading.stages.map(({ id }) => id)
    const shifted =
      reading.shape === 'cards'
        ? new Set()
        : moved(
            ids,
            base.stages.map(({ id }) => id),
          )
    fromEnd(reading.stages, (stage, beforeId) => {
      const { id, title } = stage
      const now = snapshot.stages[id]
      if (stage.isNew) {
        this.#addStage(stage, beforeId)
        return true
      }
      if (now?.mapId !== view.map.id) return false
      if (shifted.has(id)) {
        commands.push({ type: 'stage.move', id, beforeId })
        note('moved', 'stages', id, `The stage ${named(now.title)} stands elsewhere`)
      }
      const said = newTitle(this.#log, 'stages', now, title)
      if (said !== undefined) commands.push({ type: 'stage.edit', id, changes: { title: said } })
      return true
    })
  }

  /** A stage comes with a step: its first new one, or one that makes room for those that are moved in. */
  #addStage({ id, title, steps }: ReadStage, beforeId: string | null): void {
    const { commands, note, reading } = this.#log
    const first = steps.find((step) => step.isNew)
    const stepId = first?.id ?? newId()
    if (!first) this.#propped.push(stepId)
    const fields = { title: title.text }
    commands.push({ type: 'stage.add', id, stepId, mapId: reading.mapId, beforeId, fields })
    note('added', 'stages', id, `The stage ${named(title.text)}`)
    this.#stepsOf.set(id, new Set())
    this.#put(stepId, id)
    this.#firstOf.set(id, stepId)
    if (!first) return
    if (first.title.text !== '')
      commands.push({ type: 'step.edit', id: stepId, changes: { title: first.title.text } })
    note('added', 'steps', stepId, `The step ${named(first.title.text)}`)
  }

  /** Whether a step of the table stands in its stage by now, so that another can be put in front of it. */
  #isIn(step: ReadStep, stageId: string): boolean {
    return this.#stageOf.get(step.id) === stageId
  }

  #addSteps({ id: stageId, steps }: ReadStage): void {
    const { commands, note } = this.#log
    fromEnd(steps, (step, beforeId) => {
      if (step.isNew && step.id !== this.#firstOf.get(stageId)) {
        const fields = { title: step.title.text }
        commands.push({ type: 'step.add', id: step.id, stageId, beforeId, fields })
        note('added', 'steps', step.id, `The step ${named(step.title.text)}`)
        this.#put(step.id, stageId)
      }
      return this.#isIn(step, stageId)
    })
  }

  #moveSteps({ id: stageId, title, steps }: ReadStage): void {
    const { base, commands, note, snapshot } = this.#log
    const before = base.stages.find(({ id }) => id === stageId)?.stepIds ?? []
    const shifted = moved(
      steps.map(({ id }) => id),
      before,
    )
    const known = new Set(base.stages.flatMap(({ stepIds }) => stepIds))
    fromEnd(steps, (step, beforeId) => {
      const { id, isNew } = step
      const isElsewhere = known.has(id) && !before.includes(id)
      if (!isNew && this.#stageOf.has(id) && (isElsewhere || shifted.has(id))) {
        this.#prop(this.#stageOf.get(id) as string, id, stageId)
        commands.push({ type: 'step.move', id, stageId, beforeId })
        const where = isElsewhere ? `stands in the stage ${named(title.text)}` : 'stands elsewhere'
        note('moved', 'steps', id, `The step ${named(snapshot.steps[id]?.title ?? '')} ${where}`)
        this.#put(id, stageId)
      }
      return this.#isIn(step, stageId)
    })
  }

  /** A stage that gives its last step away would go with it; one that the table still has gets a step to stay for. */
  #prop(stageId: string, leaving: string, target: string): void {
    const steps = this.#stepsOf.get(stageId)
    if (stageId === target || steps?.size !== 1 || !steps.has(leaving)) return
    if (!this.#log.reading.stages.some(({ id }) => id === stageId)) {
      this.#stepsOf.delete(stageId)
      return
    }
    const id = newId()
    this.#log.commands.push({ type: 'step.add', id, stageId, beforeId: null, fields: {} })
    this.#propped.push(id)
    this.#put(id, stageId)
  }

  #retitle({ id, isNew, title }: ReadStep): void {
    const { commands, snapshot } = this.#log
    if (isNew || !this.#stageOf.has(id)) return
    const said = newTitle(this.#log, 'steps', { id, title: snapshot.steps[id]?.title ?? '' }, title)
    if (said !== undefined) commands.push({ type: 'step.edit', id, changes: { title: said } })
  }
}

function changeLanes(log: ChangeLog): ReadonlyMap<string, LaneKind> {
  const { reading, base, view, commands, note } = log
  const kinds = new Map(view.lanes.map(({ id, kind }) => [id, kind]))
  const now = new Map(view.lanes.map((lane) => [lane.id, lane]))
  const ids = reading.lanes.map(({ id }) => id)
  const shifted =
    reading.shape === 'cards'
      ? new Set()
      : moved(
          ids,
          base.lanes.map(({ id }) => id),
        )
  fromEnd(reading.lanes, (read, beforeId) => {
    const { id } = read
    const lane = now.get(id)
    if (read.isNew) {
      const fields = { title: read.title.text, ...lookOf(read) }
      commands.push({ type: 'lane.add', id, mapId: view.map.id, beforeId, fields })
      note('added', 'lanes', id, `The lane ${named(read.title.text)}`)
      kinds.set(id, fields.kind)
      return true
    }
    if (!lane) return false
    if (shifted.has(id)) {
      commands.push({ type: 'lane.move', id, beforeId })
      note('moved', 'lanes', id, `The lane ${named(lane.title)} stands elsewhere`)
    }
    kinds.set(id, editLane(log, lane, read))
    return true
  })
  return kinds
}

/** The kind and colour of a new lane: as the table says, else as lanes of that name usually are. */
export function lookOf({ title, kind, color }: ReadLane): Pick<Lane, 'kind' | 'color'> {
  const said = kindInWords(kind.text)
  const usual = said === undefined ? knownLane(title.text) : presetOfKind(said)
  return {
    kind: said ?? usual?.kind ?? 'cards',
    color: COLORS.find((one) => one === foldName(color.text)) ?? usual?.color ?? 'yellow',
  }
}

/** Changes a lane and answers its kind. */
function editLane(log: ChangeLog, lane: Lane, read: ReadLane): LaneKind {
  const { commands, note, report, view } = log
  const changes: { title?: string; kind?: LaneKind; color?: Lane['color'] } = {}
  const title = newTitle(log, 'lanes', lane, read.title)
  if (title !== undefined) changes.title = title
  const color = COLORS.find((one) => one === foldName(read.color.text))
  if (color && verdictOn(read.color, lane.color) === 'take') {
    changes.color = color
    note('edited', 'lanes', lane.id, `The lane ${named(lane.title)} is ${color} now`)
  }
  const kind = kindInWords(read.kind.text)
  if (kind && kind !== lane.kind && verdictOn(read.kind, lane.kind) === 'take') {
    const isEmpty = [...(view.cells.get(lane.id)?.values() ?? [])].every((cards) => cards.length === 0)
    if (lane.locked || !(isEmpty || (holdsCards(kind) && holdsCards(lane.kind))))
      report.add(
        `The lane ${named(lane.title)} keeps its kind: it is locked, or its cards cannot be of the other.`,
      )
    else {
      changes.kind = kind
      note('edited', 'lanes', lane.id, `The lane ${named(lane.title)} holds ${cardKindOf(kind)} cards now`)
    }
  }
  if (Object.keys(changes).length > 0) commands.push({ type: 'lane.edit', id: lane.id, changes })
  return changes.kind ?? lane.kind
}
