import { counted } from '#shared/base/counted.ts'
import type { Card } from '#shared/model/card.ts'
import { type ChangeLog, isSamePlace, named, namedCard } from './change-log.ts'
import { markOfCard } from './grid-base.ts'
import { rowOfCard } from './grid-columns.ts'
import { gridText } from './grid-text.ts'
import type { Structure } from './structure-changes.ts'

/** A table that comes back with more than this share of its cards gone has probably lost them by accident. */
const MUCH = 1 / 3

/**
 * Removes what the table held when it was made and holds no more. What somebody changed or made in Throughline since
 * stays, and so does the lane or step that it stands in. Answers whether more than a third of the cards would go.
 */
export function changeRemovals(log: ChangeLog, structure: Structure): boolean {
  for (const id of structure.propped)
    if (![...structure.stepsOf.values()].some((steps) => steps.size === 1 && steps.has(id)))
      log.commands.push({ type: 'step.remove', id })
  return log.reading.base === null ? false : new Removals(log, structure).remove()
}

class Removals {
  readonly #log: ChangeLog
  readonly #structure: Structure
  /** Cards that the table still has, wherever. */
  readonly #kept: ReadonlySet<string>
  readonly #locked: ReadonlySet<string>
  readonly #going = new Set<string>()
  /** Cards that have left their cell for another one by now. */
  readonly #left: ReadonlySet<string>

  constructor(log: ChangeLog, structure: Structure) {
    this.#log = log
    this.#structure = structure
    this.#kept = new Set(log.reading.cards.map(({ id }) => id))
    this.#locked = new Set(log.view.lanes.filter(({ locked }) => locked).map(({ id }) => id))
    const moves = log.commands.flatMap((command) => (command.type === 'cards.move' ? command.moves : []))
    this.#left = new Set(
      moves.filter((move) => !isSamePlace(move, log.stands.get(move.id))).map(({ id }) => id),
    )
  }

  remove(): boolean {
    const { base, commands } = this.#log
    const wanted = [...base.marks.keys()].filter((id) => !this.#kept.has(id))
    for (const id of wanted) if (this.#mayGo(id)) this.#going.add(id)
    const { lanes, steps } = this.#withoutTheirs()
    const inLanes = new Set(lanes)
    const inSteps = new Set(steps)
    const single = [...this.#going].filter((id) => {
      const at = this.#log.stands.get(id)
      return !at || !(inLanes.has(at.laneId) || inSteps.has(at.stepId))
    })
    for (const id of single) this.#log.note('removed', 'cards', id, this.#nameOf(id))
    if (single.length > 0) commands.push({ type: 'cards.remove', ids: single })
    this.#removeLanes(lanes)
    this.#removeSteps(steps)
    return this.#going.size > base.marks.size * MUCH
  }

  #nameOf(id: string): string {
    const card = this.#card(id)
    return namedCard(card, card ? gridText(card, this.#log.words) : '')
  }

  #card(id: string): Card | undefined {
    const at = this.#log.stands.get(id)
    const cards = at && this.#log.view.cells.get(at.laneId)?.get(at.stepId)
    return cards?.find((card) => card.id === id) ?? this.#log.snapshot.cards[id]
  }

  /** Whether a card that the table has no more can go: it is still there, as it was, and nobody locked its lane. */
  #mayGo(id: string): boolean {
    const { base, note, words } = this.#log
    const card = this.#card(id)
    if (!card) return false
    const isChanged = markOfCard(rowOfCard(card, words)) !== base.marks.get(id)
    const isLocked = this.#locked.has(card.place[0])
    if (isChanged || isLocked) {
      const reason = isLocked
        ? 'its lane is locked'
        : 'it was changed in Throughline since the table was made'
      note('kept', 'cards', id, `${this.#nameOf(id)} stays, though the table has it no more: ${reason}`)
    }
    return !(isChanged || isLocked)
  }

  /** Lanes and steps that the table has no more and that hold nothing but what goes with them. */
  #withoutTheirs(): { readonly lanes: readonly string[]; readonly steps: readonly string[] } {
    const { base, reading, view, note, snapshot } = this.#log
    if (reading.shape === 'cards' || !this.#structure.isOpen) return { lanes: [], steps: [] }
    const inTable = new Set([
      ...reading.lanes.map(({ id }) => id),
      ...reading.stages.flatMap(({ steps }) => steps.map(({ id }) => id)),
    ])
    const isEmptied = (cards: readonly Card[]): boolean =>
      cards.every(({ id }) => this.#going.has(id) || this.#left.has(id))
    const lanes = base.lanes.flatMap(({ id }) => {
      const lane = view.lanes.find((one) => one.id === id)
      if (inTable.has(id) || !lane) return []
      const isFree = !lane.locked && isEmptied([...(view.cells.get(id)?.values() ?? [])].flat())
      if (!isFree)
        note(
          'kept',
          'lanes',
          id,
          `The lane ${named(lane.title)} stays: it is locked, or holds what the table does not know`,
        )
      return isFree ? [id] : []
    })
    const steps = base.stages
      .flatMap(({ stepIds }) => stepIds)
      .filter((id) => {
        if (inTable.has(id) || !this.#structure.steps.has(id)) return false
        const isFree = isEmptied([...view.cells.values()].flatMap((row) => row.get(id) ?? []))
        if (!isFree)
          note(
            'kept',
            'steps',
            id,
            `The step ${named(snapshot.steps[id]?.title ?? '')} stays: it holds what the table does not know`,
          )
        return isFree
      })
    return { lanes, steps }
  }

  #removeLanes(ids: readonly string[]): void {
    const { commands, note, snapshot } = this.#log
    for (const id of ids) {
      commands.push({ type: 'lane.remove', id })
      note(
        'removed',
        'lanes',
        id,
        `The lane ${named(snapshot.lanes[id]?.title ?? '')}${this.#withCards('laneId', id)}`,
      )
    }
  }

  #removeSteps(ids: readonly string[]): void {
    const { commands, note, snapshot, view, reading } = this.#log
    const going = new Set(ids)
    const kept = new Set(reading.stages.map(({ id }) => id))
    const done = new Set<string>()
    for (const { stage } of view.stages) {
      const steps = [...(this.#structure.stepsOf.get(stage.id) ?? [])]
      if (kept.has(stage.id) || steps.length === 0 || !steps.every((id) => going.has(id))) continue
      for (const id of steps) done.add(id)
      commands.push({ type: 'stage.remove', id: stage.id })
      note(
        'removed',
        'stages',
        stage.id,
        `The stage ${named(stage.title)} with ${counted(steps.length, 'step')}`,
      )
    }
    for (const id of ids) {
      const title = snapshot.steps[id]?.title ?? ''
      note('removed', 'steps', id, `The step ${named(title)}${this.#withCards('stepId', id)}`)
      if (!done.has(id)) commands.push({ type: 'step.remove', id })
    }
  }

  #withCards(key: 'laneId' | 'stepId', id: string): string {
    const cards = [...this.#going].filter((card) => this.#log.stands.get(card)?.[key] === id)
    return cards.length === 0 ? '' : ` with ${counted(cards.length, 'card')}`
  }
}
