import { foldName } from '#shared/base/fold.ts'
import { quoted } from '#shared/base/quote.ts'
import type { MapView } from '#shared/model/map-view.ts'
import { TABLE_BOUNDS } from './cards-mapping.ts'

/** A column that cards can come into. */
export interface PlannedStep {
  readonly id: string
  readonly title: string
  readonly isNew: boolean
}

/** A stage with its columns, those that are there and those that come. */
export interface PlannedStage {
  readonly id: string
  readonly title: string
  readonly isNew: boolean
  readonly steps: readonly PlannedStep[]
}

/** What was looked for, or why it cannot be had: the end of a sentence. */
export type Found<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string }

/** Found. */
export const found = <T>(value: T): Found<T> => ({ ok: true, value })

/** Not to be had. */
export const missing = (why: string): Found<never> => ({ ok: false, why })

/** Why a map takes no new step or lane of a title, or `null` where it does. */
export function whyClosed(target: MapView | null, what: 'step' | 'lane', title: string): string | null {
  const map = target?.map
  if (map?.kind === 'empathy') return `an empathy map has no ${what} ${quoted(title)}.`
  return map?.locked ? `the structure of the map is locked, and it has no ${what} ${quoted(title)}.` : null
}

/** The first of a list that bears a title, case, accents and blanks aside. */
export function titled<T extends { readonly title: string }>(
  list: readonly T[],
  title: string,
): T | undefined {
  const folded = foldName(title)
  return list.find((one) => foldName(one.title) === folded)
}

/** Columns by what a table says of them. */
export interface ColumnFinder {
  /** The column for a stage's and a step's title; empty ones are not said. What is not there is made. */
  readonly find: (stage: string, step: string) => Found<PlannedStep>
  readonly stages: () => readonly PlannedStage[]
}

interface Stage extends PlannedStage {
  readonly steps: PlannedStep[]
}

/** Looks for columns on a map, or on a new one. `stepId` is the column for what says none. */
export function createColumns(
  target: MapView | null,
  stepId: string | null,
  makeId: () => string,
): ColumnFinder {
  const stages: Stage[] = (target?.stages ?? []).map(({ stage: { id, title }, steps }) => ({
    id,
    title,
    isNew: false,
    steps: steps.map((step) => ({ id: step.id, title: step.title, isNew: false })),
  }))
  let made = 0
  const columns = (): PlannedStep[] => stages.flatMap(({ steps }) => steps)
  const stepIn = (stage: Stage | undefined, stageTitle: string, title: string): Found<PlannedStep> => {
    const own = stage && (title === '' ? stage.steps[0] : titled(stage.steps, title))
    if (own) return found(own)
    const closed = whyClosed(target, 'step', title || stageTitle)
    if (closed !== null) return missing(closed)
    if (made >= TABLE_BOUNDS.steps) return missing(`a table makes at most ${TABLE_BOUNDS.steps} new steps.`)
    made++
    const home = stage ?? { id: makeId(), title: stageTitle, isNew: true, steps: [] }
    if (!stage) stages.push(home)
    const step = { id: makeId(), title, isNew: true }
    home.steps.push(step)
    return found(step)
  }
  /** The stage for steps that are new and of which no stage is said. */
  const ownTitle = target ? 'Imported' : 'Journey'
  const ownStage = (): Stage | undefined => stages.find((stage) => stage.isNew && stage.title === ownTitle)
  const look = (stage: string, step: string): Found<PlannedStep> => {
    if (stage !== '') return stepIn(titled(stages, stage), stage, step)
    const all = columns()
    if (step === '') {
      const usual = all.find(({ id }) => id === stepId) ?? all[0]
      return usual ? found(usual) : stepIn(undefined, ownTitle, '')
    }
    const own = titled(all, step) ?? titled(stages, step)?.steps[0]
    return own ? found(own) : stepIn(ownStage(), ownTitle, step)
  }
  return { find: remembered(look), stages: () => stages }
}

/** Asks once for each pair of titles: tables have many rows and few titles. */
export function remembered<T>(look: (a: string, b: string) => T): (a: string, b: string) => T {
  const known = new Map<string, T>()
  return (a, b) => {
    const key = `${foldName(a)}\n${foldName(b)}`
    const before = known.get(key)
    if (before !== undefined) return before
    const answer = look(a, b)
    known.set(key, answer)
    return answer
  }
}
