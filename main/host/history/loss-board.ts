/** What went from maps at once, as long as nobody has said whether that was meant. */
import type { Snapshot } from '#shared/model/snapshot.ts'
import type { Loss } from '#shared/protocol/history.ts'
import { isGreat, type LostCards } from './losses.ts'

interface Asked {
  readonly loss: Loss
  readonly cards: readonly string[]
}

export class LossBoard {
  readonly #onChange: (loss: Loss | null) => void
  #open: readonly Asked[] = []

  constructor(onChange: (loss: Loss | null) => void) {
    this.#onChange = onChange
  }

  /** The latest that is open. */
  current(): Loss | null {
    return this.#open.at(-1)?.loss ?? null
  }

  ask(versionId: string, { cards, ...lost }: LostCards, by: string): void {
    this.#set([...this.#open, { loss: { ...lost, versionId, lost: cards.length, by }, cards }])
  }

  answered(versionId: string): void {
    this.#set(this.#open.filter(({ loss }) => loss.versionId !== versionId))
  }

  /** Asks no more about cards that are there again. */
  look({ cards }: Snapshot): void {
    if (this.#open.length === 0) return
    this.#set(
      this.#open.filter(({ loss, cards: ids }) => isGreat(ids.filter((id) => !cards[id]).length, loss.of)),
    )
  }

  #set(open: readonly Asked[]): void {
    const before = this.current()
    this.#open = open
    if (this.current() !== before) this.#onChange(this.current())
  }
}
