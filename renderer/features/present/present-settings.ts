import type { Order } from './deck/deck.ts'

const KEPT = 'throughline-present-order'

/** In which order the last presentation on this machine was told. */
export const keptOrder = (storage: Pick<Storage, 'getItem'>): Order =>
  storage.getItem(KEPT) === 'lanes' ? 'lanes' : 'stages'

export const keepOrder = (storage: Pick<Storage, 'setItem'>, order: Order): void =>
  storage.setItem(KEPT, order)
