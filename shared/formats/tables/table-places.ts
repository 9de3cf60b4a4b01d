import { foldName } from '#shared/base/fold.ts'
import { newId } from '#shared/base/ids.ts'
import type { GridBase, ReadCell, ReadLane, ReadStage, ReadStep } from './grid-types.ts'
import type { CardRow } from './read-cards-sheet.ts'
import { newCell, untouched } from './read-cell.ts'

interface OpenStage extends ReadStage {
  readonly steps: ReadStep[]
}

/** A cell of the map: a step of a lane. */
export interface PlaceInTable {
  readonly laneId: string
  readonly stepId: string
}

/** The stages, steps and lanes that rows of cards name: by their ids where they are untouched, else by their names. */
export class TablePlaces {
  readonly stages: OpenStage[]
  readonly lanes: ReadLane[]

  constructor(stages: readonly ReadStage[], lanes: readonly ReadLane[]) {
    this.stages = stages.map((stage) => ({ ...stage, steps: [...stage.steps] }))
    this.lanes = [...lanes]
  }

  /** Where a row's card stands; `undefined` where it names no step or no lane. Makes steps and lanes that nobody knows yet. */
  placeOf(row: CardRow): PlaceInTable | undefined {
    const stepId = this.#stepOf(row)
    const laneId = stepId === undefined ? undefined : this.#laneOf(row)
    return stepId === undefined || laneId === undefined ? undefined : { stepId, laneId }
  }

  #stepOf({ fields, stageId, stepId }: CardRow): string | undefined {
    const [stageCell, stepCell] = [fields.get('stage'), fields.get('step')]
    const known = this.#step(stepId)
    if (known && isAsMade(stageCell) && isAsMade(stepCell)) return known.step.id
    const [stageName, stepName] = [stageCell?.text ?? '', stepCell?.text ?? '']
    if (known && says(known.stage.title, stageName) && says(known.step.title, stepName)) return known.step.id
    if (stageName === '' && stepName === '') return undefined
    const named = this.stages.flatMap((stage) => stage.steps.map((step) => ({ stage, step })))
    const found =
      named.find(({ stage, step }) => says(stage.title, stageName) && says(step.title, stepName)) ??
      (stageName === '' ? named.find(({ step }) => says(step.title, stepName)) : undefined)
    return found?.step.id ?? this.#newStep(stageId, stageName, stepName)
  }

  #step(id: string | null) {
    for (const stage of this.stages) {
      const step = stage.steps.find((one) => one.id === id)
      if (step) return { stage, step }
    }
    return undefined
  }

  #newStep(stageId: string | null, stageName: string, stepName: string): string {
    let stage =
      this.stages.find(({ id, title }) => id === stageId && says(title, stageName)) ??
      this.stages.find(({ title }) => says(title, stageName))
    if (!stage) {
      stage = { id: newId(), isNew: true, title: newCell(stageName), steps: [] }
      this.stages.push(stage)
    }
    const step: ReadStep = { id: newId(), isNew: true, title: newCell(stepName) }
    stage.steps.push(step)
    return step.id
  }

  #laneOf({ fields, laneId, laneKind, laneColor }: CardRow): string | undefined {
    const cell = fields.get('lane')
    const name = cell?.text ?? ''
    const known = this.lanes.find(({ id }) => id === laneId)
    if (known && (isAsMade(cell) || says(known.title, name))) return known.id
    if (name === '') return undefined
    const found = this.lanes.find(({ title }) => says(title, name))
    if (found) return found.id
    const id = newId()
    const like = { kind: untouched(newCell(laneKind)), color: untouched(newCell(laneColor)) }
    this.lanes.push({ id, isNew: true, title: newCell(name), ...like })
    return id
  }
}

const isAsMade = (cell: ReadCell | undefined): boolean =>
  cell === undefined || (cell.mark !== null && !cell.touched)

const says = ({ text }: ReadCell, name: string): boolean => foldName(text) === foldName(name)

/**
 * Stages, steps and lanes of a table that has only cards, in the order of the map where the table still tells it. A name
 * that was changed in every row it stood in is a new name; one that was changed in some rows is another place.
 */
export function placesOfRows(rows: readonly CardRow[], base: GridBase | null): TablePlaces {
  const order = {
    stages: base?.stages.map(({ id }) => id) ?? [],
    steps: base?.stages.flatMap(({ stepIds }) => stepIds) ?? [],
    lanes: base?.lanes.map(({ id }) => id) ?? [],
  }
  const titles = {
    stages: titlesOf(rows, 'stage', ({ stageId }) => stageId),
    steps: titlesOf(rows, 'step', ({ stepId }) => stepId),
    lanes: titlesOf(rows, 'lane', ({ laneId }) => laneId),
  }
  const stageOfStep = new Map(rows.map(({ stageId, stepId }) => [stepId, stageId]))
  const steps = inOrder([...titles.steps.keys()], order.steps)
  const stages = inOrder([...titles.stages.keys()], order.stages).map((id): ReadStage => {
    const own = steps.filter((stepId) => stageOfStep.get(stepId) === id)
    return {
      ...{ id, isNew: false, title: titles.stages.get(id) as ReadCell },
      steps: own.map((stepId) => ({ id: stepId, isNew: false, title: titles.steps.get(stepId) as ReadCell })),
    }
  })
  const lanes = inOrder([...titles.lanes.keys()], order.lanes).map((id): ReadLane => {
    const row = rows.find(({ laneId }) => laneId === id)
    const [kind, color] = [row?.laneKind ?? '', row?.laneColor ?? ''].map((said) => untouched(newCell(said)))
    return {
      id,
      isNew: false,
      title: titles.lanes.get(id) as ReadCell,
      kind: kind as ReadCell,
      color: color as ReadCell,
    }
  })
  return new TablePlaces(stages, lanes)
}

function titlesOf(
  rows: readonly CardRow[],
  key: string,
  idOf: (row: CardRow) => string | null,
): ReadonlyMap<string, ReadCell> {
  const cells = new Map<string, ReadCell[]>()
  for (const row of rows) {
    const id = idOf(row)
    const cell = row.fields.get(key)
    if (id !== null && cell) cells.set(id, [...(cells.get(id) ?? []), cell])
  }
  return new Map([...cells].map(([id, said]) => [id, titleOf(said)]))
}

function titleOf(cells: readonly ReadCell[]): ReadCell {
  const asMade = cells.find((cell) => isAsMade(cell)) ?? cells.find(({ mark }) => mark === null)
  const [first] = cells as [ReadCell]
  const isRenamed = !asMade && cells.every(({ text }) => text === first.text)
  return isRenamed ? first : untouched(asMade ?? first)
}

/** Ids in a known order; those that it does not know behind them, as they came. */
function inOrder(ids: readonly string[], order: readonly string[]): readonly string[] {
  const places = new Map(order.map((id, index) => [id, index]))
  return [...ids].sort((a, b) => (places.get(a) ?? order.length) - (places.get(b) ?? order.length))
}
