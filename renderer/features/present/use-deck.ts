import { useDeferredValue, useMemo } from 'react'
import type { MapModel } from '#renderer/session/map-model.ts'
import { type Deck, makeDeck, type Order } from './deck/deck.ts'

/** The deck of a map, made anew while people edit: a moment behind them, so that keys stay quick. */
export function useDeck(model: MapModel, order: Order, shape: number, insights: boolean): Deck {
  const { view, marks } = useDeferredValue(model)
  return useMemo(
    () => makeDeck(view, { order, shape, insights, marks }),
    [view, marks, order, shape, insights],
  )
}
